"""One page, taken apart: rows of text, tables, rules, pictures."""

from dataclasses import dataclass

from kserender.extract.readers.pdf.lines import Row
from kserender.extract.readers.pdf.shapes import Picture, Rule, Turned
from kserender.extract.readers.pdf.tables import TableArea


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's number (from 1), size and content; `rules` are the horizontal ones outside tables and words."""

    number: int
    width: float
    height: float
    rows: tuple[Row, ...] = ()
    tables: tuple[TableArea, ...] = ()
    rules: tuple[Rule, ...] = ()
    pictures: tuple[Picture, ...] = ()
    turned: tuple[Turned, ...] = ()
