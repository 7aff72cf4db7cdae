"""What a file is before it is read: protected, damaged, empty, too large; and what it says of itself."""

from typing import Any

import pytest

from kserender.errors import BrokenFile, EmptyFile, EncryptedFile, HostileFile
from kserender.extract.readers.pdf import read
from kserender.extract.readers.pdf.annotations import iso_date
from kserender.extract.readers.pdf.fonts import font
from kserender.extract.readers.pdf.frame import MAX_SIDE, frame
from kserender.extract.readers.pdf.messages import ranges
from kserender.limits import Limits, using
from kserender.model import Figure, Source

SOURCE = Source("prov.pdf", "0")


def codes(found: Any) -> list[str]:
    return [message.code for message in found.messages]


def test_title_author_language_and_pages(paper: Any, page: Any) -> None:
    page.write("Kommunen beslutar.")
    paper.info = {"Title": "Lokalplan för Ekhamra", "Author": "Ada Lind"}
    found = paper.read()
    assert (found.properties.title, found.properties.author) == ("Lokalplan för Ekhamra", "Ada Lind")
    assert found.properties.language == "sv-SE"
    assert (found.source.pages, found.source.format, found.messages) == (1, "pdf", ())


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"Inte alls en PDF.", b"%PDF-1.7\n" + b"\x00" * 500])
def test_what_is_no_pdf_is_broken(data: bytes) -> None:
    with pytest.raises(BrokenFile):
        read(data, SOURCE)


def test_a_file_cut_short_is_broken(paper: Any, page: Any) -> None:
    page.write("Kommunen beslutar.")
    data = paper.data()
    for part in range(1, 10):
        with pytest.raises((BrokenFile, EmptyFile)):
            read(data[: len(data) * part // 20], SOURCE)


def test_a_file_that_lacks_its_end_is_read_with_a_warning(paper: Any, page: Any) -> None:
    page.write("Kommunen beslutar.")
    found = read(paper.data().replace(b"%%EOF", b"") + b"% " * 600, SOURCE)
    assert found.text() == "Kommunen beslutar."
    assert codes(found) == ["pdf-cut-short"]


def test_a_page_without_anything_is_empty(paper: Any, page: Any) -> None:
    with pytest.raises(EmptyFile):
        paper.read()


def test_a_password_is_told_of(paper: Any, page: Any) -> None:
    # A file with an encryption that pdfium knows, whose password is not the empty one.
    page.write("Hemligt.")
    key = "/Filter /Standard /V 1 /R 2 /P -4 /O <" + "00" * 32 + "> /U <" + "11" * 32 + ">"
    data = paper.data().replace(b"/Info ", f"/Encrypt << {key} >> /ID [<00> <00>] /Info ".encode())
    with pytest.raises(EncryptedFile):
        read(data, SOURCE)


def test_too_many_bytes_or_pages(paper: Any) -> None:
    for _ in range(3):
        paper.page().write("Kommunen beslutar.")
    with using(Limits(pages=2)), pytest.raises(HostileFile, match="KSERENDER_LIMIT_PAGES"):
        paper.read()
    paper.page().write("x" * 1_000_000)
    with using(Limits(file_mb=1)), pytest.raises(HostileFile, match="KSERENDER_LIMIT_FILE_MB"):
        paper.read()


def test_a_picture_of_a_page_is_told_of(paper: Any, page: Any) -> None:
    picture = "BI /W 1 /H 1 /CS /G /BPC 8 ID \0 EI"
    page.write("Kommunen beslutar.")
    paper.page().content.append(f"q 500 0 0 700 50 50 cm {picture} Q")
    found = paper.read()
    assert codes(found) == ["pdf-page-picture"]
    assert "2" in found.messages[0].text
    paper.pages = paper.pages[1:]
    with pytest.raises(EmptyFile, match="OCR"):
        paper.read()


def test_pictures_in_the_text_are_figures(paper: Any, page: Any) -> None:
    picture = "BI /W 1 /H 1 /CS /G /BPC 8 ID \0 EI"
    page.write("Före bilden.", y=200).write("Efter bilden.", y=700)
    page.content.append(f"q 300 0 0 200 70 300 cm {picture} Q q 40 0 0 40 70 780 cm {picture} Q")
    assert [block.text() for block in paper.read().blocks] == ["Före bilden.", "", "Efter bilden."]
    assert isinstance(paper.read().blocks[1], Figure)


def test_letters_without_a_meaning_are_told_of(paper: Any, page: Any) -> None:
    page.write("Kommunen beslutar.")
    data = paper.data().replace(b"/BaseFont /Courier /Encoding", b"/BaseFont /Courier /Encodinx")
    unknown = data.replace(b"(Kommunen beslutar.)", b"(" + b"\\001\\002\\003\\004\\005 " * 8 + b")")
    assert codes(read(unknown, SOURCE)) == ["pdf-letters-unknown"]


def test_what_is_not_followed_is_told_of(paper: Any, page: Any) -> None:
    page.write("Kommunen beslutar.").note("Text", "Kommunen").note("Highlight", "beslutar").note("Link", "Kommunen")
    paper.catalogue = (
        "/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (app.alert\\(1\\)) >>] >> "
        "/EmbeddedFiles << /Names [(b) << /Type /Filespec /F (b.txt) >>] >> >>"
    )
    assert codes(paper.read()) == ["pdf-unread-comment", "pdf-unread-marking", "pdf-attachments", "pdf-scripts"]


def test_dates() -> None:
    assert iso_date("D:20250301") == "2025-03-01"
    assert iso_date("D:20250301120501Z") == "2025-03-01T12:05:01Z"
    assert iso_date("D:20250301120501+01'00'") == "2025-03-01T12:05:01+01:00"
    assert iso_date("i går") is None


def test_stretches_of_pages() -> None:
    assert ranges([1, 3, 4, 5, 9]) == "1, 3–5, 9"


@pytest.mark.parametrize(
    ("name", "bold", "italic", "symbols"),
    [
        ("ABCDEF+Arial-BoldMT", True, False, False),
        ("TimesNewRomanPS-BoldItalicMT", True, True, False),
        ("Helvetica-Oblique", False, True, False),
        ("Wingdings-Regular", False, False, True),
        ("WorkSans-SemiBold", True, False, False),
        ("FrutigerLTStd-Roman", False, False, False),
    ],
)
def test_what_a_font_is_by_its_name(name: str, bold: bool, italic: bool, symbols: bool) -> None:
    found = font(name)
    assert (found.bold, found.italic, found.symbols) == (bold, italic, symbols)


def test_weight_counts_only_for_fonts_whose_name_says_nothing() -> None:
    assert font("CIDFont+F2", weight=700).bold
    assert not font("Garamond", weight=700).bold


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_turned_page_has_its_corners_where_they_are_shown(turned: int) -> None:
    view = frame((10, 20, 110, 220), turned)
    box = view.box(10, 20, 110, 220)
    assert tuple(box) == (0, 0, view.width, view.height)
    assert (view.width, view.height) == ((200, 100) if turned in (90, 270) else (100, 200))


def test_an_enormous_page_is_cut() -> None:
    view = frame((0, 0, 1e9, 1e9), 0)
    assert (view.width, view.height) == (MAX_SIDE, MAX_SIDE)
