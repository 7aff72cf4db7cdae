"""What a check is given: the paper, its document, and the sheets of its tables with their totals."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from kserender.extract.audit.sheet import Sheet, sheets
from kserender.extract.audit.totals import Total, totals
from kserender.extract.audit.words import has
from kserender.extract.language.numbers import money
from kserender.extract.language.tables import table
from kserender.extract.matter import Matter
from kserender.model import Heading, Paragraph, Table
from kserender.paper import Paper, Place

# A sum that is said to be about so much is no sum to count with.
_ABOUT = re.compile(
    r"\b(?:cirka|ca|c:a|omkring|ungefär|drygt|knappt|närmare|nästan|runt|över|minst|högst|upp till)\.?\s*$", re.I
)
# The text of a table stands in one of so many paragraphs before it: a caption may stand between.
BEFORE = 2


@dataclass(frozen=True, slots=True)
class Stated:
    """The one sum of the paragraph before a table, in kronor; `digit` is what its last digit is worth."""

    value: Decimal
    digit: Decimal
    place: Place


@dataclass(frozen=True)
class Page:
    """One paper to be checked."""

    matter: Matter
    paper: Paper
    _known: dict[int, list[Total]] = field(default_factory=dict, repr=False)

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """The tables as figures."""
        return sheets(self.matter, self.paper)

    def totals(self, sheet: Sheet) -> list[Total]:
        """The total rows of one of the sheets."""
        key = id(sheet)
        if key not in self._known:
            self._known[key] = totals(sheet)
        return self._known[key]

    def stated_before(self, sheet: Sheet) -> Stated | None:
        """The sum that the text before a table says it divides; None when that is not clear."""
        for block in reversed(self._texts_before.get(id(sheet.table), [])):
            text = block.text("revised")
            sums = [x for x in money(text) if x.high is None and x.value > 0]
            if len({x.value for x in sums}) != 1:
                if sums:
                    return None
                continue
            if not (has("whole", text) and has("pointing", text)) or _ABOUT.search(text[: sums[0].start]):
                return None
            first = sums[0]
            place = self.matter.place(block, first.start, first.end)
            return Stated(Decimal(str(first.value)), Decimal(str(first.digit)), place)
        return None

    def scale(self, sheet: Sheet, column: int) -> int:
        """What one in the column is in kronor."""
        return int(table("numbers")["scale"].get(sheet.unit(column), 1))

    @cached_property
    def _texts_before(self) -> dict[int, list[Heading | Paragraph]]:
        found: dict[int, list[Heading | Paragraph]] = {}
        last: list[Heading | Paragraph] = []
        for block in self.matter.document.blocks:
            if isinstance(block, Table):
                found[id(block)] = last
                last = []
            elif isinstance(block, Heading | Paragraph) and block.text("revised").strip():
                last = [*last, block][-BEFORE:]
        return found
