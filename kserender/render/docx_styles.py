"""The styles of a template, asked for by what they are for."""

from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from kserender.render.docx_text import Element, styled

if TYPE_CHECKING:
    from docx.document import Document

# In the file Word writes the names of its own styles in English, whatever language it shows them in.
_NAMES = {"bullet": "list bullet", "caption": "caption"}
_TABLES = ("beslutstabell", "table grid")
_CELLS = ("tabelltext",)
_DEEPEST = 9


class Styles:
    """The template's styles by name."""

    def __init__(self, document: "Document") -> None:
        self._ids: dict[tuple[str | None, str], str] = {}
        self._levels: dict[str, int] = {}
        for style in document.styles.element.iter(qn("w:style")):
            named = style.find(qn("w:name"))
            kind, name = style.get(qn("w:type")), "" if named is None else named.get(qn("w:val"), "").casefold()
            self._ids[kind, name] = style.get(qn("w:styleId"))
            digit = name.removeprefix("heading ")
            if kind == "paragraph" and digit != name and digit.isdigit():
                self._levels[style.get(qn("w:styleId"))] = int(digit)

    def heading_level(self, block: Element) -> int | None:
        """The level of a heading, or None for a block that is none."""
        used = block.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return None if used is None else self._levels.get(used.get(qn("w:val")))

    def named(self, kind: str, level: int) -> Element | None:
        """Paragraph properties for a heading of this level, a list item or a caption; None where the template has no
        style for it.  A level deeper than the template has becomes its deepest."""
        if kind != "heading":
            return styled(self._ids.get(("paragraph", _NAMES[kind]))) if kind in _NAMES else None
        known = [found for found in self._levels.values() if found <= min(level, _DEEPEST)]
        return styled(self._ids.get(("paragraph", f"heading {max(known)}"))) if known else None

    def table(self) -> str | None:
        """The style of tables, by id."""
        return next((self._ids["table", name] for name in _TABLES if ("table", name) in self._ids), None)

    def cell(self) -> str | None:
        """The style of a table's text, by id."""
        return next((self._ids["paragraph", name] for name in _CELLS if ("paragraph", name) in self._ids), None)
