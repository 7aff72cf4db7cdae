"""A Word document on its side, with real styles and in the reader's language, made from nothing."""

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from typing import Any

from kserender.i18n import language
from kserender.render.docx.archive import pack, unpack
from kserender.render.screen import safe
from kserender.render.sheet.beside import Row
from kserender.render.sheet.table import write_table

LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}
FONT = "Arial"
# Points: running text and headings of level 1–3; millimetres: A4 on its side and its margins.
TEXT, HEADINGS = 10, {1: 18, 2: 13, 3: 11}
HEIGHT, WIDTH, MARGIN = 210, 297, 16
# The file says of itself when it was made; the same comparison gives the same bytes.
_MADE = datetime(1980, 1, 1)  # python-docx wants it without a zone
_NO_XML = str.maketrans(dict.fromkeys("\ufffe\uffff", "\ufffd"))


class Sheet:
    """The document while it is written."""

    def __init__(self, title: str) -> None:
        import docx

        self._word: Any = docx.Document()
        _turn(self._word.sections[0])
        _dress(self._word)
        properties = self._word.core_properties
        properties.title, properties.author, properties.comments = clean(title)[:255], "kserender", ""
        properties.language = LANGUAGES[language()]
        properties.created = properties.modified = _MADE
        properties.last_modified_by, properties.revision = "kserender", 1
        self.heading(title, 1)

    def heading(self, text: str, level: int) -> None:
        """A heading of this level, from 1."""
        self._word.add_heading(clean(text), level)

    def line(self, text: str) -> None:
        """A paragraph."""
        self._word.add_paragraph(clean(text))

    def lead(self, text: str, more: str) -> None:
        """A paragraph that begins in bold, with more on a line of its own."""
        paragraph = self._word.add_paragraph()
        paragraph.add_run(clean(text)).bold = True
        if more:
            paragraph.add_run(f"\n{clean(more)}")

    def bullet(self, text: str, level: int = 1) -> None:
        """A list item, of the first or second level."""
        self._word.add_paragraph(clean(text), style="List Bullet" if level == 1 else "List Bullet 2")

    def table(self, titles: Iterable[str], rows: Iterable[Row]) -> None:
        """A table in three columns with these titles, that are repeated on every page."""
        write_table(self._word, [clean(title) for title in titles], rows, clean)

    def data(self) -> bytes:
        """The file."""
        stream = BytesIO()
        self._word.save(stream)
        return pack(unpack(stream.getvalue()))


def clean(text: str) -> str:
    """The text without signs that a Word file cannot hold, or that would turn it around."""
    return safe(text).translate(_NO_XML)


def _turn(section: Any) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(WIDTH), Mm(HEIGHT)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN)


def _dress(word: Any) -> None:
    """Font, sizes and language of the styles that are used."""
    from docx.shared import Pt, RGBColor

    styles = word.styles
    _font(styles["Normal"], TEXT)
    styles["Normal"].paragraph_format.space_after = Pt(4)
    styles["Normal"].paragraph_format.line_spacing = 1.15
    for level, size in HEADINGS.items():
        style = styles[f"Heading {level}"]
        _font(style, size)
        style.font.color.rgb = RGBColor(0x1C, 0x3A, 0x40)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(size), Pt(4)
    for name in ("List Bullet", "List Bullet 2"):
        styles[name].paragraph_format.space_after = Pt(2)
    for tag in styles.element.iter("{*}lang"):
        for name in tag.attrib:
            if name.endswith("}val"):
                tag.set(name, LANGUAGES[language()])


def _font(style: Any, size: int) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.rPr.rFonts
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.attrib.pop(qn(f"w:{name}Theme"), None)  # a theme's font would win
        fonts.set(qn(f"w:{name}"), FONT)
