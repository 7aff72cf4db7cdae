"""What the pipeline knows: organs, parties, sentences."""

import pytest

from kserender.extract.language.pipeline import mentions, organs, sentences


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kommunstyrelsens beslut", ["Kommunstyrelsen"]),
        ("Uppdra åt Gymnasie- och vuxenutbildningsnämnden", ["Gymnasie- och vuxenutbildningsnämnden"]),
        (
            "tekniska servicenämnden samt vatten- och avfallsnämnden",
            ["Tekniska servicenämnden", "Vatten- och avfallsnämnden"],
        ),
        ("Kultur-, idrotts- och fritidsnämnden", ["Kultur-, idrotts- och fritidsnämnden"]),
        ("kommunstyrelsens arbetsutskott", ["Kommunstyrelsens arbetsutskott"]),
        ("förslag till kommunfullmäktiges beslut", ["Kommunfullmäktige"]),
        ("Nämnden för Trygghet & Fritid", ["Nämnden för Trygghet & Fritid"]),
        ("stadsledningskontoret och Stadsledningskansliet", ["Stadsledningskontoret", "Stadsledningskansliet"]),
    ],
)
def test_organs(text: str, names: list[str]) -> None:
    assert [mention.name for mention in organs(text)] == names


@pytest.mark.parametrize(
    "text",
    ["området", "nämnder och styrelser", "kontor", "bostadsområdet runt torget", "förvaltningar", "Tillväxtverket"],
)
def test_no_organ(text: str) -> None:
    assert organs(text) == ()


def test_genitive() -> None:
    assert [mention.genitive for mention in organs("Kommunstyrelsens förslag till kommunfullmäktige")] == [True, False]


def test_parties_by_their_names_and_other_names() -> None:
    found = mentions("Moderaterna, Miljöpartiet de gröna och Alliansen", "PARTY", "GROUP")
    assert [(mention.label, mention.name) for mention in found] == [
        ("PARTY", "Moderaterna"),
        ("PARTY", "Miljöpartiet"),
        ("GROUP", "Alliansen"),
    ]


def test_an_abbreviation_ends_no_sentence() -> None:
    text = "Se bl.a. Dnr. 2018-00723 resp. bilagan. Nämnden är nöjd."
    assert [text[a:b] for a, b in sentences(text)] == ["Se bl.a. Dnr. 2018-00723 resp. bilagan.", "Nämnden är nöjd."]
