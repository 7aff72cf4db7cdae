"""Genitives and headings as a Swedish reader expects them."""

import dataclasses

import pytest

from kserender.profile import load
from kserender.render.wording import genitive, inside, level_heading

GENERIC, BORAS = load("generic"), load("boras")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kommunstyrelsen", "Kommunstyrelsens"),
        ("Kommunfullmäktige", "Kommunfullmäktiges"),
        ("Kommunstyrelsens arbetsutskott", "Kommunstyrelsens arbetsutskotts"),
        ("Stiftelsen Ekhamra Kulturhus", "Stiftelsen Ekhamra Kulturhus"),
        ("Medborgarkontoret Fenix", "Medborgarkontoret Fenix"),
        ("Bolaget Hertz", "Bolaget Hertz"),
        ("Ekhamra Energi AB", "Ekhamra Energi AB:s"),
        ("KSAU", "KSAU:s"),
        ("KS", "KS"),
    ],
)
def test_genitive(name: str, expected: str) -> None:
    assert genitive(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kommunfullmäktige", "kommunfullmäktige"),
        ("Tekniska nämnden", "tekniska nämnden"),
        ("Kommunstyrelsens arbetsutskott", "kommunstyrelsens arbetsutskott"),
        ("Överförmyndarnämnden", "överförmyndarnämnden"),
        ("Västra Götalandsregionen", "Västra Götalandsregionen"),
        ("Ekhamra Energi AB", "Ekhamra Energi AB"),
    ],
)
def test_an_organ_is_written_small_inside_a_sentence_and_a_name_is_not(name: str, expected: str) -> None:
    assert inside(name, GENERIC) == expected


def test_a_house_may_write_its_organs_with_capitals() -> None:
    heading = level_heading("Kommunstyrelsen", "Kommunfullmäktige", BORAS)
    assert heading == "Kommunstyrelsens förslag till Kommunfullmäktiges beslut"


@pytest.mark.parametrize(
    ("deciding", "receiving", "expected"),
    [
        ("Socialnämnden", None, "Socialnämndens beslut"),
        ("Socialnämnden", "Kommunstyrelsen", "Socialnämndens förslag till kommunstyrelsens beslut"),
        (None, "Kommunstyrelsen", "Förslag till kommunstyrelsens beslut"),
        (None, None, "Beslut"),
    ],
)
def test_the_heading_says_who_decides_and_to_whom_it_is_proposed(
    deciding: str | None, receiving: str | None, expected: str
) -> None:
    assert level_heading(deciding, receiving, GENERIC) == expected


def test_the_profile_has_the_words() -> None:
    house = dataclasses.replace(GENERIC, level="Beslut av {body} nämnd")
    assert level_heading("Valnämnden", None, house) == "Beslut av Valnämndens nämnd"
