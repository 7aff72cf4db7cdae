"""Word files to mark changes in, and what they say when all is accepted or rejected."""

import io
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from kserender.compare.versions import compare_versions
from kserender.extract.readers import read_bytes
from kserender.model import Document, Figure, Source, Table, View
from kserender.render.docx.archive import pack, unpack
from kserender.render.redline import By, redline
from kserender.render.redline.fresh import fresh
from kserender.views import view

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAME = "prov.docx"
HERE = Path(__file__).parent


def word(body: str, **parts: bytes) -> bytes:
    """A Word file with this body: a <w:p> for each piece that is no XML."""
    nothing = Document(source=Source("", "0" * 64, "text"), blocks=())
    empty = fresh(compare_versions(nothing, nothing))[0]
    have = unpack(empty)
    names = f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    have["word/document.xml"] = f"<w:document {names}><w:body>{body}<w:sectPr/></w:body></w:document>".encode()
    return pack({**have, **parts})


def lines(data: bytes, which: View = "marked") -> list[str]:
    """What a file says, a line a paragraph; a table row has its cells between bars."""
    out = []
    for block in view(read_bytes(data, NAME), which).blocks:
        if isinstance(block, Table):
            out += [" | ".join(cell.text() for cell in row.cells) for row in block.rows]
        elif not isinstance(block, Figure):
            out.append(f"{block.label or ''} {block.text()}".strip())
    return out


def marked(old: bytes, new: bytes | Document, by: By | None = None) -> bytes:
    """The old file with the changes to the new one marked."""
    after = read_bytes(new, NAME) if isinstance(new, bytes) else new
    return redline(old, compare_versions(read_bytes(old, NAME), after), *([by] if by else []))


class Xml:
    """The text part of a Word file, to ask questions of."""

    def __init__(self, data: bytes) -> None:
        self.root = etree.parse(io.BytesIO(unpack(data)["word/document.xml"])).getroot()

    def all(self, path: str) -> list[Any]:
        found = self.root.xpath(path, namespaces={"w": W})
        assert isinstance(found, list)
        return found


@pytest.fixture(scope="session", name="word")
def _word() -> Callable[..., bytes]:
    return word


@pytest.fixture(scope="session", name="lines")
def _lines() -> Callable[..., list[str]]:
    return lines


@pytest.fixture(scope="session", name="marked")
def _marked() -> Callable[..., bytes]:
    return marked


@pytest.fixture(scope="session", name="xml")
def _xml() -> Callable[[bytes], Xml]:
    return Xml


@pytest.fixture(scope="session")
def as_word() -> Callable[[Document], bytes]:
    """A document as a Word file."""

    def made(document: Document) -> bytes:
        plain = replace(document, source=replace(document.source, format="text"))
        return fresh(compare_versions(plain, plain))[0]

    return made


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Callable[[list[bytes]], list[tuple[bytes, bytes]]]:
    """LibreOffice: what it makes of files when it accepts, and when it rejects, all changes in them."""
    soffice, python = shutil.which("soffice"), "/usr/bin/python3"
    known = soffice and subprocess.run([python, "-c", "import uno"], capture_output=True, check=False).returncode == 0
    if not known:
        pytest.skip("LibreOffice with its Python bridge (python3-uno) is not installed")

    def decided(files: list[bytes]) -> list[tuple[bytes, bytes]]:
        folder = tmp_path_factory.mktemp("office")
        paths = [folder / f"{number}.docx" for number in range(len(files))]
        for path, data in zip(paths, files, strict=True):
            path.write_bytes(data)
        command = [python, str(HERE / "accept_reject.py"), str(soffice), *map(str, paths)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        return [
            (Path(f"{path}.accepted.docx").read_bytes(), Path(f"{path}.rejected.docx").read_bytes()) for path in paths
        ]

    return decided
