"""Markdown: headings, lists, tables, struck and bold text; also in a .txt file."""

from kserender.extract.readers.builder import Builder
from kserender.extract.readers.markdown.body import Walk
from kserender.extract.readers.markdown.extensions import cut_notes, extend
from kserender.extract.readers.text.dump import Bookmarks, scan
from kserender.extract.readers.text.rejoin import rejoin
from kserender.extract.readers.text.superscripts import take_notes
from kserender.model import Document, Note, Run, Source


def read(text: str, source: Source) -> Document:
    """The Document of a Markdown text (CommonMark with tables, strikethrough, footnotes, <ins> and <del>)."""
    # markdown-it-py is loaded here because most files are not Markdown.
    from markdown_it import MarkdownIt

    builder = Builder(source)
    bookmarks = Bookmarks()
    pieces, notes = scan(text)
    # Only the notes leave the text before it is parsed: the other marks have their place inside a paragraph.
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable(["code", "entity"])
    content, footnotes = cut_notes("".join(map(_written, pieces)))
    extend(parser, footnotes)
    builder.blocks = take_notes(builder, rejoin(Walk(builder, bookmarks).blocks(parser.parse(content))))
    builder.notes += [Note(id, (builder.paragraph([Run(body)], layer="note"),)) for id, body in notes.items()]
    for id, body in footnotes.items():
        builder.notes.append(Note(id, tuple(Walk(builder, bookmarks, "note").blocks(parser.parse(body)))))
    builder.ranges = bookmarks.ranges()
    return builder.build()


def _written(piece: object) -> str:
    from kserender.extract.readers.text.dump import Bookmark, NoteMark

    if isinstance(piece, Bookmark):
        return f"[bookmark: {piece.name}]"
    return f"[footnoteRef:{piece.id}]" if isinstance(piece, NoteMark) else str(piece)
