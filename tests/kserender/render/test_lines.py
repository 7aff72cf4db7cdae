"""Running text keeps the lists that it was read with, and its tables stand where they stood."""

from typing import Any

from kserender.paper import Paper, Section
from kserender.profile import load
from kserender.render.content import Grid, Line
from kserender.render.lines import lines, lines_of, passage
from kserender.render.sections import SECTIONS

GENERIC = load("generic")
GRID = Grid("Tabell 1", ("Plats",), (("Parken",),))


def section(text: str, **labels: str) -> Section:
    items = [{"line": int(line[1:]), "label": label} for line, label in labels.items()]
    return Section.model_validate({"heading": "Skicket", "text": text, "items": items})


def told(found: Any) -> list[Any]:
    return [part.name if isinstance(part, Grid) else (part.kind, part.text, part.number) for part in found]


def test_labels_make_lists_and_letters_stay_in_the_text() -> None:
    found = lines_of(section("Tre står kvar:\nParken\nTorget\nÅn", l1="–", l2="2.", l3="c)"))
    assert told(found) == [
        ("text", "Tre står kvar:", None),
        ("bullet", "Parken", None),
        ("numbered", "Torget", 2),
        ("text", "c) Ån", None),
    ]


def test_a_dash_at_the_beginning_makes_an_item_without_a_label() -> None:
    assert told(lines("- Parken\n\n– Torget\n-5 grader")) == [
        ("bullet", "Parken", None),
        ("bullet", "Torget", None),
        ("text", "-5 grader", None),
    ]


def test_labels_of_lines_that_are_not_there_do_no_harm() -> None:
    assert told(lines_of(section("Parken", l0="–", l7="–"))) == [("bullet", "Parken", None)]


def test_a_table_stands_after_as_many_lines_as_it_did() -> None:
    found = told(passage(section("Så här:\nDet räcker."), [(1, "Tabell 1", GRID)]))
    assert found == [
        ("text", "Så här:", None),
        ("caption", "Tabell 1", None),
        "Tabell 1",
        ("text", "Det räcker.", None),
    ]


def test_a_table_after_all_lines_is_not_lost() -> None:
    assert told(passage(section("Så här:"), [(9, "Tabell 1", GRID)]))[-1] == "Tabell 1"


def test_a_caption_in_the_text_is_the_table_s_own() -> None:
    found = list(passage(section("Tabell 4. Vad det kostar"), [(1, "Tabell 1", GRID)]))
    assert found[0] == Line("Tabell 4. Vad det kostar", "caption")
    assert told(found[1:]) == ["Tabell 4. Vad det kostar"]


def place(paragraph: int) -> dict[str, Any]:
    return {"file": "a.docx", "paragraph": paragraph, "start": 0, "end": 1, "address": ""}


PAPER = Paper.model_validate(
    {
        "title": "Lekplatser",
        "summary": "Kort.",
        "sections": [
            {"heading": "Sammanfattning", "role": "summary", "text": "Kort.", "place": place(2)},
            {"heading": "Skicket", "text": "Så här:\nDet räcker.", "place": place(5)},
            {"heading": "Samverkan", "role": "consultation", "text": "Ingen.", "place": place(20)},
        ],
        "tables": [
            {"header": ["A"], "rows": [["1"]], "line": 1, "place": place(7)},
            {"header": ["B"], "rows": [["2"]], "line": 1, "place": place(3)},
            {"header": ["C"], "rows": [["3"]], "line": 0, "place": place(21)},
            {"header": ["D"], "rows": [["4"]]},
        ],
        "footnotes": [{"number": "1", "text": "Räknat i maj."}, {"number": "*", "text": "Preliminärt."}],
    }
)


def headers(role: str) -> list[tuple[str, ...]]:
    return [part.header for part in SECTIONS[role](PAPER, GENERIC) if isinstance(part, Grid)]


def test_each_table_is_written_once_in_its_section_or_else_after_the_matter() -> None:
    assert headers("summary") == [("B",)]
    assert headers("background") == [("A",), ("C",), ("D",)]


def test_footnotes_end_the_matter() -> None:
    found = told(SECTIONS["background"](PAPER, GENERIC))
    assert found[-3:] == [
        ("heading", "Fotnoter", None),
        ("numbered", "Räknat i maj.", 1),
        ("text", "* Preliminärt.", None),
    ]
