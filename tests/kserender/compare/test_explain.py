"""What differs, said so that anybody understands it."""

import string
from typing import get_args

import pytest

from kserender import i18n
from kserender.compare.comparison import Aspect, Difference
from kserender.compare.explain import _SENTENCES, RELATIONS, explain


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KSERENDER_LANG", "en")


@pytest.mark.parametrize(
    ("aspect", "a", "b", "expected"),
    [
        ("action", ["avslå"], ["bifalla"], "A would avslå, B would bifalla"),
        ("assigned_to", ["X"], ["Y", "Z"], "the task goes to X in A, to Y and Z in B"),
        ("assigned_to", [], ["Y"], "A names nobody; the task goes to Y in B"),
        ("deadlines", ["mars 2025"], [], "time: mars 2025 in A, none in B"),
        ("recommends_to", [], ["KF"], "a decision of its own in A, a proposal to KF in B"),
        ("object", ["x", "y", "z"], [], "what: “x”, “y” and “z” only in A"),
        ("amounts", ["{a}"], ["{b} %s"], "money: {a} in A, {b} %s in B"),
    ],
)
def test_sentence(aspect: Aspect, a: list[str], b: list[str], expected: str) -> None:
    assert explain(Difference(aspect=aspect, a=a, b=b)) == expected


def test_the_documents_own_words_stand_in_quotation_marks() -> None:
    assert "“goda”" in explain(Difference(aspect="object", a=["goda"], b=["bra"]))


@pytest.mark.parametrize("aspect", get_args(Aspect))
def test_each_sentence_says_what_each_paper_has(aspect: Aspect) -> None:
    sentences = _SENTENCES[aspect]
    for sentence, names in ((sentences.both, {"a", "b"}), (sentences.only_a, {"a"}), (sentences.only_b, {"b"})):
        assert {name for _, name, _, _ in string.Formatter().parse(sentence) if name} == names


def test_swedish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KSERENDER_LANG")
    difference = Difference(aspect="assigned_to", a=["Socialnämnden"], b=["Tekniska nämnden"])
    assert explain(difference) == "uppdrag till Socialnämnden i A, till Tekniska nämnden i B"
    assert i18n._(RELATIONS["changed"]) == "ändrad i sak"
