"""The table in three columns: marked words are crossed out or underlined, never told by colour alone."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from kserender.compare.comparison import Op
from kserender.render.sheet.beside import Row, Side

# Millimetres; together the width between the margins.
WIDTHS = (92, 92, 81)
HEAD, LINES = "E4EEF0", "AAB7BA"
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
AIR = {"top": 70, "left": 110, "bottom": 70, "right": 110}  # twentieths of a point
COLOURS: dict[Op, tuple[int, int, int]] = {"struck": (0x96, 0x28, 0x1B), "added": (0x1B, 0x5E, 0x34)}
NOTHING = "–"
# A row with more text than this (characters) may go on on the next page.
LONGEST_TOGETHER = 1_500

Clean = Callable[[str], str]


def write_table(word: Any, titles: Sequence[str], rows: Iterable[Row], clean: Clean) -> None:
    """Add the table to the end of the document."""
    from docx.shared import Mm

    table = word.add_table(rows=1, cols=len(titles), style="Table Grid")
    table.autofit = False
    _dress(table, " | ".join(titles))
    # A row that is added has the widths of the one above it.
    for column, cell, title, width in zip(table.columns, table.rows[0].cells, titles, WIDTHS, strict=True):
        column.width = cell.width = Mm(width)
        cell.paragraphs[0].add_run(title).bold = True
        _shade(cell)
    _mark(table.rows[0], "tblHeader")
    _mark(table.rows[0], "cantSplit")
    for row in rows:
        added = table.add_row()
        left, right, told = added.cells
        _side(left, row.ours, clean)
        _side(right, row.theirs, clean)
        _told(told, row, clean)
        if sum(len(cell.text) for cell in added.cells) <= LONGEST_TOGETHER:
            _mark(added, "cantSplit")


def _side(cell: Any, side: Side, clean: Clean) -> None:
    from docx.shared import RGBColor

    paragraph = cell.paragraphs[0]
    if not side.words:
        paragraph.add_run(NOTHING)
        return
    if side.points:
        paragraph.add_run(clean(side.points)).bold = True
        paragraph = cell.add_paragraph()
    for part in side.words:
        run = paragraph.add_run(clean(part.text))
        run.font.strike = True if part.op == "struck" else None
        run.font.underline = True if part.op == "added" else None
        if part.op in COLOURS:
            run.font.color.rgb = RGBColor(*COLOURS[part.op])


def _told(cell: Any, row: Row, clean: Clean) -> None:
    cell.paragraphs[0].add_run(clean(row.relation)).bold = True
    for sentence in row.sentences:
        cell.add_paragraph(clean(sentence))


def _shade(cell: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", HEAD)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _mark(row: Any, what: str) -> None:
    from docx.oxml import OxmlElement

    properties = row._tr.get_or_add_trPr()
    element = OxmlElement(f"w:{what}")
    # cantSplit stands before tblHeader (ECMA-376 part 1, 17.4.79).
    properties.insert(0 if what == "cantSplit" else len(properties), element)


def _dress(table: Any, text: str) -> None:
    """Thin lines, air in the cells, and what the table is for those who have it read to them."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn

    space = nsdecls("w")
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINES}"/>' for side in SIDES)
    air = "".join(f'<w:{side} w:w="{twips}" w:type="dxa"/>' for side, twips in AIR.items())
    properties = table._tbl.tblPr
    # In the order that the schema asks for: borders, layout, margins, look, caption (ECMA-376 part 1, 17.4.59).
    properties.find(qn("w:tblLayout")).addprevious(parse_xml(f"<w:tblBorders {space}>{lines}</w:tblBorders>"))
    properties.find(qn("w:tblLayout")).addnext(parse_xml(f"<w:tblCellMar {space}>{air}</w:tblCellMar>"))
    caption = parse_xml(f"<w:tblCaption {space}/>")
    caption.set(qn("w:val"), text)
    properties.append(caption)
