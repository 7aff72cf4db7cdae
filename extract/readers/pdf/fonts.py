"""What a font's name, weight and flags say: bold, italic, symbols."""

import re

from kserender.extract.readers.pdf.shapes import Font

# PDF 32000-1:2008, table 123: bits 7 and 19 of a font descriptor's flags.
ITALIC_FLAG, FORCE_BOLD_FLAG = 1 << 6, 1 << 18
BOLD_WEIGHT = 700

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_BOLD = re.compile(r"bold|black|heavy|demi(?!light)|[-,]bd\b", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|kursiv|[-,]it\b", re.IGNORECASE)
_SYMBOLS = re.compile(r"symbol|wingding|webding|dingbat|mtextra|marlett", re.IGNORECASE)
# Names that say nothing, as printer drivers give them: "CIDFont+F1", "T1_0", "F2".  Only then the weight is asked:
# pdfium guesses it from the thickness of the stems, and a light face gets 225, an ordinary one 545.
_NAMELESS = re.compile(r"(?:CIDFont\+)?(?:[A-Z]{1,2}\d+|T\d_\d+|)", re.IGNORECASE)


def font(name: str, family: str = "", weight: int = 0, flags: int = 0, angle: int = 0) -> Font:
    """The font with this PostScript name, name inside the font file, weight, flags and italic angle."""
    name = _SUBSET.sub("", name)
    both = f"{name} {family}"
    bold = bool(_BOLD.search(both) or flags & FORCE_BOLD_FLAG)
    if not bold and _NAMELESS.fullmatch(name) and _NAMELESS.fullmatch(family):
        bold = weight >= BOLD_WEIGHT
    italic = bool(_ITALIC.search(both) or flags & ITALIC_FLAG or abs(angle) >= 5)
    return Font(name, bold, italic, bool(_SYMBOLS.search(both)))
