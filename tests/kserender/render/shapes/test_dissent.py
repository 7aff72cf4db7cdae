"""A dissent is made of the proposal that lost, or taken from the §."""

from typing import Any

import pytest

from kserender.errors import InvalidData
from kserender.extract import extract
from kserender.extract.readers import read_bytes
from kserender.paper import Paper
from kserender.profile import load
from kserender.render import Order, make

PROPOSAL: dict[str, Any] = {
    "kind": "alternativt_forslag",
    "title": "Lekplatser",
    "body": "Tekniska nämnden",
    "summary": "Barnen har längre till en lekplats än förr.",
    "decisions": [{"text": "Bygga fyra lekplatser."}, {"text": "Anvisa 3 mnkr ur nämndens medel."}],
    "proposers": ["Centerpartiet", "Liberalerna"],
    "signatories": [
        {"name": "Eva Ek", "party": "Centerpartiet", "role": "Ledamot"},
        {"name": "Bo Alm", "party": "Liberalerna"},
    ],
    "dispatch": [{"text": "Parkkontoret"}],
}


def made(given: dict[str, Any], profile: str = "generic") -> Paper:
    """The dissent, as it reads back."""
    order = Order(kind="reservation", paper=Paper.model_validate(given), profile=load(profile))
    return extract(read_bytes(make(order).data, "r.docx")).papers[0]


@pytest.mark.parametrize("profile", ["generic", "boras", "motala"])
def test_it_tells_who_wanted_what_instead_and_why(profile: str) -> None:
    read = made(PROPOSAL, profile)
    assert read.kind == "reservation"
    (dissent,) = read.reservations
    assert [person.name for person in dissent.people] == ["Eva Ek", "Bo Alm"]
    assert dissent.parties == ["C", "L"]
    assert len(read.decisions) == 2
    assert "Motivering" in [section.heading for section in read.sections]
    assert any(PROPOSAL["summary"] in section.text for section in read.sections)


def test_parties_dissent_where_nobody_signs() -> None:
    read = made({**PROPOSAL, "signatories": []})
    assert read.reservations[0].text.startswith("Centerpartiet och Liberalerna reserverar sig")


def test_that_of_a_paragraph_is_taken_as_it_stands() -> None:
    text = "Eva Ek (C) reserverar sig mot beslutet."
    given = {
        "kind": "protokollsutdrag",
        "title": "Lekplatser",
        "body": "Tekniska nämnden",
        "decisions": [{"text": "Bygga två lekplatser."}],
        "reservations": [{"people": [{"name": "Eva Ek", "party": "C"}], "parties": ["C"], "text": text}],
    }
    read = made(given)
    assert [one.text for one in read.reservations] == [text]
    assert read.decisions == []


@pytest.mark.parametrize("kind", ["protokollsutdrag", "alternativt_forslag"])
def test_without_anybody_who_dissents_there_is_none(kind: str) -> None:
    with pytest.raises(InvalidData, match="reservations"):
        made({**PROPOSAL, "kind": kind, "proposers": [], "signatories": []})
