"""The Open Packaging parts of a Word file: which is the main one, what each points to, and their XML."""

import codecs
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from lxml import etree

from kserender.errors import HostileFile
from kserender.extract.readers.docx.container import Container, Damaged
from kserender.extract.readers.docx.faults import broken, hostile, not_word
from kserender.extract.readers.docx.names import RELS, TYPES, Element, make_transitional, transitional
from kserender.i18n import _

# Nothing is fetched or expanded; a comment or instruction would only be in the way of a walk.
_PARSER = etree.XMLParser(
    resolve_entities=False,
    no_network=True,
    load_dtd=False,
    dtd_validation=False,
    huge_tree=False,
    remove_comments=True,
    remove_pis=True,
)
_FIRST_TAG = re.compile(rb"<[^?!]")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MOST_SHARED = 1_000_000  # bytes of a part that is kept for the next file
_HEAD = 4096  # bytes of a part in which a document type is looked for, if the part is not read anyway
# xmlParserErrors of libxml2: XML_ERR_ENTITY_LOOP, XML_ERR_RESOURCE_LIMIT (nested too deep, one text too long)
_WITHOUT_END = frozenset({89, 114})

# The content types of docx and dotx, docm and dotm.
_MAIN_TYPE = re.compile(r"(wordprocessingml\.|ms-word\.)(document|template)(\.macroEnabled\w*)?\.main\+xml$")


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part points to: `kind` is the last step of the type; `target` a part's name, or an address if external."""

    kind: str
    target: str
    external: bool


class Package:
    """A Word file whose main part has been found; nothing else is read before it is asked for."""

    def __init__(self, data: bytes) -> None:
        self._container = Container(data)
        self._read: set[str] = set()
        self.main = self._main()

    def root(self, part: str | None, *, shared: bool = False) -> Element | None:
        """The root element of a part, None when there is no such part.

        With `shared` it may be that of another file whose part is the same, and is not to be changed.  Raises Damaged
        when it is no whole XML, HostileFile when it has a document type (OPC forbids it).
        """
        content = None if part is None else self._container.read(part)
        if part is None or content is None:
            return None
        self._read.add(part.lower())
        _refuse_doctype(content)
        return _shared(content, part) if shared and len(content) <= _MOST_SHARED else _parsed(content, part)

    def refuse_doctypes(self) -> None:
        """Look also at the parts that were not read; raises HostileFile when one has a document type."""
        for name in self._container:
            if name.endswith((".xml", ".rels", ".vml")) and name not in self._read:
                _refuse_doctype(self._container.head(name, _HEAD))

    def relations(self, part: str = "") -> Mapping[str, Relation]:
        """What a part points to, by relation id; "" is the package itself."""
        folder, name = posixpath.split(part)
        root = self.root(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, Relation] = {}
        for element in () if root is None else root.iter(RELS + "Relationship"):
            kind = transitional(element.get("Type", "")).rsplit("/", 1)[-1]
            target, external = element.get("Target", ""), element.get("TargetMode") == "External"
            found[element.get("Id", "")] = Relation(kind, target if external else self._part(folder, target), external)
        return found

    def _part(self, folder: str, target: str) -> str:
        name = posixpath.normpath(posixpath.join("/", folder, target.partition("#")[0])).lstrip("/")
        return name if name in self._container else unquote(name)

    def _main(self) -> str:
        try:
            relations = self.relations()
            for relation in relations.values():
                if relation.kind == "officeDocument" and not relation.external and relation.target in self._container:
                    return relation.target
            types = self.root("[Content_Types].xml")
        except Damaged as error:
            raise broken() from error
        for override in () if types is None else types.iter(TYPES + "Override"):
            if _MAIN_TYPE.search(override.get("ContentType", "")):
                part = override.get("PartName", "").lstrip("/")
                if part in self._container:
                    return part
                raise broken()
        raise not_word()


def _parsed(content: bytes, part: str) -> Element:
    try:
        root = etree.fromstring(content, _PARSER)
    except etree.XMLSyntaxError as error:
        # A document type in an encoding that the search before cannot see through ends here.
        if getattr(error, "code", None) in _WITHOUT_END:  # missing in the stubs
            raise hostile(_("a part is nested or expanded without end")) from error
        raise Damaged(part) from error
    if root.getroottree().docinfo.internalDTD is not None:  # behind a comment, or in yet another encoding
        raise _with_doctype()
    if "purl.oclc.org/ooxml/" in str(root.tag):
        make_transitional(root)
    return root


# Files made from one template follow one another, and share what takes longest to parse.
_shared = lru_cache(maxsize=4)(_parsed)


def _refuse_doctype(content: bytes) -> None:
    if content.startswith(_UTF_16):
        content = content[:_HEAD].replace(b"\0", b"")
    first = _FIRST_TAG.search(content)
    if b"<!DOCTYPE" in content[: first.start() if first else None]:
        raise _with_doctype()


def _with_doctype() -> HostileFile:
    return hostile(_("a part declares a document type, which no Word file does"))
