"""Bookmarks are named ranges with the places of their ends."""

from typing import TYPE_CHECKING

from kserender.model import Document

if TYPE_CHECKING:
    from tests.extract.readers.docx.conftest import Word


def ranges(document: Document) -> list[tuple[str, tuple[int, int], tuple[int, int]]]:
    """(name, (paragraph, character) of the start, the same of the end)."""
    for found in document.ranges:
        assert found.start.start == found.start.end
        assert found.end.start == found.end.end
    return [
        (found.name, (found.start.paragraph, found.start.start), (found.end.paragraph, found.end.start))
        for found in document.ranges
    ]


def test_a_point(word: "Word") -> None:
    document = word.read(word.p("Rubrik"), word.p("Nämnden ", word.bookmark("Beslut"), "beslutar"))
    assert ranges(document) == [("Beslut", (2, 8), (2, 8))]


def test_a_range_inside_a_paragraph(word: "Word") -> None:
    document = word.read(word.p("ett ", word.bookmark("B", end=False), "två", word.bookmark_end(), " tre"))
    assert ranges(document) == [("B", (1, 4), (1, 7))]


def test_a_range_over_paragraphs(word: "Word") -> None:
    document = word.read(word.p(word.bookmark("B", end=False), "ett"), word.p("två", word.bookmark_end()))
    assert ranges(document) == [("B", (1, 0), (2, 3))]


def test_ends_between_paragraphs_belong_to_what_they_hold(word: "Word") -> None:
    document = word.read(word.p("a"), word.bookmark("B", end=False), word.p("bb"), word.bookmark_end(), word.p("c"))
    assert ranges(document) == [("B", (2, 0), (2, 2))]


def test_a_point_between_paragraphs_is_the_start_of_the_next(word: "Word") -> None:
    assert ranges(word.read(word.p("a"), word.bookmark("B"), word.p("b"))) == [("B", (2, 0), (2, 0))]


def test_a_mark_after_the_last_paragraph(word: "Word") -> None:
    assert ranges(word.read(word.p("abc"), word.bookmark("B"))) == [("B", (1, 3), (1, 3))]


def test_ranges_in_and_around_cells(word: "Word") -> None:
    cell = word.cell(word.p("a", word.bookmark("Cell", 2)))
    rows = word.bookmark("Tabell", 1, end=False) + word.row(cell, "bb") + word.bookmark_end(1)
    assert ranges(word.read(word.p("x"), word.table(rows))) == [("Tabell", (2, 0), (3, 2)), ("Cell", (2, 1), (2, 1))]


def test_overlapping_ranges(word: "Word") -> None:
    first, second = word.bookmark("A", 1, end=False), word.bookmark("B", 2, end=False)
    document = word.read(word.p(first, "a", second, "b", word.bookmark_end(1), "c", word.bookmark_end(2)))
    assert ranges(document) == [("A", (1, 0), (1, 2)), ("B", (1, 1), (1, 3))]


def test_characters_are_those_of_the_marked_text(word: "Word") -> None:
    document = word.read(word.p(word.struck("gammalt"), word.added("nytt"), word.bookmark("B")))
    assert ranges(document) == [("B", (1, 11), (1, 11))]


def test_hidden_bookmarks_of_words_own_are_left_out(word: "Word") -> None:
    assert ranges(word.read(word.p(word.bookmark("_GoBack"), "a", word.bookmark("_Toc12", 2)))) == []


def test_a_range_that_never_ends_is_a_point(word: "Word") -> None:
    assert ranges(word.read(word.p("a", word.bookmark("B", end=False), "b"))) == [("B", (1, 1), (1, 1))]


def test_an_end_without_a_start_is_nothing(word: "Word") -> None:
    assert ranges(word.read(word.bookmark_end(5), word.p("a", word.bookmark_end(6)), word.bookmark_end(7))) == []
