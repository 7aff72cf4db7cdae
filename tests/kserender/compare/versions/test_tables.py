"""Tables, row by row and column by column; and notes."""

from collections.abc import Callable

import pytest

from kserender.compare.versions.contract import PARAGRAPH, Row, Versions
from kserender.model import Document

Between = Callable[..., Versions]
Make = Callable[..., Document]

HEAD = ["Åtgärd", "Ansvar", "Kostnad"]
ROWS = [["Bygga brygga", "Tekniska nämnden", "200"], ["Måla skolan", "Skolnämnden", "300"], ["Röja stig", "KS", "50"]]


@pytest.fixture
def rows(between: Between, document: Make) -> Callable[..., list[str]]:
    """The rows of two tables that answer to each other, in words."""

    def found(old: list[list[str]], new: list[list[str]]) -> list[str]:
        (item,) = between(document(old), document(new)).items
        return [told(row) for row in item.table if row.kind != "equal"]

    return found


def told(row: Row) -> str:
    signs = {"equal": "{}", "struck": "[-{}-]", "added": "{{+{}+}}"}
    cells = [
        "".join(signs[piece.op].format(piece.text) for item in cell.items for piece in item.pieces)
        for cell in row.cells
        if cell.kind != "equal"
    ]
    return f"{row.kind}: {' | '.join(cells)}"


def test_a_row_more_and_one_less(rows: Callable[..., list[str]]) -> None:
    new = [HEAD, ROWS[0], ["Lägga asfalt", "Tekniska nämnden", "900"], ROWS[2]]
    assert rows([HEAD, *ROWS], new) == [
        "struck: [-Måla skolan-] | [-Skolnämnden-] | [-300-]",
        "added: {+Lägga asfalt+} | {+Tekniska nämnden+} | {+900+}",
    ]


def test_a_cell_is_edited_and_the_rest_is_not_painted(rows: Callable[..., list[str]]) -> None:
    new = [HEAD, ROWS[0], ["Måla skolan", "Skolnämnden", "350"], ROWS[2]]
    assert rows([HEAD, *ROWS], new) == ["edited: [-300-]{+350+}"]


@pytest.mark.parametrize("column", [0, 1, 2])
def test_a_column_less_or_more(rows: Callable[..., list[str]], column: int) -> None:
    whole = [HEAD, *ROWS]
    less = [row[:column] + row[column + 1 :] for row in whole]
    assert rows(whole, less) == [f"edited: [-{row[column]}-]" for row in whole]
    assert rows(less, whole) == [f"edited: {{+{row[column]}+}}" for row in whole]


def test_another_table_is_another_table(between: Between, document: Make) -> None:
    versions = between(document([HEAD, *ROWS]), document([["Ja", "Nej"], ["13", "8"]]))
    assert [item.kind for item in versions.items] == ["struck", "added"]


def test_notes_keep_together_when_their_numbers_change(between: Between, document: Make) -> None:
    old = document("Enligt planen^ byggs stigar.", notes=["Planen antogs 2024."])
    new = document(
        "Nytt^ stycke om något helt annat.", "Enligt planen^ byggs stigar.", notes=["Ny.", "Planen antogs 2025."]
    )
    versions = between(old, new)
    assert [(pair.kind, pair.old, pair.new) for pair in versions.notes] == [("added", None, "1"), ("edited", "1", "2")]
    assert [item.kind for item in versions.items] == ["added", "equal"]


def test_a_note_whose_mark_is_struck_is_struck(between: Between, document: Make) -> None:
    versions = between(
        document("Enligt planen^ byggs stigar.", notes=["Planen antogs."]), document("Enligt planen byggs stigar.")
    )
    assert [(piece.op, piece.note) for piece in versions.items[0].pieces] == [
        ("equal", None),
        ("struck", "1"),
        ("equal", None),
    ]
    assert [(pair.kind, pair.old, pair.new) for pair in versions.notes] == [("struck", "1", None)]


def test_a_paragraph_separator_in_a_text_is_a_character(between: Between, document: Make) -> None:
    odd = f"Ett ord{PARAGRAPH}och ett till"
    versions = between(document(odd), document(f"{odd} här"))
    assert "".join(piece.new for piece in versions.items[0].pieces) == f"{odd} här"
