"""Minutes come apart into their §§: one document for each, and what stands before the first."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kserender.extract.kinds import PARAGRAPH
from kserender.model import Block, Document, Heading, Paragraph

# A line that heads a § holds little more than its number and the diary number.
LONGEST_HEAD = 160
# So many lines after an entry in a table of contents stand its dots and page number, at the latest.
CONTENTS_NEAR = 4
FRONT_PAGE = 12
_LEADERS = re.compile(r"\.{4,}\s*\d*\s*$|(?:\. ){4,}\s*\d*\s*$")
_NOT_HEAD = re.compile(r"^§+\s*\d+[a-z]?\s*(?:[-–,]\s*\d|och\b|samt\b|\w+lagen\b|kap\b|[a-zåäö]{2,} )")


@dataclass(frozen=True, slots=True)
class Minutes:
    """What stands before the first §, and a document for each §."""

    front: Document
    paragraphs: tuple[Document, ...]


def minutes(document: Document) -> Minutes | None:
    """The document's §§ when it is the minutes of a meeting, and None for other papers.

    Entries in a table of contents, and §§ that the text refers to, head nothing.
    """
    body = [block for block in document.blocks if block.layer in ("body", "guidance", "textbox")]
    heads = _in_order(_heads(body))
    # An extract of one § begins with it; the minutes of one § have a front page.
    if len(heads) < 2 and (not heads or heads[0][0] < FRONT_PAGE):
        return None
    ends = [*(at for at, _ in heads[1:]), len(body)]
    parts = [_part(document, body[at:end]) for (at, _), end in zip(heads, ends, strict=True)]
    return Minutes(_part(document, body[: heads[0][0]]), tuple(parts))


def paragraph_number(part: Document) -> str:
    """The number of the § that the document is."""
    match = PARAGRAPH.match(part.blocks[0].text("revised").strip())
    return match[1] if match else ""


def _heads(body: Sequence[Block]) -> list[tuple[int, int]]:
    found = []
    for at, block in enumerate(body):
        if not isinstance(block, Heading | Paragraph) or block.label:
            continue
        text = block.text("revised").strip()
        match = PARAGRAPH.match(text)
        # A regulation's § goes on in a sentence; in minutes a title, a number or nothing stands after it.
        sentence = match is not None and text[match.end() :].rstrip().endswith((".", ";"))
        if not match or sentence or len(text) > LONGEST_HEAD or _NOT_HEAD.match(text) or _in_contents(body, at):
            continue
        found.append((at, int(re.sub(r"\D", "", match[1]))))
    return found


def _in_contents(body: Sequence[Block], at: int) -> bool:
    if _LEADERS.search(body[at].text()):
        return True
    for block in body[at + 1 : at + 1 + CONTENTS_NEAR]:
        if _LEADERS.search(block.text()):
            return True
        if PARAGRAPH.match(block.text().strip()):
            break
    return False


def _in_order(heads: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of rising numbers: a number out of turn is a reference."""
    best: list[tuple[int, tuple[int, int], int]] = []
    for place in heads:
        length, before = 1, -1
        # Minutes have at most some hundred §§; a reference jumps, so near neighbours are enough to look at.
        for index in range(len(best) - 1, max(-1, len(best) - 60), -1):
            if best[index][1][1] < place[1] and best[index][0] + 1 > length:
                length, before = best[index][0] + 1, index
        best.append((length, place, before))
    chain = []
    at = max(range(len(best)), key=lambda index: best[index][0], default=-1)
    while at >= 0:
        chain.append(best[at][1])
        at = best[at][2]
    return chain[::-1]


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
