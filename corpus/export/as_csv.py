"""A table of text for Excel in Swedish (kserender.render.cells says how, and how to get the texts back)."""

from collections.abc import Iterable, Sequence
from typing import BinaryIO

from kserender.corpus.export.listings import Field
from kserender.corpus.export.rows import Cell
from kserender.i18n import _
from kserender.render.cells import Value, csv_pieces

BETWEEN = "; "  # several texts in one cell


def csv(
    stream: BinaryIO, columns: Sequence[Field], rows: Iterable[Sequence[Cell]], *, decimal_comma: bool = False
) -> None:
    """Write the rows below a head that people understand."""
    head = [_(field.title) for field in columns]
    for piece in csv_pieces(head, (flat(row) for row in rows), decimal_comma=decimal_comma):
        stream.write(piece.encode("utf-8", "backslashreplace"))


def flat(row: Sequence[Cell]) -> list[Value]:
    """The row with its lists as texts."""
    return [BETWEEN.join(cell) if isinstance(cell, list) else cell for cell in row]
