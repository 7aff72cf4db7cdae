"""Templates and papers to try the Word writer on."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from kserender.paper import Paper
from kserender.profile import Profile, load
from kserender.render import Order
from kserender.render.as_docx import compose, ready_for
from kserender.render.docx.archive import pack, unpack

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = {"w": W}


class Written:
    """A Word file's body, to ask questions of."""

    def __init__(self, data: bytes) -> None:
        self.parts = unpack(data)
        self.root = etree.parse(io.BytesIO(self.parts["word/document.xml"])).getroot()

    def all(self, path: str, under: Any = None) -> list[Any]:
        found = (self.root if under is None else under).xpath(path, namespaces=NAMES)
        assert isinstance(found, list)
        return found

    def text(self, block: Any) -> str:
        signs = {f"{{{W}}}br": "\n", f"{{{W}}}tab": "\t"}
        nodes = self.all(".//w:r/w:t | .//w:r/w:br | .//w:r/w:tab", block)
        return "".join(signs.get(node.tag, node.text or "") for node in nodes)

    def lines(self) -> list[str]:
        """The text of every paragraph, those in tables included."""
        return [self.text(block) for block in self.all(".//w:p")]

    def headings(self) -> list[tuple[str, str]]:
        """Style and text of every heading."""
        blocks = self.all(".//w:p[w:pPr/w:pStyle[starts-with(@w:val, 'Heading')]]")
        return [(self.all("./w:pPr/w:pStyle/@w:val", block)[0], self.text(block)) for block in blocks]

    def under(self, heading: str) -> list[str]:
        """The paragraphs between a heading and the next one."""
        out: list[str] | None = None
        for block in self.all("./w:body/w:p"):
            if self.all("./w:pPr/w:pStyle[starts-with(@w:val, 'Heading')]", block):
                if out is not None:
                    break
                out = [] if self.text(block) == heading else None
            elif out is not None:
                out.append(self.text(block))
        assert out is not None, heading
        return out

    def range(self, name: str, closing: str | None = None) -> str:
        """The text from a bookmark's beginning to the end of the paragraph that `closing` stands in (or of itself)."""
        start = self.all(f".//w:bookmarkStart[@w:name='{name}']")
        assert len(start) == 1, f"{name}: {len(start)} of them"
        if closing:
            end = self.all(f".//w:bookmarkStart[@w:name='{closing}']/ancestor::w:p[1]")[0]
        else:
            end = self.all(f".//w:bookmarkEnd[@w:id='{start[0].get(f'{{{W}}}id')}']")[0]
        out: list[str] = []
        inside = False
        for node in self.root.iter():
            inside = inside or node is start[0]
            if node is end and not closing:
                break
            if inside and node.tag == f"{{{W}}}t":
                out.append(node.text or "")
            if inside and node.tag == f"{{{W}}}p" and out:
                out.append("|")
            if closing and node is end:
                out.append(self.text(end))
                break
        return "".join(out)


@pytest.fixture
def beslut() -> Callable[..., bytes]:
    """A beslut that is not read back: what is asked about is the file."""

    def make(paper: Paper, template: Path | None = None, profile: Profile | None = None, **order: Any) -> bytes:
        given = {"kind": "beslut", "paper": paper, "profile": profile or load("generic"), "template": template, **order}
        return compose(Order(**given), ready_for(Order(**given))).data

    return make


@pytest.fixture
def written() -> Callable[[bytes], Written]:
    return Written


@pytest.fixture
def template(tmp_path: Path) -> Callable[..., Path]:
    """A Word template with this body in the styles of the generic one; further parts by name."""

    def make(body: str, parts: dict[str, bytes] | None = None, name: str = "mall.docx") -> Path:
        have = unpack(load("generic").templates["beslut"].read_bytes())
        namespaces = f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
        size = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:left="1418" w:right="1418" w:top="1418" w:bottom="1418"/>'
        document = f"<w:document {namespaces}><w:body>{body}<w:sectPr>{size}</w:sectPr></w:body></w:document>"
        have["word/document.xml"] = document.encode()
        place = tmp_path / name
        place.write_bytes(pack({**have, **(parts or {})}))
        return place

    return make


@pytest.fixture
def paper() -> Callable[..., Paper]:
    """A paper with two decisions, and whatever else is given."""

    def make(**fields: Any) -> Paper:
        usual = {
            "title": "Lekplatser i Ekhamra",
            "municipality": "Ekhamra kommun",
            "body": "Kommunstyrelsen",
            "decisions": [
                {"text": "Anta programmet för lekplatser."},
                {"text": "Uppdra åt Tekniska nämnden att bygga två lekplatser senast i juni 2027."},
            ],
        }
        return Paper.model_validate({**usual, **fields})

    return make
