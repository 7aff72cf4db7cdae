"""A file that is broken, locked, empty or a trap ends in one clear error, at once."""

import io
import struct
import zipfile
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kserender.errors import BrokenFile, EmptyFile, EncryptedFile, HostileFile, ReadError, UnknownFormat
from kserender.limits import Limits, using
from kserender.model import Document

if TYPE_CHECKING:
    from tests.extract.readers.docx.conftest import Word

MAIN = "word/document.xml"
UNREAD = "word/settings.xml"


def entries(data: bytes, name: str) -> tuple[int, int]:
    """Where the central directory and the file itself describe a part (PKWARE APPNOTE 4.3.12 and 4.3.7)."""
    encoded = name.encode()
    return data.index(encoded, data.index(b"PK\x01\x02")) - 46, data.index(encoded) - 30


def forged(data: bytes, name: str, *, size: int | None = None, flags: int = 0, crc: int | None = None) -> bytes:
    """The file with a lie about one of its parts."""
    out = bytearray(data)
    central, local = entries(data, name)
    while out[central : central + 4] != b"PK\x01\x02":
        central = data.index(name.encode(), central + 47) - 46
    if size is not None:
        out[central + 24 : central + 28] = struct.pack("<I", size)
    if crc is not None:
        out[central + 16 : central + 20] = struct.pack("<I", crc)
    for at in (central + 8, local + 6) if flags else ():
        out[at] |= flags
    return bytes(out)


def test_what_the_forger_leaves_alone_is_read(word: "Word") -> None:
    assert word.lines(word.open(forged(word.file(word.p("a")), MAIN))) == ["a"]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7", b"hej" * 100])
def test_no_zip_at_all(word: "Word", data: bytes) -> None:
    with pytest.raises(BrokenFile):
        word.open(data)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_cut_short(word: "Word", share: float) -> None:
    data = word.file(word.p("a" * 2000))
    with pytest.raises(BrokenFile):
        word.open(data[: int(len(data) * share)])


def test_text_cut_short_inside_a_whole_zip(word: "Word") -> None:
    parts = word.parts(word.p("a"))
    parts[MAIN] = parts[MAIN][:-20]
    with pytest.raises(BrokenFile):
        word.open(word.zip(parts))


def test_a_damaged_byte(word: "Word") -> None:
    with pytest.raises(BrokenFile):
        word.open(forged(word.file(word.p("a")), MAIN, crc=1))


@pytest.mark.parametrize("gone", [[MAIN], [MAIN, "_rels/.rels"]])
def test_the_main_part_is_missing(word: "Word", gone: list[str]) -> None:
    parts = {name: content for name, content in word.parts(word.p("a")).items() if name not in gone}
    with pytest.raises(BrokenFile):
        word.open(word.zip(parts))


def test_a_document_without_a_body(word: "Word") -> None:
    parts = word.parts()
    parts[MAIN] = parts[MAIN].replace("<w:body></w:body>", "")
    with pytest.raises(BrokenFile):
        word.open(word.zip(parts))


def test_a_package_of_another_program(word: "Word") -> None:
    parts = word.parts(word.p("a"))
    parts[MAIN] = "<workbook/>"
    with pytest.raises(UnknownFormat):
        word.open(word.zip(parts))


def test_an_archive_of_something_else(word: "Word") -> None:
    with pytest.raises(UnknownFormat):
        word.open(word.zip({"protokoll.txt": "hej"}))


@pytest.mark.parametrize("body", ["", "<w:p/>", "<w:p><w:r><w:t xml:space='preserve'>  </w:t></w:r></w:p>"])
def test_no_text(word: "Word", body: str) -> None:
    with pytest.raises(EmptyFile):
        word.read(body)


def test_no_text_but_that_of_another_file_built_in(word: "Word") -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"
    relation = f'<Relationship Id="c" Type="{kind}" Target="a.html"/>'
    with pytest.raises(EmptyFile) as alone:
        word.read('<w:altChunk r:id="c"/>', relations=relation)
    with pytest.raises(EmptyFile) as plain:
        word.read("<w:p/>")
    assert alone.value.what != plain.value.what


def test_locked_with_a_password(word: "Word") -> None:
    with pytest.raises(EncryptedFile):
        word.open(forged(word.file(word.p("a")), MAIN, flags=0x1))


# Traps in the directory of the zip file


def test_too_many_parts(word: "Word") -> None:
    data = word.file(word.p("a"))
    with using(Limits(entries=4)):
        assert word.lines(word.open(data)) == ["a"]
    with using(Limits(entries=3)), pytest.raises(HostileFile):
        word.open(data)


@pytest.mark.parametrize("limits", [Limits(part_mb=1, ratio=2_000), Limits(unpacked_mb=1, ratio=2_000)])
def test_a_part_or_all_of_them_too_large(word: "Word", limits: Limits) -> None:
    data = word.zip({**word.parts(word.p("a")), "word/media/b.bin": "\0" * 1_500_000})
    with using(Limits(ratio=2_000)):
        assert word.lines(word.open(data)) == ["a"]
    with using(limits), pytest.raises(HostileFile):
        word.open(data)


def test_a_size_that_is_only_damaged(word: "Word") -> None:
    with pytest.raises(BrokenFile):
        word.open(forged(word.file(word.p("a")), MAIN, size=400_000_000))


@pytest.mark.parametrize(("size", "hostile"), [(1_500_000, True), (900_000, False)])
def test_far_larger_inside_than_outside(word: "Word", size: int, hostile: bool) -> None:
    parts = {**word.parts(word.p("a")), "word/media/b.bin": "\0" * size}
    if hostile:
        with pytest.raises(HostileFile):
            word.open(word.zip(parts))
    else:
        assert word.lines(word.open(word.zip(parts))) == ["a"]


@pytest.mark.parametrize("again", [MAIN, "word/Document.xml", "/word/document.xml", "word\\document.xml"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name(word: "Word", again: str) -> None:
    file = io.BytesIO(word.file(word.p("a")))
    with zipfile.ZipFile(file, "a") as package:
        package.writestr(again, "b")
    with pytest.raises(HostileFile):
        word.open(file.getvalue())


def test_names_that_lead_out_of_the_folder_are_only_names(word: "Word") -> None:
    assert word.lines(word.open(word.zip({**word.parts(word.p("a")), "../../etc/passwd": "x"}))) == ["a"]


@pytest.mark.parametrize(("size", "error"), [(5_000, BrokenFile), (1_200_000, HostileFile)])
def test_a_part_larger_than_it_says(word: "Word", size: int, error: type[ReadError]) -> None:
    with pytest.raises(error):
        word.open(forged(word.file(word.p("a" * size)), MAIN, size=100))


def test_a_part_smaller_than_it_says(word: "Word") -> None:
    with pytest.raises(BrokenFile):
        word.open(forged(word.file(word.p("a" * 5000)), MAIN, size=100_000))


def test_a_packing_that_no_document_has(word: "Word") -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_LZMA) as package:
        for name, content in word.parts(word.p("a" * 500)).items():
            package.writestr(name, content)
    with pytest.raises(BrokenFile):
        word.open(file.getvalue())


def test_parts_that_are_not_packed_at_all(word: "Word") -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, content in word.parts(word.p("a")).items():
            package.writestr(name, content)
    assert word.lines(word.open(file.getvalue())) == ["a"]


# Traps in the XML

ENTITY = '<!DOCTYPE w [<!ENTITY x "y">]>'
OUTSIDE = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = "<!DOCTYPE w [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n + 1} '{f'&a{n};' * 10}'>" for n in range(9)) + "]>"


@pytest.mark.parametrize("doctype", ["<!DOCTYPE w>", ENTITY, OUTSIDE, LAUGHS])
@pytest.mark.parametrize("part", [MAIN, "word/styles.xml", "_rels/.rels", "word/_rels/document.xml.rels", UNREAD])
@pytest.mark.parametrize("encode", [lambda text: text, lambda text: text.encode("utf-16")])
def test_a_document_type(word: "Word", doctype: str, part: str, encode: Callable[[str], str | bytes]) -> None:
    parts = {**word.parts(word.p("a"), styles=""), UNREAD: "<w:settings/>"}
    trapped = encode(f"<?xml version='1.0'?>\n{doctype}{parts[part]}")
    with pytest.raises(HostileFile):
        word.open(word.zip({**parts, part: trapped}))


def test_a_document_type_behind_a_comment(word: "Word") -> None:
    parts = word.parts(word.p("a"))
    parts[MAIN] = f"<!-- <w> -->{ENTITY}{parts[MAIN]}"
    with pytest.raises(HostileFile):
        word.open(word.zip(parts))


def test_a_damaged_part_that_nobody_reads_does_no_harm(word: "Word") -> None:
    data = word.zip({**word.parts(word.p("a")), UNREAD: "<w:settings/>" * 50})
    assert word.lines(word.open(forged(data, UNREAD, crc=1))) == ["a"]


def test_words_about_a_document_type_are_words(word: "Word") -> None:
    assert word.lines(word.read(word.p("<w:r><w:t><![CDATA[<!DOCTYPE html>]]></w:t></w:r>"))) == ["<!DOCTYPE html>"]


def nested(depth: int, start: str, end: str, inside: str) -> str:
    return start * depth + inside + end * depth


@pytest.mark.parametrize("depth", [40, 70, 3000])
def test_tables_in_tables(word: "Word", depth: int) -> None:
    body = nested(depth, "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", word.p("a"))
    if depth < 60:
        assert word.lines(word.read(body)) == ["a"]
    else:
        with pytest.raises(HostileFile):
            word.read(body)


@pytest.mark.parametrize("depth", [90, 110, 3000])
@pytest.mark.parametrize("inline", [True, False])
def test_controls_in_controls(word: "Word", depth: int, inline: bool) -> None:
    inside = word.r("a") if inline else word.p("a")
    body = nested(depth, "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", inside)
    body = word.p(body) if inline else body
    if depth < 100:
        assert word.lines(word.read(body)) == ["a"]
    else:
        with pytest.raises(HostileFile):
            word.read(body)


@pytest.mark.parametrize("tag", ["ins", "hyperlink", "okand"])
@pytest.mark.parametrize("depth", [190, 230])
def test_one_thing_in_another(word: "Word", tag: str, depth: int) -> None:
    body = word.p(nested(depth, f"<w:{tag}>", f"</w:{tag}>", word.r("a")))
    if depth < 200:
        assert word.lines(word.read(body)) == ["a"]
    else:
        with pytest.raises(HostileFile):
            word.read(body)


def test_boxes_in_boxes(word: "Word") -> None:
    inside = word.p("a")
    for _depth in range(210):
        inside = word.p(f"<w:r><w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict></w:r>")
    with pytest.raises(HostileFile):
        word.read(inside)


def test_more_paragraphs_than_any_document(word: "Word") -> None:
    with using(Limits(paragraphs=50)):
        assert len(word.read(word.p("a") * 50).blocks) == 50
        with pytest.raises(HostileFile):
            word.read(word.p("a") * 51)


# Whatever happens to the bytes: a document or one of our errors


def outcome(word: "Word", data: bytes) -> Document | ReadError:
    try:
        return word.open(data)
    except ReadError as error:
        return error


@given(st.data())
def test_bytes_changed_at_random(word: "Word", data: st.DataObject) -> None:
    file = bytearray(word.file(word.p("Nämnden ", word.added("ska"), style="R"), styles=word.style("R"), footnotes=""))
    for _change in range(data.draw(st.integers(1, 5))):
        file[data.draw(st.integers(0, len(file) - 1))] = data.draw(st.integers(0, 255))
    found = outcome(word, bytes(file))
    assert isinstance(found, Document) or (found.what and found.remedy)


ITEM = '<w:p><w:pPr><w:pStyle w:val="R"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
TAGS = (
    *("p", "r", "t", "tbl", "tr", "tc", "sdt", "sdtContent", "ins", "del", "pPr", "rPr", "txbxContent", "pict"),
    *("fldChar", "br", "sym", "tcPr", "trPr", "gridSpan", "vMerge", "bookmarkStart", "bookmarkEnd", "drawing"),
)


def element(tag: str, inside: list[str]) -> str:
    return f'<w:{tag} w:val="1" w:id="1" w:name="b">{"".join(inside)}</w:{tag}>'


MUDDLED = st.recursive(
    st.just(""),
    lambda inner: st.builds(element, st.sampled_from(TAGS), st.lists(inner, max_size=4)),
    max_leaves=30,
)


@given(MUDDLED)
def test_elements_where_they_do_not_belong(word: "Word", body: str) -> None:
    document = word.read(ITEM, body, word.p("a"))
    assert word.lines(document)[-1] == "a"
