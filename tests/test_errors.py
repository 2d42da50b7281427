"""The errors: one tree, each error with fields as well as words."""

import pickle

import pytest

from csc_reform import (
    ConflictError,
    CscReformError,
    DocumentError,
    Fault,
    InvalidValueError,
    NoRateError,
    NoRateReason,
    NotKnownError,
    NotOneError,
    ParseError,
    UnitError,
    UnknownFieldError,
    UnknownIdError,
)
from csc_reform.errors import shown, suggestion

#: One of each error, with the builtin that a caller expects and the whole message.
ONE_OF_EACH: list[tuple[CscReformError, type[Exception], str]] = [
    (
        InvalidValueError("age", "0 or more", -3, "count from the birth"),
        ValueError,
        "age must be 0 or more, got -3; count from the birth",
    ),
    (
        ParseError("money", "a figure such as '£9 million'", "£9 lots", 3, "write a scale"),
        ValueError,
        (
            "money must be a figure such as '£9 million', got '£9 lots'; "
            "not understood from position 3: 'lots'; write a scale"
        ),
    ),
    (
        UnitError("operand", "money once", "money a year"),
        TypeError,
        "operand must be money once, got 'money a year'",
    ),
    (
        UnknownIdError("funding", "kinship-9", ["kinship-9m", "family-help-45m"]),
        LookupError,
        "funding id must be a known id, got 'kinship-9'; did you mean 'kinship-9m'?",
    ),
    (
        UnknownFieldError("commitment", "pilar_id", ["pillar_id", "title"]),
        AttributeError,
        (
            "field must be one of the fields of a commitment, got 'pilar_id'; "
            "did you mean 'pillar_id'?"
        ),
    ),
    (
        NotOneError("commitments", 7),
        LookupError,
        "selection must be of exactly one commitments, got 7",
    ),
    (NotKnownError("not known: nobody says"), LookupError, "not known: nobody says"),
    (ConflictError("the sources disagree: 1 | 2"), LookupError, "the sources disagree: 1 | 2"),
    (
        NoRateError(NoRateReason.GAP, "allowance", "allowance has no rate"),
        LookupError,
        "allowance has no rate",
    ),
    (
        DocumentError([Fault("title must be given", "", "a.json", 1, 1), Fault("x must be y")]),
        ValueError,
        "title must be given @ / (a.json:1:1)\nx must be y @ / (<text>)",
    ),
]


@pytest.mark.parametrize(
    ("error", "builtin", "message"), ONE_OF_EACH, ids=[type(row[0]).__name__ for row in ONE_OF_EACH]
)
class TestTree:
    """What all errors have in common."""

    def test_has_one_parent_and_the_builtin_that_is_expected(
        self, error: CscReformError, builtin: type[Exception], message: str
    ) -> None:
        """Whoever catches the builtin, or the one parent of all, catches the error."""
        assert isinstance(error, CscReformError)
        assert isinstance(error, builtin)
        assert message == str(error)

    def test_survives_the_way_to_another_process(
        self, error: CscReformError, builtin: type[Exception], message: str
    ) -> None:
        """An error raised in a worker arrives whole, with its type, message and fields."""
        copied = pickle.loads(pickle.dumps(error))  # noqa: S301
        assert type(error) is type(copied)
        assert isinstance(copied, builtin)
        assert message == str(copied)
        assert vars(error).keys() == vars(copied).keys()


class TestFields:
    """Errors carry fields, not only text."""

    def test_of_an_invalid_value(self) -> None:
        """What was wrong, what it must be, what was given, and what to do."""
        error = InvalidValueError("age", "0 or more", -3, "count from the birth")
        expected = ("age", "0 or more", -3, "count from the birth")
        assert expected == (error.field, error.requirement, error.value, error.advice)

    def test_of_an_invalid_value_without_advice(self) -> None:
        """Without advice the message ends with the value."""
        assert str(InvalidValueError("age", "0 or more", -3)) == "age must be 0 or more, got -3"

    def test_of_a_parse_error(self) -> None:
        """Where reading stopped; at the end of the text the message says so."""
        error = ParseError("money", "a figure", "over", 4)
        assert error.position == 4
        assert str(error).endswith("got 'over'; the text ends at position 4")

    def test_of_an_unknown_id(self) -> None:
        """The id and up to three that look like it, the nearest first."""
        known = ["workforce", "family-help", "family-helps", "family-help-45m", "a-family-help"]
        error = UnknownIdError("pillar", "family-hlp", known)
        assert error.id == "family-hlp"
        assert error.near[0] == "family-help"
        assert len(error.near) == 3

    def test_of_an_unknown_id_that_is_like_nothing(self) -> None:
        """Without a near match none is made up."""
        error = UnknownIdError("pillar", "xyz", ["workforce"])
        assert error.near == ()
        assert str(error) == "pillar id must be a known id, got 'xyz'"

    def test_of_an_unknown_field(self) -> None:
        """The field asked for."""
        assert UnknownFieldError("commitment", "pilar_id", ["pillar_id"]).field == "pilar_id"

    def test_of_a_selection_that_is_not_one(self) -> None:
        """How many there were."""
        assert NotOneError("commitments", 7).count == 7

    def test_of_a_missing_rate(self) -> None:
        """Why there is none, and of which allowance."""
        error = NoRateError(NoRateReason.GAP, "allowance", "no rate")
        assert NoRateReason.GAP is error.reason
        assert error.allowance_id == "allowance"


class TestFault:
    """One thing wrong with a document, and where."""

    @pytest.mark.parametrize(
        ("fault", "expected"),
        [
            (Fault("x must be y"), "x must be y @ / (<text>)"),
            (Fault("x must be y", "/a/0", "b.json"), "x must be y @ /a/0 (b.json)"),
            (Fault("x must be y", "/a/0", "b.json", 3, 7), "x must be y @ /a/0 (b.json:3:7)"),
        ],
    )
    def test_prints_on_one_line(self, fault: Fault, expected: str) -> None:
        """The message, the pointer, then the place as editors read it."""
        assert expected == str(fault)
        assert f"<Fault {expected}>" == repr(fault)

    def test_has_fields(self) -> None:
        """Everything in the line can be had by itself."""
        fault = Fault("x must be y", "/a/0", "b.json", 3, 7)
        expected = ("x must be y", "/a/0", "b.json", 3, 7)
        assert expected == (fault.message, fault.pointer, fault.file, fault.line, fault.column)


class TestDocumentError:
    """Every fault of a document at once."""

    def test_holds_all_faults_and_spells_out_twenty(self) -> None:
        """The message stays short however bad the document is; the faults are all there."""
        faults = [Fault(f"fault {number}") for number in range(23)]
        error = DocumentError(faults)
        lines = str(error).splitlines()
        assert tuple(faults) == error.faults
        assert len(lines) == 21
        assert lines[-1] == "and 3 more"

    def test_spells_out_exactly_twenty(self) -> None:
        """Of twenty faults none is left out."""
        lines = str(DocumentError([Fault(f"fault {number}") for number in range(20)])).splitlines()
        assert len(lines) == 20
        assert lines[-1] == "fault 19 @ / (<text>)"


class TestWording:
    """How values and near matches stand in a message."""

    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            ("pilot", "'pilot'"),
            ("x" * 60, repr("x" * 60)),
            ("x" * 61, repr("x" * 60) + "… (61 long)"),
            (b"x" * 61, repr(b"x" * 60) + "… (61 long)"),
            (10**100, "a very large integer"),
            ([1, 2, 3], "list of 3"),
            ((), "tuple of 0"),
            ({"a": 1}, "dict of 1"),
            ({1}, "set of 1"),
            (None, "None"),
        ],
    )
    def test_a_value_is_cut_when_long(self, value: object, expected: str) -> None:
        """A message never repeats a whole document."""
        assert expected == shown(value)

    def test_a_long_repr_is_cut(self) -> None:
        """Whatever prints at length is cut too."""
        assert len(shown(range(10**60, 10**61))) < 150

    @pytest.mark.parametrize(
        ("name", "known", "expected"),
        [
            ("pilar_id", ["pillar_id", "title"], "; did you mean 'pillar_id'?"),
            ("xyz", ["pillar_id", "title"], ""),
            ("title", [], ""),
        ],
    )
    def test_a_near_match_is_suggested(self, name: str, known: list[str], expected: str) -> None:
        """A misspelt name gets what it may have been, and nothing when nothing is near."""
        assert expected == suggestion(name, known)

    def test_two_near_matches_are_joined(self) -> None:
        """More than one is given as a choice."""
        expected = "; did you mean 'titles' or 'title'?"
        assert expected == suggestion("titlees", ["title", "titles"])
