"""What of a paper can be searched."""

import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kserender.corpus.rows.texts import texts
from kserender.paper import (
    ActionRow,
    ActionTable,
    Attachment,
    Decision,
    Dispatch,
    Footnote,
    Paper,
    PaperTable,
    Person,
    Reservation,
    Section,
    Vote,
    Yrkande,
)


def body(**fields: Any) -> list[str]:
    return str(texts(Paper(**fields))["body"]).splitlines()


def test_title_and_decisions_stand_apart() -> None:
    points = [Decision(text="Anlägga en park."), Decision(text="Plantera tio lindar.")]
    made = texts(Paper(title="Parken", decisions=points))
    assert made == {"title": "Parken", "decisions": "Anlägga en park.\nPlantera tio lindar.", "body": ""}


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"diary_number": "KS 2031/7"}, "KS 2031/7"),
        ({"paragraph": "12"}, "§ 12"),
        ({"body": "Parknämnden"}, "Parknämnden"),
        ({"author": "Siv Ek"}, "Siv Ek"),
        ({"proposers": ["Centerpartiet"]}, "Centerpartiet"),
        ({"summary": "Parken behöver lindar."}, "Parken behöver lindar."),
        ({"sections": [Section(heading="Bakgrund", text="Lindarna dog.")]}, "Bakgrund"),
        ({"sections": [Section(heading="Bakgrund", text="Ett.\nLindarna dog.")]}, "Lindarna dog."),
        ({"attachments": [Attachment(title="Karta över parken")]}, "Karta över parken"),
        ({"dispatch": [Dispatch(text="Parknämnden")]}, "Parknämnden"),
        ({"tables": [PaperTable(header=["År", "Lindar"], rows=[["2031", "10"]])]}, "År Lindar"),
        ({"tables": [PaperTable(header=["År", "Lindar"], rows=[["2031", "10"]])]}, "2031 10"),
        (
            {"action_tables": [ActionTable(title="Plan", rows=[ActionRow(proposal="Gallra", activity="Såga")])]},
            "Gallra Såga",
        ),
        ({"footnotes": [Footnote(number="1", text="Enligt mätning.")]}, "Enligt mätning."),
        ({"yrkanden": [Yrkande(people=[Person(name="Ebba Storm")], text="Bifall.")]}, "Ebba Storm"),
        ({"reservations": [Reservation(text="Lindarna är för få.")]}, "Lindarna är för få."),
        ({"votes": [Vote(question="Park eller torg")]}, "Park eller torg"),
        ({"conflicts_of_interest": ["Nils Äng"]}, "Nils Äng"),
        ({"signatories": [Person(name="Nils Äng", party="Centerpartiet")]}, "Centerpartiet"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_what_a_person_would_look_for_is_in_the_body(fields: dict[str, Any], line: str) -> None:
    assert line in body(**fields)


def test_each_line_is_said_once() -> None:
    made = body(
        title="Parken",
        decisions=[Decision(text="Anlägga en park.")],
        summary="Parken behöver lindar.",
        sections=[
            Section(heading="Parken", text="1. Anlägga en park.\n– anlägga en park"),
            Section(heading="Sammanfattning", text="Parken behöver lindar."),
            Section(heading="Yrkanden", text="Ebba Storm yrkar bifall till förslaget."),
        ],
        yrkanden=[Yrkande(people=[Person(name="Ebba Storm")], text="bifall till förslaget")],
    )
    assert made == ["Parken behöver lindar.", "Sammanfattning", "Yrkanden", "Ebba Storm yrkar bifall till förslaget."]


def test_numbers_alone_are_not_taken_for_list_labels() -> None:
    assert body(tables=[PaperTable(rows=[["12"], ["1.2"], ["§"]])]) == ["12", "1.2", "§"]


def test_letters_are_composed() -> None:
    made = texts(Paper(title=unicodedata.normalize("NFD", "Åängsö")))
    assert made["title"] == "Åängsö"


LINES = st.lists(st.text("abåä 1.\n", max_size=20), max_size=6)


@settings(max_examples=60)
@given(decisions=LINES, sections=LINES, notes=LINES)
def test_no_word_is_lost(decisions: list[str], sections: list[str], notes: list[str]) -> None:
    paper = Paper(
        decisions=[Decision(text=text) for text in decisions],
        sections=[Section(heading=None, text=text) for text in sections],
        reservations=[Reservation(text=text) for text in notes],
    )
    letters = {word.strip("0123456789.").lower() for text in (*decisions, *sections, *notes) for word in text.split()}
    found = " ".join(texts(paper).values()).lower()
    assert all(word in found for word in letters)
