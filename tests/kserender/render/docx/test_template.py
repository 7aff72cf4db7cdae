"""A template that cannot be used is refused with what to do; one that says too much of itself is made to forget it."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kserender.errors import BrokenFile, InvalidData, KserenderError, MissingFile, UnknownFormat
from kserender.paper import Paper
from kserender.profile import load
from kserender.render.docx.archive import pack, unpack

GENERIC = load("generic").templates["beslut"]
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture
def use(
    tmp_path: Path, paper: Callable[..., Paper], beslut: Callable[..., bytes]
) -> Callable[[bytes], dict[str, bytes]]:
    """The parts of what a template with these bytes becomes."""

    def make(data: bytes) -> dict[str, bytes]:
        (tmp_path / "mall.docx").write_bytes(data)
        return unpack(beslut(paper(), tmp_path / "mall.docx"))

    return make


def changed(part: str, old: bytes, new: bytes) -> bytes:
    parts = unpack(GENERIC.read_bytes())
    assert old in parts[part]
    return pack({**parts, part: parts[part].replace(old, new, 1)})


def related(kind: str, target: str, source: str = "document") -> bytes:
    """The generic template with a link to something outside."""
    parts = unpack(GENERIC.read_bytes())
    name = f"word/_rels/{source}.xml.rels"
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    link = (
        f'<Relationship Id="rIdx" Type="{RELATIONS}/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    )
    parts[name] = parts.get(name, empty).replace(b"</Relationships>", link.encode())
    return pack(parts)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", BrokenFile),
        (b"not a zip", BrokenFile),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), BrokenFile),  # .doc, or .docx with a password
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type/Catalog>>\nendobj\n%%EOF\n", BrokenFile),
        (b"{\\rtf1\\ansi Protokoll}", BrokenFile),
        (pack({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}), BrokenFile),
        (GENERIC.read_bytes()[:3000], BrokenFile),
        (pack({"a.txt": b"x"}), BrokenFile),
        (changed("word/document.xml", b"<w:body>", b"<w:body"), BrokenFile),
        (
            changed("[Content_Types].xml", b"wordprocessingml.document.main", b"ms-word.macroEnabled.main"),
            UnknownFormat,
        ),
        (changed("word/document.xml", b"<w:r>", b'<w:ins w:id="90" w:author="A"/><w:r>'), InvalidData),
        (changed("word/header1.xml", b"<w:r>", b'<w:del w:id="90" w:author="A"/><w:r>'), InvalidData),
        (changed("word/document.xml", b"<w:r>", b'<w:commentRangeStart w:id="1"/><w:r>'), InvalidData),
        (related("image", "http://example.invalid/logo.png"), InvalidData),
        (related("image", "file:///C:/logo.png", source="header1"), InvalidData),
        (related("oleObject", "http://example.invalid/a.xlsx"), InvalidData),
        (related("subDocument", "kapitel.docx"), InvalidData),
    ],
    ids=[
        "empty",
        "text",
        "ole",
        "a pdf by another name",
        "rtf",
        "odt",
        "cut",
        "zip",
        "xml",
        "macros",
        "inserted",
        "deleted in the header",
        "comment",
        "linked",
        "linked in the header",
        "linked object",
        "linked chapter",
    ],
)
def test_a_template_that_cannot_be_used_is_refused(
    use: Callable[[bytes], Any], data: bytes, error: type[KserenderError]
) -> None:
    with pytest.raises(error) as raised:
        use(data)
    assert "mall.docx" in raised.value.what
    assert raised.value.remedy


def test_a_template_that_is_missing_or_a_folder_is_said(
    paper: Callable[..., Paper], tmp_path: Path, beslut: Callable[..., bytes]
) -> None:
    for place in (tmp_path / "saknas.docx", tmp_path):
        with pytest.raises(MissingFile):
            beslut(paper(), place)


def test_a_dotx_is_a_template_too(use: Callable[[bytes], dict[str, bytes]]) -> None:
    data = changed("[Content_Types].xml", b"document.main+xml", b"template.main+xml")
    assert b"document.main+xml" in use(data)["[Content_Types].xml"]


def test_the_path_of_the_file_behind_the_template_stays_inside(use: Callable[[bytes], dict[str, bytes]]) -> None:
    parts = unpack(related("attachedTemplate", "file:///G:/mallar/hemlig.dotm", "settings"))
    settings = parts["word/settings.xml"].replace(b"<w:zoom", b'<w:attachedTemplate r:id="rIdx"/><w:zoom', 1)
    parts["word/settings.xml"] = settings.replace(b"<w:settings", f'<w:settings xmlns:r="{RELATIONS}"'.encode(), 1)
    made = use(pack(parts))
    assert not [name for name in made if b"hemlig" in made[name] or b"attachedTemplate" in made[name]]


def test_a_link_to_click_stays(use: Callable[[bytes], dict[str, bytes]]) -> None:
    data = related("hyperlink", "https://ekhamra.example", "footer1")
    assert b"ekhamra.example" in use(data)["word/_rels/footer1.xml.rels"]


def without(*names: str) -> bytes:
    """The generic template without these parts, and without page settings."""
    parts = {name: data for name, data in unpack(GENERIC.read_bytes()).items() if name not in names}
    for rels in ("word/_rels/document.xml.rels", "_rels/.rels", "[Content_Types].xml"):
        for name in names:
            pattern = rf'<(?:Relationship|Override)\b[^>]*"/?(?:word/)?{re.escape(name.removeprefix("word/"))}"[^>]*/>'
            parts[rels] = re.sub(pattern.encode(), b"", parts[rels])
    parts["word/document.xml"] = re.sub(rb"<w:sectPr>.*?</w:sectPr>", b"", parts["word/document.xml"])
    return pack(parts)


def test_a_template_without_lists_or_properties_or_page_settings_will_do(
    use: Callable[[bytes], dict[str, bytes]],
) -> None:
    made = use(without("word/numbering.xml", "word/settings.xml", "docProps/core.xml"))
    assert b"startOverride" in made["word/numbering.xml"]
    assert b"Lekplatser" in made["docProps/core.xml"]


def test_a_template_without_styles_is_not_one_of_word_s(use: Callable[[bytes], Any]) -> None:
    with pytest.raises(BrokenFile):
        use(without("word/styles.xml"))


def test_styles_of_a_template_that_name_no_language_are_swedish(use: Callable[[bytes], dict[str, bytes]]) -> None:
    parts = unpack(GENERIC.read_bytes())
    styles = parts["word/styles.xml"]
    begin = styles.index(b"<w:lang")
    parts["word/styles.xml"] = styles[:begin] + styles[styles.index(b"/>", begin) + 2 :]
    assert b'<w:lang w:val="sv-SE"/>' in use(pack(parts))["word/styles.xml"]
