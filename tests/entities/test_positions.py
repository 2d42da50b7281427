"""Positions: what a body said of the reform."""

from typing import Any, cast

import pytest

from csc_reform import Citation, InvalidValueError, Position, Stance, Topic, Voice


def position(**fields: object) -> Position:
    """Make a position with these fields."""
    least: dict[str, object] = {
        "id": "position",
        "title": "Position",
        "holder_id": "charity",
        "stance": Stance.URGES,
        "citations": (Citation(source_id="paper", locator="¶1"),),
    }
    return Position(**cast("Any", least | fields))


class TestAbout:
    """What a position is about."""

    @pytest.mark.parametrize(
        "fields",
        [
            {"target_ids": ("family-help",)},
            {"topic": Topic.PACE},
            {"target_ids": ("family-help", "workforce"), "topic": Topic.FUNDING},
        ],
    )
    def test_is_about_something(self, fields: dict[str, object]) -> None:
        """A target, a topic, or both."""
        about = position(**fields)
        assert about.target_ids or about.topic
        assert Voice.GROUP is about.voice

    def test_is_never_about_nothing(self) -> None:
        """A position without a target and a topic says nothing."""
        with pytest.raises(InvalidValueError) as caught:
            position()
        expected = "target_ids must be given, or a topic in their place, got tuple of 0"
        assert expected == str(caught.value)

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("target_ids", ["family-help"]),
            ("target_ids", ("family-help", "family-help")),
            ("target_ids", ("Family Help",)),
            ("group_ids", ["children"]),
            ("holder_id", "The Charity"),
            ("voice", "chair"),
        ],
    )
    def test_names_others_by_their_ids(self, field: str, value: object) -> None:
        """Ids come as a tuple, each once."""
        with pytest.raises(InvalidValueError) as caught:
            position(**({"topic": Topic.PACE} | {field: value}))
        assert field == caught.value.field
