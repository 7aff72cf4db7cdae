"""Markdown, also in a .txt file: the content decides."""

import pytest

from kserender.extract.readers import read_bytes
from kserender.extract.readers.markdown.sniff import is_markdown
from kserender.model import Document, Heading, Paragraph, Table


def document(text: str) -> Document:
    return read_bytes(text.encode(), "paper.md")


def test_headings_lists_and_struck_words() -> None:
    blocks = document("## **Plan** (TN 2024/1)\n\n1. Anta ~~gamla~~ planen\n2. Bada\n   - inne\n\nSlut.").blocks
    heading = blocks[0]
    assert isinstance(heading, Heading)
    assert (heading.level, heading.text()) == (2, "Plan (TN 2024/1)")
    items = [(b.label, b.depth, b.text(), b.text("revised")) for b in blocks[1:] if isinstance(b, Paragraph)]
    assert items == [
        ("1.", 0, "Anta gamla planen", "Anta  planen"),
        ("2.", 0, "Bada", "Bada"),
        ("-", 1, "inne", "inne"),
        (None, 0, "Slut.", "Slut."),
    ]


def test_tables() -> None:
    table = document("| Post | 2024 |\n|---|---|\n| Drift | 300 000 |").blocks[0]
    assert isinstance(table, Table)
    assert [(row.header, [cell.text() for cell in row.cells]) for row in table.rows] == [
        (True, ["Post", "2024"]),
        (False, ["Drift", "300 000"]),
    ]


def test_a_line_end_that_was_meant_stays() -> None:
    assert document("Maja Dahl\nLedamot").blocks[0].text() == "Maja Dahl\nLedamot"


def test_a_line_broken_to_fit_is_one_line() -> None:
    line = "Kommunen ska bygga en simhall som räcker för skolornas undervisning"
    assert document(f"{line}\noch för föreningarna.").blocks[0].text() == f"{line} och för föreningarna."


def test_bookmarks_and_notes_of_dumps() -> None:
    found = document("# Plan\n\n[bookmark: Beslut]Anta planen[footnoteRef:1]. [1: Not.]")
    assert [(named.name, named.start.paragraph) for named in found.ranges] == [("Beslut", 2)]
    assert [note.text() for note in found.notes] == ["Not."]
    assert found.blocks[1].text().strip() == "Anta planen."


@pytest.mark.parametrize("text", ["# Rubrik", "ord ~~struket~~ ord", "| a | b |\n|---|---|\n", "**a** b **c** d **e**"])
def test_is_markdown(text: str) -> None:
    assert is_markdown(text)


@pytest.mark.parametrize(
    "text", ["Rubrik\n- punkt\n1. punkt", "#1 i listan", "5 * 3 * 2", "**viktigt**", "~~~", "1|2|3"]
)
def test_is_plain_text(text: str) -> None:
    assert not is_markdown(text)
