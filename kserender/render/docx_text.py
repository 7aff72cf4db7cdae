"""Paragraphs, runs and tables of WordprocessingML, made from plain text."""

import re
from copy import deepcopy
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.text.paragraph import Paragraph

# An lxml element; its stubs know nothing of python-docx's own element classes.
Element = Any

_SIGNS = {"\t": "w:tab", "\n": "w:br"}


def element(tag: str, **attributes: str | int) -> Element:
    """An element of WordprocessingML with attributes of the same namespace."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def run(text: str, properties: Element | None = None) -> Element:
    """A run; line feeds become line breaks, and tabs tabs."""
    made = element("r")
    if properties is not None:
        made.append(deepcopy(properties))
    for piece in filter(None, re.split(r"([\t\n])", text)):
        if piece in _SIGNS:
            made.append(OxmlElement(_SIGNS[piece]))
            continue
        inner = element("t")
        inner.text = piece
        inner.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        made.append(inner)
    return made


def paragraph(text: str, look: Element | None = None, run_look: Element | None = None) -> Element:
    """A paragraph; `look` and `run_look` are w:pPr and w:rPr to copy."""
    made = element("p")
    if look is not None:
        made.append(deepcopy(look))
    made.append(run(text, run_look))
    return made


def styled(style: str | None) -> Element | None:
    """Paragraph properties that name a style, by its id."""
    if style is None:
        return None
    made = element("pPr")
    made.append(element("pStyle", val=style))
    return made


def keep_with_next(block: Element) -> None:
    """Keep a paragraph on the page of the one after it."""
    Paragraph(block, None).paragraph_format.keep_with_next = True  # type: ignore[arg-type]
