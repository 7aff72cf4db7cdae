"""Minutes come apart into their §§: one document for each, and what stands before the first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kserender.extract.chain import Candidate, chain
from kserender.extract.heads import LONGEST_HEAD, Form, Head, dated, numbered, signed, worded
from kserender.extract.language.tables import table, words
from kserender.extract.outline import role_of
from kserender.extract.split import cut
from kserender.model import Block, Document, Heading, Paragraph

# So many lines after an entry in a table of contents stand its dots and page number, at the latest.
CONTENTS_NEAR = 4
FRONT_PAGE = 12
# What kind of paper it is, and who took part, stands within so many blocks.
FRONT = 60
LONGEST_LINE = 130
# An entry of a table of contents that Word made ends in a tab and its page.
_PAGE = re.compile(r"\t\s*\d{1,3}\s*$")
_LEADERS = re.compile(r"\.{4,}\s*\d*\s*$|(?:\. ){4,}\s*\d*\s*$")

# In this order: the first that gives a chain holds.  Only the sign tells by itself that a number heads a §.
FORMS: tuple[Form, ...] = (signed, worded, dated)


@dataclass(frozen=True, slots=True)
class Minutes:
    """What stands before the first §, a document for each §, and their numbers; "" where the minutes number nothing."""

    front: Document
    paragraphs: tuple[Document, ...]
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Start:
    """The block that begins a §, and its head if it has a number."""

    at: int
    head: Head | None


def minutes(document: Document) -> Minutes | None:
    """The document's §§ when it is the minutes of a meeting, and None for other papers.

    Entries in a table of contents, and §§ that the text refers to, head nothing.
    """
    body = [block for block in document.blocks if block.layer in ("body", "guidance", "textbox")]
    starts = _starts(document, body)
    if not starts:
        return None
    ends = [*(start.at for start in starts[1:]), len(body)]
    parts = [
        _part(document, [*_headed(body[start.at], start.head), *body[start.at + 1 : end]])
        for start, end in zip(starts, ends, strict=True)
    ]
    front = _part(document, body[: starts[0].at])
    return Minutes(front, tuple(parts), tuple(start.head.number if start.head else "" for start in starts))


def _starts(document: Document, body: Sequence[Block]) -> list[_Start]:
    found = _in_form(body, signed)
    # An extract of one § begins with it; the minutes of one § have a front page that says who held the meeting.
    if len(found) > 1 or (found and (found[0].at >= FRONT_PAGE or _offices(body[: found[0].at]))):
        return found if _is_minutes(document, body) or _decides(body) else []
    if found or not _is_minutes(document, body):
        return []
    for form in FORMS[1:]:
        if len(found := _in_form(body, form)) > 1:
            return found
    return _numbered(body) or _headings(body)


def _in_form(body: Sequence[Block], form: Form, *, steps: bool = False) -> list[_Start]:
    heads: dict[int, Head] = {}
    appendix = len(body)
    for at, block in enumerate(body):
        if not isinstance(block, Heading | Paragraph):
            continue
        text = block.text("revised").strip()
        short = len(text) <= LONGEST_HEAD or isinstance(block, Heading)
        if short and (head := form(block)) and not _in_contents(body, at, form):
            heads[at] = head
        elif heads and len(text) <= LONGEST_LINE and appendix == len(body) and _is_appendix(text):
            appendix = at
    places = [*heads, len(body)]
    candidates = [
        Candidate(at, head.order, after - at - 1, at > appendix)
        for (at, head), after in zip(heads.items(), places[1:], strict=True)
    ]
    return [_Start(one.at, heads[one.at]) for one in chain(candidates, steps=steps)]


def _numbered(body: Sequence[Block]) -> list[_Start]:
    """Matters with a number alone.  Where headings are numbered, lists of points are not taken for matters."""
    headings = [block for block in body if isinstance(block, Heading)]
    found = _in_form(headings, numbered, steps=True)
    if len(found) > 1:
        places = {id(block): at for at, block in enumerate(body)}
        return [replace(start, at=places[id(headings[start.at])]) for start in found]
    found = _in_form(body, numbered, steps=True)
    return found if len(found) > 2 and not _heads_list(body, found[0].at) and _hold_text(found) else []


def _heads_list(body: Sequence[Block], at: int) -> bool:
    """Whether the block before this one heads a part of a paper: its points or papers follow, and no matters."""
    before = body[at - 1] if at else None
    return isinstance(before, Heading | Paragraph) and role_of(before.text("revised").strip()) is not None


def _hold_text(found: Sequence[_Start]) -> bool:
    """Whether something stands under most of them: receivers, papers and points of a list follow each other."""
    holding = [after.at - one.at > 1 for one, after in pairwise(found)]
    return 2 * sum(holding) >= len(holding)


def _headings(body: Sequence[Block]) -> list[_Start]:
    """Matters that only have a heading: those at the level above the headings of decisions."""
    levels = [
        (at, block.level, role_of(block.text("revised")))
        for at, block in enumerate(body)
        if isinstance(block, Heading) and block.text("revised").strip()
    ]
    deciding = [level for _, level, role in levels if role and role.role == "decision"]
    above = max((level for _, level, role in levels if role is None and deciding and level < min(deciding)), default=0)
    names = words("minutes", "minutes", "not_matters")
    starts = [
        _Start(at, None)
        for at, level, role in levels
        if above and level == above and role is None and body[at].text("revised").strip().casefold() not in names
    ]
    return starts if len(starts) > 1 else []


def _is_minutes(document: Document, body: Sequence[Block]) -> bool:
    """Whether the first lines say that it is minutes, and name the offices of the meeting."""
    front = " \n".join(block.text("revised") for block in (*document.furniture[:FRONT], *body[:FRONT])).casefold()
    return any(word in front for word in words("minutes", "minutes", "kinds")) and _offices(body[:FRONT])


def _offices(body: Sequence[Block]) -> bool:
    """Whether the lines name the offices of a meeting, two of them at least."""
    text = "\n".join(block.text("revised") for block in body).casefold()
    offices = ("chair", "secretary", "adjusters")
    return sum(any(word in text for word in table("meetings")["labels"][office]) for office in offices) > 1


def _decides(body: Sequence[Block]) -> bool:
    """Whether any line heads a decision: the §§ of a regulation or a contract hold none."""
    lines = (line for block in body if isinstance(block, Heading | Paragraph) for line in _short_lines(block))
    return any((role := role_of(line)) and role.role == "decision" for line in lines)


def _short_lines(block: Heading | Paragraph) -> Iterator[str]:
    text = block.text("revised").strip()
    if text and len(text) <= LONGEST_LINE and "beslut" in text.casefold():
        yield text.split(":", 1)[0]


def _is_appendix(text: str) -> bool:
    role = role_of(text) if text[:1].isupper() else None
    return role is not None and role.role == "appendix"


def _in_contents(body: Sequence[Block], at: int, form: Form) -> bool:
    if _LEADERS.search(body[at].text()) or any(_PAGE.search(block.text()) for block in body[at : at + 2]):
        return True
    for block in body[at + 1 : at + 1 + CONTENTS_NEAR]:
        if _LEADERS.search(block.text()):
            return True
        if isinstance(block, Heading | Paragraph) and form(block):
            break
    return False


def _headed(block: Block, head: Head | None) -> list[Block]:
    """The block that begins the §, without the number that is typed in it."""
    if head is None or head.end == 0 or not isinstance(block, Heading | Paragraph):
        return [block]
    size = len(block.text())
    # The number is counted in the text as proposed; a head that is itself changed keeps it.
    start = head.end if block.text() == block.text("revised") else 0
    if start >= size:
        return []
    place = replace(block.place, start=block.place.start + start)
    return [replace(block, runs=tuple(cut(block.runs, start, size)), place=place)]


def _part(document: Document, blocks: Sequence[Block]) -> Document:
    """The document with these blocks only, and the notes and bookmarks that stand in them."""
    places = {block.place.paragraph for block in blocks}
    marks = {run.note for block in blocks if isinstance(block, Heading | Paragraph) for run in block.runs if run.note}
    return replace(
        document,
        blocks=tuple(blocks),
        notes=tuple(note for note in document.notes if note.id in marks),
        ranges=tuple(named for named in document.ranges if named.start.paragraph in places),
        furniture=(),
        messages=(),
    )
