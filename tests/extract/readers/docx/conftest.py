"""Small Word files, put together in memory from what a test wants to see in them."""

import io
import zipfile
from typing import Any
from xml.sax.saxutils import escape

import pytest

from kserender.extract.readers.docx import read
from kserender.model import Document, Figure, Source, Table

OOXML = "http://schemas.openxmlformats.org"
NAMES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": f"{OOXML}/wordprocessingml/2006/main",
        "r": f"{OOXML}/officeDocument/2006/relationships",
        "m": f"{OOXML}/officeDocument/2006/math",
        "mc": f"{OOXML}/markup-compatibility/2006",
        "wp": f"{OOXML}/drawingml/2006/wordprocessingDrawing",
        "a": f"{OOXML}/drawingml/2006/main",
        "pic": f"{OOXML}/drawingml/2006/picture",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
RELATION = f"{OOXML}/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

# Parts that a document has: name of the argument → file, relation, root element
PARTS = {
    "styles": ("styles.xml", "styles", "styles"),
    "numbering": ("numbering.xml", "numbering", "numbering"),
    "footnotes": ("footnotes.xml", "footnotes", "footnotes"),
    "endnotes": ("endnotes.xml", "endnotes", "endnotes"),
    "comments": ("comments.xml", "comments", "comments"),
    "header": ("header1.xml", "header", "hdr"),
    "footer": ("footer1.xml", "footer", "ftr"),
    "first": ("header2.xml", "header", "hdr"),
}


class Word:
    """Elements as strings, the file they make, and what the reader finds in it."""

    def t(self, text: str) -> str:
        return f'<w:t xml:space="preserve">{escape(text)}</w:t>'

    def r(self, text: str, marks: str = "") -> str:
        """A run; `marks` is what stands in its w:rPr."""
        return f"<w:r>{f'<w:rPr>{marks}</w:rPr>' if marks else ''}{self.inside(text)}</w:r>"

    def inside(self, text: str) -> str:
        return text if text.startswith("<") else self.t(text)

    def p(self, *content: str, style: str = "", stated: str = "") -> str:
        """A paragraph of runs, or of texts that become runs."""
        properties = (f'<w:pStyle w:val="{style}"/>' if style else "") + stated
        runs = "".join(part if part.startswith("<") else self.r(part) for part in content if part)
        return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{runs}</w:p>"

    def item(self, text: str, num: int = 1, level: int = 0) -> str:
        """A paragraph in a list."""
        return self.p(text, stated=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')

    def added(self, *content: str, by: str = "Alva Ek", how: str = "ins") -> str:
        """Text that is inserted, or deleted or moved when `how` says so."""
        runs = "".join(part if part.startswith("<") else self.r(part) for part in content)
        return f'<w:{how} w:id="9" w:author="{by}" w:date="2024-03-05T09:30:00Z">{runs}</w:{how}>'

    def struck(self, text: str, by: str = "Bo Lind", how: str = "del") -> str:
        return self.added(f"<w:r><w:delText xml:space='preserve'>{escape(text)}</w:delText></w:r>", by=by, how=how)

    def bookmark(self, name: str, number: int = 1, *, end: bool = True) -> str:
        """A bookmark that is a point; without `end` only its start."""
        start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
        return start + (self.bookmark_end(number) if end else "")

    def bookmark_end(self, number: int = 1) -> str:
        return f'<w:bookmarkEnd w:id="{number}"/>'

    def control(self, *content: str, placeholder: bool = False) -> str:
        """A content control."""
        shows = "<w:showingPlcHdr/>" if placeholder else ""
        inner = "".join(part if part.startswith("<") else self.r(part) for part in content)
        return f"<w:sdt><w:sdtPr>{shows}<w:text/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    def table(self, *rows: str) -> str:
        return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"

    def row(self, *cells: str, stated: str = "") -> str:
        """A row of cells, or of texts that become cells."""
        made = "".join(cell if cell.startswith("<") else self.cell(cell) for cell in cells)
        return f"<w:tr>{f'<w:trPr>{stated}</w:trPr>' if stated else ''}{made}</w:tr>"

    def cell(self, *content: str, stated: str = "") -> str:
        inner = "".join(part if part.startswith("<") else self.p(part) for part in content)
        return f"<w:tc>{f'<w:tcPr>{stated}</w:tcPr>' if stated else ''}{inner}</w:tc>"

    def style(
        self, identity: str, content: str = "", *, kind: str = "paragraph", name: str = "", base: str = ""
    ) -> str:
        """A style; `content` is what stands after its name."""
        based = f'<w:basedOn w:val="{base}"/>' if base else ""
        named = f'<w:name w:val="{name or identity}"/>'
        return f'<w:style w:type="{kind}" w:styleId="{identity}">{named}{based}{content}</w:style>'

    def levels(self, *levels: tuple[str, str], number: int = 1, more: str = "") -> str:
        """An abstract list of (format, text) levels, without its w:num."""
        made = "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
            f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
            for at, (kind, text) in enumerate(levels)
        )
        return f'<w:abstractNum w:abstractNumId="{number}">{made}</w:abstractNum>'

    def num(self, number: int = 1, abstract: int = 1, more: str = "") -> str:
        return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{more}</w:num>'

    def parts(self, *body: str, relations: str = "", **parts: str) -> dict[str, str]:
        """The parts of a file with this body, by name; `relations` go with those of the main part."""
        root = "http://schemas.openxmlformats.org/package/2006"
        known = "".join(
            f'<Relationship Id="{name}" Type="{RELATION}/{PARTS[name][1]}" Target="{PARTS[name][0]}"/>'
            for name in parts
        )
        return {
            "[Content_Types].xml": (
                f'<Types xmlns="{root}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
                f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>'
            ),
            "_rels/.rels": (
                f'<Relationships xmlns="{root}/relationships">'
                f'<Relationship Id="rId1" Type="{RELATION}/officeDocument" Target="word/document.xml"/></Relationships>'
            ),
            "word/_rels/document.xml.rels": (
                f'<Relationships xmlns="{root}/relationships">{known}{relations}</Relationships>'
            ),
            "word/document.xml": f"<w:document {NAMES}><w:body>{''.join(body)}</w:body></w:document>",
            **{
                f"word/{PARTS[name][0]}": f"<w:{PARTS[name][2]} {NAMES}>{content}</w:{PARTS[name][2]}>"
                for name, content in parts.items()
            },
        }

    def zip(self, parts: dict[str, Any]) -> bytes:
        """The file of these parts."""
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in parts.items():
                package.writestr(name, content)
        return file.getvalue()

    def file(self, *body: str, relations: str = "", **parts: str) -> bytes:
        return self.zip(self.parts(*body, relations=relations, **parts))

    def open(self, data: bytes) -> Document:
        return read(data, Source("prov.docx", "0" * 64))

    def read(self, *body: str, relations: str = "", **parts: str) -> Document:
        """What the reader finds in a file with this body."""
        return self.open(self.file(*body, relations=relations, **parts))

    def lines(self, document: Document) -> list[str]:
        """The text of each block."""
        return [block.text() for block in document.blocks if not isinstance(block, Figure)]

    def runs(self, document: Document) -> list[tuple[str, str]]:
        """(text, marks) of the runs of the first block; marks as letters b i u s ^ and, for a change, + or -."""
        block = document.blocks[0]
        assert not isinstance(block, Table | Figure)
        signs = {"added": "+", "struck": "-"}
        return [
            (
                run.text,
                "b" * run.bold
                + "i" * run.italic
                + "u" * run.underline
                + "s" * run.strike
                + "^" * run.superscript
                + (signs[run.change.kind] if run.change else ""),
            )
            for run in block.runs
        ]


@pytest.fixture(scope="session")
def word() -> Word:
    return Word()
