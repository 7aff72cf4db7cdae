"""Word's older format, OpenDocument and RTF, by way of LibreOffice: nothing that was marked is lost on the way."""

import shutil
import socket
import subprocess
import threading
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from kserender.errors import BrokenFile, EmptyFile, ExitCode, MissingProgram, ReadError, TimeLimit
from kserender.extract.readers import legacy, programs, read, read_bytes
from kserender.limits import Limits, using
from kserender.model import Document, Paragraph, Table

needs_libreoffice = pytest.mark.skipif(legacy.office() is None, reason="LibreOffice is not installed")

OOXML = "http://schemas.openxmlformats.org"
BODY = """
<w:p><w:r><w:t xml:space="preserve">Kommunstyrelsen beslutar att bygga </w:t></w:r>
  <w:del w:id="1" w:author="Alva Ek" w:date="2026-03-05T09:30:00Z"><w:r><w:delText>två</w:delText></w:r></w:del>
  <w:ins w:id="2" w:author="Bo Lind" w:date="2026-03-06T10:00:00Z"><w:r><w:t>tre</w:t></w:r></w:ins>
  <w:r><w:t xml:space="preserve"> broar över ån.</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">Bron ska vara </w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>röd</w:t></w:r>
  <w:r><w:t xml:space="preserve"> </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>blå</w:t></w:r></w:p>
<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid>
<w:tr><w:tc><w:p><w:r><w:t>Åtgärd</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Kostnad</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:p><w:r><w:t>Målning</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>40 tkr</w:t></w:r></w:p></w:tc></w:tr>
</w:tbl><w:p><w:r><w:t>Lovisa Almgård</w:t></w:r></w:p>
"""
PARTS = {
    "[Content_Types].xml": f"""<Types xmlns="{OOXML}/package/2006/content-types">
<Default Extension="xml" ContentType="application/xml"/>
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""",
    "_rels/.rels": f"""<Relationships xmlns="{OOXML}/package/2006/relationships">
<Relationship Id="r1" Type="{OOXML}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
</Relationships>""",
    "word/document.xml": f"""<w:document xmlns:w="{OOXML}/wordprocessingml/2006/main"><w:body>{BODY}</w:body>
</w:document>""",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same paper in every format, as LibreOffice saves it."""
    if legacy.office() is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("papers")
    with zipfile.ZipFile(folder / "bro.docx", "w") as package:
        for name, content in PARTS.items():
            package.writestr(name, content)
    for kind in legacy.FILTERS:
        convert(folder / "bro.docx", kind)
    return folder


def convert(path: Path, kind: str) -> Path:
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [str(legacy.office()), "--headless", "--norestore", profile, "--convert-to", kind, path.name]
    subprocess.run(command, check=True, capture_output=True, timeout=120, cwd=path.parent)
    return path.with_suffix(f".{kind}")


def changes(document: Document) -> list[tuple[str, str, str, str | None]]:
    return [
        (run.change.kind, run.change.marking, run.text, run.change.author)
        for block in document.blocks
        if isinstance(block, Paragraph)
        for run in block.runs
        if run.change
    ]


@needs_libreoffice
@pytest.mark.parametrize("kind", legacy.FILTERS)
class TestKinds:
    def test_text_tables_and_every_change(self, folder: Path, kind: str) -> None:
        found, word = read(folder / f"bro.{kind}"), read(folder / "bro.docx")
        assert found.source.format == kind
        assert found.source.reader == "libreoffice, docx"
        assert found.messages == ()
        for view in ("marked", "original", "revised"):
            assert found.text(view) == word.text(view)
        assert changes(found) == changes(word)
        assert ("added", "tracked", "tre", "Bo Lind") in changes(found)
        assert ("struck", "tracked", "två", "Alva Ek") in changes(found)
        assert ("struck", "manual", "röd", None) in changes(found)
        table = found.blocks[2]
        assert isinstance(table, Table)
        assert [[cell.text() for cell in row.cells] for row in table.rows] == [
            ["Åtgärd", "Kostnad"],
            ["Målning", "40 tkr"],
        ]

    def test_cut_short(self, folder: Path, kind: str) -> None:
        data = (folder / f"bro.{kind}").read_bytes()
        try:
            found = read_bytes(data[: len(data) * 3 // 5], f"bro.{kind}")
        except BrokenFile:
            return
        assert "legacy-cut-short" in {message.code for message in found.messages}


@needs_libreoffice
def test_in_a_process_of_its_own(folder: Path) -> None:
    path = folder / "bro.doc"
    assert read(path, isolate=True) == read(path)


@needs_libreoffice
def test_nothing_is_left_behind(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    read(folder / "bro.odt")
    assert not list(tmp_path.iterdir())


@needs_libreoffice
def test_time_is_limited_and_all_of_libreoffice_ends(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = "sleep 61.5"
    monkeypatch.setattr(programs, "_confinement", lambda _seconds: ["/bin/sh", "-c", f"{slow} & wait"])
    with using(Limits(seconds=1)), pytest.raises(TimeLimit):
        read(folder / "bro.odt")
    listed = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    assert slow not in listed


@needs_libreoffice
@pytest.mark.parametrize("watched", [False, True])
def test_a_file_that_libreoffice_goes_round_in_is_damaged(
    folder: Path, monkeypatch: pytest.MonkeyPatch, watched: bool
) -> None:
    """It is ended by how long it has computed, long before the time that a file may take."""
    rounds = ["/bin/sh", "-c", "while :; do :; done"]
    monkeypatch.setattr(programs, "_confinement", lambda _seconds: rounds)
    monkeypatch.setattr(programs, "watched", watched)
    monkeypatch.setattr(legacy, "WORK", 1)
    with pytest.raises(BrokenFile, match="blir aldrig färdigt"):
        read(folder / "bro.doc")


def linked(address: str) -> bytes:
    """An OpenDocument text with a picture that lies on the network."""
    names = "urn:oasis:names:tc:opendocument:xmlns"
    kind = "application/vnd.oasis.opendocument.text"
    content = f"""<office:document-content xmlns:office="{names}:office:1.0" xmlns:text="{names}:text:1.0"
 xmlns:draw="{names}:drawing:1.0" xmlns:svg="{names}:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
 office:version="1.2"><office:body><office:text><text:p>Hej <draw:frame svg:width="3cm" svg:height="3cm"
 text:anchor-type="as-char"><draw:image xlink:href="{address}/bild.png" xlink:type="simple" xlink:show="embed"
 xlink:actuate="onLoad"/></draw:frame></text:p></office:text></office:body></office:document-content>"""
    manifest = f"""<m:manifest xmlns:m="{names}:manifest:1.0" m:version="1.2">
<m:file-entry m:full-path="/" m:media-type="{kind}"/><m:file-entry m:full-path="content.xml" m:media-type="text/xml"/>
</m:manifest>"""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, part in (("mimetype", kind), ("content.xml", content), ("META-INF/manifest.xml", manifest)):
            package.writestr(name, part)
    return file.getvalue()


class Canary:
    """A server on this machine that counts who asks it for something."""

    def __init__(self) -> None:
        self.asked = 0
        self._server = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._server.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                asker = self._server.accept()[0]
            except OSError:
                return
            self.asked += 1
            with asker:
                asker.recv(1000)
                asker.sendall(b"HTTP/1.0 404 Not Found\r\n\r\n")

    def __enter__(self) -> "Canary":
        return self

    def __exit__(self, *_error: object) -> None:
        self._server.close()


@needs_libreoffice
class TestNetwork:
    """Each of two guards alone keeps LibreOffice from the network."""

    def asked(self) -> int:
        with Canary() as canary:
            assert read_bytes(linked(canary.address), "a.odt").text().startswith("Hej")
            return canary.asked

    def without_namespace(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(programs, "_offline", lambda: ())

    def without_settings(self, monkeypatch: pytest.MonkeyPatch) -> None:
        empty = '<oor:items xmlns:oor="http://openoffice.org/2001/registry"/>'
        monkeypatch.setattr(legacy, "_PROFILE", empty)

    def test_the_settings(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.without_namespace(monkeypatch)
        assert self.asked() == 0

    def test_the_namespace(self, monkeypatch: pytest.MonkeyPatch) -> None:
        if not programs._offline():
            pytest.skip("this system lets nobody leave the network")
        self.without_settings(monkeypatch)
        assert self.asked() == 0

    def test_without_both_it_would_ask(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.without_namespace(monkeypatch)
        self.without_settings(monkeypatch)
        assert self.asked() > 0


@needs_libreoffice
def test_a_date_of_today_is_told_of() -> None:
    rtf = rb"{\rtf1\ansi Ekhamra den {\field{\*\fldinst DATE \\@ \"yyyy-MM-dd\"}{\fldrslt 2019-05-06}}\par}"
    assert [message.code for message in read_bytes(rtf, "a.rtf").messages] == ["legacy-today"]
    plain = rb"{\rtf1\ansi Ekhamra den 2019-05-06\par}"
    assert read_bytes(plain, "a.rtf").messages == ()


@needs_libreoffice
@pytest.mark.parametrize(
    ("rtf", "told"),
    [
        (rb"{\rtf1\ansi {\b Hej} d\'e4r\par}", []),
        (rb"{\rtf1\ansi Hej \{ \\\} d\'e4r\par}", []),
        (rb"{\rtf1\ansi {\b Hej d\'e4r\par}", ["legacy-cut-short"]),
    ],
)
def test_braces_that_do_not_match_are_told_of(rtf: bytes, told: list[str]) -> None:
    try:
        messages = read_bytes(rtf, "a.rtf").messages
    except BrokenFile:
        assert told
    else:
        assert [message.code for message in messages] == told


def test_without_libreoffice_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legacy, "office", lambda: None)
    with pytest.raises(MissingProgram) as caught:
        read_bytes(b"{\\rtf1 hej}", "a.rtf")
    assert caught.value.code == ExitCode.MISSING_PART
    assert caught.value.outcome == "okänt_format"
    assert "libreoffice-writer" in caught.value.remedy


@pytest.mark.parametrize("name", ["soffice", "libreoffice"])
def test_libreoffice_is_found_by_either_name(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    found: Callable[[str], str | None] = {name: f"/usr/bin/{name}"}.get
    monkeypatch.setattr(shutil, "which", found)
    assert legacy.office() == f"/usr/bin/{name}"


@needs_libreoffice
@pytest.mark.parametrize("data", [b"{\\rtf1}", b"{\\rtf1\\ansi \\par}"])
def test_nothing_in_it(data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes(data, "a.rtf")
    assert isinstance(caught.value, EmptyFile | BrokenFile)
