"""Reads Word files (.docx, .docm, .dotx, .dotm; transitional and strict) with an own walk over their XML."""

from dataclasses import replace

from kserender import limits
from kserender.extract.readers.builder import Builder
from kserender.extract.readers.docx.body import blocks
from kserender.extract.readers.docx.changes import Changes
from kserender.extract.readers.docx.core import core_properties
from kserender.extract.readers.docx.faults import empty
from kserender.extract.readers.docx.messages import ALT_CHUNK, Messages
from kserender.extract.readers.docx.notes import NoteIds, read_comments, read_notes
from kserender.extract.readers.docx.numbering import Numbering
from kserender.extract.readers.docx.parts import Parts
from kserender.extract.readers.docx.story import Sheet, Story
from kserender.extract.readers.docx.styles import Styles
from kserender.model import Document, NamedRange, Source

__all__ = ["read"]


def read(data: bytes, source: Source) -> Document:
    """The document in a Word file.

    Raises BrokenFile, EmptyFile, EncryptedFile, HostileFile or UnknownFormat, all of them ReadError.
    """
    return _Reader(data, replace(source, format=source.format or "docx", reader=source.reader or "docx")).document()


class _Reader:
    """One file being read: the parts in their order, the shared styles and lists, and what is told to the user."""

    def __init__(self, data: bytes, source: Source) -> None:
        self.builder = Builder(source)
        messages = Messages(self.builder)
        self.parts = parts = Parts(data, messages)
        self.notes = NoteIds()
        styles = Styles(parts.related("styles"))
        numbering = Numbering(lambda: parts.related("numbering"), styles.list_number)
        changes = Changes(lambda: messages.tell("docx-inserted-and-struck"))
        note_id, most = self.notes.of_mark, limits.current()
        self.sheet = Sheet(self.builder, messages, styles, numbering, changes, note_id, most)

    def document(self) -> Document:
        """The parts one after the other: the body, then what stands around and below it."""
        parts, body = self.parts, self.parts.body()
        story = Story(self.sheet, blocks)
        self.builder.blocks += story.read(body)
        ranges = story.anchors.finish()
        ranges += read_notes(self.sheet, self.notes, parts.related("footnotes"), parts.related("endnotes"))
        for root in parts.furniture(body):
            story = Story(self.sheet, blocks, layer="furniture")
            self.builder.furniture += story.read(root)
            ranges += story.anchors.finish()
        read_comments(self.sheet, parts.related("comments"), ranges)
        self.builder.ranges += [NamedRange(r.name, r.start, r.end) for r in ranges if r.kind == "bookmark"]
        self.builder.properties = core_properties(parts.core(), self.sheet.styles.language)
        parts.package.refuse_doctypes()
        document = self.builder.build()
        if not _has_text(document):
            raise empty(built_in=any(message.code == ALT_CHUNK for message in document.messages))
        return document


def _has_text(document: Document) -> bool:
    return (
        any(block.text().strip() for block in (*document.blocks, *document.furniture))
        or any(note.text().strip() for note in document.notes)
        or any(comment.text.strip() for comment in document.comments)
    )
