"""What a file is, is told by its content; each kind that is not read is refused with a line that says what it is."""

import struct
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from kserender.errors import BrokenFile, EncryptedFile, HostileFile, ReadError, UnknownFormat
from kserender.extract.readers import archive
from kserender.extract.readers.detect import KINDS, SUFFIXES, detect, is_misnamed
from kserender.extract.readers.detect_ole import SIGNATURE, compound
from kserender.limits import Limits, using

ROOT = Path(__file__).parents[3]
HOSTILE = ROOT / "../shared/real/hostile"
ODT = "application/vnd.oasis.opendocument.text"


def packed(*names: str, **parts: bytes) -> bytes:
    """A zip file with these entries."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name in names:
            package.writestr(name, b"")
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def ole(*names: str, flags: int = 0) -> bytes:
    """An OLE file with these streams in its directory; each begins in the third sector."""
    sector = 512
    header = bytearray(SIGNATURE + bytes(sector - len(SIGNATURE)))
    struct.pack_into("<H", header, 0x1E, 9)
    struct.pack_into("<I", header, 0x30, 1)  # the directory is the second sector
    struct.pack_into("<109I", header, 0x4C, 0, *[0xFFFFFFFF] * 108)  # the allocation table the first
    table = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFE, *[0xFFFFFFFF] * 125)
    directory = b""
    for name in names:
        text = name.encode("utf-16-le")
        entry = bytearray(text.ljust(128, b"\0"))
        struct.pack_into("<HB", entry, 0x40, len(text) + 2, 2)
        struct.pack_into("<I", entry, 0x74, 2)
        directory += bytes(entry)
    word = bytearray(sector)
    struct.pack_into("<HH", word, 0, 0xA5EC, 0x00C1)
    struct.pack_into("<H", word, 0x0A, flags)
    return bytes(header) + table + directory.ljust(sector, b"\0") + bytes(word)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (packed("[Content_Types].xml", "word/document.xml"), "docx"),
        (packed("/[content_types].xml", "word\\document.xml"), "docx"),
        (packed("[Content_Types].xml", "xl/embedded.xlsx", "word/document.xml"), "docx"),
        (packed(mimetype=ODT.encode()), "odt"),
        (packed(mimetype=f"{ODT}-template\n".encode()), "odt"),
        (ole("Root Entry", "WordDocument", "1Table"), "doc"),
        (b"{\\rtf1 hej}", "rtf"),
        (b"\n {\\rtf1 hej}", "rtf"),
        (b"%PDF-1.7\n", "pdf"),
        (b"some junk of a mail server\n%PDF-1.7\n1 0 obj\n", "pdf"),
        (b"Ekhamra kommun", "text"),
        (b"", "text"),
        # Texts that look like something else at first sight.
        (b"BMW kostar mer", "text"),
        (b"BZh betyder inget", "text"),
        (b"ID3 visar taggar", "text"),
        (b"Filen b\xc3\xb6rjar med %PDF-1.7, s\xc3\xa4ger handboken", "text"),
        (b"From: den 1 maj\nTill: n\xc3\xa4mnden\n\nHej", "text"),
        (b"<p>Ett st\xc3\xa4lle</p>", "text"),
        (b"PK ska upphandlas", "text"),
    ],
)
def test_kinds(data: bytes, kind: str) -> None:
    assert detect(data, "paper") == kind


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (packed("a.txt"), "archive"),
        (packed("[Content_Types].xml", "xl/workbook.xml"), "spreadsheet"),
        (packed("content.xml", mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "spreadsheet"),
        (packed("OEBPS/a.xhtml", mimetype=b"application/epub+zip"), "archive"),
        (b"PK\x03\x04 damaged", "damaged archive"),
        (ole("Workbook"), "spreadsheet"),
        (ole("PowerPoint Document"), "spreadsheet"),
        (ole("__properties_version1.0"), "e-mail"),
        (ole("VisioDocument"), "no Word"),
        (b"\x1f\x8b\x08" + bytes(20), "archive"),
        (b"BZh91AY&SY" + bytes(20), "archive"),
        (bytes(257) + b"ustar" + bytes(250) + b"%PDF-1.7\n1 0 obj", "archive"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "picture"),
        (b"\xff\xd8\xff\xe0" + bytes(20), "picture"),
        (b"II*\0" + bytes(20), "picture"),
        (b"BM\x46\0\0\0\0\0\0\0" + bytes(20), "picture"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "picture"),
        (b"RIFF\0\0\0\0WAVEfmt ", "sound"),
        (b"\0\0\0\x18ftypmp42" + bytes(20), "sound"),
        (b"%!PS-Adobe-3.0\n", "PostScript"),
        (b"\xffWPC" + bytes(20), "word processor"),
        (b"<!DOCTYPE html>\n<p>Hej", "web page"),
        (b'<?xml version="1.0"?>\n<html xmlns="x">', "web page"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<beslut/>', "XML"),
        ('\ufeff<?xml version="1.0"?>\n<beslut/>'.encode("utf-16-le"), "XML"),
        (b"Received: from a\n\tby b\nMIME-Version: 1.0\n\nHej", "e-mail"),
    ],
)
def test_what_is_not_read_is_called_by_its_name(data: bytes, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KSERENDER_LANG", "en")
    with pytest.raises(UnknownFormat) as caught:
        detect(data, "paper")
    assert said in caught.value.what


@pytest.mark.parametrize(
    "data",
    [
        ole("EncryptedPackage", "EncryptionInfo"),
        ole("WordDocument", flags=0x0100),
        packed(**{"mimetype": ODT.encode(), "META-INF/manifest.xml": b"<manifest:encryption-data>"}),
    ],
    ids=["docx", "doc", "odt"],
)
def test_a_password_is_told_apart(data: bytes) -> None:
    with pytest.raises(EncryptedFile):
        detect(data, "paper")


@pytest.mark.parametrize("cut", [0, 8, 40, 512, 700, 1100])
def test_an_ole_file_cut_short(cut: int) -> None:
    data = ole("Root Entry", "WordDocument")[: max(cut, 8)]
    with pytest.raises(ReadError):
        detect(data, "paper.doc")


def test_an_ole_directory_in_a_circle() -> None:
    data = bytearray(ole("Root Entry", "WordDocument"))
    struct.pack_into("<I", data, 512 + 4, 1)  # the directory goes on in itself
    assert compound(bytes(data)).names == {"Root Entry", "WordDocument"}


@pytest.mark.parametrize(("name", "error"), [("a.docx", None), ("a.odt", BrokenFile), ("a.zip", UnknownFormat)])
def test_a_damaged_archive_is_what_its_name_says(name: str, error: type[Exception] | None) -> None:
    data = b"PK\x03\x04" + bytes(40)
    if error is None:
        assert detect(data, name) == "docx"
    else:
        with pytest.raises(error):
            detect(data, name)


def test_a_damaged_archive_is_what_it_holds_first() -> None:
    data = packed("[Content_Types].xml", "word/document.xml")[:90]
    assert detect(data, "paper") == "docx"


def test_every_kind_has_endings_and_a_name() -> None:
    assert SUFFIXES.keys() == KINDS.keys()


@pytest.mark.parametrize(
    ("kind", "name", "misnamed"),
    [
        ("docx", "a.DOCX", False),
        ("docx", "a.pdf", True),
        ("docx", "a", True),
        ("docx", "a.xyz", False),
        ("docx", "-", False),
        ("text", "a.rtf", True),
        ("rtf", "a.doc", True),
    ],
)
def test_misnamed(kind: str, name: str, misnamed: bool) -> None:
    assert is_misnamed(kind, name) is misnamed


class TestArchive:
    def test_too_many_entries(self) -> None:
        data = packed(*(f"{n}" for n in range(30)))
        with using(Limits(entries=29)), pytest.raises(HostileFile):
            archive.listed(data)
        with using(Limits(entries=30)):
            assert len(archive.listed(data)) == 30

    def test_a_directory_far_too_long_is_not_even_read(self, monkeypatch: pytest.MonkeyPatch) -> None:
        data = packed(*(f"{n}".zfill(2_000) for n in range(10)))
        monkeypatch.setattr(archive, "ZipFile", lambda _file: pytest.fail("it was read"))
        with using(Limits(entries=9)), pytest.raises(HostileFile):
            archive.listed(data)

    def test_zip64_does_not_hide_it(self) -> None:
        # The end record says nothing of the directory; the one for large files does.
        data = packed(*(f"{n}".zfill(2_000) for n in range(10)))
        end = data.rfind(b"PK\x05\x06")
        size = int.from_bytes(data[end + 12 : end + 16], "little")
        record = b"PK\x06\x06" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, 10, 10, size, end - size)
        locator = b"PK\x06\x07" + struct.pack("<IQI", 0, end, 1)
        plain_end = data[end : end + 8] + b"\xff" * 12 + b"\0\0"
        with using(Limits(entries=9)), pytest.raises(HostileFile):
            archive.listed(data[:end] + record + locator + plain_end)

    @pytest.mark.parametrize(
        ("limits", "is_hostile"),
        [
            (Limits(), False),
            (Limits(part_mb=2), True),
            (Limits(unpacked_mb=3), True),
        ],
    )
    def test_sizes(self, limits: Limits, is_hostile: bool) -> None:
        data = packed(a=bytes(2_000_001), b=bytes(1_999_999))
        entries = archive.listed(data)
        with using(limits):
            if is_hostile:
                with pytest.raises(HostileFile):
                    archive.check(data, entries)
            else:
                archive.check(data, entries)

    @pytest.mark.parametrize(("size", "is_hostile"), [(900_000, False), (2_000_000, True)])
    def test_ratio_is_asked_of_large_parts(self, size: int, is_hostile: bool) -> None:
        file = BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("a", bytes(size))
        data = file.getvalue()
        entries = archive.listed(data)
        if is_hostile:
            with pytest.raises(HostileFile):
                archive.check(data, entries)
        else:
            archive.check(data, entries)

    def test_a_size_changed_by_damage_is_no_trap(self) -> None:
        data = bytearray(packed(a=b"0123456789" * 200_000))
        data[data.index(b"PK\x01\x02") + 27] ^= 0x40  # the highest byte of the inflated size
        with pytest.raises(BrokenFile):
            archive.check(bytes(data), archive.listed(bytes(data)))

    def test_two_of_the_same_name(self) -> None:
        with pytest.warns(UserWarning, match="Duplicate"):
            data = packed("a", "a")
        with pytest.raises(HostileFile):
            archive.check(data, archive.listed(data))

    def test_content_is_as_much_as_is_asked_for(self) -> None:
        data = packed(a=b"0123456789")
        entry = archive.listed(data)[0]
        assert archive.content(data, entry, 4) == b"0123"
        assert archive.content(data, entry, 40) == b"0123456789"

    def test_content_that_is_damaged_is_none(self) -> None:
        data = packed(a=b"0123456789")
        spoiled = data.replace(b"0123456789", b"0123456x89")
        assert archive.content(spoiled, archive.listed(spoiled)[0], 40) == b""


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the shared material is not here")
@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("PasswordProtected.doc", EncryptedFile),
        ("bug53475-password-is-pass.docx", EncryptedFile),
        ("quine.gz", UnknownFormat),
    ],
)
def test_real_files(name: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        detect((HOSTILE / name).read_bytes(), name)
