"""Qualified names of the elements and attributes that are read (ECMA-376 parts 1 and 4), and strict → transitional."""

import re
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

_OOXML = "http://schemas.openxmlformats.org"
W = f"{{{_OOXML}/wordprocessingml/2006/main}}"
M = f"{{{_OOXML}/officeDocument/2006/math}}"
R = f"{{{_OOXML}/officeDocument/2006/relationships}}"
A = f"{{{_OOXML}/drawingml/2006/main}}"
WP = f"{{{_OOXML}/drawingml/2006/wordprocessingDrawing}}"
PIC = f"{{{_OOXML}/drawingml/2006/picture}}"
MC = f"{{{_OOXML}/markup-compatibility/2006}}"
RELS = f"{{{_OOXML}/package/2006/relationships}}"
TYPES = f"{{{_OOXML}/package/2006/content-types}}"
DC = "{http://purl.org/dc/elements/1.1/}"
V = "{urn:schemas-microsoft-com:vml}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# Attributes
VAL, ID, NAME, TYPE = W + "val", W + "id", W + "name", W + "type"
AUTHOR, DATE, CHAR, FONT = W + "author", W + "date", W + "char", W + "font"
R_ID = R + "id"

# Blocks
P, TBL, TR, TC, TC_PR = W + "p", W + "tbl", W + "tr", W + "tc", W + "tcPr"
SDT, SDT_PR, SDT_CONTENT, PLACEHOLDER = W + "sdt", W + "sdtPr", W + "sdtContent", W + "showingPlcHdr"
CUSTOM_XML = W + "customXml"
ALT_CHUNK = W + "altChunk"
ALTERNATE, CHOICE, FALLBACK = MC + "AlternateContent", MC + "Choice", MC + "Fallback"

# Says nothing itself and holds no text, wherever it stands
MARKUP = tuple(
    W + name
    for name in (
        *("pPr", "rPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "fldData", "proofErr"),
        *("permStart", "permEnd", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
        *(f"customXml{kind}Range{end}" for kind in ("Ins", "Del", "MoveFrom", "MoveTo") for end in ("Start", "End")),
    )
)

# Inside a paragraph
PPR, RUN, RPR, T, DEL_TEXT = W + "pPr", W + "r", W + "rPr", W + "t", W + "delText"
PPR_CHANGE = W + "pPrChange"
INS, DEL, MOVE_FROM, MOVE_TO = W + "ins", W + "del", W + "moveFrom", W + "moveTo"
BOOKMARK_START, BOOKMARK_END = W + "bookmarkStart", W + "bookmarkEnd"
COMMENT_START, COMMENT_END, COMMENT_REF = W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference"
FOOTNOTE_REF, ENDNOTE_REF = W + "footnoteReference", W + "endnoteReference"
TEXTBOX = W + "txbxContent"

# Properties
P_STYLE, R_STYLE, NUM_PR, NUM_ID, ILVL, OUTLINE = (
    W + name for name in ("pStyle", "rStyle", "numPr", "numId", "ilvl", "outlineLvl")
)

_STRICT = re.compile(r"http://purl\.oclc\.org/ooxml/(\w+)/")


def transitional(uri: str) -> str:
    """The transitional form of a strict namespace, name or relation type (ISO/IEC 29500-1 against -4)."""
    return _STRICT.sub(rf"{_OOXML}/\1/2006/", uri) if "purl" in uri else uri


def make_transitional(root: Element) -> None:
    """Rename what a part in the strict form holds, so that the rest of the reader knows one form only."""
    for element in root.iter():
        element.tag = transitional(str(element.tag))
        for name, value in element.attrib.items():
            if (known := transitional(str(name))) != name:
                del element.attrib[name]
                element.set(known, value)
            elif (uri := transitional(str(value))) != value:  # a:graphicData/@uri
                element.set(name, uri)


def on(element: Element | None) -> bool:
    """Whether an on/off property is there and not switched off (ST_OnOff)."""
    return element is not None and element.get(VAL) not in ("0", "false", "off", "none")


def number(element: Element | None, default: int | None = None) -> int | None:
    """The whole number in w:val; `default` when it is missing or is no number."""
    return whole(None if element is None else element.get(VAL), default)


def whole(text: str | None, default: int | None = None) -> int | None:
    """The whole number in a text of at most nine digits; `default` for anything else."""
    if text is not None and len(text) <= 10 and text.lstrip("-").isdecimal():
        return int(text)
    return default


def branch(alternate: Element) -> Element | None:
    """The one branch of an mc:AlternateContent that is read: the first choice that has something, else the fallback."""
    for child in alternate:
        if child.tag in (CHOICE, FALLBACK) and len(child):
            return child
    return None
