"""The old version as a new Word file, for a text that comes from no Word file (a PDF, Markdown, plain text)."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from lxml import etree

from kserender.compare.versions.contract import Cell, Item, Row, Side, Versions
from kserender.render.docx.archive import pack
from kserender.render.redline.names import NAMESPACE, RELS, TYPES, Element, W, default, make, run
from kserender.render.redline.new_table import table_of

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LEVELS = 9
_BODY_SIZE, _LARGEST, _STEP = 22, 36, 4  # half points


def fresh(versions: Versions) -> tuple[bytes, Versions]:
    """The old version as a Word file, and the versions with their old sides as that file has them.

    List labels are typed, text boxes are paragraphs, and pictures are left out.
    """
    stated = replace(
        versions,
        items=_stated(versions.items),
        notes=tuple(replace(pair, items=_stated(pair.items)) for pair in versions.notes),
        options=replace(versions.options, view="revised"),
    )
    noted = [(pair.old, pair.items) for pair in versions.notes if pair.old is not None]
    ids = {number: at for at, (number, _items) in enumerate(noted, 1)}
    body = make("body", *_blocks(stated.items, ids))
    size = make("pgSz", w=11906, h=16838)
    margins = make("pgMar", top=1418, right=1418, bottom=1418, left=1418, header=709, footer=709, gutter=0)
    body.append(make("sectPr", size, margins))
    parts = {"document": _root("document", body), "styles": _styles()}
    if noted:
        parts["footnotes"] = _root("footnotes", *_notes(stated, ids))
    return _packed(parts), stated


def _stated(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items with old sides whose labels are a part of the text, and whose places begin after them.

    A label with another figure, which no list counts here, is an edit.
    """
    return tuple(map(_of_typed, items))


def _of_typed(item: Item) -> Item:
    table = tuple(map(_row, item.table))
    inner = [one for row in table for cell in row.cells for one in cell.items]
    edited = item.kind == "equal" and (item.relabelled or any(one.kind != "equal" for one in inner))
    return replace(item, kind="edited" if edited else item.kind, old=tuple(map(_typed, item.old)), table=table)


def _row(row: Row) -> Row:
    return replace(row, cells=tuple(replace(cell, items=_stated(cell.items)) for cell in row.cells))


def _typed(side: Side) -> Side:
    start = len(_label(side))
    return replace(side, place=replace(side.place, start=start, end=start + len(side.text)), layer="body")


def _label(side: Side) -> str:
    if side.label is None:
        return ""
    return f"{side.label}\t" if side.type == "paragraph" else f"{side.label} "


def _blocks(items: tuple[Item, ...], ids: dict[str, int]) -> Iterator[Element]:
    for item in _old(items):
        side = item.old[0]
        if side.type == "table":
            yield table_of(_old_rows(item.table), None, _old_cell(ids))
        elif side.type != "figure":
            yield from (_paragraph(side, runs) for side, runs in _texts(item, ids))


def _old(items: tuple[Item, ...]) -> list[Item]:
    return sorted((item for item in items if item.old), key=lambda item: item.old[0].number)


def _texts(item: Item, ids: dict[str, int]) -> Iterator[tuple[Side, list[Element]]]:
    """The old paragraphs of an item with their runs."""
    runs: list[Element] = []
    sides = iter(item.old)
    several = len(item.old) > 1
    for piece in item.pieces:
        if piece.op == "added":
            continue
        if piece.note is not None:
            mark = make("r", make("rPr", make("rStyle", val="FootnoteReference")))
            mark.append(make("footnoteReference", id=ids.get(piece.note, 0)))
            runs.append(mark)
        elif several and piece.text == "\N{PARAGRAPH SEPARATOR}":
            yield next(sides), runs
            runs = []
        else:
            runs.append(run(piece.old))
    yield next(sides), runs


def _paragraph(side: Side, runs: list[Element]) -> Element:
    made = make("p")
    if side.level is not None:
        made.append(make("pPr", make("pStyle", val=_style(side.level))))
    label = _label(side)
    for one in ([run(label)] if label else []) + runs:
        look = one.find(W + "rPr")
        if (side.bold and side.level is None) or side.italic:
            marks = [make(name) for name, on in (("b", side.bold), ("i", side.italic)) if on]
            if look is None:
                look = make("rPr")
                one.insert(0, look)
            look.extend(marks)
        made.append(one)
    return made


def _style(level: int) -> str:
    return f"Heading{min(level, _LEVELS)}" if level else "Title"


def _old_rows(rows: tuple[Row, ...]) -> list[Row]:
    kept = sorted((row for row in rows if row.old is not None), key=lambda row: row.old or 0)
    return [replace(row, cells=tuple(cell for cell in row.cells if cell.old is not None)) for row in kept]


def _old_cell(ids: dict[str, int]) -> Callable[[Cell], list[Element]]:
    return lambda cell: list(_blocks(cell.items, ids))


def _notes(versions: Versions, ids: dict[str, int]) -> Iterator[Element]:
    for pair in versions.notes:
        if pair.old is None:
            continue
        blocks = list(_blocks(pair.items, ids)) or [make("p")]
        first = next((block for block in blocks if block.tag == W + "p"), None)
        if first is not None:
            mark = make("r", make("rPr", make("rStyle", val="FootnoteReference")), make("footnoteRef"))
            at = 1 if len(first) and first[0].tag == W + "pPr" else 0
            first.insert(at, mark)
            first.insert(at + 1, run(" "))
        yield make("footnote", *blocks, id=ids[pair.old])


def _root(name: str, *children: Element) -> Element:
    root = etree.Element(W + name, nsmap={"w": NAMESPACE, "r": _OFFICE})
    root.extend(children)
    return root


def _styles() -> Element:
    fonts = make("rFonts", ascii="Arial", hAnsi="Arial", cs="Arial")
    defaults = make(
        "docDefaults",
        make("rPrDefault", make("rPr", fonts, make("sz", val=_BODY_SIZE), make("lang", val="sv-SE"))),
        make("pPrDefault", make("pPr", make("spacing", after=120, line=264, lineRule="auto"))),
    )
    made = [defaults, _paragraph_style("Normal", "Normal", None, None)]
    made[1].set(W + "default", "1")
    made.append(_paragraph_style("Title", "Title", None, _LARGEST + _STEP))
    for level in range(1, _LEVELS + 1):
        size = max(_BODY_SIZE, _LARGEST - _STEP * level)
        made.append(_paragraph_style(f"Heading{level}", f"heading {level}", level - 1, size))
    reference = make("style", make("name", val="footnote reference"), type="character", styleId="FootnoteReference")
    reference.append(make("rPr", make("vertAlign", val="superscript")))
    made.append(reference)
    return _root("styles", *made)


def _paragraph_style(identity: str, name: str, outline: int | None, size: int | None) -> Element:
    style = make("style", make("name", val=name), type="paragraph", styleId=identity)
    if identity != "Normal":
        style.append(make("basedOn", val="Normal"))
        style.append(make("next", val="Normal"))
    if size is not None:
        properties = make("pPr", make("keepNext"), make("spacing", before=240, after=80))
        if outline is not None:
            properties.append(make("outlineLvl", val=outline))
        style.append(properties)
        style.append(make("rPr", make("b"), make("sz", val=size)))
    return style


def _packed(parts: dict[str, Element]) -> bytes:
    types = etree.Element(TYPES + "Types", nsmap=default(TYPES))
    for extension, kind in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        etree.SubElement(types, TYPES + "Default", Extension=extension, ContentType=kind)
    package, document = (etree.Element(RELS + "Relationships", nsmap=default(RELS)) for _ in range(2))
    for number, name in enumerate(parts, 1):
        kind = "document.main" if name == "document" else name
        etree.SubElement(types, TYPES + "Override", PartName=f"/word/{name}.xml", ContentType=f"{_WORD}.{kind}+xml")
        around, target = (package, f"word/{name}.xml") if name == "document" else (document, f"{name}.xml")
        relation = "officeDocument" if name == "document" else name
        etree.SubElement(around, RELS + "Relationship", Id=f"rId{number}", Type=f"{_OFFICE}/{relation}", Target=target)
    files = {f"word/{name}.xml": root for name, root in parts.items()}
    files |= {"[Content_Types].xml": types, "_rels/.rels": package, "word/_rels/document.xml.rels": document}
    return pack(
        {
            name: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            for name, root in files.items()
        }
    )
