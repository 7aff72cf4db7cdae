"""A redline to be printed: what is struck and added is shown as such in the text itself, and the file has no changes.

Struck is red and crossed out, added blue and underlined; what moved is green, crossed out twice where it was and
underlined twice where it is.  So nothing is told by colour alone.
"""

from collections.abc import Iterator

from lxml import etree

from kserender.i18n import _
from kserender.render.redline.looks import RUN_ORDER
from kserender.render.redline.names import (
    CELL_DEL,
    CELL_INS,
    DEL,
    DEL_TEXT,
    INS,
    MOVE_FROM,
    MOVE_TO,
    PPR,
    RPR,
    RUN,
    TC,
    TC_PR,
    TR_PR,
    Element,
    T,
    W,
    first,
    make,
    run,
)
from kserender.render.redline.package import Package
from kserender.render.redline.settle import RANGES, TEXTS

_RED, _BLUE, _GREEN = "B00020", "0B4FB3", "1B6E2D"
_LOOKS: dict[str, tuple[tuple[str, dict[str, str]], ...]] = {
    DEL: (("strike", {}), ("color", {"val": _RED})),
    INS: (("color", {"val": _BLUE}), ("u", {"val": "single"})),
    MOVE_FROM: (("dstrike", {}), ("color", {"val": _GREEN})),
    MOVE_TO: (("color", {"val": _GREEN}), ("u", {"val": "double"})),
}
_SHADES = {INS: "E3EEFB", CELL_INS: "E3EEFB", DEL: "FBE6E8", CELL_DEL: "FBE6E8"}
# What stands after w:shd in w:tcPr (CT_TcPr).
_AFTER_SHADE = frozenset(
    W + name for name in ("noWrap", "tcMar", "textDirection", "tcFitText", "vAlign", "hideMark", "headers")
)
_CHANGED = tuple(W + f"{name}Change" for name in ("pPr", "rPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr"))


def printed(redline: bytes) -> bytes:
    """The Word file with its changes shown in the text, under a line that tells how."""
    package = Package(redline)
    for root in package.roots():
        for mark in list(root.iter(*_LOOKS, *_SHADES)):
            _show(mark)
        for left in list(root.iter(*RANGES, *_CHANGED)):
            _unwrap(left, [])
        for leaf in root.iter(*TEXTS):
            leaf.tag = TEXTS[str(leaf.tag)]
    package.body.insert(0, _legend())
    return package.packed()


def printed_pdf(redline: bytes) -> bytes:
    """The same as a PDF.  Raises MissingProgram without LibreOffice."""
    from kserender.render.pdf import pdf

    return pdf(printed(redline))


def _show(mark: Element) -> None:
    parent = mark.getparent()
    if parent is None:
        return
    owner = parent.getparent()
    if parent.tag == RPR and owner is not None and owner.tag == PPR:
        paragraph = owner.getparent()
        if paragraph is not None and any(child.tag == RUN for child in paragraph):  # a paragraph split or merged
            _drop_struck_space(paragraph)
            paragraph.append(_looking(run("¶"), str(mark.tag)))
        _unwrap(mark, [])
    elif parent.tag in (TR_PR, TC_PR) and owner is not None:
        for cell in [owner] if owner.tag == TC else list(owner.iterchildren(TC)):
            _shade(cell, _SHADES.get(str(mark.tag), "FFFFFF"))
        _unwrap(mark, [])
    else:
        for one in mark.iter(RUN):
            _looking(one, str(mark.tag))
        _unwrap(mark, list(mark))


def _drop_struck_space(paragraph: Element) -> None:
    """Take away the space that an end took the place of: struck it looks like a dash before the sign for the end."""
    last = paragraph[-1]
    if last.tag == DEL and not "".join(leaf.text or "" for leaf in last.iter(T, DEL_TEXT)).strip():
        paragraph.remove(last)


def _looking(one: Element, tag: str) -> Element:
    look = first(one, RPR)
    if look is None:
        look = etree.Element(RPR)
        one.insert(0, look)
    for name, attributes in _LOOKS[tag]:
        for child in list(look.iterchildren(W + name)):
            look.remove(child)
        sign = make(name, **attributes)
        rank = RUN_ORDER.index(name)
        later = [child for child in look if _rank(child) > rank]
        if later:
            later[0].addprevious(sign)
        else:
            look.append(sign)
    return one


def _rank(child: Element) -> int:
    name = str(child.tag).rsplit("}", 1)[-1]
    return RUN_ORDER.index(name) if name in RUN_ORDER else len(RUN_ORDER)


def _shade(cell: Element, colour: str) -> None:
    properties = first(cell, TC_PR)
    if properties is None:
        properties = etree.Element(TC_PR)
        cell.insert(0, properties)
    for child in list(properties.iterchildren(W + "shd")):
        properties.remove(child)
    shade = make("shd", val="clear", color="auto", fill=colour)
    after = [child for child in properties if child.tag in _AFTER_SHADE or child.tag in _SHADES]
    if after:
        after[0].addprevious(shade)
    else:
        properties.append(shade)


def _unwrap(element: Element, children: list[Element]) -> None:
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = children


def _legend() -> Element:
    borders = make("pBdr", *(make(side, val="single", sz=4, space=4, color="808080") for side in ("top", "bottom")))
    return make("p", make("pPr", borders), *_signs())


def _signs() -> Iterator[Element]:
    yield run(_("Changes:") + " ")
    texts = ((DEL, _("struck")), (INS, _("added")), (MOVE_FROM, _("moved from here")), (MOVE_TO, _("moved to here")))
    for number, (tag, text) in enumerate(texts):
        if number:
            yield run(" · ")
        yield _looking(run(text), tag)
