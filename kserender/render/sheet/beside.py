"""What stands beside what: for each matter the base's text, another paper's, and the difference between them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kserender.compare.comparison import Comparison, Matter, Stance, Words
from kserender.compare.explain import RELATIONS, explain_stance
from kserender.compare.glance import own_text
from kserender.i18n import _
from kserender.render.comparison_page import LEAST_WOVEN, in_common, which_points
from kserender.render.screen import capital


@dataclass(frozen=True, slots=True)
class Side:
    """Which points they are, and their text with the words that only this side has marked."""

    points: str
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A matter: both sides, how the second stands to the first, and sentences on what differs."""

    ours: Side
    theirs: Side
    relation: str
    sentences: tuple[str, ...]


def beside(comparison: Comparison, base: int, other: int) -> Iterator[Row]:
    """A row for each matter that at least one of the two papers speaks of, in the order of the comparison."""
    for matter in comparison.matters:
        stances = {stance.paper: stance for stance in matter.stances}
        ours, theirs = stances.get(base), stances.get(other)
        if any(stance is not None and stance.relation != "missing" for stance in (ours, theirs)):
            yield _row(comparison, matter, ours, theirs)


def _row(comparison: Comparison, matter: Matter, ours: Stance | None, theirs: Stance | None) -> Row:
    if ours is None or ours.paper != matter.reference:  # the base has no points of its own here
        told = explain_stance(comparison, matter, ours) if ours else []
        return _told(_side(ours), _side(theirs), ours, told)
    told = explain_stance(comparison, matter, theirs) if theirs else []
    if theirs is None or in_common(theirs.words) < LEAST_WOVEN:
        return _told(_side(ours), _side(theirs), theirs, told)
    return _told(_side(ours, theirs.words, "added"), _side(theirs, theirs.words, "struck"), theirs, told)


def _told(ours: Side, theirs: Side, stance: Stance | None, told: Iterable[str]) -> Row:
    relation = capital(_(RELATIONS[stance.relation])) if stance else ""
    return Row(ours, theirs, relation, tuple(map(capital, told)))


def _side(stance: Stance | None, words: Iterable[Words] = (), without: str = "") -> Side:
    if stance is None:
        return Side("", ())
    numbered = any(point.number is not None for point in stance.points)
    points = capital(which_points(stance.points, bodies=False)) if numbered else ""
    text = own_text(stance)
    whole = (Words(op="equal", text=text),) if text else ()
    return Side(points, tuple(part for part in words if part.op != without) or whole)
