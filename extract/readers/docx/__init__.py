"""Reads Word files (.docx, .docm, .dotx, .dotm; transitional and strict) with an own walk over their XML."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

from kserender.extract.readers.builder import Builder
from kserender.extract.readers.docx.anchors import Range
from kserender.extract.readers.docx.body import blocks
from kserender.extract.readers.docx.changes import Changes
from kserender.extract.readers.docx.container import Damaged
from kserender.extract.readers.docx.core import core_properties
from kserender.extract.readers.docx.faults import broken, empty, not_word
from kserender.extract.readers.docx.messages import ALT_CHUNK, Messages
from kserender.extract.readers.docx.names import R_ID, Element, W
from kserender.extract.readers.docx.notes import NoteIds, read_comments, read_notes
from kserender.extract.readers.docx.numbering import Numbering
from kserender.extract.readers.docx.package import Package, Relation
from kserender.extract.readers.docx.report import report
from kserender.extract.readers.docx.story import Sheet, Story
from kserender.extract.readers.docx.styles import Styles
from kserender.model import Document, NamedRange, Source

__all__ = ["read"]

_FURNITURE = (W + "headerReference", W + "footerReference")


def read(data: bytes, source: Source) -> Document:
    """The document in a Word file.

    Raises BrokenFile, EmptyFile, EncryptedFile, HostileFile or UnknownFormat, all of them ReadError.
    """
    return _Reader(data, replace(source, format=source.format or "docx", reader=source.reader or "docx")).document()


class _Reader:
    """One file being read: the parts in their order, the shared styles and lists, and what is told to the user."""

    def __init__(self, data: bytes, source: Source) -> None:
        self.builder = Builder(source)
        self.messages = Messages(self.builder)
        self.package = Package(data)
        self.relations = self._relations()
        self.notes = NoteIds()
        styles = Styles(self._related("styles"))
        numbering = Numbering(lambda: self._related("numbering"), styles.list_number)
        changes = Changes(lambda: self.messages.tell("docx-inserted-and-struck"))
        self.sheet = Sheet(self.builder, self.messages, styles, numbering, changes, self.notes.of_mark)

    def document(self) -> Document:
        """The parts one after the other: the body, then what stands around and below it."""
        body = self._body()
        story = Story(self.sheet, blocks)
        self.builder.blocks += story.read(body)
        ranges = story.anchors.finish()
        ranges += read_notes(self.sheet, self.notes, self._related("footnotes"), self._related("endnotes"))
        ranges += self._furniture(body)
        read_comments(self.sheet, self._related("comments"), ranges)
        self.builder.ranges += [NamedRange(r.name, r.start, r.end) for r in ranges if r.kind == "bookmark"]
        self.builder.properties = core_properties(self._core(), self.sheet.styles.language)
        self.package.refuse_doctypes()
        document = self.builder.build()
        if not _has_text(document):
            raise empty(built_in=any(message.code == ALT_CHUNK for message in document.messages))
        return document

    def _body(self) -> Element:
        try:
            root = self.package.root(self.package.main)
        except Damaged as error:
            raise broken() from error
        if root is None or root.tag != W + "document":
            raise not_word()
        body = root.find(W + "body")
        if body is None:
            raise broken()
        return body

    def _furniture(self, body: Element) -> list[Range]:
        """Headers and footers in the order of the sections that use them, each part once."""
        ranges: list[Range] = []
        sections = body.iter(W + "sectPr")
        parts = dict.fromkeys(part.get(R_ID) for section in sections for part in section.iterchildren(*_FURNITURE))
        for relation in (self.relations.get(identity or "") for identity in parts):
            root = None if relation is None or relation.external else self._part(relation.target)
            if root is not None:
                story = Story(self.sheet, blocks, layer="furniture")
                self.builder.furniture += story.read(root)
                ranges += story.anchors.finish()
        return ranges

    def _core(self) -> Element | None:
        """The properties of the file; nothing of the text is lost without them, so nothing is told."""
        for relation in self.package.relations().values():
            if relation.kind == "core-properties" and not relation.external:
                with suppress(Damaged):
                    return self.package.root(relation.target)
        return None

    def _related(self, kind: str) -> Element | None:
        """The root of the part of this kind that the main part points to."""
        for relation in self.relations.values():
            if relation.kind == kind and not relation.external:
                return self._part(relation.target)
        return None

    def _part(self, name: str) -> Element | None:
        """The root of a part the document can do without; a damaged one is told of."""
        root = None
        with suppress(Damaged):
            root = self.package.root(name)
            report(self.messages, self.package.relations(name).values())
        if root is None:
            self.messages.tell("docx-part-damaged", name=name)
        return root

    def _relations(self) -> Mapping[str, Relation]:
        """What the main part points to; without it nothing else is found."""
        try:
            relations = self.package.relations(self.package.main)
        except Damaged as error:
            raise broken() from error
        report(self.messages, relations.values())
        return relations


def _has_text(document: Document) -> bool:
    return (
        any(block.text().strip() for block in (*document.blocks, *document.furniture))
        or any(note.text().strip() for note in document.notes)
        or any(comment.text.strip() for comment in document.comments)
    )
