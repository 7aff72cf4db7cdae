"""What a sentence decides, and sentences that decide nothing."""

import pytest

from kserender.extract.decision.actions import action_of


@pytest.mark.parametrize(
    ("sentence", "lemma", "style"),
    [
        ("Fastställa planen.", "fastställa", "infinitive"),
        ("Att godkänna målbilden", "godkänna", "att"),
        ("att i övrigt avslå motionen", "avslå", "att"),
        ("I övrigt avslå motionen.", "avslå", "infinitive"),
        ("Med ovan anse motionen besvarad.", "anse besvarad", "infinitive"),
        ("Lägga rapporten till handlingarna.", "lägga till handlingarna", "infinitive"),
        ("Ge nämnden i uppdrag att bygga.", "uppdra", "infinitive"),
        ("En arbetsgrupp inrättas under kommunstyrelsen.", "inrätta", "passive"),
        ("Förslag till reglemente som kommunstyrelsen har upprättat antas.", "anta", "passive"),
        ("Informationen läggs till handlingarna.", "lägga till handlingarna", "passive"),
        ("Förvaltningen får i uppdrag att utreda frågan.", "uppdra", "passive"),
        ("Motionen anses besvarad.", "anse besvarad", "passive"),
        ("att motionen ska anses besvarad", "anse besvarad", "att"),
        ("Kommunstyrelsen godkänner utvärderingen.", "godkänna", "sentence"),
        ("Kommunstyrelsen beslutar att utse en ombudsman.", "utse", "sentence"),
        ("Kommunstyrelsen föreslår kommunfullmäktige besluta att anta planen.", "anta", "sentence"),
        ("Kommunstyrelsen ställer sig bakom yttrandet.", "ställa sig bakom", "sentence"),
        ("Föreslå kommunfullmäktige att anta planen.", "anta", "infinitive"),
        ("Paragrafen justeras omedelbart.", "justera", "passive"),
        ("Ärendet återremitteras till nämnden.", "återremittera", "passive"),
    ],
)
def test_decides(sentence: str, lemma: str, style: str) -> None:
    found = action_of(sentence)
    assert found is not None
    assert (found.lemma, found.style) == (lemma, style)


@pytest.mark.parametrize(
    "sentence",
    [
        "Planen ska följas upp en gång per år.",
        "Uppföljningen ska lämnas till nämnden.",
        "Kommunstyrelsen förutsätter att förslagen behandlas i nämnderna.",
        "Lägga märke till skillnaden.",
        "Nämndens beslut väckte debatt.",
        "Det är viktigt att anta utmaningen.",
        "Planen gäller från den 1 mars.",
        "",
    ],
)
def test_decides_nothing(sentence: str) -> None:
    assert action_of(sentence) is None
