"""What a generated file says of itself: its title and language, and no more than the paper does."""

from collections.abc import Mapping

from lxml import etree

from kserender.render.content import Contents
from kserender.render.docx.package import Package
from kserender.render.docx.styles import Styles
from kserender.render.docx.xml import element, w

LANGUAGE = "sv-SE"
_DRAFT = "Utkast"
_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC, _TERMS = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_NAMES = {"cp": _CP, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI}


def set_properties(package: Package, contents: Contents, styles: Styles) -> None:
    """Set title, language and the day, and the author if there is one; forget the template's."""
    core = etree.Element(f"{{{_CP}}}coreProperties", nsmap=_NAMES)
    texts: Mapping[str, str | None] = {
        f"{{{_DC}}}title": contents.title,
        f"{{{_DC}}}creator": contents.author,
        f"{{{_DC}}}language": LANGUAGE,
        f"{{{_CP}}}contentStatus": _DRAFT if contents.draft else None,
    }
    for tag, text in texts.items():
        if text:
            etree.SubElement(core, tag).text = text
    for name in ("created", "modified") if contents.made else ():
        made = etree.SubElement(core, f"{{{_TERMS}}}{name}")
        made.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
        made.text = f"{contents.made}T00:00:00Z"
    if place := package.related("core-properties", ""):
        package.replace(place, core)
    else:
        package.add("", "core-properties", "docProps/core.xml", _TYPE, core)
    if not styles.language.startswith("sv"):
        _set_language(package)


def _set_language(package: Package) -> None:
    """Swedish in a template whose styles do not say which language they are in, or say another."""
    stated = package.root(package.styles).find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('lang')}")
    place = package.change(package.styles)
    for tag in ("docDefaults", "rPrDefault", "rPr"):
        found = place.find(w(tag))
        if found is None:
            found = element(tag)
            place.insert(0, found)
        place = found
    if stated is None:
        stated = element("lang")
        place.append(stated)
    stated.set(w("val"), LANGUAGE)
