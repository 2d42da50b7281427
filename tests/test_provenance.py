"""Citations and origins."""

from typing import Any, cast

import attrs
import pytest

from csc_reform import Citation, Confidence, InvalidValueError, Origin


class TestCitation:
    """The passage of one source that states a fact."""

    def test_has_a_source_and_a_place_in_it(self) -> None:
        """All else is optional, and the publisher's own words are assumed."""
        passage = Citation(source_id="dfe-press-release-2023-02-02", locator="¶17")
        assert (passage.source_id, passage.locator) == ("dfe-press-release-2023-02-02", "¶17")
        assert passage.as_printed is None
        assert passage.speaker_id is None
        assert Confidence.A is passage.confidence

    def test_equality(self) -> None:
        """Two passages are one when everything about them is the same."""
        passage = Citation(source_id="paper", locator="¶1", as_printed="£45m")
        again = Citation(source_id="paper", locator="¶1", as_printed="£45m")
        assert passage == again
        assert hash(passage) == hash(again)
        assert passage != attrs.evolve(passage, locator="¶2")
        assert passage != attrs.evolve(passage, confidence=Confidence.B)

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("source_id", ""),
            ("source_id", " paper"),
            ("source_id", None),
            ("source_id", 5),
            ("locator", ""),
            ("locator", "¶1 "),
            ("locator", None),
            ("as_printed", ""),
            ("as_printed", " £45m"),
            ("as_printed", 45),
            ("speaker_id", 5),
            ("confidence", "A"),
            ("confidence", None),
        ],
    )
    def test_refuses_what_cites_nothing(self, field: str, value: object) -> None:
        """A blank source, a blank place and a value of another type cite nothing."""
        fields: dict[str, object] = {"source_id": "paper", "locator": "¶1", field: value}
        with pytest.raises(InvalidValueError) as caught:
            Citation(**cast("Any", fields))
        assert (field, value) == (caught.value.field, caught.value.value)

    def test_is_built_by_name(self) -> None:
        """Which text is the source and which the place is never left to their order."""
        with pytest.raises(TypeError):
            cast("Any", Citation)("paper", "¶1")


class TestOrigin:
    """Where a record was read from."""

    def test_equality(self) -> None:
        """The file, the pointer and the line are all there is to it."""
        origin = Origin(file="funding.json", pointer="/funding/0", line=7)
        assert origin == Origin(file="funding.json", pointer="/funding/0", line=7)
        assert origin != Origin(file="funding.json", pointer="/funding/0", line=8)
