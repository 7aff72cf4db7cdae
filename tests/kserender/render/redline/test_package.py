"""The parts of the old file: what is kept, and what a redline cannot be."""

from collections.abc import Callable

import pytest

from kserender.errors import BrokenFile
from kserender.render.docx.archive import pack, unpack
from kserender.render.redline.package import Package

TYPES = "[Content_Types].xml"
RELATIONS = "word/_rels/document.xml.rels"


def test_a_file_with_macros_becomes_a_document_without(word: Callable[..., bytes]) -> None:
    parts = unpack(word("<w:p/>"))
    parts[TYPES] = parts[TYPES].replace(
        b"vnd.openxmlformats-officedocument.wordprocessingml.document.main", b"vnd.ms-word.document.macroEnabled.main"
    )
    macros = b'<Relationship Id="m" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
    parts[RELATIONS] = parts[RELATIONS].replace(
        b"</Relationships>", macros + b'Target="vbaProject.bin"/></Relationships>'
    )
    parts["word/vbaProject.bin"] = b"x"
    made = unpack(Package(pack(parts)).packed())
    assert b"macroEnabled" not in made[TYPES]
    assert b"vbaProject" not in made[RELATIONS]
    assert "word/vbaProject.bin" not in made


def test_the_strict_form_becomes_the_transitional_one(word: Callable[..., bytes]) -> None:
    parts = unpack(word("<w:p/>"))
    for name in ("word/document.xml", "_rels/.rels"):
        parts[name] = (
            parts[name]
            .replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/",
                b"http://purl.oclc.org/ooxml/wordprocessingml/",
            )
            .replace(
                b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"
            )
        )
    assert Package(pack(parts)).body is not None


@pytest.mark.parametrize("data", [b"", b"PK no archive", pack({"a.xml": b"<a/>"})])
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(BrokenFile) as raised:
        Package(data)
    assert raised.value.remedy
