"""Elements of WordprocessingML, made from plain text and kept in the order that the schema asks for."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, TypeAlias

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# lxml's element; its stubs make every search an argument with None.
Element: TypeAlias = Any

# The properties of a paragraph, and those of its run.
Looks: TypeAlias = tuple[Element | None, Element | None]

_BREAKS = re.compile(r"([\t\n])")
_SIGNS = {"\t": "tab", "\n": "br"}
# The children of w:pPr in the order of the schema (ECMA-376 part 1, 17.3.1.26), as far as they are inserted here.
_ORDER = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers"),
    *("pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct"),
    *("autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing"),
    *("mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl"),
    *("divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
)


@cache
def w(tag: str) -> str:
    """The name of a WordprocessingML element or attribute as lxml writes it."""
    return f"{{{W}}}{tag}"


P, RUN, TBL, TC, SDT, PPR, RPR = w("p"), w("r"), w("tbl"), w("tc"), w("sdt"), w("pPr"), w("rPr")
BLOCKS = (P, TBL)
STYLE_OF = f"{PPR}/{w('pStyle')}"
SECTION_OF = f"{PPR}/{w('sectPr')}"


def copy(node: Element) -> Element:
    """The element with all that is in it; `copy.deepcopy` would only go a longer way to the same."""
    return node.__copy__()


def element(tag: str, **attributes: str | int) -> Element:
    """An element with attributes of the same namespace."""
    made = copy(_empty(tag))
    for name, value in attributes.items():
        made.set(w(name), str(value))
    return made


@cache
def _empty(tag: str) -> Element:
    """Copied, as that costs less than to make one."""
    return etree.Element(w(tag), nsmap={"w": W})


def sub(parent: Element, tag: str, **attributes: str | int) -> Element:
    """A new last child, with attributes of the same namespace; quicker than an element of its own."""
    made = etree.SubElement(parent, w(tag))
    for name, value in attributes.items():
        made.set(w(name), str(value))
    return made


def value(parent: Element | None, tag: str) -> str | None:
    """The w:val of a child."""
    found = None if parent is None else parent.find(w(tag))
    return None if found is None else found.get(w("val"))


def is_on(parent: Element | None, tag: str) -> bool:
    """Whether a property that is on or off stands there, and on (ECMA-376 part 1, 17.17.4)."""
    found = None if parent is None else parent.find(w(tag))
    return found is not None and found.get(w("val"), "1") not in ("0", "false", "off")


def run(text: str, properties: Element | None = None) -> Element:
    """A run; line feeds become line breaks, and tabs tabs."""
    made = element("r")
    if properties is not None:
        made.append(copy(properties))
    _fill(made, text)
    return made


def paragraph(text: str, look: Element | None = None, run_look: Element | None = None) -> Element:
    """A paragraph; `look` and `run_look` are w:pPr and w:rPr to copy."""
    return fill_in(prototype(look, run_look), text)


def prototype(look: Element | None = None, run_look: Element | None = None) -> Element:
    """A paragraph to be `filled` over and over, which costs less than to make each by itself."""
    made = element("p")
    if look is not None:
        made.append(copy(look))
    inner = sub(made, "r")
    if run_look is not None:
        inner.append(copy(run_look))
    sub(inner, "t").set(_SPACE, "preserve")
    return made


def filled(pattern: Element, text: str) -> Element:
    """A paragraph like a prototype, with this text."""
    return fill_in(copy(pattern), text)


def fill_in(made: Element, text: str) -> Element:
    """A prototype itself, with this text in its only run."""
    inner = made[-1]
    if text and not _BREAKS.search(text):
        inner[-1].text = text
    else:
        inner.remove(inner[-1])
        _fill(inner, text)
    return made


def _fill(made: Element, text: str) -> None:
    for piece in filter(None, _BREAKS.split(text)):
        if piece in _SIGNS:
            sub(made, _SIGNS[piece])
            continue
        inner = sub(made, "t")
        inner.text = piece
        inner.set(_SPACE, "preserve")


def styled(style: str | None) -> Element | None:
    """Paragraph properties that name a style, by its id."""
    if style is None:
        return None
    made = element("pPr")
    sub(made, "pStyle", val=style)
    return made


def properties_of(block: Element) -> Element:
    """The w:pPr of a paragraph, made when there is none."""
    found = block.find(PPR)
    if found is None:
        found = element("pPr")
        block.insert(0, found)
    return found


def child(properties: Element, tag: str) -> Element:
    """The child of a w:pPr, put in its place when there is none."""
    found = properties.find(w(tag))
    if found is None:
        found = element(tag)
        after = {w(name) for name in _ORDER[_ORDER.index(tag) + 1 :]}
        place = next((at for at, other in enumerate(properties) if other.tag in after), len(properties))
        properties.insert(place, found)
    return found


def keep_with_next(block: Element) -> None:
    """Keep a paragraph on the page of the one after it."""
    child(properties_of(block), "keepNext").attrib.pop(w("val"), None)


def text_of(block: Element) -> str:
    """The text of a paragraph or run as Word shows it; of a text box beside it nothing."""
    signs = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
    out = []
    for node in block.iter(w("t"), *signs):
        if next(node.iterancestors(P), None) is block or block.tag != P:
            out.append(node.text or "" if node.tag == w("t") else signs[node.tag])
    return "".join(out)


def paragraphs(block: Element) -> Sequence[Element]:
    """The paragraph itself, or those of a table."""
    return [block] if block.tag == P else list(block.iter(P))


def detach(node: Element) -> None:
    """Take an element out of its parent, leaving the parent's own text alone."""
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)
