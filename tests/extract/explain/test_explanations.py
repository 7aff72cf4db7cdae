"""Of every field that is set it is told who set it, how, and by which words."""

import pytest

from kserender.extract import extract
from kserender.extract.gate.walk import values
from kserender.extract.readers import read_bytes
from kserender.paper import Explanation, Extraction

PAPER = """\
# Belysning i Ekhamra centrum

Dnr 2026-00099

Handläggare: Eva Ek

## Kommunstyrelsens beslut

1. Tekniska nämnden får i uppdrag att byta lyktor senast i maj 2027.

## Sammanfattning

Lyktorna är från 1974.

Per Lind (C)
"""

MINUTES = """§ 4 Dnr KS 2026/12
Simhall
Beslut
Planen antas.
Yrkanden
Eva Ek (C) yrkar bifall till förslaget.
§ 5 Dnr KS 2026/13
Park
Beslut
Parken rustas.
"""


def explained(text: str = PAPER, name: str = "ljus.md") -> Extraction:
    return extract(read_bytes(text.encode(), name), explain=True)


def of(field: str, extraction: Extraction | None = None) -> Explanation:
    (one,) = (one for one in (extraction or explained()).explanations if one.field == field)
    return one


def test_it_costs_nothing_unless_asked_for() -> None:
    assert extract(read_bytes(PAPER.encode(), "ljus.md")).explanations == []


def test_it_changes_nothing() -> None:
    assert explained().papers == extract(read_bytes(PAPER.encode(), "ljus.md")).papers


@pytest.mark.parametrize(
    ("field", "recogniser", "how", "words"),
    [
        ("title", "title", "verbatim", "Belysning i Ekhamra centrum"),
        ("diary_number", "diary_number", "derived", "Dnr 2026-00099"),
        ("author", "author", "verbatim", "Handläggare: Eva Ek"),
        ("body", "body", "derived", "Kommunstyrelsens beslut"),
        ("summary", "summary", "verbatim", "Lyktorna är från 1974."),
        ("decisions[0].deciding_body", "decisions", "derived", "Kommunstyrelsens beslut"),
        ("sections[1].heading", "sections", "verbatim", "Kommunstyrelsens beslut"),
    ],
)
def test_where_a_field_came_from(field: str, recogniser: str, how: str, words: str) -> None:
    one = of(f"papers[0].{field}")
    assert (one.recogniser, one.how, one.words) == (recogniser, how, words)
    assert (one.rule is None) == (how == "verbatim")


def test_words_inside_a_paragraph_are_shown_with_those_around() -> None:
    one = of("papers[0].decisions[0].deadlines[0]")
    assert one.value == "2027-05"
    assert one.words is not None
    assert "maj 2027" in one.words
    assert one.paragraph == of("papers[0].decisions[0].text").paragraph


def test_every_field_is_explained() -> None:
    extraction = explained(MINUTES, "protokoll.txt")
    said = {one.field for one in extraction.explanations}
    for number, paper in enumerate(extraction.papers):
        assert {f"papers[{number}].{one.path}" for one in values(paper, derived=True)} <= said


def test_each_part_of_minutes_is_explained_by_its_own_words() -> None:
    extraction = explained(MINUTES, "protokoll.txt")
    assert of("papers[0].decisions[0].text", extraction).words == "Planen antas."
    assert of("papers[1].decisions[0].text", extraction).words == "Parken rustas."
    assert of("papers[1].title", extraction).words == "Park"
    party = of("papers[0].yrkanden[0].people[0].party", extraction)
    assert party.words is not None
    assert "Eva Ek (C)" in party.words


def test_what_is_inferred_says_why() -> None:
    one = of("papers[0].municipality", explained(PAPER.replace("Ekhamra centrum", "Motala")))
    assert (one.how, bool(one.rule)) == ("inferred", True)
