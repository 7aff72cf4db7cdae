"""Pairs the sections of two papers by what they are for, their headings and their words."""

from collections.abc import Callable, Hashable, Iterable, Sequence

from kserender.compare.align import Coder, Match, Pair, assign, interleave, pair_equal, similar
from kserender.compare.comparison import ParagraphPair, SectionPair, TextRelation
from kserender.compare.fold import key
from kserender.compare.paragraphs import compare_paragraphs, paragraphs, words
from kserender.paper import Paper, Section

# The share of their vocabularies that two sections must have in common, when they have only the role in common and
# when they have neither role nor heading; a role that only one section has in each paper is enough by itself.
LEAST_WITH_ROLE = 0.25
LEAST = 0.5


def compare_sections(a: Paper, b: Paper) -> list[SectionPair]:
    """All sections of both papers in A's order, each once."""
    ours, theirs = a.sections, b.sections
    return [
        _pair(ours[i] if i is not None else None, theirs[j] if j is not None else None)
        for i, j, _ in interleave(_paired(ours, theirs), len(ours), len(theirs))
    ]


def _all(section: Section) -> Hashable:
    return section.role, _heading(section), section.text


def _role_and_heading(section: Section) -> Hashable:
    return (section.role, _heading(section)) if section.role else None


def _heading(section: Section) -> Hashable:
    return key(section.heading) if section.heading else None


_BY_NAME: tuple[Callable[[Section], Hashable], ...] = (_all, _role_and_heading, _heading)


def _paired(a: Sequence[Section], b: Sequence[Section]) -> list[Match]:
    """What is all equal first; then by role and heading, by heading, by role, and at last by the words alone."""
    rest_a, rest_b = list(range(len(a))), list(range(len(b)))
    chosen: list[Match] = []

    def take(pairs: Iterable[Pair]) -> None:
        chosen.extend(Match(i, j, 1.0) for i, j in pairs)
        taken_a, taken_b = {match.a for match in chosen}, {match.b for match in chosen}
        rest_a[:] = [i for i in rest_a if i not in taken_a]
        rest_b[:] = [j for j in rest_b if j not in taken_b]

    for name in _BY_NAME:
        equal = pair_equal([name(a[i]) for i in rest_a], [name(b[j]) for j in rest_b])
        take([(rest_a[i], rest_b[j]) for i, j in equal])
    coder = Coder()
    codes_a, codes_b = [_code(coder, section) for section in a], [_code(coder, section) for section in b]

    def alike(some_a: Sequence[int], some_b: Sequence[int], least: float) -> list[Pair]:
        found = similar([codes_a[i] for i in some_a], [codes_b[j] for j in some_b], least)
        return [(some_a[match.a], some_b[match.b]) for match in assign(found)]

    for role in dict.fromkeys(a[i].role for i in rest_a):
        some_a, some_b = [i for i in rest_a if a[i].role == role], [j for j in rest_b if b[j].role == role]
        if role is not None:
            take(alike(some_a, some_b, 0.0 if len(some_a) == len(some_b) == 1 else LEAST_WITH_ROLE))
    take(alike([i for i in rest_a if codes_a[i]], [j for j in rest_b if codes_b[j]], LEAST))
    return chosen


def _code(coder: Coder, section: Section) -> str:
    """The section's vocabulary in alphabetical order, so that what is compared is which words it has."""
    return coder.code(sorted(set(words(section.text))))


def _pair(a: Section | None, b: Section | None) -> SectionPair:
    found = compare_paragraphs(paragraphs(a.text) if a else [], paragraphs(b.text) if b else [])
    return SectionPair(
        relation=_relation(a, b, found),
        similarity=_share(found),
        heading_a=a.heading if a else None,
        heading_b=b.heading if b else None,
        role=(a.role if a else None) or (b.role if b else None),
        paragraphs=found,
    )


def _relation(a: Section | None, b: Section | None, found: Sequence[ParagraphPair]) -> TextRelation:
    if a is None or b is None:
        return "only_b" if a is None else "only_a"
    same = _heading(a) == _heading(b) and all(pair.relation == "same" and not pair.moved for pair in found)
    return "same" if same else "changed"


def _share(found: Iterable[ParagraphPair]) -> float:
    """The share of the words of both that stand in equal stretches; 1 when neither has any."""
    equal = every = 0
    for pair in found:
        for stretch in pair.words:
            size = len(words(stretch.text))
            equal += 2 * size if stretch.op == "equal" else 0
            every += 2 * size if stretch.op == "equal" else size
    return round(equal / every, 2) if every else 1.0
