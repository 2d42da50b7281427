"""What users keep of their own: anything JSON can say, unchanged and unchanging."""

import copy
import pickle
from typing import Any, cast

import pytest
from hypothesis import given

from csc_reform import Extensions, Group, InvalidValueError, Reform
from csc_reform.strategies import extensions


class TestValues:
    """What is kept is what is given, whatever becomes of that."""

    def test_is_a_mapping(self) -> None:
        """Keys are in order; a key that is not there is Python's own error."""
        found = Extensions({"x_b": 1, "x_a": None})
        assert list(found) == ["x_a", "x_b"]
        assert len(found) == 2
        assert found["x_b"] == 1
        assert found.get("x_c") is None
        with pytest.raises(KeyError):
            found["x_c"]

    def test_cannot_be_changed_from_outside(self) -> None:
        """Neither by what it was made from nor by what it gives."""
        given_: dict[str, Any] = {"x_a": [1, {"b": []}]}
        found = Extensions(given_)
        given_["x_a"].append(2)
        cast("list[Any]", found["x_a"]).append(3)
        assert found["x_a"] == [1, {"b": []}]

    def test_equals_what_is_written_alike(self) -> None:
        """A whole number is no truth value, and the order of members does not matter."""
        assert Extensions({"x_a": 1}) != Extensions({"x_a": True})
        assert Extensions({"x_a": {"b": 1, "c": 2}}) == Extensions({"x_a": {"c": 2, "b": 1}})
        assert hash(Extensions({"x_a": [1]})) == hash(Extensions({"x_a": (1,)}))

    def test_a_group_with_some_has_a_hash(self) -> None:
        """An entity is as fit for a set as without."""
        one, other = (Group(id="a", title="A", extensions=Extensions({"x_a": [n]})) for n in (1, 2))
        assert len({one, other}) == 2
        assert Reform([one]) != Reform([other])
        assert Reform([one]).content_id != Reform([other]).content_id

    @given(extensions())
    def test_its_print_makes_it_again(self, found: Extensions) -> None:
        """So do a copy and a pickle."""
        assert eval(repr(found), {"Extensions": Extensions}) == found  # noqa: S307 (our own print)
        assert copy.deepcopy(found) == found
        assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301
        assert Extensions(found) == found


class TestRefusals:
    """What JSON cannot say, or another reader would change, is refused with the name of its key."""

    @pytest.mark.parametrize(
        "key", ["owner", "x_", "x_Own", "X_own", "x-own", "x_own ", "x__a", "x_é", 5, None]
    )
    def test_keys_of_another_form(self, key: object) -> None:
        """A key is x_ and small letters, figures and underscores."""
        with pytest.raises(InvalidValueError, match="key must be of a form such as 'x_owner'"):
            Extensions(cast("dict[str, object]", {key: 1}))

    def test_keys_of_any_length(self) -> None:
        """Sixty letters are enough for a name."""
        assert len(Extensions({f"x_{'a' * 60}": 1})) == 1
        with pytest.raises(InvalidValueError):
            Extensions({f"x_{'a' * 61}": 1})

    @pytest.mark.parametrize(
        ("value", "words"),
        [
            (0.5, "got 0.5; write a number with a fraction as text"),
            (float("nan"), "write a number with a fraction as text"),
            (b"a", "a text, whole number, true, false, null, list or object, got b'a'"),
            ({1}, "a text, whole number"),
            ("\x00", "free of control characters"),
            ("\ud800", "free of control characters"),
            ({"a": {"\x00": 1}}, "an object whose keys are texts"),
            ({5: 1}, "an object whose keys are texts"),
            (
                10**1_000,
                "a number of at most 1,000 digits, got a very large integer; or write it as text",
            ),
        ],
    )
    def test_values_of_another_kind(self, value: object, words: str) -> None:
        """At whatever depth."""
        for wrapped in (value, [value], {"a": [value]}):
            with pytest.raises(InvalidValueError) as caught:
                Extensions({"x_own": wrapped})
            assert caught.value.field == "x_own"
            assert words in str(caught.value)

    def test_what_is_nested_without_end(self) -> None:
        """Twenty lists in one another are taken, and what holds itself is not."""
        deep: object = 1
        for _ in range(20):
            deep = [deep]
        assert Extensions({"x_own": deep})["x_own"]
        circle: list[object] = []
        circle.append(circle)
        for wrong in ([deep], {"a": deep}, circle):
            with pytest.raises(InvalidValueError, match="x_own must be nested at most 20 deep"):
                Extensions({"x_own": wrong})

    @pytest.mark.parametrize("values", [None, 5, "x_own", [("x_own", 1)]])
    def test_what_is_no_mapping(self, values: object) -> None:
        """Pairs and texts are none."""
        with pytest.raises(InvalidValueError, match="extensions must be a mapping"):
            Extensions(cast("Any", values))

    @pytest.mark.parametrize("values", [None, {}, {"x_own": 1}])
    def test_an_entity_takes_nothing_else(self, values: object) -> None:
        """A dict could change, and has no hash."""
        with pytest.raises(InvalidValueError, match="extensions must be a Extensions"):
            Group(id="a", title="A", extensions=cast("Any", values))
        with pytest.raises(InvalidValueError, match="extensions must be an Extensions"):
            Reform([], extensions=cast("Any", values))
