"""Footnotes, and <ins>, <del> and <br>, in Markdown."""

import pytest

from kserender.extract.readers.markdown import read
from kserender.extract.readers.markdown.extensions import cut_notes
from kserender.model import Change, Document, Paragraph, Source, Table


def opened(text: str) -> Document:
    return read(text, Source("prov.md", "0" * 64))


def first(text: str) -> Paragraph:
    block = opened(text).blocks[0]
    assert isinstance(block, Paragraph)
    return block


def test_added_and_struck_by_tags() -> None:
    block = first("Badet är <del>gammalt </del><ins>**nytt**</ins>.")
    assert (block.text("original"), block.text("revised")) == ("Badet är gammalt .", "Badet är nytt.")
    assert [run.change for run in block.runs] == [
        None,
        Change("struck", "markdown"),
        Change("added", "markdown"),
        None,
    ]
    assert block.runs[2].bold


@pytest.mark.parametrize(
    "text", ["a \\<ins>b</ins>", "a <ins>b", "a </del>b", "a <insats>b</insats>", "`<ins>b</ins>`", "a <b>b</b>"]
)
def test_what_is_no_tag(text: str) -> None:
    block = first(text)
    assert not any(run.change for run in block.runs)


def test_a_tag_without_its_end_is_text() -> None:
    assert first("a <ins>b").text() == "a <ins>b"


def test_lines_of_a_cell() -> None:
    (table,) = opened("| a<br>b | c<br/>d |\n|---|---|\n").blocks
    assert isinstance(table, Table)
    assert [cell.text() for cell in table.rows[0].cells] == ["a\nb", "c\nd"]


def test_notes() -> None:
    document = opened(
        "Här[^1] och där[^mer].\n\n[^1]: Ett **stycke**\növer två rader.\n\n    Mer.\n\n[^mer]: Två.\n\nSlut.\n"
    )
    assert [block.text() for block in document.blocks] == ["Här och där.", "Slut."]
    assert [(note.id, note.text(), note.blocks[0].layer) for note in document.notes] == [
        ("1", "Ett stycke över två rader.\nMer.", "note"),
        ("mer", "Två.", "note"),
    ]
    block = document.blocks[0]
    assert isinstance(block, Paragraph)
    assert [run.note for run in block.runs] == [None, "1", None, "mer", None]


def test_a_struck_mark() -> None:
    block = first("a~~b[^1]~~\n\n[^1]: x")
    assert [(run.note, run.change is not None) for run in block.runs] == [(None, False), (None, True), ("1", True)]


@pytest.mark.parametrize("text", ["a [^1] b", "a \\[^1] b\n\n[^1]: x", "a `[^1]` b\n\n[^1]: x"])
def test_what_is_no_mark(text: str) -> None:
    block = first(text)
    assert "[^1]" in block.text()
    assert not any(run.note for run in block.runs)


def test_a_text_without_notes_is_left_as_it_is() -> None:
    assert cut_notes("a\n    b [1]: c\n") == ("a\n    b [1]: c\n", {})


def test_a_note_does_not_swallow_what_follows() -> None:
    assert cut_notes("[^1]: x\n\n\nb\n    c") == ("b\n    c", {"1": "x"})


def test_a_note_ends_where_the_next_begins() -> None:
    assert cut_notes("[^1]: x\n[^2]: y") == ("", {"1": "x", "2": "y"})
