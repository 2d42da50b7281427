"""The command that tells whom each pillar reaches, whom it leaves out, and who said so."""

import argparse
import json
from collections.abc import Iterable, Iterator
from typing import Final

from csc_reform.footnotes import cite
from csc_reform.inclusion import Coverage, CoverageCell, Reach, ReachedBy, SpokenFor, coverage
from csc_reform.reform import Reform

__all__ = ["add_coverage_arguments", "print_coverage"]

#: What stands for how a pillar reaches a group, where all are shown at a glance.
_SIGNS: Final = {
    Reach.REACHED: "R",
    Reach.AS_PART: "p",
    Reach.IN_PART: "i",
    Reach.ENDED: "e",
    Reach.URGED: "U",
    Reach.NEITHER: ".",
}
#: Given in the place of an id for what belongs to no pillar, or names no group.
_NONE: Final = "none"


def add_coverage_arguments(command: argparse.ArgumentParser) -> None:
    """Tell a parser what the command takes."""
    words = f"only this group; '{_NONE}' for what names no group"
    command.add_argument("--group", metavar="ID", help=words)
    words = f"only under this pillar; '{_NONE}' for what belongs to no pillar"
    command.add_argument("--pillar", metavar="ID", help=words)
    words = "only where somebody urges something for a group that nothing reaches itself"
    command.add_argument("--urged", action="store_true", help=words)


def print_coverage(view: Reform, options: argparse.Namespace) -> None:
    """
    Print the cells that are asked for, or without a choice all of them at a glance.

    Raises:
        UnknownIdError: For a group or pillar that is not in view.
    """
    found = coverage(view)
    if options.group is not None:
        found = found.of_group(None if options.group == _NONE else options.group)
    if options.pillar is not None:
        found = found.of_pillar(None if options.pillar == _NONE else options.pillar)
    if options.urged:
        found = found.urged()
    is_chosen = options.urged or options.group is not None or options.pillar is not None
    if options.json:
        data = [_as_data(view, cell) for cell in found]
        print(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        print(*(_cells(view, found) if is_chosen else _at_a_glance(view, found)), sep="\n")


def _at_a_glance(view: Reform, found: Coverage) -> Iterator[str]:
    """Give a line for each group, with a sign for each pillar."""
    if not len(view.groups):
        yield "nothing in view"
        return
    pillar_ids = list(dict.fromkeys(pillar_id for pillar_id, _ in found.keys))
    columns = [str(at) for at in range(1, len(pillar_ids))] + ["-"]
    for column, id_ in zip(columns, pillar_ids, strict=True):
        title = "no pillar" if id_ is None else f"{view.pillars[id_].title} ({id_})"
        yield f"{column:>2}  {title}"
    yield ""
    width = max(map(len, view.groups.ids()))
    yield f"{'':{width}}{''.join(f'{column:>4}' for column in columns)}"
    for group in view.groups:
        signs = (f"{_SIGNS[cell.reach]:>4}" for cell in found.of_group(group.id))
        yield f"{group.id:{width}}{''.join(signs)}"
    counts = (f"{len(cell.reached_by):>4}" for cell in found.of_group(None))
    yield f"{'(naming no group)':{width}}{''.join(counts)}"
    yield ""
    yield from (f"{sign:>2}  {reach.value}" for reach, sign in _SIGNS.items())
    yield ""
    yield "A group is reached by what names it; what names no group may be for any of them."


def _cells(view: Reform, found: Coverage) -> Iterator[str]:
    """Give each cell that has something in it, with its passages."""
    full = [cell for cell in found if not cell.is_empty]
    for cell in full:
        yield f"{cell.group}, {cell.pillar}: {cell.reach.value}"
        for lead, ones in _parts(cell):
            for one in ones:
                yield f"  {lead}{one.in_words()}"
                yield from (f"    [{note}]" for note in cite(view, one))
    empty = len(found) - len(full)
    if empty and full:
        yield f"({empty} more, where nothing reaches the group and nobody speaks up for it)"
    elif not full:
        yield "nothing in view"


def _parts(cell: CoverageCell) -> Iterator[tuple[str, Iterable[ReachedBy | SpokenFor]]]:
    yield "by ", cell.reached_by
    yield "as part: by ", cell.reached_by_broader
    yield "in part: by ", cell.reached_by_narrower
    yield "", cell.spoken_for
    yield "for a broader group: ", cell.spoken_for_broader


def _as_data(view: Reform, cell: CoverageCell) -> dict[str, object]:
    return {
        "pillar_id": cell.pillar_id,
        "group_id": cell.group_id,
        "reach": cell.reach.value,
        "is_urged": cell.is_urged,
        "reached_by": [_reaching(view, one) for one in cell.reached_by],
        "reached_by_broader": [_reaching(view, one) for one in cell.reached_by_broader],
        "reached_by_narrower": [_reaching(view, one) for one in cell.reached_by_narrower],
        "spoken_for": [_speaking(view, one) for one in cell.spoken_for],
        "spoken_for_broader": [_speaking(view, one) for one in cell.spoken_for_broader],
    }


def _reaching(view: Reform, one: ReachedBy) -> dict[str, object]:
    return {
        "id": one.entity_id,
        "kind": one.kind,
        "title": one.title,
        "group_id": one.group_id,
        "through_ids": one.through_ids,
        "has_ended": one.has_ended.value,
        "because": cite(view, one),
    }


def _speaking(view: Reform, one: SpokenFor) -> dict[str, object]:
    return {
        "id": one.position_id,
        "title": one.title,
        "holder_id": one.holder_id,
        "voice": one.voice.value,
        "stance": one.stance.value,
        "topic": None if one.topic is None else one.topic.value,
        "group_id": one.group_id,
        "about_ids": one.about_ids,
        "because": cite(view, one),
    }
