"""The whole comparison in a few lines: who wants the same, what all want, where they part, what only some want."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kserender.compare.comparison import Comparison, Matter, Stance
from kserender.compare.explain import explain_stance, listed, phrases
from kserender.compare.language import SAME_ACTION, WHOLE_CASES
from kserender.i18n import _
from kserender.paper import Decision

# A point is told by its beginning, up to this many characters.
LONGEST = 120
# Of what differs in a point so many things are told at a glance; the rest stands with the point.
MOST_TOLD = 3

_WORD = re.compile(r"[\w-]+")
_SENTENCE = re.compile(r".{20,}?[.!?](?=\s+[A-ZÅÄÖ])")


@dataclass(frozen=True, slots=True)
class Line:
    """`lead` says whom it is about or how they stand ("All", "Only SD"), `text` is a point's beginning or what each
    wants, `details` what differs; `matter` is its number in the comparison."""

    lead: str
    text: str
    details: tuple[str, ...]
    matter: int


def glance(comparison: Comparison) -> list[Line]:
    """A line for each matter: what becomes of the case, what all want, where they part, what only some want."""
    ranked = sorted(range(len(comparison.matters)), key=lambda at: _rank(comparison, comparison.matters[at]))
    return [_line(comparison, comparison.matters[at], at) for at in ranked]


def deciding(comparison: Comparison) -> list[int]:
    """The papers that are compared, the base first."""
    compared = [at for at, head in enumerate(comparison.papers) if head.role in {"base", "alternative"}]
    return sorted(compared, key=lambda at: comparison.papers[at].role != "base")


def agreed(comparison: Comparison, matter: Matter) -> bool:
    """Whether all papers that are compared want the same."""
    return len(matter.positions) == 1 and len(matter.positions[0]) == len(deciding(comparison))


def silent(comparison: Comparison, matter: Matter) -> list[int]:
    """The papers with a proposal of their own that say nothing of the matter."""
    said_nothing = [stance.paper for stance in matter.stances if stance.relation == "missing"]
    return [at for at in said_nothing if not comparison.papers[at].adds]


def alone(matter: Matter) -> bool:
    """Whether a single one of several papers speaks of the matter."""
    return len(matter.stances) > 1 and sum(stance.relation != "missing" for stance in matter.stances) == 1


def camps(comparison: Comparison) -> list[list[int]]:
    """The papers that want the same in every matter, together; each paper that is compared stands in one."""
    found: defaultdict[tuple[int | None, ...], list[int]] = defaultdict(list)
    for paper in deciding(comparison):
        where = (_position(matter, paper) for matter in comparison.matters)
        found[tuple(where)].append(paper)
    return list(found.values())


def names(comparison: Comparison, papers: Iterable[int]) -> str:
    """The papers' names in a row; where one is a list itself: "Kommunstyrelsen; M och L as well as SD"."""
    shown = [comparison.papers[at].name for at in papers]
    if len(shown) > 1 and any(" och " in name for name in shown):
        return _("{first} as well as {last}").format(first="; ".join(shown[:-1]), last=shown[-1])
    return listed(shown)


def own_text(stance: Stance) -> str:
    """The stance's points as a text."""
    return "\n".join(point.text for point in stance.points)


def deciding_body(point: Decision) -> str | None:
    """The organ that takes the decision in the end."""
    return point.recommends_to or point.deciding_body


def stance_of(matter: Matter, paper: int) -> Stance:
    """What the paper wants in the matter."""
    return next(stance for stance in matter.stances if stance.paper == paper)


def shortened(text: str) -> str:
    """A text's first sentence or line, cut between two words when it is long."""
    first = text.strip().split("\n", 1)[0]
    sentence = _SENTENCE.match(first)
    first = sentence[0] if sentence else first
    if len(first) <= LONGEST:
        return first
    return first[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"


def _position(matter: Matter, paper: int) -> int | None:
    return next((at for at, papers in enumerate(matter.positions) if paper in papers), None)


def _rank(comparison: Comparison, matter: Matter) -> tuple[int, list[int]]:
    if matter.kind == "outcome" and not agreed(comparison, matter):
        return 0, []
    if len(matter.positions) > 1:
        return 2, []
    return (1, []) if agreed(comparison, matter) else (3, matter.positions[0])


def _line(comparison: Comparison, matter: Matter, at: int) -> Line:
    text = shortened(own_text(stance_of(matter, matter.reference)))
    if agreed(comparison, matter):
        return Line(_("All want this"), text, (), at)
    missing = silent(comparison, matter)
    if len(matter.positions) == 1:
        lead = _("Only {names}") if missing or alone(matter) else _("{names} want this")
        return Line(lead.format(names=names(comparison, matter.positions[0])), text, (), at)
    few = 0 < len(missing) < len(matter.stances) - len(missing)  # of more, it tells more who does speak
    without = (_("Not with: {names}.").format(names=names(comparison, missing)),) if few else ()
    if matter.kind == "outcome" and len(actions := list(_actions(comparison, matter))) == len(matter.positions):
        return Line(_case(matter), "; ".join(actions), without, at)
    return Line(_("They differ"), text, (*_told(comparison, matter), *without), at)


def _told(comparison: Comparison, matter: Matter) -> Iterator[str]:
    """What differs, once for papers that want the same."""
    for papers in matter.positions:
        if matter.reference not in papers:
            first = next((paper for paper in papers if stance_of(matter, paper).points), papers[0])
            yield from explain_stance(comparison, matter, stance_of(matter, first))[:MOST_TOLD]


def _case(matter: Matter) -> str:
    """What the case is called in the reference's own words: "Motionen"."""
    words = _WORD.findall(own_text(stance_of(matter, matter.reference)).casefold())
    named = next((WHOLE_CASES[word] for word in words if word in WHOLE_CASES), "ärendet")
    return named[:1].upper() + named[1:]


def _actions(comparison: Comparison, matter: Matter) -> Iterator[str]:
    """The like of "SD would reject it", a text for each position; fewer where two positions have the same verbs."""
    said: set[frozenset[str]] = set()
    for papers in matter.positions:
        actions = next((verbs for paper in papers if (verbs := _verbs(matter, paper))), [])
        same = frozenset(SAME_ACTION.get(action, action) for action in actions)
        if not actions or same in said:
            return
        said.add(same)
        in_part = any(stance_of(matter, paper).in_part for paper in papers)
        shown = listed(phrases(actions, in_part=in_part))
        yield _("{names} would {action}").format(names=names(comparison, papers), action=shown)


def _verbs(matter: Matter, paper: int) -> list[str]:
    """The verbs of a paper's points, or what is told of them where its verbs differ from the reference's."""
    told = [
        difference.b if stance.paper == paper else difference.a
        for stance in matter.stances
        for difference in stance.differences
        if difference.aspect == "action" and paper in {stance.paper, matter.reference}
    ]
    own = [point.action for point in stance_of(matter, paper).points if point.action]
    return list(dict.fromkeys(own)) or next(iter(told), [])
