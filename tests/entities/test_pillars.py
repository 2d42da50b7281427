"""The pillars of the strategy."""

from typing import Any, cast

import pytest

from csc_reform import Citation, InvalidValueError, Pillar


class TestNumber:
    """The number of a pillar."""

    @pytest.mark.parametrize("number", [0, -1, True, 1.0, "1", None])
    def test_is_one_or_more(self, number: object) -> None:
        """Pillars are counted from one, in whole numbers."""
        with pytest.raises(InvalidValueError) as caught:
            Pillar(
                id="pillar",
                title="Pillar",
                number=cast("Any", number),
                citations=(Citation(source_id="paper", locator="¶1"),),
            )
        assert ("number", number) == (caught.value.field, caught.value.value)
