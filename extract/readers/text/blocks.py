"""Lines become blocks: tables, list items, paragraphs."""

from collections.abc import Iterable, Iterator

from kserender.extract.labels import label_at_start
from kserender.extract.readers.builder import Builder
from kserender.extract.readers.text.dump import Bookmarks
from kserender.extract.readers.text.lines import Line
from kserender.extract.readers.text.tables import is_row, repeats, table
from kserender.model import Block


def blocks(builder: Builder, lines: Iterable[Line], bookmarks: Bookmarks) -> Iterator[Block]:
    """The blocks: one a line, rows of cells after one another in one table."""
    rows: list[Line] = []
    for line in lines:
        if is_row(line):
            # A header that comes again, perhaps in part reworded, heads the table's next part.
            if rows and repeats(rows[0], line):
                yield table(builder, rows)
                rows = []
            rows.append(line)
            continue
        if not line.text.strip() and not line.bookmarks:
            continue
        if rows:
            yield table(builder, rows)
            rows = []
        builder.page = line.page
        yield _paragraph(builder, line, bookmarks)
    if rows:
        yield table(builder, rows)


def _paragraph(builder: Builder, line: Line, bookmarks: Bookmarks) -> Block:
    label, start = label_at_start(line.text)
    line = line.stripped(start)
    block = builder.paragraph(line.runs, label=label)
    for name, offset in line.bookmarks:
        bookmarks.add(name, block.place, offset)
    return block
