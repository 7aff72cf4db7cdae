"""The styles of a template, asked for by what they are for."""

from functools import lru_cache

from kserender.render.docx.package import parsed
from kserender.render.docx.xml import PPR, RPR, STYLE_OF, Element, is_on, styled, value, w

# In the file Word writes the names of its own styles in English, whatever language it shows them in.
NAMES = {"bullet": "list bullet", "numbered": "list number", "caption": "caption"}
_TABLES = ("beslutstabell", "table grid")
_CELLS = ("tabelltext",)
_DEEPEST = 9


@lru_cache(maxsize=8)
def styles_of(data: bytes) -> "Styles":
    """The styles of a part; they are never changed, and most templates are filled many times over."""
    return Styles(parsed(data))


class Styles:
    """The template's styles by name; `language` is the one that they say all text is in."""

    def __init__(self, root: Element) -> None:
        stated = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{RPR}/{w('lang')}")
        self.language = "" if stated is None else stated.get(w("val"), "")
        self._ids: dict[tuple[str | None, str], str] = {}
        self._levels: dict[str | None, int | None] = {}
        self.hide = False  # whether any style hides its text
        self._by_id: dict[str | None, Element] = {}
        self._lines: dict[str | None, list[Element]] = {}
        for style in root.iter(w("style")):
            kind, name = style.get(w("type")), (value(style, "name") or "").casefold()
            self._ids[kind, name] = style.get(w("styleId"))
            self._by_id[style.get(w("styleId"))] = style
            self.hide = self.hide or is_on(style.find(RPR), "vanish")
            digit = name.removeprefix("heading ")
            if kind == "paragraph" and digit != name and digit.isdigit():
                self._levels[style.get(w("styleId"))] = int(digit)

    def __contains__(self, name: str) -> bool:
        return ("paragraph", name.casefold()) in self._ids

    def heading_level(self, block: Element) -> int | None:
        """The level of a heading, or None for a block that is none; a style that is based on a heading's is one."""
        used = block.find(STYLE_OF)
        if used is None:
            return None
        name = used.get(w("val"))
        if name not in self._levels:
            line = (style.get(w("styleId")) for style in self._line(name))
            self._levels[name] = next((self._levels[above] for above in line if self._levels.get(above)), None)
        return self._levels[name]

    def is_named(self, block: Element, name: str) -> bool:
        """Whether a paragraph has the style of this name."""
        used = block.find(STYLE_OF)
        return used is not None and used.get(w("val")) == self._ids.get(("paragraph", name))

    def signs(self, block: Element) -> bool:
        """Whether a paragraph is for those who sign: in Word's style for that, or one that is based on it."""
        used = block.find(STYLE_OF)
        known = self._ids.get(("paragraph", "signature"))
        return used is not None and known in {style.get(w("styleId")) for style in self._line(used.get(w("val")))}

    def levels(self) -> set[int]:
        """The levels that there are styles for."""
        return set(filter(None, self._levels.values()))

    def named(self, kind: str, level: int) -> Element | None:
        """Paragraph properties for a heading of this level, a list item or a caption; None where the template has no
        style for it.  A level deeper than the template has becomes its deepest."""
        if kind != "heading":
            return styled(self._ids.get(("paragraph", NAMES[kind]))) if kind in NAMES else None
        known = [found for found in self.levels() if found <= min(level, _DEEPEST)]
        return styled(self._ids.get(("paragraph", f"heading {max(known)}"))) if known else None

    def table(self) -> str | None:
        """The style of tables, by id."""
        return next((self._ids["table", name] for name in _TABLES if ("table", name) in self._ids), None)

    def cell(self) -> str | None:
        """The style of a table's text, by id."""
        return next((self._ids["paragraph", name] for name in _CELLS if ("paragraph", name) in self._ids), None)

    def inherited(self, look: Element | None) -> list[Element]:
        """Paragraph properties themselves, then those of their style and of the styles that this is based on."""
        below = (style.find(PPR) for style in self._line(value(look, "pStyle")))
        return [found for found in (look, *below) if found is not None]

    def hides(self, run: Element, block: Element) -> bool:
        """Whether a run is hidden text, by itself or by its style or its paragraph's."""
        own, look = run.find(RPR), block.find(PPR)
        if own is not None and own.find(w("vanish")) is not None:
            return is_on(own, "vanish")
        lines = (*self._line(value(own, "rStyle")), *self._line(value(look, "pStyle")))
        return any(is_on(style.find(RPR), "vanish") for style in lines)

    def _line(self, name: str | None) -> list[Element]:
        """A style and those that it is based on."""
        if name not in self._lines:
            out, above = [], name
            while above in self._by_id and self._by_id[above] not in out:  # styles may be based in a circle
                out.append(self._by_id[above])
                above = value(out[-1], "basedOn")
            self._lines[name] = out
        return self._lines[name]
