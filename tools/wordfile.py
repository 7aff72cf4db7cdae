"""Makes small Word files with bookmarks, notes and manual marks, the same bytes every time.

The texts take a few signs: **bold** and ~~struck~~ (marked by hand, as people do), tabs and line breaks, ^1 for a
reference to footnote 1, {X} for a bookmark that is a point and {X|text} for one around a text, {{FIELD}} for a field.
"""

import re
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from xml.sax.saxutils import escape

from kserender.render.docx.archive import pack

PARTS = Path(__file__).parent / "parts"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SHARED = ("styles", "numbering", "settings", "fontTable")

_TOKENS = re.compile(
    r"\*\*(?P<bold>.+?)\*\*|~~(?P<strike>.+?)~~|\^(?P<note>\d+)|\{\{(?P<field>\w+)\}\}|\{(?P<mark>[^{}|]+)(?:\|(?P<inside>[^{}]+))?\}"
)
_BREAKS = {"\t": "<w:tab/>", "\n": "<w:br/>"}


class WordFile:
    """A Word file: body paragraphs and tables in order, headers, one footer and footnotes."""

    def __init__(self, title: str, *, landscape: bool = False) -> None:
        self.title = title
        self.landscape = landscape
        self.body: list[str] = []
        self.first_header: list[str] = []
        self.header: list[str] = []
        self.footer: list[str] = []
        self.notes: list[str] = []
        self._marks = count(0)

    def p(self, style: str, text: str, *, together: bool = False, tab: int | None = None) -> str:
        """A paragraph, kept on the page of the next one if it belongs together with it.

        `tab` is where its text to the right ends, in twentieths of a point, when that is not where the style says.
        """
        keep = "<w:keepNext/>" if together else ""
        stop = (
            f'<w:tabs><w:tab w:val="clear" w:pos="9070"/><w:tab w:val="right" w:pos="{tab}"/></w:tabs>' if tab else ""
        )
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{stop}</w:pPr>{self.runs(text)}</w:p>'

    def add(self, *paragraphs: tuple[str, str]) -> None:
        """Add paragraphs to the body: (style, text)."""
        self.body.extend(self.p(style, text) for style, text in paragraphs)

    def table(self, widths: Sequence[int], rows: Sequence[Sequence[str]]) -> None:
        """Add a table whose first row is its header; widths in twentieths of a point."""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        out = [
            '<w:tbl><w:tblPr><w:tblStyle w:val="Beslutstabell"/>'
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
            f' w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        ]
        for number, row in enumerate(rows):
            out.append(f"<w:tr><w:trPr><w:cantSplit/>{'' if number else '<w:tblHeader/>'}</w:trPr>")
            for width, text in zip(widths, row, strict=True):
                cell = self.p("Tabelltext", text, together=number < len(rows) - 1)
                out.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>')
            out.append("</w:tr>")
        self.body.append("".join([*out, "</w:tbl>"]))

    def runs(self, text: str) -> str:
        """The runs of a text with the signs described above."""
        out, at = [], 0
        for found in _TOKENS.finditer(text):
            out.append(_run(text[at : found.start()]))
            at = found.end()
            if found["bold"]:
                out.append(_run(found["bold"], "<w:b/><w:bCs/>"))
            elif found["strike"]:
                out.append(_run(found["strike"], "<w:strike/>"))
            elif found["note"]:
                mark = f'<w:footnoteReference w:id="{found["note"]}"/>'
                out.append(f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>{mark}</w:r>')
            elif found["field"]:
                out.append(f'<w:fldSimple w:instr=" {found["field"]} ">{_run("1")}</w:fldSimple>')
            else:
                number = next(self._marks)
                start = f'<w:bookmarkStart w:id="{number}" w:name="{found["mark"]}"/>'
                out.append(f'{start}{_run(found["inside"] or "")}<w:bookmarkEnd w:id="{number}"/>')
        return "".join([*out, _run(text[at:])])

    def data(self) -> bytes:
        """The file."""
        parts = {f"word/{name}.xml": _squeezed((PARTS / f"{name}.xml").read_text("utf-8")) for name in SHARED}
        own = {"header1": self.first_header, "header2": self.header, "footer1": self.footer}
        for name, paragraphs in own.items():
            if paragraphs:
                tag = "hdr" if name.startswith("header") else "ftr"
                parts[f"word/{name}.xml"] = _xml(f'<w:{tag} xmlns:w="{W}">{"".join(paragraphs)}</w:{tag}>')
        if self.notes:
            parts["word/footnotes.xml"] = self._footnotes()
        names = sorted(name.removeprefix("word/").removesuffix(".xml") for name in parts)
        parts["word/document.xml"] = self._document(names)
        parts["word/_rels/document.xml.rels"] = _relations(
            [(f"rId{name}", f"{R}/{_kind(name)}", f"{name}.xml") for name in names]
        )
        parts["docProps/core.xml"] = self._core()
        core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
        parts["_rels/.rels"] = _relations(
            [("rId1", f"{R}/officeDocument", "word/document.xml"), ("rId2", core, "docProps/core.xml")]
        )
        parts["[Content_Types].xml"] = _types(names)
        return pack(parts)

    def _document(self, names: Sequence[str]) -> bytes:
        uses = [("header1", "first"), ("header2", "default"), ("footer1", "first"), ("footer1", "default")]
        if "header1" not in names:
            uses = [use for use in uses if use[1] == "default"]
        furniture = "".join(
            f'<w:{name[:-1]}Reference w:type="{kind}" r:id="rId{name}"/>' for name, kind in uses if name in names
        )
        size = 'w:w="16838" w:h="11906" w:orient="landscape"' if self.landscape else 'w:w="11906" w:h="16838"'
        section = (
            f"<w:sectPr>{furniture}<w:pgSz {size}/>"
            f'<w:pgMar w:top="{1247 if self.landscape else 1701}" w:right="1418" w:bottom="1418" w:left="1418"'
            ' w:header="794" w:footer="624" w:gutter="0"/>'
            f"{'<w:titlePg/>' if 'header1' in names else ''}</w:sectPr>"
        )
        return _xml(
            f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{"".join(self.body)}{section}</w:body></w:document>'
        )

    def _footnotes(self) -> bytes:
        ends = "".join(
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
            for kind, number in (("separator", -1), ("continuationSeparator", 0))
        )
        mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
        notes = "".join(
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>{mark}'
            f"{self.runs(f' {text}')}</w:p></w:footnote>"
            for number, text in enumerate(self.notes, 1)
        )
        return _xml(f'<w:footnotes xmlns:w="{W}">{ends}{notes}</w:footnotes>')

    def _core(self) -> bytes:
        return _xml(
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{escape(self.title)}</dc:title><dc:language>sv-SE</dc:language></cp:coreProperties>"
        )


def _run(text: str, marks: str = "") -> str:
    if not text:
        return ""
    properties = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    pieces = (
        _BREAKS.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
        for piece in re.split(r"([\t\n])", text)
        if piece
    )
    return f"<w:r>{properties}{''.join(pieces)}</w:r>"


def _xml(text: str) -> bytes:
    return (HEAD + text).encode("utf-8")


def _squeezed(text: str) -> bytes:
    """Without the line breaks and indents that make the part readable in the repository."""
    return _xml(re.sub(r"\s*\n\s*", "", text.split("\n", 1)[1]))


def _kind(name: str) -> str:
    return name.rstrip("0123456789")


def _relations(rows: Sequence[tuple[str, str, str]]) -> bytes:
    inner = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in rows)
    return _xml(
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def _types(names: Sequence[str]) -> bytes:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{MAIN}.{_kind(name)}+xml"/>' for name in names
    )
    return _xml(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN}.document.main+xml"/>{overrides}'
        '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )
