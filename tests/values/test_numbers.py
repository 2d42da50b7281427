"""Exact numbers: what is taken for one, and how one is read and printed."""

from decimal import Decimal
from typing import Any, cast

import pytest

from csc_reform import InvalidValueError
from csc_reform.values.numbers import exact_number


class TestExactNumber:
    """What may be given where an exact number is meant."""

    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            (5, "5"),
            ("5", "5"),
            ("5.", "5"),
            (".5", "0.5"),
            ("+7", "7"),
            ("-7", "-7"),
            ("8.50", "8.5"),
            (Decimal("8.50"), "8.5"),
            (Decimal("1E+3"), "1000"),
            (1000, "1000"),
            ("-0", "0"),
            (Decimal("-0.00"), "0"),
            (10**199, "1" + "0" * 199),
            ("0." + "0" * 199 + "1", "1E-200"),
        ],
    )
    def test_reads_to_one_form(self, given: Decimal | int | str, expected: str) -> None:
        """Spellings of one number become one number, without trailing or negative zeros."""
        assert expected == str(exact_number("amount", given))

    @pytest.mark.parametrize(
        ("given", "requirement"),
        [
            (1.5, "an exact number"),
            (1.0, "an exact number"),
            (True, "an exact number"),
            (None, "an exact number"),
            (b"5", "an exact number"),
            (Decimal("NaN"), "a finite number"),
            (Decimal("sNaN"), "a finite number"),
            (Decimal("Infinity"), "a finite number"),
            (Decimal("-Infinity"), "a finite number"),
            ("", "a plain decimal number"),
            (".", "a plain decimal number"),
            (" 5", "a plain decimal number"),
            ("5\n", "a plain decimal number"),
            ("1,000", "a plain decimal number"),
            ("1e5", "a plain decimal number"),
            ("1_000", "a plain decimal number"),
            ("nan", "a plain decimal number"),
            ("\u0663", "a plain decimal number"),
            ("1" * 601, "a plain decimal number"),
            ("1" * 201, "of at most 200 digits each side of the point"),
            (10**200, "of at most 200 digits each side of the point"),
            pytest.param(10**5000, "of at most 200 digits each side of the point", id="endless"),
            (Decimal("1E+300"), "of at most 200 digits each side of the point"),
            (Decimal("1E-300"), "of at most 200 digits each side of the point"),
            (Decimal("1E-1000100"), "of at most 200 digits each side of the point"),
            (Decimal("1." + "1" * 1_500), "of at most 200 digits each side of the point"),
        ],
    )
    def test_refuses_what_is_not_exact(self, given: object, requirement: str) -> None:
        """Floats, truth values, the infinite, the endless and loose spellings are refused."""
        with pytest.raises(InvalidValueError) as caught:
            exact_number("amount", cast("Any", given))
        assert ("amount", requirement) == (caught.value.field, caught.value.requirement)
