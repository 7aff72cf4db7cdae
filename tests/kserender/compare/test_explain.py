"""What differs, said so that anybody understands it."""

import string
from typing import get_args

import pytest

from kserender import i18n
from kserender.compare import compare
from kserender.compare.comparison import Aspect, CellPair, Difference
from kserender.compare.explain import _SENTENCES, RELATIONS, explain, explain_cell, explain_stance
from kserender.paper import Decision, Paper


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KSERENDER_LANG", "en")


@pytest.mark.parametrize(
    ("aspect", "a", "b", "expected"),
    [
        ("action", ["avslå"], ["bifalla"], "SD wants to bifalla, KS to avslå."),
        ("action", ["avslå"], ["anse besvarad"], "SD wants to anse den besvarad, KS to avslå."),
        ("assigned_to", ["X"], ["Y", "Z"], "SD gives the task to Y and Z, KS to X."),
        ("assigned_to", ["X"], ["X", "Y"], "SD gives the task to Y as well."),
        ("assigned_to", ["X", "Y"], ["X"], "SD does not give the task to Y, as KS does."),
        ("assigned_to", [], ["Y"], "SD gives the task to Y; KS does not say who gets it."),
        ("deadlines", ["mars 2025"], [], "Time: mars 2025 according to KS; SD sets none."),
        ("recommends_to", [], ["KF"], "SD leaves the decision to KF; according to KS it is taken at once."),
        ("object", ["x", "y", "z"], [], "SD leaves out “x”, “y” and “z”."),
        ("object", ["ord " * 40], ["annat " * 40], "Most of the wording is another in SD than in KS."),
        ("condition", [], ["om lån beviljas"], "SD makes a condition: “om lån beviljas”."),
        ("amounts", ["{a}"], ["{b} %s"], "Money: {b} %s according to SD, {a} according to KS."),
    ],
)
def test_sentence(aspect: Aspect, a: list[str], b: list[str], expected: str) -> None:
    assert explain(Difference(aspect=aspect, a=a, b=b), "KS", "SD") == expected


def test_the_documents_own_words_stand_in_quotation_marks() -> None:
    assert "“goda”" in explain(Difference(aspect="object", a=["goda"], b=["bra"]), "A", "B")


@pytest.mark.parametrize("aspect", get_args(Aspect))
def test_each_sentence_says_what_each_paper_has(aspect: Aspect) -> None:
    sentences = _SENTENCES[aspect]
    for sentence, wanted in (
        (sentences.both, {"in_a", "in_b", "a", "b"}),
        (sentences.only_a, {"in_a", "b"}),
        (sentences.only_b, {"in_b", "b"}),
    ):
        assert wanted <= {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_swedish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KSERENDER_LANG")
    difference = Difference(aspect="assigned_to", a=["Socialnämnden"], b=["Tekniska nämnden"])
    assert explain(difference, "KS", "SD") == "SD ger uppdraget till Tekniska nämnden, KS till Socialnämnden."
    assert i18n._(RELATIONS["changed"]) == "ändrat i sak"


A = Paper(
    kind="protokollsutdrag", body="Nämnden", decisions=[Decision(text="Anta planen"), Decision(text="Sälja Eken 4")]
)


def stances(*points: str) -> list[list[str]]:
    """What is said of the paper with these points against A, matter by matter."""
    found = compare(A, Paper(proposers=["Vägpartiet"], decisions=[Decision(text=text) for text in points]))
    return [explain_stance(found, matter, matter.stances[1]) for matter in found.matters]


def test_what_a_stance_is_in_words() -> None:
    assert stances("Planen antas", "Sälja Eken 5") == [
        ["Vägpartiet says the same in other words."],
        ["Vägpartiet has “Eken 5” where Nämnden has “Eken 4”."],
    ]
    assert stances("Bifalla förslaget utom punkt 2") == [
        ["Vägpartiet follows Nämnden."],
        ["Vägpartiet does not have this."],
    ]
    assert stances("Avslå förslaget") == [["Vägpartiet says no to this."]] * 2


def test_where_the_wording_is_another_its_words_are_not_told_one_by_one() -> None:
    differences = [
        Difference(aspect="deadlines", a=["2025"]),
        Difference(aspect="names", b=["Norrdal"]),
        Difference(aspect="object", a=["ord " * 40], b=["annat " * 40]),
    ]
    found = compare(A, A)
    stance = found.matters[0].stances[1].model_copy(update={"relation": "changed", "differences": differences})
    told = explain_stance(found, found.matters[0], stance)
    assert len(told) == 2
    assert not any("Norrdal" in sentence for sentence in told)


def test_a_cell() -> None:
    told = explain_cell(CellPair(column="timeframe", a="2 år", b=""), "KS", "SD")
    assert told == "Timeframe: nothing according to SD, 2 år according to KS."
