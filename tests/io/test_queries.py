"""Saved queries: what a document of one must be, and every fault of one at once."""

import json
from typing import Any, cast

import pytest

from csc_reform import (
    Allowance,
    Claim,
    Commitment,
    DocumentError,
    FundingLine,
    InvalidValueError,
    Money,
    Predicate,
    Region,
    Share,
    Source,
    Span,
    Strength,
    dumps_query,
    load,
    loads_query,
)
from csc_reform.fields import allowance, claim, rate, source
from csc_reform.fields import commitment as c
from csc_reform.fields import funding as f


def where(predicate: Predicate[Any]) -> object:
    """Give the condition in what a predicate is saved as."""
    return json.loads(dumps_query(predicate))["where"]


def faults(text: str, kind: type[Any] = Commitment) -> list[str]:
    """Give what is wrong with a saved query, each fault on a line."""
    with pytest.raises(DocumentError) as caught:
        loads_query(text, kind)
    return [str(fault) for fault in caught.value.faults]


def query(where_: object, about: str = "commitments", version: object = 1) -> str:
    """Give the text of a saved query."""
    return json.dumps({"query_version": version, "about": about, "where": where_})


class TestForm:
    """What a predicate is saved as."""

    def test_the_document(self) -> None:
        """It names its version and the kind of entity, and can be read by people."""
        assert dumps_query(c.id == "a") == (
            "{\n"
            '  "query_version": 1,\n'
            '  "about": "commitments",\n'
            '  "where": {\n'
            '    "field": "id",\n'
            '    "op": "==",\n'
            '    "value": "a"\n'
            "  }\n"
            "}\n"
        )

    @pytest.mark.parametrize(
        ("predicate", "expected"),
        [
            (
                c.strength.ever() == Strength.EXPLORE,
                {"field": "strength", "ever": True, "op": "==", "value": "explore"},
            ),
            (
                c.strength.on("2023-06-01") >= Strength.PILOT,
                {"field": "strength", "on": "2023-06-01", "op": ">=", "value": "pilot"},
            ),
            (
                c.group_ids.has_any(["a", "b"]),
                {"field": "group_ids", "op": "has_any", "value": ["a", "b"]},
            ),
            (c.pillar_id.is_none(), {"field": "pillar_id", "op": "is_none"}),
            (
                f.amount.may_exceed(Money.parse("over £45m")),
                {"field": "amount", "op": "may_exceed", "value": "over £45 million"},
            ),
            (
                f.period.may_overlap(Span.parse("2023-04", "open")),
                {
                    "field": "period",
                    "op": "may_overlap",
                    "value": {"start": "2023-04", "end": "open"},
                },
            ),
            (
                f.period.may_hold_on("2024-01-01"),
                {"field": "period", "op": "may_hold_on", "value": "2024-01-01"},
            ),
            (
                claim.asserted == Share.parse("10%"),
                {"field": "asserted", "op": "==", "value": {"share": "10%"}},
            ),
            (
                source.published.certainly_within("2023"),
                {"field": "published", "op": "certainly_within", "value": "2023"},
            ),
            (
                allowance.rates.any(rate.region == Region.LONDON),
                {
                    "field": "rates",
                    "op": "any",
                    "where": {"field": "region", "op": "==", "value": "London"},
                },
            ),
            (
                ~((c.id == "a") | c.title.matches("^b")),
                {
                    "not": {
                        "or": [
                            {"field": "id", "op": "==", "value": "a"},
                            {"field": "title", "op": "matches", "value": "^b"},
                        ]
                    }
                },
            ),
        ],
    )
    def test_each_kind_of_condition(self, predicate: Predicate[Any], expected: object) -> None:
        """Operands are written as in every other document of the library."""
        assert expected == where(predicate)

    def test_is_written_as_people_write(self) -> None:
        """Pound signs are pound signs."""
        assert '"over £45 million"' in dumps_query(f.amount == Money.parse("over £45m"))

    def test_a_chain_is_one_list(self) -> None:
        """However long, it is no deeper."""
        ids = [c.id == f"id-{number}" for number in range(2000)]
        chain = ids[0]
        for one in ids[1:]:
            chain |= one
        assert len(cast("Any", where(chain))["or"]) == 2000
        assert loads_query(dumps_query(chain), Commitment) == chain
        assert load().commitments.where(chain).count() == 0
        assert hash(chain) == hash(chain)
        assert repr(chain).count("|") == 1999

    def test_what_is_joined_alike_is_one_list(self) -> None:
        """Brackets that make no difference are not kept, and others are."""
        one, two, three = c.id == "1", c.id == "2", c.id == "3"
        assert (one & two) & three == one & (two & three)
        assert len(cast("Any", where(one & (two & three)))["and"]) == 3
        nested = cast("Any", where(one & (two | three)))["and"]
        assert [len(nested), len(nested[1]["or"])] == [2, 2]

    @pytest.mark.parametrize("stranger", [None, True, "id", c.id, rate.region.is_none()])
    def test_only_a_predicate_on_entities_is_saved(self, stranger: object) -> None:
        """A condition on a part is one only inside another."""
        with pytest.raises(InvalidValueError, match="predicate must be a predicate on entities"):
            dumps_query(cast("Any", stranger))


class TestFaults:
    """Every fault of a document, with its place."""

    def test_all_at_once(self) -> None:
        """One slip hides no other."""
        text = (
            '{"query_version": 1, "about": "commitments", "were": 1,\n'
            ' "where": {"and": [\n'
            '  {"field": "pilar_id", "op": "==", "value": "x"},\n'
            '  {"field": "strength", "op": "=>", "value": "pilot"},\n'
            '  {"field": "strength", "op": ">=", "value": "piloted"},\n'
            '  {"field": "lead_ids", "op": "has_any", "value": ["a", 5, 6]},\n'
            '  {"not": {"field": "title", "op": "matches", "value": "("}}\n'
            "]}}"
        )
        assert faults(text) == [
            "key must be a known one, got 'were'; did you mean 'where'? @ /were (<text>:1:46)",
            (
                "field must be one of the fields of a commitment, got 'pilar_id'; did you mean "
                "'pillar_id' or 'also_pillar_ids' or 'lead_ids'? @ /where/and/0/field (<text>:3:4)"
            ),
            (
                "op must be one that commitment.strength has (==, !=, is_in, <, <=, >, >=, "
                "is_known, is_disputed), got '=>'; did you mean '>'? @ /where/and/1/op "
                "(<text>:4:25)"
            ),
            (
                "value must be one of explore, consult, pilot, commit, legislate, got 'piloted'; "
                "did you mean 'pilot'? @ /where/and/2/value (<text>:5:37)"
            ),
            "value must be a text, got 5 @ /where/and/3/value/1 (<text>:6:57)",
            "value must be a text, got 6 @ /where/and/3/value/2 (<text>:6:60)",
            (
                "title must be matched with a regular expression, got '('; missing ), "
                "unterminated subpattern at position 0 @ /where/and/4/not/value (<text>:7:47)"
            ),
        ]

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("", "text must be JSON: Expecting value @ / (<text>:1:1)"),
            ("[]", "query must be an object, got list @ / (<text>:1:1)"),
            ("\ufeff{}", "text must be without a byte order mark @ / (<text>:1:1)"),
            ('{"about": 1, "about": 2}', "key must be given once, got 'about' twice"),
            (query({}, version=2), "query_version must be 1, got 2; install a newer csc-reform"),
            (query({}, version=0), "query_version must be 1, got 0 @ /query_version (<text>:1:2)"),
            (query({}, version=True), "query_version must be 1, got True @"),
            (query({}, version=None), "query_version must be 1, got None @"),
            (query({}, about="funding"), "about must be 'commitments', got 'funding' @ /about"),
            (query({}, about="commitmets"), "got 'commitmets'; did you mean 'commitments'? @"),
            (query([]), "condition must be an object, got list of 0 @ /where (<text>:1:46)"),
            (query({}), "field must be the name of a field, got None @ /where/field (<text>:1:46)"),
            (query({"field": "id", "op": 5}), "op must be a text, got 5 @ /where/op (<text>:1:71)"),
            (
                query({"field": 5, "op": 5}),
                "field must be the name of a field, got 5 @ /where/field",
            ),
            (
                query({"field": "id", "opp": "=="}),
                "key must be a known one, got 'opp'; did you mean 'op'? @ /where/opp",
            ),
            (query({"field": "id", "op": "=="}), "value must be given @ /where"),
            (query({"and": []}), "and must be a list of two conditions or more, got list of 0 @"),
            (query({"or": [1]}), "or must be a list of two conditions or more, got list of 1 @"),
            (query({"and": [], "field": "x"}), "key must be a known one, got 'field' @"),
            (query({"and": [], "or": []}), "key must be a known one, got 'or' @ /where/or"),
            (
                query({"field": "pillar_id", "op": "is_none", "value": None}),
                "value must be left out where op is 'is_none' @ /where/value",
            ),
            (
                query({"field": "targets", "op": "any", "value": 5, "where": {}}),
                "value must be left out where op is 'any' @ /where/value",
            ),
            (
                query({"field": "strength", "on": None, "op": "is_known"}),
                "day must be a day written YYYY-MM-DD, got None; such as '2023-02-02' @ /where/on",
            ),
            (
                query({"field": "id", "op": "==", "value": "a", "where": {}}),
                "where must be left out, unless op is 'any' @ /where/where",
            ),
            (
                query({"field": "targets", "op": "any", "where": {"field": "wat", "op": "=="}}),
                "field must be one of the fields of a target, got 'wat'; did you mean 'what'? @ /where/where/field",
            ),
            (
                query({"field": "id", "ever": True, "op": "==", "value": "a"}),
                "field must be one with a history, to be asked of a time, got 'id' @ /where/ever",
            ),
            (
                query({"field": "strength", "ever": 1, "op": "==", "value": "pilot"}),
                "ever must be true, and given without on, got 1 @ /where/ever",
            ),
            (
                query({"field": "strength", "ever": True, "on": "2023-01-01", "op": "is_known"}),
                "ever must be true, and given without on, got True @ /where/ever",
            ),
            (
                query({"field": "strength", "on": "2023", "op": "==", "value": "pilot"}),
                "day must be a day written YYYY-MM-DD, got '2023'; such as '2023-02-02' @ /where/on",
            ),
            (
                query({"field": "strength", "on": 5, "op": "==", "value": "pilot"}),
                "day must be a day written YYYY-MM-DD, got 5",
            ),
            (
                query({"field": "strength", "ever": True, "op": "is_known"}),
                "op must be one that commitment.strength.ever() has",
            ),
            (query({"field": "id", "op": "is_in", "value": "a"}), "value must be a list, got 'a'"),
        ],
    )
    def test_each(self, text: str, expected: str) -> None:
        """What is wrong is said in the words of every other error."""
        assert any(expected in fault for fault in faults(text)), faults(text)

    def test_a_long_list_takes_no_longer_than_it_is_long(self) -> None:
        """Ten thousand conditions are joined at once."""
        leaf = {"field": "id", "op": "==", "value": "a"}
        read = loads_query(query({"or": [leaf] * 10_000}), Commitment)
        assert len(read.parts) == 10_000
        assert load().commitments.where(*[read] * 100).count() == 0

    def test_depth_has_a_bound(self) -> None:
        """What nobody could follow is refused before it takes all the memory there is."""
        node = '{"field": "id", "op": "==", "value": "a"}'
        predicate = c.id == "a"
        for _ in range(49):
            node = f'{{"not": {node}}}'
            predicate = ~predicate
        assert loads_query(query(json.loads(node)), Commitment) == predicate
        assert loads_query(dumps_query(predicate), Commitment) == predicate
        assert predicate.depth == 50
        assert load().commitments.where(predicate) == load().commitments
        message = "condition must be at most 50 steps deep"
        assert any(message in fault for fault in faults(query({"not": json.loads(node)})))
        with pytest.raises(InvalidValueError, match=message):
            _ = ~predicate
        assert any("nested at most 100 deep" in one for one in faults('{"not":' * 100_000))

    @pytest.mark.parametrize("kind", [None, str, "commitments", type(rate)])
    def test_the_kind_is_a_class_of_entities(self, kind: object) -> None:
        """The name of a kind is no class, for a checker could not follow it."""
        with pytest.raises(InvalidValueError, match="kind must be a class of entities"):
            loads_query(query({}), cast("Any", kind))

    @pytest.mark.parametrize("text", [b"{}", None, 5])
    def test_the_text_is_a_text(self, text: object) -> None:
        """Bytes are read by whoever knows what they mean."""
        with pytest.raises(InvalidValueError, match="text must be a text"):
            loads_query(cast("Any", text), Commitment)


class TestReading:
    """What is read is what Python would make."""

    @pytest.mark.parametrize(
        ("kind", "node", "expected"),
        [
            (
                FundingLine,
                {"field": "amount", "op": "==", "value": "£9m"},
                f.amount == Money.parse("£9m"),
            ),
            (
                Source,
                {"field": "published", "op": "!=", "value": "2023-02-02"},
                source.published != "2023-02-02",
            ),
            (
                Claim,
                {"field": "asserted", "op": "may_equal", "value": {"share": "10%"}},
                claim.asserted.may_equal(Share.parse("10%")),
            ),
            (
                Allowance,
                {"field": "rates", "op": "any", "where": {"field": "band", "op": "is_none"}},
                allowance.rates.any(rate.band.is_none()),
            ),
        ],
    )
    def test_of_each_kind(self, kind: type[Any], node: object, expected: object) -> None:
        """Operands are read as in every other document of the library."""
        assert expected == loads_query(query(node, about=kind.KIND), kind)

    def test_a_nested_first_part_is_one_chain(self) -> None:
        """What reads the same to Python is the same predicate, however it was written."""
        leaf = {"field": "id", "op": "==", "value": "a"}
        flat = loads_query(query({"and": [leaf, leaf, leaf]}), Commitment)
        assert flat == loads_query(query({"and": [{"and": [leaf, leaf]}, leaf]}), Commitment)
