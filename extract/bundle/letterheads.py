"""Letterheads in a case file: the lines that stand together over a paper, and how surely one begins there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kserender.extract.bundle.cells import Role, Said, said
from kserender.extract.heads import paragraph_head
from kserender.extract.language.tables import words
from kserender.extract.language.times import date
from kserender.extract.signature import lines
from kserender.model import Block, Heading, Paragraph, Table

# A letterhead has short lines, and no more of them than this; a table in it no more rows.
LONGEST_LINE = 420
MOST_LINES = 14
MOST_ROWS = 8
# So many lines may stand above the word for the kind: an appendix number, a municipality, an organ.
MOST_BEFORE = 4
# So many different ones of a letterhead's labels make one without a word for a kind.
FEWEST_LABELS = 3
# How much it counts that …
CERTAIN = 3  # … the file numbers the paper; a paper begins where so much comes together
DRESSED = 2  # … a date or a number stands with the word for the kind
FIRST_PAGE = 2  # … page 1 of several begins
SEEN = 1  # … there is a word for a kind, an organ above it, its subject below it, a signature before it, a new page
INSIDE_PAGE = -2  # … it stands in the middle of a page

_ABOVE = ("organ", "appendix", "handling", "page", "kind")
_LETTERHEAD = ("kind", "handling", "appendix", "page", "label", "date", "parties", "organ", "name")
_LAYERS = ("body", "textbox")
_SECTION = re.compile(r"(?:^|\s)§\s*(\d+)\b(?!\s*(?:kap|punkt|[a-zåäö]))")


@dataclass(slots=True)
class Letterhead:
    """The letterhead of a paper: blocks `start:end`, and what its cells say."""

    start: int
    end: int
    cells: list[Said] = field(default_factory=list)
    score: int = 0
    # The number of the § that stands in or just below the head of an extract, and whether it is signed there.
    paragraph: str | None = None
    signs: bool = False

    def first(self, *roles: str) -> Said | None:
        """The first cell with one of these roles."""
        return next((cell for cell in self.cells if cell.role in roles), None)

    @property
    def kind(self) -> str | None:
        """The kind of paper, by a word of its own or else by the line with its subject."""
        found = self.first("kind") or self.first("titled")
        return found.kind if found else None

    @property
    def appendix(self) -> int | None:
        """The number of the appendix that the paper is, where it is one in figures."""
        found = self.first("appendix")
        number = re.search(r"\d+", found.value) if found else None
        return int(number[0]) if number else None

    @property
    def is_bare(self) -> bool:
        """Whether the head is no more than "Bilaga 3", or whose it is."""
        return all(cell.role in ("appendix", "organ") for cell in self.cells)

    @property
    def date(self) -> str | None:
        """The first date."""
        return next((found for cell in self.cells if (found := date(cell.value))), None)


def letterheads(blocks: Sequence[Block]) -> Iterator[Letterhead]:
    """The heads in order; whether a paper begins at one is for its score, and for the heads before it, to say."""
    read = [_cells(block) for block in blocks]
    at = end = 0
    while at < len(blocks):
        cells = read[at]
        if cells is None or not _anchors(cells):
            at += 1
            continue
        start = _start(read, at, end)
        end = _end(read, blocks, at)
        head = Letterhead(start, end, [cell for line in read[start:end] if line for cell in line])
        head.paragraph = _paragraph(blocks, start, end)
        head.signs = _signs(blocks, head)
        head.score = _score(head, blocks, read)
        yield head
        at = end


def _cells(block: Block) -> list[Said] | None:
    """What the cells of a line say; None for running text, list items and great tables."""
    if isinstance(block, Table):
        if len(block.rows) > MOST_ROWS:
            return None
    elif (
        not isinstance(block, Heading | Paragraph) or block.label is not None or block.layer not in ("body", "textbox")
    ):
        return None
    if len(block.text("revised")) > LONGEST_LINE:
        return None
    return [said(cell) for line in lines(block) for cell in line if cell.strip()]


def _anchors(cells: list[Said]) -> bool:
    """Whether a head may be built around the line: it names a kind, numbers the paper, or has a letterhead's labels."""
    if any(cell.role in ("kind", "titled", "handling", "appendix") for cell in cells):
        return all(cell.role != "other" for cell in cells) or cells[0].role in ("kind", "appendix")
    return any(_is_first_page(cell) for cell in cells) or _telling(cells) > 0


def _is_first_page(cell: Said) -> bool:
    """Whether the cell is the number of the first of several pages."""
    return cell.role == "page" and cell.page == 1 and cell.pages > 1


def _telling(cells: Sequence[Said]) -> int:
    known = words("bundle", "letterhead", "telling")
    return len({cell.phrase for cell in cells if cell.role == "label"} & set(known))


def _start(read: Sequence[list[Said] | None], at: int, end: int) -> int:
    """Where the head begins: above its anchor, at the organ and what numbers the paper."""
    organs = 0
    start = at
    while start > end and at - start < MOST_BEFORE:
        above = read[start - 1]
        if not above or any(cell.role not in _ABOVE and not _is_item(cell) for cell in above):
            break
        if any(cell.role == "organ" for cell in above):
            organs += 1
            # Of several organs the others are as likely the last that the paper before is sent to.
            if organs > 1:
                break
        start -= 1
    return start


def _is_item(cell: Said) -> bool:
    """Whether the cell is the matter's place in a summons, over its papers: "Ärende 5"."""
    return cell.role == "label" and cell.phrase == "Ärende" and cell.value.isdigit()


def _end(read: Sequence[list[Said] | None], blocks: Sequence[Block], at: int) -> int:
    line = blocks[at].place.paragraph
    end = at
    while end < len(read) and end - at < MOST_LINES:
        cells = read[end]
        if not cells:
            break
        if end > at and any(cell.role == "appendix" for cell in cells):
            break
        if any(cell.role == "titled" for cell in cells):
            return end + 1
        # What stands in one line with the rest of a letterhead is of it, whatever it says.
        if end > at and blocks[end].place.paragraph != line:
            if _is_another_kind(read[at:end], cells):
                # The organ and the page number above it are of that paper.
                while end > at + 1 and {cell.role for cell in read[end - 1] or ()} <= {"organ", "page"}:
                    end -= 1
                break
            if any(cell.role not in _LETTERHEAD for cell in cells):
                break
            if _is_full(read[at:end]) and any(cell.role in _ABOVE for cell in cells):
                break
        end += 1
    return max(end, at + 1)


def _is_another_kind(lines: Sequence[list[Said] | None], cells: Sequence[Said]) -> bool:
    """Whether a line names another kind of paper than the letterhead above it does."""
    above = {cell.kind for line in lines for cell in line or () if cell.role == "kind"}
    beside = words("bundle", "beside", "words")
    named = [cell for cell in cells if cell.role == "kind" and cell.phrase not in beside]
    return bool(above) and any(cell.kind not in above for cell in named)


def _is_full(lines: Sequence[list[Said] | None]) -> bool:
    """Whether a letterhead has its word for the kind and what goes with it, so that another organ begins the next."""
    roles = [cell.role for line in lines if line for cell in line]
    return "kind" in roles and any(role in ("date", "label", "name") for role in roles)


def _paragraph(blocks: Sequence[Block], start: int, end: int) -> str | None:
    for block in blocks[start : end + 2]:
        text = block.text("revised").strip()
        if own := paragraph_head(text):
            return own.number
        if found := _SECTION.search(text[:LONGEST_LINE]):
            return found[1]
    return None


def _signs(blocks: Sequence[Block], head: Letterhead) -> bool:
    """Whether the head stands over the end of minutes: the signatures, or whom they are sent to."""
    texts = [block.text("revised").strip().casefold() for block in blocks[head.start : head.end + 1]]
    return any(text.startswith(words("bundle", "letterhead", "closing")) for text in texts)


def _score(head: Letterhead, blocks: Sequence[Block], read: Sequence[list[Said] | None]) -> int:
    roles = [cell.role for cell in head.cells]
    kind = roles.index("kind") if "kind" in roles else len(roles)
    above, below = set(roles[:kind]), set(roles[kind + 1 :])
    score = SEEN * ("appendix" in roles) + SEEN * ("titled" in roles)
    # "Ekhamra kommun     Bilaga 1": a letterhead in columns.
    first = {cell.role for cell in read[head.start] or ()}
    score += SEEN * (first == {"organ", "appendix"} and len(list(lines(blocks[head.start]))) == 1)
    if _telling(head.cells) >= FEWEST_LABELS:
        score += CERTAIN
    if "handling" in roles:
        score += CERTAIN - SEEN
        score += SEEN * bool({"organ", "appendix", "titled"} & set(roles))
    if kind < len(roles):
        score += SEEN + SEEN * ("organ" in above) + _dress(head, below)
    if head.start:
        score += SEEN * _closes(blocks[head.start - 1])
        before, here = (block.place.page for block in (blocks[head.start - 1], blocks[head.start]))
        if before is not None and here is not None:
            score += SEEN if here != before else INSIDE_PAGE
    score += FIRST_PAGE * any(_is_first_page(cell) for cell in head.cells)
    return score if _is_headed(roles, kind) else min(score, CERTAIN - 1)


def _dress(head: Letterhead, below: set[Role]) -> int:
    """What it counts that the word for a kind has parties, a date or a number with it; a date in its own cell may be
    that of a paper in a list."""
    if below & {"date", "label"}:
        return DRESSED
    # "Utdrag ur protokoll fört vid … 2024-05-13"; with a full stop it may name a paper, and the § below tells.
    minutes = any(
        cell.role == "kind" and any(sign.isdigit() for sign in cell.value)
        for cell in head.cells
        if head.paragraph or not cell.value.endswith(".")
    )
    own = any(cell.role == "kind" and cell.dressed for cell in head.cells)
    return DRESSED if minutes else SEEN * (own or "parties" in below)


def _is_headed(roles: Sequence[Role], kind: int) -> bool:
    """Whether more than one word stands over the paper: a page number alone may be the foot of a page, parties alone
    beside a kind a row of a table."""
    if kind == len(roles):
        return bool(set(roles) - {"page", "organ"})
    return bool({"organ", "appendix", "handling", "titled", "date", "label", "page"} & set(roles)) or len(roles) == 1


def _closes(block: Block) -> bool:
    """Whether a paper may end with the block: a name, a title, a line to sign on, a place and date."""
    text = block.text("revised").strip()
    if not text or len(text) > LONGEST_LINE or text.endswith((":", ",")):
        return False
    cells = [cell for line in lines(block) for cell in line if cell.strip()]
    return set(text) <= set("_.-– ") or any(said(cell).role == "name" for cell in cells)
