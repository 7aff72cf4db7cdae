"""A Word template as a municipality makes it: tables, logo, text box, controls, hidden guidance, bookmarks anywhere."""

import base64
from pathlib import Path

from kserender.render.docx.archive import pack

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = " ".join(
    f'xmlns:{name}="{url}"'
    for name, url in {
        "w": W,
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPj/HwADAgH/p6UqPgAAAABJRU5ErkJggg=="
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def mark(name: str, number: int, inner: str) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inner}<w:bookmarkEnd w:id="{number}"/>'


def r(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(inner: str, style: str = "", look: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{look}</w:pPr>{inner}</w:p>"


def cell(inner: str, width: int = 3000) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inner}</w:tc>'


def table(*rows: str) -> str:
    grid = '<w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>'
    return f'<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr>{grid}{"".join(rows)}</w:tbl>'


def row(*cells: str, header: bool = False) -> str:
    return f"<w:tr><w:trPr>{'<w:tblHeader/>' if header else ''}</w:trPr>{''.join(cells)}</w:tr>"


LOGO = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="600000" cy="600000"/>'
    '<wp:docPr id="1" name="Logo" descr="Ekhamra kommuns vapen"/>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
    '<pic:nvPicPr><pic:cNvPr id="1" name="logo.png"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="rId1"/>'
    '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="600000" '
    'cy="600000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
    "</a:graphic></wp:inline></w:drawing></w:r>"
)
HEADER = table(
    row(
        cell(p(LOGO)),
        cell(p(r("Handling")) + p(mark("Handlingstyp", 60, r("[Typ av handling]", "<w:b/>")))),
        cell(
            p(r("Dnr ") + mark("Dnr", 61, r("[Diarienummer]")), "Header") + p(mark("Datum", 62, r("[Datum]")), "Header")
        ),
    )
) + p(r("Sida ") + '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>', "Header")
FOOTER = table(
    row(
        cell(p(r("Ekhamra kommun"), "Footer")),
        cell(p(r("Storgatan 1, 123 45 Ekhamra"), "Footer")),
        cell(p(r("kommun@ekhamra.example"), "Footer")),
    )
) + p("", "Footer")


def _box(inner: str) -> str:
    """A text box as Word writes it: for itself, and again for older programs."""
    box = f"<w:txbxContent>{inner}</w:txbxContent>"
    shape = f"<wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:txbx>{box}</wps:txbx><wps:bodyPr/></wps:wsp>"
    new = (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" '
        'locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column">'
        '<wp:align>right</wp:align></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset>'
        '</wp:positionV><wp:extent cx="2000000" cy="700000"/><wp:wrapSquare wrapText="bothSides"/><wp:docPr id="7" '
        'name="Ruta" descr="Handläggare"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
        f'wordprocessingShape">{shape}</a:graphicData></a:graphic></wp:anchor></w:drawing>'
    )
    old = f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def control(inner: str, more: str = "") -> str:
    properties = f'<w:sdtPr><w:alias w:val="Fält"/><w:showingPlcHdr/>{more}</w:sdtPr>'
    return f"<w:sdt>{properties}<w:sdtContent>{inner}</w:sdtContent></w:sdt>"


HIDDEN = "<w:vanish/>"
BODY = (
    p(r("Fast text om att handlingen är offentlig."), "BodyText")
    + p(_box(p(r("Handläggare")) + p(mark("Handlaggare", 50, r("[Namn på den som handlägger]")))), "BodyText")
    + p(
        mark("Arendemening", 51, control(r("Klicka här för att ange rubrik", '<w:rStyle w:val="PlaceholderText"/>'))),
        "Title",
    )
    + p(r("[Här anger du bara det som efterfrågas."), "BodyText")
    + p(r("Ta bort den här rutan", "<w:i/>") + r(" innan du skickar.]"), "BodyText")
    + p(r("Dold anvisning: skriv kort.", HIDDEN), "BodyText")
    + p(r("Sammanfattning av ärendet"), "Heading1")
    + p('<w:bookmarkStart w:id="1" w:name="Sammanfattning"/>' + r("Kort om ärendet.", HIDDEN), "BodyText")
    + p(r("Fler stycken vid behov."), "BodyText")
    + p('<w:bookmarkEnd w:id="1"/>' + r("Vad som föreslås"), "Heading1")
    + p(
        mark("BeslutText", 2, "") + r("[Beslutets innebörd ska framgå.]") + mark("BeslutTextSlut", 3, ""),
        "Beslutspunkt",
    )
    + p(r("Underlag"), "Heading1")
    + '<w:bookmarkStart w:id="4" w:name="Underlag"/>'
    + table(
        row(cell(p(r("Handling"))), cell(p(r("Datum"))), cell(p(r("Nr"))), header=True),
        row(cell(p(r("[handling]", "<w:i/>"))), cell(p(r("[datum]"))), cell(p(r("[nr]")))),
    )
    + '<w:bookmarkEnd w:id="4"/>'
    + p(r("Expedieras till"), "Heading1")
    + table(
        row(
            cell(p(r("Mottagare"))),
            cell(p(mark("Expediering", 5, r("Namn", "<w:b/>")), "ListBullet"), 6000),
        )
    )
    + control(p(r("Klicka här för att ange text"), "BodyText"), "<w:text/>")
    + p('<w:fldSimple w:instr=" DATE "><w:r><w:t>2020-01-01</w:t></w:r></w:fldSimple>', "BodyText")
)
SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId11"/><w:footerReference w:type="default" r:id="rId12"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2400" w:right="1418" w:bottom="1418" w:left="1418" '
    'w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
)
PROFILE = """
[municipality]
name = "Ekhamra"
full_name = "Ekhamra kommun"
[templates]
tjansteskrivelse = "mall.docx"
[bookmarks]
Handlingstyp = "document"
Dnr = "diary_number"
Arendemening = "title"
BeslutText = "decision"
Underlag = "attachments"
"""


def parts(styles: bytes, numbering: bytes, body: str = BODY) -> dict[str, bytes]:
    """The parts of the template, with the styles and lists of another."""

    def relations(*rows: tuple[str, str, str]) -> bytes:
        inner = "".join(f'<Relationship Id="{i}" Type="{kind}" Target="{target}"/>' for i, kind, target in rows)
        space = "http://schemas.openxmlformats.org/package/2006/relationships"
        return f'<Relationships xmlns="{space}">{inner}</Relationships>'.encode()

    def story(tag: str, inner: str) -> bytes:
        return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{tag} {SPACES}>{inner}</w:{tag}>'.encode()

    overrides = {"document.main": "document", "styles": "styles", "numbering": "numbering", "header": "header1"}
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{MAIN}.{kind}+xml"/>'
        for kind, name in {**overrides, "footer": "footer1"}.items()
    )
    return {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
            f'ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>{types}</Types>'
        ).encode(),
        "_rels/.rels": relations(("rId1", f"{OFFICE}/officeDocument", "word/document.xml")),
        "word/document.xml": story("document", f"<w:body>{body}{SECTION}</w:body>"),
        "word/header1.xml": story("hdr", HEADER),
        "word/footer1.xml": story("ftr", FOOTER),
        "word/styles.xml": styles,
        "word/numbering.xml": numbering,
        "word/media/image1.png": PNG,
        "customXml/item1.xml": b'<?xml version="1.0"?>\n<mall version="7"   kommun="Ekhamra"/>\n',
        "word/_rels/document.xml.rels": relations(
            ("rId11", f"{OFFICE}/header", "header1.xml"),
            ("rId12", f"{OFFICE}/footer", "footer1.xml"),
            ("rId13", f"{OFFICE}/styles", "styles.xml"),
            ("rId14", f"{OFFICE}/numbering", "numbering.xml"),
            ("rId15", f"{OFFICE}/customXml", "../customXml/item1.xml"),
        ),
        "word/_rels/header1.xml.rels": relations(("rId1", f"{OFFICE}/image", "media/image1.png")),
    }


def write(folder: Path, like: dict[str, bytes], body: str = BODY) -> Path:
    """The template and its profile in a folder; gives the profile's place."""
    data = pack(parts(like["word/styles.xml"], like["word/numbering.xml"], body))
    (folder / "mall.docx").write_bytes(data)
    (folder / "profile.toml").write_text(PROFILE, encoding="utf-8")
    return folder / "profile.toml"
