"""A missive for each receiver, with the decisions that concern it and the numbers that they have."""

import dataclasses
from collections.abc import Callable
from types import MappingProxyType
from typing import Any

import pytest

from kserender.errors import InvalidData
from kserender.paper import Paper
from kserender.profile import load
from kserender.render import Order, make, render
from kserender.render.shapes.missive import as_missive, missives, names

GENERIC = load("generic")
PAPER = Paper.model_validate(
    {
        "title": "Lekplatser",
        "body": "Kommunstyrelsen",
        "decisions": [
            {"text": "Anta planen."},
            {"text": "Uppdra åt Tekniska nämnden att bygga två.", "assigned_to": ["Tekniska nämnden"]},
            {"text": "Anvisa 3 mnkr.", "recommends_to": "Kommunfullmäktige"},
        ],
        "dispatch": [{"text": "KF"}, {"text": "Tekniska nämnden"}, {"text": "Föreningen Leka/Ute"}],
    }
)


def test_each_gets_what_names_it_and_the_others_all() -> None:
    found = [[(point.number, point.text) for point in one.decisions] for one in missives(PAPER, GENERIC)]
    assert found[0] == [(1, "Anvisa 3 mnkr.")]
    assert found[1] == [(2, "Uppdra åt Tekniska nämnden att bygga två.")]
    assert len(found[2]) == 3


def test_files_are_named_for_their_receivers_in_letters_that_any_system_takes() -> None:
    assert names(missives(PAPER, GENERIC), GENERIC) == [
        "01-kommunfullmaktige",
        "02-tekniska-namnden",
        "03-foreningen-leka-ute",
    ]
    hostile = PAPER.model_copy(update={"dispatch": [PAPER.dispatch[0].model_copy(update={"text": "../../<>|"})]})
    assert names(missives(hostile, GENERIC), GENERIC) == ["01-mottagare"]


def test_the_address_is_the_paper_s_or_else_the_profile_s(written: Callable[[bytes], Any]) -> None:
    addresses = MappingProxyType({"tekniska nämnden": "Storgatan 1\n123 45 Ekhamra"})
    house = dataclasses.replace(GENERIC, addresses=addresses)
    one = missives(PAPER, GENERIC)[1]
    assert "Storgatan 1\n123 45 Ekhamra" in written(render(one, kind="expediering", profile=house)).lines()
    own = [one.dispatch[0].model_copy(update={"address": "park@ekhamra.example"})]
    lines = written(render(one.model_copy(update={"dispatch": own}), kind="expediering", profile=house)).lines()
    assert "park@ekhamra.example" in lines
    assert "Storgatan 1\n123 45 Ekhamra" not in lines


def test_a_missive_is_for_one_receiver() -> None:
    with pytest.raises(InvalidData, match="3"):
        make(Order(kind="expediering", paper=PAPER, profile=GENERIC))


def test_a_proposal_goes_out_as_decided_and_only_the_secretary_signs() -> None:
    people = [{"name": "Eva Ek", "role": "Sekreterare"}, {"name": "Bo Alm", "role": "Ordförande"}]
    given = {**PAPER.model_dump(), "dispatch": [{"text": "KF"}], "signatories": people}
    signed = as_missive(Paper.model_validate(given), GENERIC).paper
    assert [person.name for person in signed.signatories] == ["Eva Ek"]
    proposed = as_missive(Paper.model_validate({**given, "kind": "tjansteskrivelse"}), GENERIC).paper
    assert proposed.signatories == []
    assert proposed.attachments[0].title == "Tjänsteskrivelse"
