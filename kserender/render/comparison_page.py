"""A comparison as a page, before it is written in any form: all that a reader is told, in order and in words.

Every writer of comparisons takes its texts from here, so that a page in the terminal, a web page and a Word file say
the same.  The texts and tables of the papers, which not every form has, are the writers' own to show.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kserender.compare.comparison import Comparison, Head, Matter, Stance, Words
from kserender.compare.explain import RELATIONS, explain_stance
from kserender.compare.glance import (
    Line,
    alone,
    camps,
    deciding,
    deciding_body,
    glance,
    names,
    own_text,
    silent,
    stance_of,
)
from kserender.compare.language import KIND_NAMES
from kserender.compare.mode import equal_share
from kserender.i18n import _, mark, plural
from kserender.paper import Decision
from kserender.render.parts import KINDS
from kserender.render.screen import capital

# With less than this in common, two texts are easier to read one under the other than woven together; so much more when
# one has several points.
LEAST_WOVEN, LEAST_WOVEN_OF_SEVERAL = 0.6, 0.8
# So many papers that are not compared are named; of more, only how many there are.
MOST_NAMED = 8
# Titles with so many words in common are those of one case ("Yrkande angående …"); one of fewer words tells nothing.
SAME_TITLE = 0.5
LEAST_TITLE = 3

_LISTS: dict[str, str] = {
    "attachments": mark("Papers the decision rests on"),
    "dispatch": mark("Sent to"),
    "signatories": mark("Signed by"),
}
_LEFT_OUT: dict[str, str] = {
    "statement": mark("Without a proposal of their own"),
    "elsewhere": mark("Not compared, since they are for another organ or decided earlier"),
}


@dataclass(frozen=True, slots=True)
class Proposer:
    """A paper that is compared: its letter, who it is and what it is, and facts about it."""

    letter: str
    title: str
    facts: str


@dataclass(frozen=True, slots=True)
class Side:
    """What another paper wants in a matter: who and how it stands, sentences on what differs, and its text: as words
    struck and added where the two texts are woven together, or whole; neither when it has none."""

    title: str
    sentences: tuple[str, ...]
    text: str
    words: tuple[Words, ...]
    paper: int


@dataclass(frozen=True, slots=True)
class Item:
    """A matter: its number from 1, the paper that it is told by and which of its points, their text; who say the same,
    what the others want, and who say nothing."""

    number: int
    title: str
    text: str
    same: str
    sides: tuple[Side, ...]
    missing: str


@dataclass(frozen=True, slots=True)
class Page:
    """All that is told.  `glance` is in groups of one lead ("All want this"), `lists` are titles with lines of who has
    what; `remarks` are points that only speak of another paper's points."""

    case: str
    proposers: tuple[Proposer, ...]
    left_out: tuple[str, ...]
    same: tuple[str, ...]
    meeting: tuple[str, ...]
    glance: tuple[tuple[str, tuple[Line, ...]], ...]
    items: tuple[Item, ...]
    remarks: tuple[str, ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...]


def page(comparison: Comparison) -> Page:
    """The page of a comparison, in the user's language."""
    compared = [comparison.papers[at] for at in deciding(comparison)]
    several = {deciding_body(p) for m in comparison.matters for stance in m.stances for p in stance.points}
    return Page(
        case=(compared[0].title or "") if compared else "",
        proposers=tuple(_proposer(head, compared[0]) for head in compared),
        left_out=tuple(_left_out(comparison)),
        same=tuple(capital(names(comparison, c)) for c in camps(comparison) if len(c) > 1 and comparison.matters),
        meeting=tuple(dict.fromkeys(claim.yrkande.text for claim in comparison.claims)),
        glance=tuple((lead, tuple(lines)) for lead, lines in groupby(glance(comparison), key=lambda line: line.lead)),
        items=tuple(_item(comparison, m, at, len(several) > 1) for at, m in enumerate(comparison.matters, 1)),
        remarks=tuple(
            capital(f"{comparison.papers[referral.paper].name}: {referral.point.text}")
            for referral in comparison.referrals
            if not referral.new
        ),
        lists=tuple((_(title), tuple(_listed(comparison, name))) for name, title in _LISTS.items()),
    )


def _proposer(head: Head, base: Head) -> Proposer:
    what = "" if head.name.startswith(KIND_NAMES[head.kind]) else f" – {_what(head)}"
    own = f": {head.title}" if head.title and not _same_title(head, base) else ""
    facts = (head.municipality, head.diary_number, head.date, head.path)
    return Proposer(head.letter, capital(f"{head.name}{what}{own}"), " · ".join(filter(None, facts)))


def _what(head: Head) -> str:
    """What kind of paper it is; an organ's proposal to another is that, whatever paper it stands in."""
    if head.decides and head.name != head.decides and not head.proposers and head.kind == "protokollsutdrag":
        return _("proposal to {body}").format(body=head.decides)
    return _("addition to what is proposed") if head.adds else _(KINDS[head.kind]).lower()


def _same_title(head: Head, base: Head) -> bool:
    title = head.title or ""
    return head is base or len(title.split()) < LEAST_TITLE or equal_share(title, base.title or "") >= SAME_TITLE


def _left_out(comparison: Comparison) -> Iterator[str]:
    for role, title in _LEFT_OUT.items():
        heads = [head for head in comparison.papers if head.role == role]
        told = "; ".join(f"{head.name} ({_(KINDS[head.kind]).lower()})" for head in heads)
        if len(heads) > MOST_NAMED:
            told = plural("{count} paper", "{count} papers", len(heads)).format(count=len(heads))
        if heads:
            yield f"{_(title)}: {told}"


def _item(comparison: Comparison, matter: Matter, number: int, bodies: bool) -> Item:
    reference = stance_of(matter, matter.reference)
    who = comparison.papers[matter.reference].name
    if alone(matter):
        who = _("Only {names}").format(names=who)
    same = [stance.paper for stance in matter.stances if stance.relation == "same"]
    others = [stance for stance in matter.stances if stance.relation not in {"reference", "missing", "same"}]
    missing = [] if alone(matter) else silent(comparison, matter)
    return Item(
        number=number,
        title=capital(f"{who}, {which_points(reference.points, bodies)}"),
        text=own_text(reference),
        same=_("The same: {names}.").format(names=names(comparison, same)) if same else "",
        sides=tuple(_side(comparison, matter, stance, bodies) for stance in others),
        missing=_("Not with: {names}.").format(names=names(comparison, missing)) if missing else "",
    )


def _side(comparison: Comparison, matter: Matter, stance: Stance, bodies: bool) -> Side:
    name = comparison.papers[stance.paper].name
    points = f", {which_points(stance.points, bodies)}" if stance.points else ""
    told = explain_stance(comparison, matter, stance) if stance.relation in {"changed", "adopted"} else []
    woven = in_common(stance.words) >= (LEAST_WOVEN if len(stance.points) == 1 else LEAST_WOVEN_OF_SEVERAL)
    return Side(
        title=capital(f"{name}{points} – {_(RELATIONS[stance.relation])}"),
        sentences=tuple(map(capital, told)),
        text="" if woven else own_text(stance),
        words=tuple(stance.words) if woven else (),
        paper=stance.paper,
    )


def which_points(points: Sequence[Decision], bodies: bool) -> str:
    """Which points they are, and if asked for whom: "points 1, 2, for Kommunfullmäktige"."""
    numbers = [str(point.number) for point in points if point.number is not None]
    shown = _("a point without a number")
    if numbers:
        shown = plural("point {numbers}", "points {numbers}", len(numbers)).format(numbers=", ".join(numbers))
    body = deciding_body(points[0]) if bodies else None
    return _("{points}, for {body}").format(points=shown, body=body) if body else shown


def in_common(stretches: Iterable[Words]) -> float:
    """The share of the characters of both texts that stand in equal stretches."""
    sizes: Counter[str] = Counter()
    for words in stretches:
        sizes[words.op] += len(words.text)
    return 2 * sizes["equal"] / max(1, 2 * sizes["equal"] + sizes["struck"] + sizes["added"])


def _listed(comparison: Comparison, name: str) -> Iterator[str]:
    """A line for each set of papers: who has what."""
    items = getattr(comparison, name)
    for papers in dict.fromkeys(tuple(item.papers) for item in items):
        where = _("all") if len(papers) == len(deciding(comparison)) else names(comparison, papers)
        yield capital(f"{where}: {'; '.join(item.text for item in items if tuple(item.papers) == papers)}")
