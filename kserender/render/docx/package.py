"""A Word file as parts: those that are changed are written anew, all others stay byte for byte."""

import copy
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from kserender.render.docx.archive import pack
from kserender.render.docx.xml import Element, R
from kserender.render.docx.xml import copy as copied

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATIONSHIP = f"{{{_PACKAGE}/relationships}}Relationship"
_TYPES = "[Content_Types].xml"
_CORE = f"{_PACKAGE}/relationships/metadata/core-properties"
# Relations by the last word of their type, which is the same in the transitional and the strict form.
KINDS = {"core-properties": _CORE, "numbering": f"{R}/numbering"}


@dataclass(frozen=True, slots=True)
class Relation:
    """From one part to another, or to something outside."""

    id: str
    kind: str
    target: str
    external: bool


class Forbidden(ValueError):
    """A part has a document type of its own, which no Word file has: it could ask for other files, or for memory."""


class Package:
    """The parts by name, without a slash before it; `main` is the one with the text, `styles` the one with those.

    Raises KeyError, StopIteration, ValueError or SyntaxError for no Word file.
    """

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = dict(parts)
        self._roots: dict[str, Element] = {}
        self._changed: set[str] = set()
        self._shared: set[str] = set()  # parts whose root another package has too
        self._relations: dict[str, list[Relation]] = {}
        self.main = next(one.target for one in self.relations("") if one.kind == "officeDocument" and not one.external)
        styles = self.related("styles")
        if styles is None:
            raise KeyError("styles")
        self.styles = styles

    def copy(self) -> "Package":
        """The same package, to be changed by itself; this one must not be changed any more."""
        made = copy.copy(self)
        made._parts, made._roots, made._relations = dict(self._parts), dict(self._roots), dict(self._relations)
        made._changed, made._shared = set(self._changed), set(self._roots)
        return made

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def root(self, name: str) -> Element:
        """The root element of a part, to look at."""
        if name not in self._roots:
            self._roots[name] = parsed(self._parts[name])
        return self._roots[name]

    def change(self, name: str) -> Element:
        """The root element of a part, to be changed."""
        self._changed.add(name)
        return self.own(name)

    def own(self, name: str) -> Element:
        """The root element of a part, which no other package has."""
        root = self.root(name)
        if name in self._shared:
            self._shared.remove(name)
            root = self._roots[name] = copied(root)
        return root

    def raw(self, name: str) -> bytes:
        """A part as it was read."""
        return self._parts[name]

    def replace(self, name: str, root: Element) -> None:
        """Put another root element in place of a part's."""
        self._parts.setdefault(name, b"")
        self._roots[name] = root
        self._shared.discard(name)
        self._changed.add(name)

    def relations(self, source: str) -> list[Relation]:
        """What a part points to; "" is the package itself."""
        if source not in self._relations:
            name = _relations_of(source)
            rows = self.root(name).iter(_RELATIONSHIP) if name in self._parts else ()
            self._relations[source] = [_relation(source, row) for row in rows]
        return self._relations[source]

    def related(self, kind: str, source: str | None = None) -> str | None:
        """The part of this kind that the main part (or another) points to; None when it has none."""
        start = self.main if source is None else source
        found = (one.target for one in self.relations(start) if one.kind == kind and not one.external)
        return next((name for name in found if name in self._parts), None)

    def stories(self) -> list[str]:
        """The parts with text of their own: the body, then headers and footers."""
        beside = [one.target for one in self.relations(self.main) if one.kind in ("header", "footer")]
        return [self.main, *dict.fromkeys(name for name in beside if name in self._parts)]

    def names(self) -> list[str]:
        """The names of all parts."""
        return list(self._parts)

    def drop(self, source: str, relation: Relation) -> None:
        """Forget what a part points to."""
        rows = self.change(_relations_of(source))
        for row in [row for row in rows if row.get("Id") == relation.id]:
            rows.remove(row)
        self._relations.pop(source)

    def add(self, source: str, kind: str, name: str, content_type: str, root: Element) -> None:
        """Add a part that another points to."""
        self.replace(name, root)
        place = _relations_of(source)
        if place not in self._parts:
            self.replace(
                place, etree.Element(f"{{{_PACKAGE}/relationships}}Relationships", nsmap=_plain("relationships"))
            )
        relations = self.change(place)
        taken = {one.get("Id") for one in relations}
        number = next(n for n in range(1, len(taken) + 2) if f"rIdKs{n}" not in taken)
        target = posixpath.relpath(name, posixpath.dirname(source) or ".")
        etree.SubElement(relations, _RELATIONSHIP, Id=f"rIdKs{number}", Type=KINDS[kind], Target=target)
        self._relations.pop(source, None)
        self.set_type(name, content_type)

    def set_type(self, name: str, content_type: str) -> None:
        """Say what a part is."""
        types, tag = self.change(_TYPES), f"{{{_PACKAGE}/content-types}}Override"
        for one in list(types.iter(tag)):
            if one.get("PartName", "").lstrip("/") == name:
                types.remove(one)
        etree.SubElement(types, tag, PartName=f"/{name}", ContentType=content_type)

    def type_of(self, name: str) -> str:
        """What a part is said to be; "" when only its ending says it."""
        overrides = self.root(_TYPES).iter(f"{{{_PACKAGE}/content-types}}Override")
        return next((o.get("ContentType", "") for o in overrides if o.get("PartName", "").lstrip("/") == name), "")

    def parts(self) -> dict[str, bytes]:
        """The parts as they are now."""
        written = {
            name: etree.tostring(self._roots[name], xml_declaration=True, encoding="UTF-8", standalone=True)
            for name in sorted(self._changed)
        }
        return {**self._parts, **written}

    def data(self) -> bytes:
        """The file; the same bytes for the same parts."""
        return pack(self.parts())


def _relation(source: str, row: Element) -> Relation:
    target, external = row.get("Target", ""), row.get("TargetMode") == "External"
    inside = target.lstrip("/") if target.startswith("/") else posixpath.join(posixpath.dirname(source), target)
    kind = row.get("Type", "").rpartition("/")[2]
    return Relation(row.get("Id", ""), kind, target if external else posixpath.normpath(inside), external)


def _plain(kind: str) -> Any:
    """The default namespace; lxml's stubs do not know that None is a prefix."""
    return {None: f"{_PACKAGE}/{kind}"}


def _relations_of(source: str) -> str:
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def parsed(data: bytes) -> Element:
    """The root element of a part.  Raises SyntaxError, or Forbidden."""
    # A parser of its own each time: one that has failed remembers it.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, collect_ids=False
    )
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise Forbidden("document type")
    return root
