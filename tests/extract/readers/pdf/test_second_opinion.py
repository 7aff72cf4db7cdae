"""pdfplumber is asked where there is a doubt, and only there; what it cannot answer is left as it was, and said."""

import time
from dataclasses import replace
from typing import Any

import pytest

from kserender.extract.readers.pdf import read
from kserender.extract.readers.pdf.characters import Text
from kserender.extract.readers.pdf.doubts import mended, reworded
from kserender.extract.readers.pdf.frame import frame
from kserender.extract.readers.pdf.second_opinion import SecondOpinion, unknown
from kserender.extract.readers.pdf.shapes import Box, Drawing, Span
from kserender.extract.readers.pdf.tables import TableArea, TableCell, TableRow
from kserender.extract.readers.pdf.timeguard import TooLong, within
from kserender.model import Source, Table

VIEW = frame((0, 0, 595, 842), 0)
TASKS = (
    ("Bygga gångbron", "Tekniska nämnden", "maj"),
    ("Måla skolhuset", "Fastighetskontoret", "juni"),
    ("Utbilda personal", "Stadsledningen", "augusti"),
    ("Plantera träd", "Parkenheten", "hösten"),
    ("Rensa diken", "Gatukontoret", "våren"),
)


def codes(found: Any) -> list[str]:
    return [message.code for message in found.messages]


def noted(name: str, method: Any, questions: list[str]) -> Any:
    def ask(*arguments: Any) -> Any:
        questions.append(name)
        return method(*arguments)

    return ask


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What pdfplumber has been asked."""
    questions: list[str] = []
    for name in ("columns", "grid", "words"):
        monkeypatch.setattr(SecondOpinion, name, noted(name, getattr(SecondOpinion, name), questions))
    return questions


def test_a_bold_header_over_columns_of_words(paper: Any, page: Any, table_cells: Any, asked: list[str]) -> None:
    page.columns("Uppdrag", "Ansvarig", at=(70, 300), face="bold")
    for task, body, _ in TASKS:
        page.columns(task, body, at=(70, 300))
    page.skip(20).prose("Arbetet redovisas därefter för kommunstyrelsen.")
    found = paper.read()
    table, after = found.blocks
    assert table_cells(table) == [["Uppdrag", "Ansvarig"], *([task, body] for task, body, _ in TASKS)]
    assert [row.header for row in table.rows] == [True, *[False] * len(TASKS)]
    assert after.text().startswith("Arbetet")
    assert codes(found) == ["pdf-table-unruled"]
    assert asked == ["columns"]


def test_three_columns_of_different_kinds_need_no_header(paper: Any, page: Any, table_cells: Any) -> None:
    for row in TASKS:
        page.columns(*row, at=(70, 250, 450))
    assert table_cells(paper.read().blocks[0]) == [list(row) for row in TASKS]


def test_a_cell_goes_on_in_the_next_line(paper: Any, page: Any, table_cells: Any) -> None:
    page.columns("Uppdrag", "Ansvarig", "Klart", at=(70, 250, 450), face="bold")
    for task, body, when in TASKS:
        page.columns(task, f"{body} i samråd", when, at=(70, 250, 450)).write("med alla", 250)
    (table,) = paper.read().blocks
    assert [row[1].split() for row in table_cells(table)[1:]] == [
        [*body.split(), "i", "samråd", "med", "alla"] for _, body, _ in TASKS
    ]


@pytest.mark.parametrize(
    "rows",
    [
        # Those who sign, under their parties and over their offices.
        [("Moderaterna", "Centerpartiet"), ("Ada Lind", "Bo Ek"), ("kommunalråd", "ledamot")],
        # Names over one another.
        [("Ada Lind", "Bo Ek", "Cia Alm"), ("Dag Berg", "Eva Sten (S)", "Frans von Ås")] * 3,
        # A form.
        [("Datum", "2025-03-01"), ("Handläggare", "Ada Lind"), ("Telefon", "växeln"), ("Ärende", "KS 2025/12")],
        # Items.
        [("1.", "Bygga gångbron"), ("2.", "Måla skolhuset"), ("3.", "Plantera träd"), ("4.", "Rensa diken")],
    ],
)
def test_what_stands_in_columns_and_is_no_table(
    paper: Any, page: Any, rows: list[tuple[str, ...]], asked: list[str]
) -> None:
    for row in rows:
        page.columns(*row, at=(70, 250, 420)[: len(row)])
    found = paper.read()
    assert not any(isinstance(block, Table) for block in found.blocks)
    assert (asked, codes(found)) == ([], [])


def test_where_the_readers_disagree_the_rows_stay(paper: Any, page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for row in TASKS:
        page.columns(*row, at=(70, 250, 450))
    one_cell = [Box(60, 0, 540, 842)]
    monkeypatch.setattr(SecondOpinion, "columns", lambda *_: one_cell)
    found = paper.read()
    assert [block.text() for block in found.blocks] == ["\t".join(row) for row in TASKS]
    assert codes(found) == ["pdf-table-doubtful"]


def test_a_page_without_doubts_is_not_asked_about(paper: Any, page: Any, asked: list[str]) -> None:
    page.prose("Kommunstyrelsen beslutar att bygga en gångbro över ån vid torget i Ekhamra under året.")
    page.skip().grid((70, 200, 330), (200, 220, 240)).write("Nämnd", 74, 214).write("Skola", 204, 214)
    paper.read()
    assert asked == []


def test_a_grid_with_a_missing_rule(paper: Any, page: Any, table_cells: Any, asked: list[str]) -> None:
    # The rule under the second cell of the first row is missing from 200 to 330, and the upright one beside it ends.
    page.rule(70, 100, 460, 100).rule(70, 120, 200, 120).rule(330, 120, 460, 120).rule(70, 140, 460, 140)
    page.rule(70, 100, 70, 140).rule(200, 120, 200, 140).rule(330, 100, 330, 140).rule(460, 100, 460, 140)
    for x, upper, lower in (70, "Nämnd", "Skola"), (200, "Lokal", "Ekbacken"), (330, "Tid", "hösten"):
        page.write(upper, x + 4, 114).write(lower, x + 4, 134)
    found = paper.read()
    assert table_cells(found.blocks[0]) == [["Nämnd", "Lokal", "Tid"], ["Skola", "Ekbacken", "hösten"]]
    assert asked == ["grid"]
    assert codes(found) == ["pdf-table-broken"]


def test_the_grid_whose_cells_hold_the_words_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    words = [Span("Nämnd", 74, 134, 114, 10), Span("Lokal", 150, 180, 114, 10)]
    words += [word._replace(y=134) for word in words]
    ours = TableArea((TableRow((TableCell((), Box(70, 100, 120, 140)),)),), Box(70, 100, 200, 140), broken=True)
    theirs = [Box(x0, y, x1, y + 20) for x0, x1 in ((70, 140), (140, 200)) for y in (100, 120)]
    monkeypatch.setattr(SecondOpinion, "grid", lambda *_: theirs)
    (area,), (doubt,) = mended([ours], words, Drawing(), 1, VIEW, SecondOpinion(b""))
    assert [[cell.lines[0].text for cell in row.cells] for row in area.rows] == [["Nämnd", "Lokal"]] * 2
    assert doubt == ("regrid", 1.0)
    whole = replace(ours, broken=False)
    assert mended([whole], words, Drawing(), 1, VIEW, SecondOpinion(b"")) == ([whole], [])


def test_letters_that_only_pdfplumber_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    bad = Text([Span("\ufffd" * 20, 70, 200, 100, 10)], letters=20, unmapped={"F1": 20})
    good = [Span("Kommunstyrelsen", 70, 150, 100, 10), Span("beslutar", 155, 200, 100, 10)]
    monkeypatch.setattr(SecondOpinion, "words", lambda *_: good)
    text, doubts = reworded(bad, 1, VIEW, SecondOpinion(b""))
    assert (text.spans, text.unmapped, doubts) == (good, {}, [("text", 1.0)])
    # One that knows them no better is not believed.
    monkeypatch.setattr(SecondOpinion, "words", lambda *_: [Span("(cid:7)" * 20, 70, 200, 100, 10)])
    assert reworded(bad, 1, VIEW, SecondOpinion(b"")) == (bad, [])
    assert unknown(["(cid:7)å", "\ue001"]) == 2


def test_words_stand_where_pdfium_has_them(paper: Any, page: Any) -> None:
    page.write("Kommunen", 70, 100).write("Ekhamra", 200, 100, face="bold", size=12)
    second = SecondOpinion(paper.data())
    found = second.words(1, VIEW)
    second.close()
    assert found is not None
    assert [(w.text, round(w.x0), round(w.y), w.size, w.font.bold) for w in found] == [
        ("Kommunen", 70, 100, 10, False),
        ("Ekhamra", 200, 100, 12, True),
    ]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 nothing", b"%PDF-1.7\ntrailer << /Root 7 >>\n%%EOF"])
def test_what_pdfplumber_cannot_open_is_no_answer(data: bytes) -> None:
    second = SecondOpinion(data)
    assert second.words(1, VIEW) is None
    second.close()


def test_a_page_that_pdfplumber_cannot_open_does_no_harm(paper: Any, page: Any) -> None:
    for row in TASKS:
        page.columns(*row, at=(70, 250, 450))
    # pdfium takes a usual size; pdfplumber raises a TypeError, and raises it again when it is closed.
    data = paper.data().replace(b"/MediaBox [0 0 595 842]", b"/MediaBax [0 0 595 842]")
    found = read(data, Source("prov.pdf", "0"))
    assert "Bygga gångbron" in found.blocks[0].text()
    assert codes(found) == ["pdf-table-doubtful"]


def test_pages_that_do_not_look_the_same_are_not_compared(paper: Any) -> None:
    paper.page(turned=90).write("Kommunen")
    assert SecondOpinion(paper.data()).words(1, VIEW) is None


def test_time_is_kept_for_the_whole_document(paper: Any, page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    page.write("Kommunen")

    second = SecondOpinion(paper.data(), seconds=0.2)
    monkeypatch.setattr(SecondOpinion, "_page", lambda *_: wait())
    start = time.monotonic()
    assert second.words(1, VIEW) is None
    assert second.words(1, VIEW) is None
    assert time.monotonic() - start < 5


def test_a_page_is_let_go_of_after_each_question(paper: Any, page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    import pdfplumber.page

    page.write("Kommunen")
    closed: list[str] = []
    before = pdfplumber.page.Page.close
    monkeypatch.setattr(pdfplumber.page.Page, "close", noted("close", before, closed))
    second = SecondOpinion(paper.data())
    second.words(1, VIEW)
    assert closed == ["close"]


def test_the_guard_lets_in_time_through() -> None:
    with within(5):
        pass
    with pytest.raises(TooLong), within(0.05):
        wait()


def wait() -> None:
    end = time.monotonic() + 20
    while time.monotonic() < end:
        pass
