"""The marks of a run (w:rPr), and how it looks when those of defaults, styles and the run itself come together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from kserender.extract.readers.docx.names import R_STYLE, VAL, Element, W, on

Stated: TypeAlias = tuple[tuple[str, Any], ...]
Marks: TypeAlias = Mapping[str, Any]

STYLE = "style"

_PROPERTIES: dict[str, tuple[str, Callable[[Element], Any]]] = {
    R_STYLE: (STYLE, lambda element: element.get(VAL)),
    W + "b": ("bold", on),
    W + "i": ("italic", on),
    W + "strike": ("strike", on),
    W + "vanish": ("hidden", on),
    W + "dstrike": ("double", on),
    W + "u": ("underline", lambda element: element.get(VAL) != "none"),
    W + "vertAlign": ("superscript", lambda element: element.get(VAL) == "superscript"),
    W + "lang": ("language", lambda element: element.get(VAL) or None),
}


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks in the end; `hidden` is text that is not shown or printed."""

    bold: bool
    italic: bool
    underline: bool
    strike: bool
    superscript: bool
    language: str | None
    hidden: bool


def stated(rpr: Element) -> Stated:
    """The marks that a w:rPr states, and its character style."""
    found: Stated = ()
    for child in rpr:
        known = _PROPERTIES.get(child.tag)
        if known is not None:
            found += ((known[0], known[1](child)),)
    return found


def look(direct: Marks, character: Marks, paragraph: Marks, defaults: Marks) -> Look:
    """The four levels put together; each of them holds what its own styles inherit from one another."""
    levels = (direct, character, paragraph, defaults)

    def nearest(name: str) -> Any:
        return next((level[name] for level in levels if name in level), None)

    def toggled(name: str) -> bool:
        """ECMA-376-1 17.7.3: styles that both state it cancel each other; direct marks decide."""
        if name in direct:
            return bool(direct[name])
        return bool(defaults.get(name) or bool(character.get(name)) != bool(paragraph.get(name)))

    return Look(
        bold=toggled("bold"),
        italic=toggled("italic"),
        underline=bool(nearest("underline")),
        strike=toggled("strike") or bool(nearest("double")),
        superscript=bool(nearest("superscript")),
        language=nearest("language"),
        hidden=toggled("hidden"),
    )
