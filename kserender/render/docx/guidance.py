"""Takes out what a template says to the one who fills it in: brackets, hidden text, placeholders of controls."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from kserender.render.docx.bookmarks import CLOSE, START
from kserender.render.docx.fill import settle_control, take_blocks
from kserender.render.docx.styles import Styles
from kserender.render.docx.xml import (
    BLOCKS,
    RUN,
    SDT,
    TC,
    Element,
    P,
    detach,
    is_on,
    text_of,
    w,
)

_MARKS = (START, CLOSE)
_TEXT = w("t")
_SIGN = re.compile(r"[\[\]]")
_WORDS = re.compile(r"[^\W\d_]{3}")  # [1] and [ ] are no instructions
_LABEL = re.compile(r"[:\t]\s*$")
# A run with one of these is part of a field, a drawing or a note, whatever its look.
_MORE_THAN_TEXT = tuple(map(w, ("fldChar", "instrText", "drawing", "pict", "object", "footnoteReference")))
_OBJECTS = (*_MORE_THAN_TEXT, w("fldSimple"), w("bookmarkStart"))


def take_out(root: Element, filled: Collection[Element], styles: Styles) -> list[str]:
    """What was taken out of a part, in words; runs in `filled` are left for what fills their slots."""
    kept = set(filled)
    touched: dict[Element, None] = {}
    said = [
        *_hidden(root, kept, styles, touched),
        *_placeholders(root, kept, touched),
        *_bracketed(root, kept, touched),
    ]
    _clear(touched, kept)
    return said


def _hidden(root: Element, kept: set[Element], styles: Styles, touched: dict[Element, None]) -> Iterator[str]:
    if not styles.hide and next(root.iter(w("vanish")), None) is None:
        return
    for node in list(root.iter(RUN)):
        home = next(node.iterancestors(P), None)
        if node in kept or home is None or not styles.hides(node, home):
            continue
        if next(node.iter(*_MORE_THAN_TEXT), None) is None:
            yield from filter(None, (text_of(node).strip(),))
            detach(node)
            touched[home] = None


def _placeholders(root: Element, kept: set[Element], touched: dict[Element, None]) -> Iterator[str]:
    for control in list(root.iter(SDT)):
        if not is_on(control.find(w("sdtPr")), "showingPlcHdr"):
            continue
        inside = [node for node in control.iter(RUN) if node not in kept]
        yield from filter(None, ("".join(map(text_of, inside)).strip(),))
        homes = [*control.iterancestors(P)][:1] or list(control.iter(P))
        touched.update(dict.fromkeys(homes))
        for node in inside:
            detach(node)
        settle_control(control)
        used = next(control.iter(RUN, *_MARKS), None) is not None
        beside = [node for node in control.getparent() if node.tag in (*BLOCKS, SDT) and node is not control]
        if not used and (next(control.iterancestors(P), None) is not None or beside):
            detach(control)


def _bracketed(root: Element, kept: set[Element], touched: dict[Element, None]) -> Iterator[str]:
    """Brackets may run over several paragraphs beside each other; one without an end is left."""
    for group in _groups(root):
        pieces = [(node, node.text or "") for block in group for node in _texts(block)]
        whole = "".join(text for _node, text in pieces)
        spans = [span for span in _spans(whole) if _WORDS.search(whole[slice(*span)])]
        if not spans:
            continue
        yield from (" ".join(whole[begin:end].split()) for begin, end in spans)
        at = done = 0
        for node, text in pieces:
            # Pieces and spans both follow each other, so that what lies before a piece is never looked at again.
            while done < len(spans) and spans[done][1] <= at:
                done += 1
            left = _without(text, at, spans[done:]) if done < len(spans) and spans[done][0] < at + len(text) else text
            at += len(text)
            if left != text and next(node.iterancestors(RUN), None) not in kept:
                node.text = left
                touched[next(node.iterancestors(P))] = None


def _without(text: str, at: int, spans: Sequence[tuple[int, int]]) -> str:
    """The text that stands at character `at` without what lies in the spans."""
    out, done = [], 0
    for begin, end in takewhile(lambda span: span[0] < at + len(text), spans):
        first, last = max(begin - at, 0), min(end - at, len(text))
        if first < last:
            out.append(text[done:first])
            done = last
    return "".join([*out, text[done:]])


def _spans(text: str) -> Iterator[tuple[int, int]]:
    depth, begin = 0, 0
    for sign in _SIGN.finditer(text):
        if sign[0] == "[":
            begin = begin if depth else sign.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield begin, sign.end()


def _groups(root: Element) -> Iterator[list[Element]]:
    """Paragraphs that follow each other in one parent."""
    group: list[Element] = []
    for block in root.iter(P):
        if group and (block.getparent() is not group[-1].getparent()):
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _texts(block: Element) -> Iterator[Element]:
    return (node for node in block.iter(_TEXT) if next(node.iterancestors(P)) is block)


def _clear(touched: Collection[Element], kept: set[Element]) -> None:
    """Take away the paragraphs that have nothing more to say, or only the label of what was taken out."""
    for block in touched:
        if block.getparent() is None or any(node in kept for node in block.iter(RUN)):
            continue
        text = text_of(block)
        if next(block.iter(*_OBJECTS), None) is not None or (text.strip() and not _LABEL.search(text)):
            continue
        if text.strip() and block.getparent().tag == TC:
            continue
        take_blocks([block])
