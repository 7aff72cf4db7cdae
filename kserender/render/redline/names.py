"""Names of WordprocessingML, and the making of its elements (ECMA-376-1, 17; the order of children is the schema's)."""

import re
from collections.abc import Iterable
from copy import deepcopy
from typing import Any, TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

_OOXML = "http://schemas.openxmlformats.org"
NAMESPACE = f"{_OOXML}/wordprocessingml/2006/main"
W = f"{{{NAMESPACE}}}"
M = f"{{{_OOXML}/officeDocument/2006/math}}"
R = f"{{{_OOXML}/officeDocument/2006/relationships}}"
MC = f"{{{_OOXML}/markup-compatibility/2006}}"
RELS = f"{{{_OOXML}/package/2006/relationships}}"
TYPES = f"{{{_OOXML}/package/2006/content-types}}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

P, TBL, TR, TC, SDT, SDT_CONTENT, CUSTOM_XML = (
    W + name for name in ("p", "tbl", "tr", "tc", "sdt", "sdtContent", "customXml")
)
RUN, PPR, RPR, TR_PR, TC_PR = W + "r", W + "pPr", W + "rPr", W + "trPr", W + "tcPr"
T, DEL_TEXT, INSTR, DEL_INSTR, TAB, BR = (
    W + name for name in ("t", "delText", "instrText", "delInstrText", "tab", "br")
)
INS, DEL, MOVE_FROM, MOVE_TO = W + "ins", W + "del", W + "moveFrom", W + "moveTo"
CELL_INS, CELL_DEL = W + "cellIns", W + "cellDel"
SECT_PR, PPR_CHANGE, NUM_PR = W + "sectPr", W + "pPrChange", W + "numPr"
VAL, ID, TYPE, NAME = W + "val", W + "id", W + "type", W + "name"
NOTE_MARKS = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
ALTERNATE, CHOICE, FALLBACK = MC + "AlternateContent", MC + "Choice", MC + "Fallback"
TEXTBOX = W + "txbxContent"
OMATH = (M + "oMath", M + "oMathPara")

# What of a text no XML can hold (XML 1.0, 2.2).
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAK = re.compile("([\t\n])")
_BREAKS = {"\t": TAB, "\n": BR}


def make(tag: str, *children: Element, **attributes: str | int) -> Element:
    """An element of WordprocessingML by its local name, with attributes of the same namespace."""
    made = etree.Element(W + tag)
    for name, value in attributes.items():
        made.set(W + name, str(value))
    made.extend(children)
    return made


def run(text: str, look: Element | None = None) -> Element:
    """A run with a copy of these run properties; line feeds become line breaks, and tabs tabs."""
    made = etree.Element(RUN)
    if look is not None and len(look):
        made.append(deepcopy(look))
    for piece in filter(None, _BREAK.split(allowed(text))):
        if piece in _BREAKS:
            etree.SubElement(made, _BREAKS[piece])
            continue
        leaf = etree.SubElement(made, T)
        leaf.text = piece
        leaf.set(SPACE, "preserve")
    return made


def default(namespace: str) -> dict[Any, str]:
    """The nsmap that makes this namespace, given as "{…}", the default one."""
    return {None: namespace[1:-1]}  # the stubs know of no default


def allowed(text: str) -> str:
    """The text without what no XML can hold."""
    return _FORBIDDEN.sub("", text)


def first(parent: Element, tag: str) -> Element | None:
    """The first child with this tag."""
    return next(parent.iterchildren(tag), None)


def paragraph_properties(paragraph: Element) -> Element:
    """The w:pPr of a paragraph, made if there is none."""
    found = first(paragraph, PPR)
    if found is None:
        found = etree.Element(PPR)
        paragraph.insert(0, found)
    return found


def mark_properties(paragraph: Element) -> Element:
    """The w:rPr of the paragraph mark, made if there is none: after all but w:sectPr and w:pPrChange."""
    properties = paragraph_properties(paragraph)
    found = first(properties, RPR)
    if found is None:
        found = etree.Element(RPR)
        later = [child for child in properties if child.tag in (SECT_PR, PPR_CHANGE)]
        if later:
            later[0].addprevious(found)
        else:
            properties.append(found)
    return found


def bare(properties: Element | None, without: Iterable[str] = (RPR, SECT_PR, PPR_CHANGE)) -> list[Element]:
    """Copies of the paragraph properties without what belongs to the mark, the section or a change."""
    left_out = set(without)
    return [] if properties is None else [deepcopy(child) for child in properties if child.tag not in left_out]
