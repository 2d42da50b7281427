"""A machine that publishes and states, against a naive replay of what came out when."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TypeAlias

import attrs
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from csc_reform import (
    Citation,
    Commitment,
    Conflict,
    History,
    NotKnown,
    PartialDate,
    Reform,
    Source,
    SourceKind,
    Stated,
    StatementKind,
    Strength,
)

FIRST = date(2023, 1, 1)
SUBJECTS = ("one", "other")
STRENGTHS = st.sampled_from([Strength.EXPLORE, Strength.PILOT, Strength.COMMIT])
REVISING = st.sampled_from([StatementKind.CHANGES, StatementKind.CORRECTS, StatementKind.RESTATES])
#: How many days may pass until the next publication, and for how many it is not known exactly: so
#: few and so many that what is published first is often known last.
STEPS = st.tuples(st.integers(0, 2), st.integers(0, 9))


@attrs.frozen
class Saying:
    """
    What a publication says, in the terms of the replay.

    Attributes:
        subject: Of what.
        key: The name of what is said.
        strength: The strength that is stated, or taken back.
        kind: What it does to what was said before.
        revises: The name of what it revises.
    """

    subject: str
    key: str
    strength: Strength
    kind: StatementKind = StatementKind.ASSERTS
    revises: str | None = None


Known: TypeAlias = dict[str, Saying]


def replayed(publications: Iterable["tuple[date, list[Saying]]"], day: date) -> Known:
    """Go through the publications in the order in which they came out, up to a day."""
    known: Known = {}
    for published, sayings in sorted(publications, key=lambda publication: publication[0]):
        if published <= day:
            known |= {saying.key: saying for saying in sayings}
    return known


def without_void_withdrawals(known: Known) -> Known:
    """Leave out what takes back something that is not known, until nothing does."""
    left = {
        key: one
        for key, one in known.items()
        if one.kind is not StatementKind.WITHDRAWS or one.revises in known
    }
    return left if len(left) == len(known) else without_void_withdrawals(left)


def counting(all_said: Known, known: Known) -> list[Saying]:
    """Give what counts of what is known: what nothing revises that was not itself taken back."""
    known = without_void_withdrawals(known)

    def revised(one: Saying) -> str | None:
        key = one.revises
        while key is not None and key not in known:
            key = all_said[key].revises
        return key

    def revisers(one: Saying) -> list[Saying]:
        found = [other for other in known.values() if revised(other) == one.key]
        return [other for other in found if not taken_back(other)]

    def taken_back(one: Saying) -> bool:
        return any(other.kind is StatementKind.WITHDRAWS for other in revisers(one))

    def repeated_by(one: Saying) -> list[Saying]:
        return [
            other
            for other in known.values()
            if other.strength is one.strength
            and other.kind not in (StatementKind.REAFFIRMS, StatementKind.WITHDRAWS)
        ]

    def counts(one: Saying) -> bool:
        if one.kind is StatementKind.WITHDRAWS or revisers(one):
            return False
        said = repeated_by(one) if one.kind is StatementKind.REAFFIRMS else []
        return not said or any(map(counts, said))

    return [one for one in known.values() if counts(one)]


class Publishing(RuleBasedStateMachine):
    """A reform that grows as sources come out, and the record of what each of them said."""

    @initialize()
    def begin(self) -> None:
        """Begin with a source that establishes the subjects."""
        self.sources: list[Source] = []
        self.said: list[list[Saying]] = []
        self.day = FIRST
        self.reform = Reform([])
        self.came_out((0, 0))

    def came_out(self, step: tuple[int, int]) -> None:
        """Publish a source that says nothing yet, no earlier than those before it."""
        days, unsure = step
        self.day += timedelta(days=days)
        published = PartialDate(self.day, self.day + timedelta(days=unsure))
        id_ = f"source-{len(self.sources)}"
        self.sources.append(Source(id=id_, title=id_, kind=SourceKind.REPORT, published=published))
        self.said.append([])
        self.reform = self.made()

    def made(self) -> Reform:
        """Make the reform of all that was said."""
        passages = [Citation(source_id=source.id, locator="¶1") for source in self.sources]
        commitments = [
            Commitment(
                id=subject,
                title=subject.title(),
                citations=(passages[0],),
                strength=History(
                    tuple(
                        Stated(
                            one.strength,
                            citations=tuple(
                                passages[at]
                                for at, sayings in enumerate(self.said)
                                if one in sayings
                            ),
                            kind=one.kind,
                            key=one.key,
                            revises=one.revises,
                        )
                        for one in self.all_said()
                        if one.subject == subject
                    )
                ),
            )
            for subject in SUBJECTS
        ]
        return Reform([*self.sources, *commitments])

    def say(self, at: int, saying: Saying) -> None:
        """Let a source say something."""
        self.said[at].append(saying)
        self.reform = self.made()

    def all_said(self) -> list[Saying]:
        """Give all that was said so far, each once."""
        return list(dict.fromkeys(one for sayings in self.said for one in sayings))

    def next_key(self) -> str:
        """Give a name that nothing has yet."""
        return f"s{len(self.all_said())}"

    @rule(
        step=STEPS,
        subject=st.sampled_from(SUBJECTS),
        strength=STRENGTHS,
        kind=REVISING,
        data=st.data(),
    )
    def publish(
        self,
        step: tuple[int, int],
        subject: str,
        strength: Strength,
        kind: StatementKind,
        data: st.DataObject,
    ) -> None:
        """Let a new source assert or revise something: no view of a day before it changes."""
        before = self.reform
        self.came_out(step)
        earlier = [one for one in self.all_said() if one.subject == subject]
        revised = data.draw(st.sampled_from([*reversed(earlier), None]))
        key = self.next_key()
        if revised is None:
            self.say(-1, Saying(subject, key, strength))
        else:
            self.say(-1, Saying(subject, key, strength, kind, revised.key))
        known = self.sources[-1].published.latest
        for day in {source.published.latest for source in before.sources} | {
            known - timedelta(days=1)
        }:
            if day < known:
                assert self.reform.known_on(day) == before.known_on(day)

    @precondition(lambda self: self.all_said())
    @rule(step=STEPS, data=st.data())
    def take_back(self, step: tuple[int, int], data: st.DataObject) -> None:
        """Let a new source withdraw something that was said."""
        self.came_out(step)
        one = data.draw(st.sampled_from(self.all_said()))
        withdraws = StatementKind.WITHDRAWS
        self.say(-1, Saying(one.subject, self.next_key(), one.strength, withdraws, one.key))

    @precondition(lambda self: self.all_said())
    @rule(step=STEPS, is_the_same=st.booleans(), data=st.data())
    def say_again(self, step: tuple[int, int], is_the_same: bool, data: st.DataObject) -> None:  # noqa: FBT001
        """Let a new source stand behind a statement too, or reaffirm it in one of its own."""
        self.came_out(step)
        one = data.draw(st.sampled_from(self.all_said()))
        reaffirms = StatementKind.REAFFIRMS
        again = Saying(one.subject, self.next_key(), one.strength, reaffirms)
        self.say(-1, one if is_the_same else again)

    @rule(subject=st.sampled_from(SUBJECTS), strength=STRENGTHS, data=st.data())
    def find(self, subject: str, strength: Strength, data: st.DataObject) -> None:
        """Find something in a source that has been out for long: that corrects our own data."""
        at = data.draw(st.integers(0, len(self.sources) - 1))
        self.say(at, Saying(subject, self.next_key(), strength))

    @invariant()
    def every_view_is_the_replay(self) -> None:
        """On each day, each history says what the replay of the publications up to it says."""
        all_said = {one.key: one for one in self.all_said()}
        out = [
            (source.published.latest, sayings)
            for source, sayings in zip(self.sources, self.said, strict=True)
        ]
        days = {published for published, _ in out}
        for day in days | {published - timedelta(days=1) for published in days}:
            view = self.reform.known_on(day)
            known = replayed(out, day)
            assert view.sources.ids() == tuple(
                sorted(source.id for source in self.sources if source.published.latest <= day)
            )
            for commitment in view.commitments:
                of_it = {k: one for k, one in known.items() if one.subject == commitment.id}
                counts = counting(all_said, of_it)
                history = commitment.strength
                assert {one.key for one in history.live} == {one.key for one in counts}
                agree(history, {one.strength for one in counts})


def agree(history: History[Strength], strengths: set[Strength]) -> None:
    """Check that the latest of a history is what these strengths come to."""
    latest = history.latest
    if isinstance(latest, NotKnown):
        assert not strengths
    elif isinstance(latest, Conflict):
        assert len(strengths) > 1
        assert {side.value for side in latest.sides} == strengths
    else:
        assert strengths == {latest}


TestPublishing = Publishing.TestCase
TestPublishing.settings = settings(stateful_step_count=15)
