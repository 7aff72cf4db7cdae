"""Plain text: what stands line by line in a .txt file, with the marks that dumps of Word files carry."""

from kserender.extract.readers.builder import Builder
from kserender.extract.readers.text.blocks import blocks
from kserender.extract.readers.text.dump import Bookmarks, scan
from kserender.extract.readers.text.furniture import set_apart
from kserender.extract.readers.text.lines import lines
from kserender.extract.readers.text.rejoin import rejoin
from kserender.extract.readers.text.superscripts import take_notes
from kserender.extract.readers.text.wrapped import unwrap
from kserender.model import Document, Note, Run, Source


def read(text: str, source: Source) -> Document:
    """The Document of a plain text.  Pages are counted where the text has form feeds."""
    builder = Builder(source)
    bookmarks = Bookmarks()
    pieces, notes = scan(text)
    own, furniture = set_apart(lines(pieces))
    builder.blocks = take_notes(builder, rejoin(list(blocks(builder, unwrap(own), bookmarks))))
    builder.ranges = bookmarks.ranges()
    for line in furniture:
        builder.page = line.page
        builder.furniture.append(builder.paragraph(line.runs, layer="furniture"))
    builder.page = None
    builder.notes += [Note(id, (builder.paragraph([Run(body)], layer="note"),)) for id, body in notes.items()]
    return builder.build()
