"""An Excel workbook: texts are texts and never formulas; numbers are numbers."""

from collections.abc import Iterable, Sequence
from typing import BinaryIO

from kserender.corpus.export.as_csv import flat
from kserender.corpus.export.listings import Field
from kserender.corpus.export.rows import Cell
from kserender.i18n import _
from kserender.render.lists import List, write_workbook


def xlsx(stream: BinaryIO, columns: Sequence[Field], rows: Iterable[Sequence[Cell]], title: str) -> None:
    """Write the rows below a head that stays in sight."""
    heads = tuple((_(field.title), field.width) for field in columns)
    write_workbook(stream, [List(title, heads, (flat(row) for row in rows))], title)
