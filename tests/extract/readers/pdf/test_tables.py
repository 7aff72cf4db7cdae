"""Tables: rules make cells, cells hold paragraphs, and nothing is read twice."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kserender.extract.readers.pdf.figures import is_figure
from kserender.extract.readers.pdf.grid import grids
from kserender.extract.readers.pdf.shapes import Box, Rule
from kserender.model import Table

XS, YS = (70.0, 200.0, 330.0, 460.0), (100.0, 120.0, 160.0, 180.0)


def fill(page: Any) -> Any:
    """Three rows of three cells with their rules."""
    page.grid(XS, YS)
    for x, text in zip(XS, ("Åtgärd", "Ansvarig", "Tid"), strict=False):
        page.write(text, x + 4, 114, face="bold")
    page.write("Bygga en gångbro", 74, 134).write("över Ekhamraån", 74, 146).write("Tekniska nämnden", 204, 134)
    page.write("0–12", 334, 134).write("Måla bron", 74, 174).write("6–18", 334, 174)
    return page


def test_cells_and_header(paper: Any, page: Any, table_cells: Any) -> None:
    fill(page.write("Före tabellen står detta.", 70, 80)).write("Efter den står detta.", 70, 210)
    before, table, after = paper.read().blocks
    assert (before.text(), after.text()) == ("Före tabellen står detta.", "Efter den står detta.")
    assert table_cells(table) == [
        ["Åtgärd", "Ansvarig", "Tid"],
        ["Bygga en gångbro över Ekhamraån", "Tekniska nämnden", "0–12"],
        ["Måla bron", "", "6–18"],
    ]
    assert [row.header for row in table.rows] == [True, False, False]


def test_a_shaded_row_is_a_header(paper: Any, page: Any) -> None:
    page.area(70, 100, 330, 120, colour=".8 .8 .8").grid((70, 200, 330), (100, 120, 140, 160))
    for y, texts in (114, ("Nämnd", "Kostnad")), (134, ("Skola", "lägre")), (154, ("Vård", "högre")):
        page.write(texts[0], 74, y).write(texts[1], 204, y)
    assert [row.header for row in paper.read().blocks[0].rows] == [True, False, False]


def test_a_row_like_the_others_is_no_header(paper: Any, page: Any) -> None:
    page.grid((70, 200, 330), (100, 120, 140))
    page.write("Skola", 74, 114).write("lägre", 204, 114).write("Vård", 74, 134).write("högre", 204, 134)
    assert [row.header for row in paper.read().blocks[0].rows] == [False, False]


def test_cells_over_several_columns_and_rows(paper: Any, page: Any) -> None:
    page.rule(70, 100, 460, 100).rule(200, 120, 460, 120).rule(70, 140, 460, 140)
    page.rule(70, 100, 70, 140).rule(200, 100, 200, 140).rule(330, 120, 330, 140).rule(460, 100, 460, 140)
    page.write("Nämnd", 74, 114).write("Kostnad i kronor", 204, 114).write("2024", 204, 134).write("2025", 334, 134)
    (table,) = paper.read().blocks
    assert isinstance(table, Table)
    assert [[(cell.text(), cell.columns, cell.rows) for cell in row.cells] for row in table.rows] == [
        [("Nämnd", 1, 2), ("Kostnad i kronor", 2, 1)],
        [("2024", 1, 1), ("2025", 1, 1)],
    ]


def test_filled_cells_side_by_side_are_a_table(paper: Any, page: Any, table_cells: Any) -> None:
    for row, texts in enumerate((("Nämnd", "Lokal"), ("Skola", "Ekbacken"), ("Vård", "Lindgården"))):
        for column, text in enumerate(texts):
            x, y = 70 + 130 * column, 100 + 24 * row
            page.area(x, y, x + 130, y + 24, colour=".9 .9 .95").write(text, x + 6, y + 16)
    (table,) = paper.read().blocks
    assert table_cells(table) == [["Nämnd", "Lokal"], ["Skola", "Ekbacken"], ["Vård", "Lindgården"]]


def test_rows_of_figures_without_rules_between_them(paper: Any, page: Any, table_cells: Any) -> None:
    page.grid((70, 200, 330), (100, 120, 190)).write("Nämnd", 74, 114).write("Kronor", 204, 114)
    for y, name, sum_ in (134, "Skola", "412,5"), (146, "Vård", "388,0"), (158, "Teknik", "54,2"):
        page.write(name, 74, y).write(sum_, 204, y)
    (table,) = paper.read().blocks
    assert table_cells(table)[1:] == [["Skola", "412,5"], ["Vård", "388,0"], ["Teknik", "54,2"]]


def test_columns_of_figures_without_any_rules(paper: Any, page: Any, table_cells: Any) -> None:
    page.prose("Så här fördelas medlen mellan nämnderna under de båda åren.").skip(10)
    for texts in (
        ("Nämnd", "2024", "2025"),
        ("Skola", "412,5", "420,1"),
        ("Vård", "388,0", "91,7"),
        ("Alla", "800", "511"),
    ):
        page.columns(*texts, at=(70, 300, 400))
    before, table = paper.read().blocks
    assert before.text().startswith("Så här")
    assert table_cells(table) == [
        ["Nämnd", "2024", "2025"],
        ["Skola", "412,5", "420,1"],
        ["Vård", "388,0", "91,7"],
        ["Alla", "800", "511"],
    ]
    assert [row.header for row in table.rows] == [True, False, False, False]


def test_a_table_of_contents_is_no_table(paper: Any, page: Any) -> None:
    for title, number in ("Inledning", "1"), ("Bakgrund", "3"), ("Ekonomi", "7"), ("Förslag", "12"), ("Bilagor", "14"):
        page.columns(title, number, at=(70, 500))
    assert paper.texts()[0] == "Inledning\t1"


def test_rows_of_a_form_are_no_table(paper: Any, page: Any) -> None:
    for left, right in (
        ("Datum", "2025-03-01"),
        ("Diarienummer", "KS 2025/12"),
        ("Handläggare", "Ada Lind"),
        ("Sida", "1"),
    ):
        page.columns(left, right, at=(70, 300))
    assert paper.texts()[1] == "Diarienummer\tKS 2025/12"


def test_rows_between_rules_of_the_same_length(paper: Any, page: Any, table_cells: Any) -> None:
    page.rule(70, 100, 400, 100).rule(70, 120, 400, 120).rule(70, 160, 400, 160)
    for y, texts in (114, ("Mål", "Ansvarig")), (134, ("Trygga vägar", "Teknik")), (150, ("Rent vatten", "Miljö")):
        page.write(texts[0], 70, y).write(texts[1], 250, y)
    (table,) = paper.read().blocks
    assert table_cells(table) == [["Mål", "Ansvarig"], ["Trygga vägar", "Teknik"], ["Rent vatten", "Miljö"]]
    assert table.rows[0].header


def test_a_frame_round_a_text_is_no_table(paper: Any, page: Any) -> None:
    page.grid((60, 400), (90, 160)).prose("Beslutet gäller från den dag då det har vunnit laga kraft.", y=110)
    assert paper.kinds() == [("Paragraph", "Beslutet gäller från den dag då det har vunnit laga kraft.")]


def test_an_empty_grid_is_no_table(paper: Any, page: Any) -> None:
    page.grid((70, 120, 170, 220, 270), (100, 140, 180, 220, 260)).write("100", 50, 104).write("50", 72, 250)
    assert not any(isinstance(block, Table) for block in paper.read().blocks)


def test_a_word_cut_in_a_narrow_cell_is_whole(paper: Any, page: Any, table_cells: Any) -> None:
    page.grid((70, 134, 200), (100, 130, 160)).write("Stadsbygg", 74, 112).write("nadsnämnd", 74, 124)
    page.write("Ansvar", 138, 112).write("Skola", 74, 142).write("Stöd", 138, 142)
    page.prose("Ärendet har beretts av en stadsbyggnadsnämnd i samråd med alla andra.", y=200)
    assert table_cells(paper.read().blocks[0])[0][0] == "Stadsbyggnadsnämnd"


def test_a_table_on_the_next_page_is_another_table(paper: Any) -> None:
    fill(paper.page())
    fill(paper.page()).write("Slut", 334, 148)
    tables = [block for block in paper.read().blocks if isinstance(block, Table)]
    assert [table.place.page for table in tables] == [1, 2]


def test_figures() -> None:
    assert all(map(is_figure, ("12", "1 200 000", "12,5 mnkr", "45%", "−3,2", "–", "(12)")))
    assert not any(map(is_figure, ("2025-03-01", "KS 12", "", "Skola", "0100-10 00 00")))


@given(
    columns=st.lists(st.integers(20, 90), min_size=1, max_size=5),
    rows=st.lists(st.integers(15, 60), min_size=1, max_size=6),
)
def test_the_cells_of_a_grid_cover_it_once(columns: list[int], rows: list[int]) -> None:
    xs = [50.0]
    for width in columns:
        xs.append(xs[-1] + width)
    ys = [50.0]
    for height in rows:
        ys.append(ys[-1] + height)
    flat = [Rule(Box(xs[0], y, xs[-1], y)) for y in ys]
    upright = [Rule(Box(x, ys[0], x, ys[-1])) for x in xs]
    found = grids(flat, upright)
    if len(columns) * len(rows) < 2:
        assert found == []
        return
    (grid,) = found
    squares = [
        (row, column)
        for cell in grid.cells
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    ]
    assert sorted(squares) == [(row, column) for row in range(len(rows)) for column in range(len(columns))]


def test_a_table_that_goes_on_over_a_page_is_marked(paper: Any) -> None:
    first = fill(paper.page())
    paper.page().grid(XS, (100, 130)).write("Laga taket", 74, 114).write("Skolan", 204, 114).write("12", 334, 114)
    found = paper.read()
    messages = [message for message in found.messages if message.code == "pdf-table-continued"]
    assert [message.place for message in messages] == [found.blocks[1].place]
    assert found.blocks[1].place.page == 2
    # Text between them parts them.
    first.write("Efter tabellen står detta.", 70, 210)
    assert "pdf-table-continued" not in [message.code for message in paper.read().messages]


def test_tables_with_other_columns_are_two(paper: Any) -> None:
    fill(paper.page())
    paper.page().grid((70, 260, 460), (100, 120, 140)).write("Nämnd", 74, 114).write("Kostnad", 264, 114)
    assert "pdf-table-continued" not in [message.code for message in paper.read().messages]
