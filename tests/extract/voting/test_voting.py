"""Results of votes in figures, in names and in tables."""

import pytest

from kserender.extract.voting import asked, ballots, bare_totals, tabled, totals
from kserender.extract.voting.totals import number_of
from kserender.model import Cell, Paragraph, Place, Row, Run, Table

PLACE = Place("a.txt", None, 1, 0, 0)


def line(text: str) -> Paragraph:
    return Paragraph(runs=(Run(text),), place=PLACE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Omröstningen utfaller med 43 Ja mot 38 Nej.", {"ja": 43, "nej": 38}),
        ("Ja: 30, Nej: 21, Avstår: 2", {"ja": 30, "nej": 21, "avstår": 2}),
        ("Ja 11 Nej 8 Avstår 22", {"ja": 11, "nej": 8, "avstår": 22}),
        ("33 ja, 8 nej, 0 avstår.", {"ja": 33, "nej": 8, "avstår": 0}),
        ("Med sju ja-röster mot fyra nej-röster och två som avstår avslås motionen.", {"ja": 7, "nej": 4, "avstår": 2}),
        ("Antal nej-röster: 8", {"nej": 8}),
        ("Ordföranden ställer frågan om bifall mot avslag.", {}),
        ("Ja-röst för bifall till förslaget från den 3 maj och nej-röst för avslag.", {}),
    ],
)
def test_figures(text: str, expected: dict[str, int]) -> None:
    assert totals(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Med 7 röster mot 4 bifalls förslaget.", (7, 4)),
        ("sju röster mot fyra", (7, 4)),
        ("med 7 mot 4 röster", (7, 4)),
        ("med röstsiffrorna 7–4", (7, 4)),
        ("med 4 röster mot 7", None),
        ("43 Ja mot 38 Nej", None),
        ("Laget vann med 7 mot 4.", None),
    ],
)
def test_figures_without_ja_and_nej(text: str, expected: tuple[int, int] | None) -> None:
    assert bare_totals(text) == expected


@pytest.mark.parametrize(
    ("word", "number"), [("tjugosju", 27), ("12", 12), ("en", 1), ("tjugotvåan", None), ("x", None)]
)
def test_numbers_in_words(word: str, number: int | None) -> None:
    assert number_of(word) == number


def test_names() -> None:
    named, counts = ballots("Ja röstar: Maja Dahl (C) och Per Lind (S). Nej röstar: Eva Ek (SD).")
    assert [(ballot.name, ballot.vote) for ballot in named] == [
        ("Maja Dahl", "ja"),
        ("Per Lind", "ja"),
        ("Eva Ek", "nej"),
    ]
    assert counts == {"ja": 2, "nej": 1}
    assert ballots("Maja Dahl (C) yrkar bifall.") == ([], {})


def test_a_table_of_ballots() -> None:
    rows = [
        ["Ledamot", "Parti", "Ja", "Nej"],
        ["Maja Dahl", "C", "X", ""],
        ["Per Lind", "S", "", "X"],
        ["Summa", "", "1", "1"],
    ]
    table = Table(rows=tuple(Row(tuple(Cell((line(cell),)) for cell in row)) for row in rows), place=PLACE)
    named, counts = tabled([table])
    assert [(ballot.name, ballot.party, ballot.vote) for ballot in named] == [
        ("Maja Dahl", "Centerpartiet", "ja"),
        ("Per Lind", "Socialdemokraterna", "nej"),
    ]
    assert counts == {"ja": 1, "nej": 1}


def test_a_table_of_other_things_holds_no_ballots() -> None:
    rows = [["Post", "2024", "2025"], ["Maja Dahl", "1", "2"]]
    table = Table(rows=tuple(Row(tuple(Cell((line(cell),)) for cell in row)) for row in rows), place=PLACE)
    assert tabled([table]) == ([], {})


def test_the_question() -> None:
    text = "Votering begärs. Ja-röst för bifall till förslaget. Nej-röst för avslag. 7 ja och 4 nej."
    span = asked(text)
    assert span is not None
    assert text[slice(*span)] == "Ja-röst för bifall till förslaget. Nej-röst för avslag."
    assert asked("Nämnden svarar ja på frågan.") is None
