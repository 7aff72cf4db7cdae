"""Signs that symbol fonts keep in private-use characters (U+F020–F0FF), as the Unicode characters they show.

Source: the fonts' own charts (Symbol as in Adobe's Symbol encoding; Wingdings as in Unicode's L2/12-368).
"""

_WINGDINGS = {
    0x4A: "☺", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x77: "⬥",
    0x9E: "·", 0x9F: "•", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓",
    0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_SYMBOL = {
    0x2D: "−", 0xB7: "•", 0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xA5: "∞",
    0xAC: "←", 0xAE: "→", 0xDE: "⇒", 0xD6: "√", 0xE5: "∑", 0xB0: "°", 0x44: "Δ", 0x57: "Ω", 0x61: "α", 0x62: "β",
    0x64: "δ", 0x6D: "μ", 0x70: "π", 0x73: "σ",
}  # fmt: skip
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}

_BULLET = "•"
_DASHES = frozenset("−–—‐‑")
_PRIVATE = range(0xE000, 0xF900)
_FONT_PAGE = range(0xF000, 0xF100)


def symbol(code: int, font: str) -> str | None:
    """The character shown for a code in a symbol font; None when the chart here does not have it."""
    at = code & 0xFF if code in _FONT_PAGE else code
    chart = _FONTS.get(font.lower())
    if chart is not None:
        return chart.get(at)
    return chr(code) if 0x20 <= code < 0x110000 and code not in _PRIVATE and not 0xD800 <= code < 0xE000 else None


def bullet(text: str, font: str) -> str:
    """A list bullet in plain characters: a symbol font's dash is "–", its others "•"; "o" of Courier New is "◦"."""
    text = text.strip()
    if len(text) != 1:
        return text
    if ord(text) in _PRIVATE:
        shown = symbol(ord(text), font)
        return "–" if shown in _DASHES else _BULLET
    if text == "o" and font.lower().startswith("courier"):
        return "◦"
    return text
