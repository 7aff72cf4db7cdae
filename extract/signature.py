"""Where the signatures begin: party names or people's names with titles at the end of a paper."""

import re
from collections.abc import Iterator, Sequence

from kserender.extract.language.people import is_name, is_title, party_line
from kserender.extract.language.pipeline import organs
from kserender.extract.language.tables import words
from kserender.extract.language.times import date
from kserender.model import Block, Heading, Paragraph, Table

LONGEST_LINE = 90
_GAP = re.compile(r"\t+| {3,}")


def signature_start(blocks: Sequence[Block], is_heading: Sequence[bool]) -> int | None:
    """The number of the first block of the signatures, or None when nobody signs.

    They stand after the last heading with a role: from the first line there that is nothing but parties, or else the
    lines at the very end that are names with a title, a party or a place and date.
    """
    last = max((number for number, known in enumerate(is_heading) if known), default=-1)
    begun = last >= 0
    for number in range(last + 1, len(blocks)):
        begun = begun or len(blocks[number].text("revised").replace("_", "").strip()) > LONGEST_LINE
        # A party in a list is somebody else: one who gets the decision.  Above the text it stands in the letterhead.
        if not begun:
            continue
        if _label(blocks[number]) is None and any(party_line(cell) for line in lines(blocks[number]) for cell in line):
            return number
    first = None
    signed = False
    for number in range(len(blocks) - 1, last, -1):
        found = list(lines(blocks[number]))
        if _label(blocks[number]) or not found or not all(_may_sign(cell) for line in found for cell in line):
            break
        first = number
        signed = signed or any(is_name(cell) for line in found for cell in line)
    # An organ above the names is as likely the last one that gets the decision.
    while (
        first is not None and first < len(blocks) and all(_is_organ(c) for line in lines(blocks[first]) for c in line)
    ):
        first += 1
    titled = first is not None and any(
        is_title(cell) or date(cell) or re.search(r"\([A-ZÅÄÖ]{1,4}\)", cell)
        for block in blocks[first:]
        for line in lines(block)
        for cell in line
    )
    return first if signed and titled else None


def lines(block: Block) -> Iterator[list[str]]:
    """The block as lines of columns, divided by tabs or wide gaps, or by a table's cells; empty columns stay."""
    if isinstance(block, Table):
        for row in block.rows:
            cells = [cell.text("revised").split("\n") for cell in row.cells]
            for number in range(max(map(len, cells), default=0)):
                yield [cell[number].strip() if number < len(cell) else "" for cell in cells]
    elif isinstance(block, Heading | Paragraph):
        for line in block.text("revised").split("\n"):
            if line.strip():
                yield [cell.strip() for cell in (_GAP.split(line) if "\t" in line or "   " in line else (line,))]


def _label(block: Block) -> str | None:
    return block.label if isinstance(block, Heading | Paragraph) else None


def _may_sign(cell: str) -> bool:
    if not cell or set(cell) <= set("_.-– "):
        return True
    if len(cell) > LONGEST_LINE or cell.endswith((":", ";")):
        return False
    tests = (is_name, is_title, party_line, _is_place_and_date, _is_organ, _is_unit)
    return any(test(cell) for test in tests)


def _is_place_and_date(cell: str) -> bool:
    return bool(re.fullmatch(r"[A-ZÅÄÖ]\w+(?:[ -]\w+)?,? (?:den )?\d.*", cell)) and date(cell) is not None


def _is_unit(cell: str) -> bool:
    return cell.casefold().endswith(words("signatures", "unit_endings"))


def _is_organ(cell: str) -> bool:
    found = organs(cell)
    return len(found) == 1 and found[0].end - found[0].start >= len(cell) - 1
