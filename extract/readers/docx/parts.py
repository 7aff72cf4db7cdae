"""The parts that the main part of a Word file points to, found by their kind."""

from collections.abc import Iterator, Mapping
from contextlib import suppress

from kserender.extract.readers.docx.container import Damaged
from kserender.extract.readers.docx.faults import broken, not_word
from kserender.extract.readers.docx.messages import Messages
from kserender.extract.readers.docx.names import R_ID, Element, W
from kserender.extract.readers.docx.package import Package, Relation
from kserender.extract.readers.docx.report import report

_FURNITURE = (W + "headerReference", W + "footerReference")


class Parts:
    """A Word file's parts; a damaged one that the document can do without is told of.

    It knows nobody who asks it: in a circle, the XML of a file would stay in memory long after it has been read.
    """

    def __init__(self, data: bytes, messages: Messages) -> None:
        self.package = Package(data)
        self._messages = messages
        self._relations = self._of_main()

    def body(self) -> Element:
        """The body of the main part; raises BrokenFile or UnknownFormat when there is none."""
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

    def furniture(self, body: Element) -> Iterator[Element]:
        """Headers and footers in the order of the sections that use them, each part once."""
        sections = body.iter(W + "sectPr")
        ids = dict.fromkeys(part.get(R_ID) for section in sections for part in section.iterchildren(*_FURNITURE))
        for relation in (self._relations.get(identity or "") for identity in ids):
            root = None if relation is None or relation.external else self._root(relation.target)
            if root is not None:
                yield root

    def core(self) -> Element | None:
        """The properties of the file; nothing of the text is lost without them, so nothing is told."""
        for relation in self.package.relations().values():
            if relation.kind == "core-properties" and not relation.external:
                with suppress(Damaged):
                    return self.package.root(relation.target)
        return None

    def related(self, kind: str) -> Element | None:
        """The root of the part of this kind that the main part points to."""
        for relation in self._relations.values():
            if relation.kind == kind and not relation.external:
                return self._root(relation.target, shared=kind == "styles")
        return None

    def _root(self, name: str, *, shared: bool = False) -> Element | None:
        root = None
        with suppress(Damaged):
            root = self.package.root(name, shared=shared)
            report(self._messages, self.package.relations(name).values())
        if root is None:
            self._messages.tell("docx-part-damaged", name=name)
        return root

    def _of_main(self) -> Mapping[str, Relation]:
        """What the main part points to; without it nothing else is found."""
        try:
            relations = self.package.relations(self.package.main)
        except Damaged as error:
            raise broken() from error
        report(self._messages, relations.values())
        return relations
