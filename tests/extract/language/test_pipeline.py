"""What the pipeline knows: organs, parties, sentences."""

from pathlib import Path

import pytest

from kserender.extract.language.patterns import patterns
from kserender.extract.language.pipeline import mentions, organs, pipeline, sentences


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


CASES = Path(__file__).parents[1] / "recognisers" / "cases"


def test_no_mention_is_lost_where_the_ruler_is_not_asked() -> None:
    """The ruler is asked only about texts with one of its tell-tale words, so every text with a mention has one."""
    lines = {line for path in CASES.glob("*.txt") for line in path.read_text(encoding="utf-8").splitlines()}
    phrases = [" ".join(str(token.get("ORTH", "")) for token in one["pattern"]) for one in patterns() if one.get("id")]
    found = [text for text in (*lines, *phrases) if pipeline()(text).ents]
    assert len(found) > 100
    assert [text for text in found if not mentions(text)] == []


@pytest.mark.parametrize(
    "label", ["ORGAN", "AUTHORITY", "PARTY", "GROUP", "sou", "law", "paragraph", "url", "eu", "proposition"]
)
def test_asked_for_one_label_it_tells_what_it_tells_asked_for_all(label: str) -> None:
    text = (
        "Oppositionen och Centerpartiet i Region Ekhamra ber socialnämnden och Trafikverket läsa § 12, SOU 2001:1, "
        "kommunallagen (2017:725), prop. 2010/11:5, (EU) 2016/679 och https://ekhamra.example."
    )
    assert mentions(text, label) == tuple(one for one in mentions(text) if one.label == label) != ()
