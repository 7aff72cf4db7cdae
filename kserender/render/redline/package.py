"""The parts of the old Word file: the text, what belongs to it, and where a part is added."""

import posixpath
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from kserender.errors import BrokenFile
from kserender.i18n import _
from kserender.render.docx.archive import pack, unpack
from kserender.render.redline.names import ID, RELS, TYPES, Element, W, default

_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
)
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_CONTENT_TYPES = "[Content_Types].xml"
_MACROS = re.compile("vbaProject|vbaData")


class Package:
    """A Word file that has been read before, so that what is wrong with it has been said."""

    def __init__(self, data: bytes) -> None:
        try:
            parts = unpack(data)
            self._parts = {
                name.replace("\\", "/").lstrip("/"): _transitional(name, part) for name, part in parts.items()
            }
            self._roots: dict[str, Element] = {}
            self.main = self._main()
            self.root = self._read(self.main)
        except (zipfile.BadZipFile, KeyError, ValueError, NotImplementedError, etree.XMLSyntaxError) as error:
            raise BrokenFile(
                _("The file cannot be read as a Word file."),
                _("Open it in Word and save it again as .docx, without a password."),
            ) from error

    @property
    def body(self) -> Element:
        """The w:body."""
        return next(self.root.iterchildren(W + "body"))

    def related(self, kind: str) -> Iterator[Element]:
        """The parts of this kind (styles, footnotes, header, …) that the text points to."""
        for relation in self._relations():
            if relation.get("Type", "").rsplit("/", 1)[-1] == kind and relation.get("TargetMode") != "External":
                name = posixpath.normpath(posixpath.join("/", posixpath.dirname(self.main), relation.get("Target", "")))
                if (found := self._named(name.lstrip("/"))) is not None:
                    yield self._read(found)

    def notes(self, kind: str) -> Element | None:
        """The part with the footnotes or endnotes."""
        return next(self.related(f"{kind}s"), None)

    def note(self, kind: str, identity: str) -> Element | None:
        """One note by its w:id."""
        root = self.notes(kind)
        return None if root is None else next((note for note in root if note.get(ID) == identity), None)

    def add_notes(self, kind: str, root: Element) -> Element:
        """Add a part for footnotes or endnotes."""
        folder = posixpath.dirname(self.main)
        name = posixpath.join(folder, f"{kind}s.xml")
        relations = self._read(self._relations_name()) if self._named(self._relations_name()) else None
        if relations is None:
            relations = etree.Element(RELS + "Relationships", nsmap=default(RELS))
            self._parts[self._relations_name()] = b""
            self._roots[self._relations_name()] = relations
        taken = {relation.get("Id") for relation in relations}
        identity = next(f"rId{number}" for number in range(1, len(taken) + 2) if f"rId{number}" not in taken)
        etree.SubElement(
            relations, RELS + "Relationship", Id=identity, Type=f"{_RELATIONS}{kind}s", Target=f"{kind}s.xml"
        )
        override = etree.SubElement(self._read(_CONTENT_TYPES), TYPES + "Override")
        override.set("PartName", f"/{name}")
        override.set("ContentType", f"{_TYPES}{kind}s+xml")
        self._parts[name] = b""
        self._roots[name] = root
        return root

    def roots(self) -> list[Element]:
        """The parts with text: the main one, notes, page heads and feet, comments."""
        kinds = ("footnotes", "endnotes", "header", "footer", "comments")
        return [self.root, *(root for kind in kinds for root in self.related(kind))]

    def packed(self) -> bytes:
        """The file, as a document: a template or a file with macros is one no more, and the macros are left out."""
        self._make_document()
        written = {
            name: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            for name, root in self._roots.items()
        }
        return pack({**self._parts, **written})

    def _make_document(self) -> None:
        for override in self._read(_CONTENT_TYPES):
            if override.get("PartName", "").lstrip("/").lower() == self.main.lower():
                override.set("ContentType", f"{_TYPES}document.main+xml")
            elif _MACROS.search(override.get("ContentType", "")):
                self._parts.pop(override.get("PartName", "").lstrip("/"), None)
                self._read(_CONTENT_TYPES).remove(override)
        for relation in self._relations():
            if _MACROS.search(relation.get("Type", "")):
                around = relation.getparent()
                self._parts.pop(posixpath.join(posixpath.dirname(self.main), relation.get("Target", "")), None)
                if around is not None:
                    around.remove(relation)

    def _read(self, name: str) -> Element:
        if name not in self._roots:
            self._roots[name] = etree.fromstring(self._parts[name], _PARSER)
        return self._roots[name]

    def _named(self, name: str) -> str | None:
        """Part names are the same in capitals and small letters."""
        if name in self._parts:
            return name
        return next((part for part in self._parts if part.lower() == name.lower()), None)

    def _relations_name(self) -> str:
        folder, name = posixpath.split(self.main)
        wanted = posixpath.join(folder, "_rels", f"{name}.rels")
        return self._named(wanted) or wanted

    def _relations(self) -> list[Element]:
        name = self._relations_name()
        return list(self._read(name)) if self._named(name) else []

    def _main(self) -> str:
        for relation in self._read(self._named("_rels/.rels") or "_rels/.rels"):
            if relation.get("Type", "").endswith("/officeDocument"):
                name = self._named(posixpath.normpath(relation.get("Target", "").lstrip("/")))
                if name is not None:
                    return name
        for override in self._read(_CONTENT_TYPES):
            if ".main+xml" in override.get("ContentType", ""):
                name = self._named(override.get("PartName", "").lstrip("/"))
                if name is not None:
                    return name
        raise KeyError("word/document.xml")


def _transitional(name: str, part: bytes) -> bytes:
    """A part in the strict form in the transitional one, which alone is written."""
    if name.endswith((".xml", ".rels")) and b"purl.oclc.org/ooxml/" in part:
        return _STRICT.sub(_TRANSITIONAL, part)
    return part
