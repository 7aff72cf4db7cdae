"""Plain text: encodings, the marks of dumps, tables, cut sentences."""

import codecs

import pytest

from kserender.errors import EmptyFile, MissingFile, UnknownFormat
from kserender.extract.readers import read, read_bytes
from kserender.model import Document, Paragraph, Table

SWEDISH = "Åtgärder för äldre på Öland\nKommunstyrelsen är nöjd."


def document(text: str, name: str = "paper.txt") -> Document:
    return read_bytes(text.encode(), name)


def paragraphs(text: str) -> list[tuple[str | None, str]]:
    return [(block.label, block.text()) for block in document(text).blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    "data",
    [
        SWEDISH.encode(),
        codecs.BOM_UTF8 + SWEDISH.encode(),
        SWEDISH.encode("cp1252"),
        SWEDISH.encode("utf-16"),
        SWEDISH.encode("utf-16-le"),
        SWEDISH.encode("utf-16-be"),
        codecs.BOM_UTF16_BE + SWEDISH.encode("utf-16-be"),
        SWEDISH.replace("\n", "\r\n").encode(),
        "Åtgärder för äldre på Öland\nKommunstyrelsen är nöjd.".encode(),
    ],
)
def test_encodings(data: bytes) -> None:
    assert read_bytes(data, "paper.txt").text() == SWEDISH


def test_bookmarks_are_places_and_no_text() -> None:
    read_ = document(
        "Rubrik\n[bookmark: Beslut]Anta planen.\nAvslå [bookmark: BeslutSlut]motionen.\n[bookmark: _GoBack]"
    )
    assert read_.text() == "Rubrik\nAnta planen.\nAvslå motionen.\n"
    assert [(named.name, named.start.paragraph, named.start.start) for named in read_.ranges] == [
        ("Beslut", 2, 0),
        ("BeslutSlut", 3, 6),
    ]


def test_notes_leave_the_text() -> None:
    read_ = document("Badet[footnoteRef:2] läcker. [2: Se rapporten [bilaga 1].]  [3: hör hit]")
    assert [(note.id, note.text()) for note in read_.notes] == [("2", "Se rapporten [bilaga 1].")]
    assert read_.text() == "Badet läcker.  [3: hör hit]"


@pytest.mark.parametrize(
    ("line", "label", "text"),
    [
        ("1. Anta planen", "1.", "Anta planen"),
        ("12) Anta planen", "12)", "Anta planen"),
        ("a) Anta planen", "a)", "Anta planen"),
        ("- Anta planen", "-", "Anta planen"),
        ("¤Anta planen", "¤", "Anta planen"),
        ("●\tAnta planen", "●", "Anta planen"),
        ("- 1.Anta planen", "1.", "Anta planen"),
        ("1.2 Anta planen", "1.2", "Anta planen"),
        ("2.5 mnkr", "2.5", "mnkr"),
        ("2020. Anta planen", None, "2020. Anta planen"),
        ("1 januari införs taxan", None, "1 januari införs taxan"),
        ("-tjänsten", None, "-tjänsten"),
        ("-", None, "-"),
        ("i dag", None, "i dag"),
    ],
)
def test_labels(line: str, label: str | None, text: str) -> None:
    assert paragraphs(line) == [(label, text)]


def test_rows_of_cells_are_a_table() -> None:
    table = document("Rubrik\n\tFörslag\tAnsvar\tTid\n1\tBygga\tKS\t\n\n2\tRiva\tKS\t2 år\nSlut").blocks[1]
    assert isinstance(table, Table)
    assert [[cell.text() for cell in row.cells] for row in table.rows] == [
        ["", "Förslag", "Ansvar", "Tid"],
        ["1", "Bygga", "KS", ""],
        ["2", "Riva", "KS", "2 år"],
    ]
    assert [row.header for row in table.rows] == [True, False, False]


def test_a_header_that_comes_again_begins_a_table() -> None:
    blocks = document("\tFörslag\tAnsvar\tTid\n1\tBygga\tKS\t1\n\tIdé\tAnsvar\tTid\n2\tRiva\tKS\t2").blocks
    assert [len(block.rows) for block in blocks if isinstance(block, Table)] == [2, 2]


def test_a_sentence_over_a_page_break_and_a_footnote() -> None:
    found = paragraphs(
        "Kommunen ska bygga en hall som räcker för alla¹ skolor och\n\n¹ Skolorna är sex.\n\nför föreningarna."
    )
    assert found == [(None, "Kommunen ska bygga en hall som räcker för alla skolor och för föreningarna.")]


@pytest.mark.parametrize(
    "text",
    [
        "Kommunen ska bygga en hall som räcker för alla skolor.\n\nför föreningarna.",
        "Bada\n\nför alla",
        "Kommunen ska bygga en hall som räcker för alla skolor och\n\nFöreningarna.",
        "Kommunen ska bygga en hall som räcker för alla skolor och\n\n- för föreningarna",
    ],
)
def test_no_cut_sentence(text: str) -> None:
    assert len(paragraphs(text)) == 2


def test_pages_are_counted_where_there_are_any() -> None:
    assert [block.place.page for block in document("ett\n\ftvå\n\fTre").blocks] == [1, 2, 3]
    assert [block.place.page for block in document("ett\ntvå").blocks] == [None, None]


@pytest.mark.parametrize(
    ("data", "name", "error"),
    [
        (b"", "a.txt", EmptyFile),
        (b" \n\n", "a.txt", EmptyFile),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "a.png", UnknownFormat),
        (b"PK\x03\x04 damaged", "a.zip", UnknownFormat),
    ],
)
def test_what_cannot_be_read(data: bytes, name: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        read_bytes(data, name)


def test_a_missing_file_and_a_folder(tmp_path: pytest.TempPathFactory) -> None:
    with pytest.raises(MissingFile):
        read(f"{tmp_path}/none.txt")
    with pytest.raises(MissingFile):
        read(str(tmp_path))


def test_a_file_with_the_wrong_name_is_read_and_said() -> None:
    found = document("Rubrik\nText.", "paper.docx")
    assert [message.code for message in found.messages] == ["misnamed"]
