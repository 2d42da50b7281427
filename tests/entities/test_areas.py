"""Areas of England."""

from typing import Any, cast

import pytest

from csc_reform import Area, AreaKind, InvalidValueError


class TestGssCode:
    """The official code of an area."""

    @pytest.mark.parametrize(
        "code", ["E06000001", "E08000025", "E09000001", "E10000019", "E12000007", None]
    )
    def test_is_of_a_kind_that_runs_services(self, code: str | None) -> None:
        """A unitary, a metropolitan district, a London borough, a county and a region."""
        area = Area(id="area", title="Area", kind=AreaKind.LOCAL_AUTHORITY, gss_code=code)
        assert code == area.gss_code

    @pytest.mark.parametrize(
        "code",
        [
            "",
            "E07000001",
            "W06000001",
            "e06000001",
            "E0600001",
            "E060000011",
            "E06 00001",
            "Lincolnshire",
            "E0600000\u0661",
        ],
    )
    def test_refuses_any_other(self, code: str) -> None:
        """A district below a county runs no children's services, and Wales is not England."""
        with pytest.raises(InvalidValueError) as caught:
            Area(id="area", title="Area", kind=AreaKind.LOCAL_AUTHORITY, gss_code=code)
        expected = f"gss_code must be a code such as 'E10000019', got {code!r}"
        assert expected == str(caught.value)

    def test_refuses_what_is_no_text(self) -> None:
        """A number is no code."""
        with pytest.raises(InvalidValueError) as caught:
            Area(
                id="area",
                title="Area",
                kind=AreaKind.LOCAL_AUTHORITY,
                gss_code=cast("Any", 10000019),
            )
        assert caught.value.field == "gss_code"
