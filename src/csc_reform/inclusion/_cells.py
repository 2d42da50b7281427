"""Cells: one group under one pillar, with what reaches it there and who spoke up for it."""

from enum import Enum
from typing import Final, final

import attrs

from csc_reform.entities.positions import Stance, Topic, Voice
from csc_reform.provenance import Citation
from csc_reform.values.verdict import Verdict

__all__ = ["CoverageCell", "Reach", "ReachedBy", "SpokenFor"]

#: The stances in which a body asks for something that is not, or finds fault with what is.
_URGING: Final = frozenset({Stance.URGES, Stance.WOULD_LIKE, Stance.CRITICISES})


class Reach(Enum):
    """How a pillar reaches a group, as far as the sources in view tell; the first that is so."""

    #: Something in it names the group itself.
    REACHED = "reached"
    #: Nothing names the group itself, and something names a broader group that it is part of.
    AS_PART = "reached only as part of a broader group"
    #: Nothing names the group or a broader one, and something names a group that is part of it.
    IN_PART = "reached only in part, as a narrower group"
    #: All that names the group, or a broader or narrower one, was superseded, dropped or never began.
    ENDED = "reached only by what has ended"
    #: Nothing names any of them, and somebody urges something for the group itself.
    URGED = "urged, not reached"
    #: Nothing names any of them, and nobody urges anything for the group itself.
    NEITHER = "neither reached nor urged"
    #: The cell holds what names no group.
    NO_GROUP = "names no group"


@final
@attrs.frozen(kw_only=True)
class ReachedBy:
    """
    One thing that reaches a group under a pillar.

    Attributes:
        entity_id: The commitment, programme, funding line or allowance.
        kind: The plural of its kind, such as ``"commitments"``.
        title: Its title.
        group_id: The group that it names: the group of the cell, or a broader or narrower one; None
            when it names none.
        through_ids: What it reaches the group by, when it names none itself: the commitments that a
            programme carries out, or what money is for, which stand in the cell too. Empty when it
            names the group itself.
        has_ended: Whether sources in view tell that it was superseded, dropped or not launched, or
            that all it reaches the group through was; undetermined where they disagree.
        citations: The passages that establish it.
    """

    entity_id: str
    kind: str
    title: str
    group_id: str | None
    through_ids: tuple[str, ...] = ()
    has_ended: Verdict = Verdict.FAILS
    citations: tuple[Citation, ...]

    @property
    def because(self) -> tuple[Citation, ...]:
        """The same as `citations`."""
        return self.citations

    def in_words(self) -> str:
        """Name it, and say so when it has ended, or has as some sources have it."""
        words = {
            Verdict.HOLDS: " (ended)",
            Verdict.UNDETERMINED: " (ended, as some sources have it)",
        }
        return f"{self.title}{words.get(self.has_ended, '')}"


@final
@attrs.frozen(kw_only=True)
class SpokenFor:
    """
    One position in which a body speaks up for a group under a pillar.

    Attributes:
        position_id: The position.
        title: Its title.
        holder_id: The organisation whose position it is.
        holder: The title of the organisation; its id when it is not in view.
        voice: Who speaks for it.
        stance: What it does.
        topic: What the position is about beside or instead of what it names; None when nothing.
        group_id: The group that it speaks up for: the group of the cell, or a broader one; None when
            it speaks for none.
        about_ids: What it is about that belongs under the pillar; empty when only a topic.
        citations: The passages that establish it.
    """

    position_id: str
    title: str
    holder_id: str
    holder: str
    voice: Voice
    stance: Stance
    topic: Topic | None
    group_id: str | None
    about_ids: tuple[str, ...]
    citations: tuple[Citation, ...]

    @property
    def because(self) -> tuple[Citation, ...]:
        """The same as `citations`."""
        return self.citations

    @property
    def is_urging(self) -> bool:
        """True when the body urges something, would like something, or criticises."""
        return self.stance in _URGING

    def in_words(self) -> str:
        """Tell who does what."""
        chair = " (chair)" if self.voice is Voice.CHAIR else ""
        return f"{self.holder}{chair} {self.stance.value}: {self.title}"


@final
@attrs.frozen(kw_only=True)
class CoverageCell:
    """
    One group under one pillar: what reaches it there, and who spoke up for it.

    Attributes:
        pillar_id: The pillar; None for what belongs to no pillar in view.
        pillar: The title of the pillar, or ``"no pillar"``.
        group_id: The group; None for what names no group in view.
        group: The title of the group, or ``"no group"``.
        reached_by: What reaches the group itself.
        reached_by_broader: What reaches a broader group that it is part of, the nearest one first.
        reached_by_narrower: What reaches a group that is part of it, the nearest one first.
        spoken_for: The positions that speak up for the group itself.
        spoken_for_broader: The positions that speak up for a broader group that it is part of.

    >>> from csc_reform import cite, coverage, load
    >>> view = load().known_on("2023-05-11")
    >>> cell = coverage(view).cell("children-in-care", "previously-looked-after-children")
    >>> cell.reach
    <Reach.URGED: 'urged, not reached'>
    >>> [(one.holder_id, one.stance.value) for one in cell.spoken_for]
    [('adoption-uk', 'urges'), ('adoption-uk', 'would like')]
    >>> cite(view, cell)[0]
    'Adoption UK on the consultations of 2023, briefing, between 2 February 2023 and 11 May 2023, ¶15'
    """

    pillar_id: str | None
    pillar: str
    group_id: str | None
    group: str
    reached_by: tuple[ReachedBy, ...] = ()
    reached_by_broader: tuple[ReachedBy, ...] = ()
    reached_by_narrower: tuple[ReachedBy, ...] = ()
    spoken_for: tuple[SpokenFor, ...] = ()
    spoken_for_broader: tuple[SpokenFor, ...] = ()

    @property
    def reach(self) -> Reach:
        """How the pillar reaches the group."""
        if self.group_id is None:
            return Reach.NO_GROUP
        ways = {
            Reach.REACHED: self.reached_by,
            Reach.AS_PART: self.reached_by_broader,
            Reach.IN_PART: self.reached_by_narrower,
        }
        for reach, ones in ways.items():
            if not all(one.has_ended is Verdict.HOLDS for one in ones):
                return reach
        if any(ways.values()):
            return Reach.ENDED
        return Reach.URGED if self.is_urged else Reach.NEITHER

    @property
    def is_urged(self) -> bool:
        """True when somebody urges, would like or criticises something for the group itself."""
        return any(one.is_urging for one in self.spoken_for)

    @property
    def is_empty(self) -> bool:
        """True when nothing reaches the group in any way, and nobody speaks up for it."""
        return not any((*self._reaching, *self._speaking))

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The passages of all that is in it, each once; none when it is empty."""
        reaching = (c for ones in self._reaching for one in ones for c in one.citations)
        speaking = (c for ones in self._speaking for one in ones for c in one.citations)
        return tuple(dict.fromkeys((*reaching, *speaking)))

    @property
    def because(self) -> tuple[Citation, ...]:
        """The same as `citations`."""
        return self.citations

    @property
    def _reaching(self) -> tuple[tuple[ReachedBy, ...], ...]:
        return self.reached_by, self.reached_by_broader, self.reached_by_narrower

    @property
    def _speaking(self) -> tuple[tuple[SpokenFor, ...], ...]:
        return self.spoken_for, self.spoken_for_broader

    def in_words(self) -> str:
        """
        Tell on one line what reaches the group, and who spoke up for it.

        >>> from csc_reform import coverage, load
        >>> view = load().known_on("2023-05-11")
        >>> print(coverage(view).cell("workforce", "adoptive-families").in_words())
        Adoptive families, Workforce: urged, not reached; Adoption UK would like: ...
        """
        parts = [f"{self.group}, {self.pillar}: {self.reach.value}"]
        parts += [f"by {one.in_words()}" for one in self.reached_by]
        parts += [f"as part: by {one.in_words()}" for one in self.reached_by_broader]
        parts += [f"in part: by {one.in_words()}" for one in self.reached_by_narrower]
        parts += [one.in_words() for one in self.spoken_for]
        parts += [f"for a broader group: {one.in_words()}" for one in self.spoken_for_broader]
        return "; ".join(parts)
