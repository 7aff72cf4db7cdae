"""Numbered lists that begin again where they should."""

from copy import deepcopy
from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart

from kserender.render.docx_text import Element, element

if TYPE_CHECKING:
    from docx.document import Document

# Indent of a list that the template has no look for, in twentieths of a point.
_INDENT = 454
# How a profile writes a number → Word's number format and text of the level.
_FORMS = {"1.": ("decimal", "%1."), "1": ("decimal", "%1"), "-": ("bullet", "–")}


class Series:
    """A list whose items carry given numbers: a new list of Word's begins wherever the count makes a jump."""

    def __init__(self, numbering: Element, abstract: str, level: str) -> None:
        self._numbering = numbering
        self._abstract = abstract
        self._level = level
        self._current = ""
        self._expected: int | None = None

    def item(self, look: Element | None, number: int) -> Element:
        """A copy of the paragraph properties, as the item with this number."""
        if number != self._expected:
            self._current = self._begin(number)
        self._expected = number + 1
        properties = deepcopy(look) if look is not None else element("pPr")
        place = properties.get_or_add_numPr()
        place.get_or_add_ilvl().val = int(self._level)
        place.get_or_add_numId().val = int(self._current)
        return properties

    def _begin(self, number: int) -> str:
        name = _free(self._numbering, "num", "numId")
        made = element("num", numId=name)
        made.append(element("abstractNumId", val=self._abstract))
        override = element("lvlOverride", ilvl=self._level)
        override.append(element("startOverride", val=number))
        made.append(override)
        last = self._numbering.findall(qn("w:num"))
        anchor = last[-1] if last else self._numbering.findall(qn("w:abstractNum"))[-1]
        anchor.addnext(made)
        return name


def series(document: "Document", look: Element | None, form: str | None = None) -> Series | None:
    """A list in the look of the template's paragraph; `form` ("1.", "1" or "-") is how its numbers are written.

    Without `form` the template's own is kept; None when that paragraph is not numbered.
    """
    numbering = _numbering(document)
    abstract, level = _list_of(document, numbering, look)
    if form is None:
        return None if abstract is None else Series(numbering, abstract.get(qn("w:abstractNumId")), level)
    made = deepcopy(abstract) if abstract is not None else _plain()
    name = _free(numbering, "abstractNum", "abstractNumId")
    made.set(qn("w:abstractNumId"), name)
    # What ties a list to a style or makes Word take two for one belongs to the original.
    for tag in ("nsid", "tmpl", "styleLink", "numStyleLink", "pStyle"):
        for tie in list(made.iter(qn(f"w:{tag}"))):
            tie.getparent().remove(tie)
    made.insert(0, element("nsid", val=f"{0x0B650000 + int(name):08X}"))
    _write(made, level, form)
    last = numbering.findall(qn("w:abstractNum"))
    last[-1].addnext(made) if last else numbering.insert(0, made)
    return Series(numbering, name, level)


def _write(abstract: Element, level: str, form: str) -> None:
    number_format, text = _FORMS[form]
    for part in abstract.findall(qn("w:lvl")):
        if part.get(qn("w:ilvl")) == level:
            part.find(qn("w:numFmt")).set(qn("w:val"), number_format)
            part.find(qn("w:lvlText")).set(qn("w:val"), text)


def _plain() -> Element:
    made = element("abstractNum", abstractNumId=0)
    made.append(element("multiLevelType", val="singleLevel"))
    level = element("lvl", ilvl=0)
    level.append(element("start", val=1))
    level.append(element("numFmt", val="decimal"))
    level.append(element("lvlText", val="%1."))
    level.append(element("lvlJc", val="left"))
    properties = element("pPr")
    properties.append(element("ind", left=_INDENT, hanging=_INDENT))
    level.append(properties)
    made.append(level)
    return made


def _numbering(document: "Document") -> Element:
    """The root of the part with the lists, made when the template has none."""
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING and not relation.is_external:
            return relation.target_part.element
    part = NumberingPart(
        PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, element("numbering"), document.part.package
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    return part.element


def _list_of(document: "Document", numbering: Element, look: Element | None) -> tuple[Element | None, str]:
    """The definition of the list that a paragraph belongs to, by itself or by its style, and its level there."""
    number = level = None
    for properties in _inherited(document, look):
        place = properties.find(qn("w:numPr"))
        if place is None:
            continue
        number = number or _value(place, "numId")
        level = level or _value(place, "ilvl")
    for listed in numbering.findall(qn("w:num")):
        if number and listed.get(qn("w:numId")) == number:
            wanted = _value(listed, "abstractNumId")
            for abstract in numbering.findall(qn("w:abstractNum")):
                if abstract.get(qn("w:abstractNumId")) == wanted and abstract.find(qn("w:lvl")) is not None:
                    return abstract, level or "0"
    return None, "0"


def _inherited(document: "Document", look: Element | None) -> list[Element]:
    """The paragraph properties themselves, then those of its style and of the styles that this is based on."""
    out = [] if look is None else [look]
    styles = {style.get(qn("w:styleId")): style for style in document.styles.element.iter(qn("w:style"))}
    name = _value(look, "pStyle") if look is not None else None
    while name in styles:
        style = styles.pop(name)  # taken out, so that styles based on each other in a circle come to an end
        properties = style.find(qn("w:pPr"))
        if properties is not None:
            out.append(properties)
        name = _value(style, "basedOn")
    return out


def _value(parent: Element, tag: str) -> str | None:
    found = parent.find(qn(f"w:{tag}"))
    return None if found is None else found.get(qn("w:val"))


def _free(numbering: Element, tag: str, attribute: str) -> str:
    taken = [int(found.get(qn(f"w:{attribute}"))) for found in numbering.findall(qn(f"w:{tag}"))]
    return str(max(taken, default=0) + 1)
