"""Changes as sentences that somebody can move, each of which comes back as the same change."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kserender.amend import amend, edited
from kserender.amend.edits import Reword
from kserender.compare.motions import motions, motions_of
from kserender.extract.instructions.public import instructed
from kserender.extract.readers import read_bytes
from kserender.model import Document, Paragraph, Place, Run, Source
from kserender.views import view

OLD = """\
# Lekplatser i Ekhamra

## Förslag till beslut

1. Anta programmet för likvärdiga lekplatser.
2. Ge parknämnden i uppdrag att redovisa kostnaden.
3. Avslå motionen om plaskdammar.

## Bakgrund

Ekhamra har tolv lekplatser. Nämnden ser dem varje år, och nämnden lagar det som är trasigt.

Barnen har fått säga sitt.

| Post | 2026 | 2027 |
| --- | --- | --- |
| Gungor | 100 | 120 |
| Sand | 40 | 40 |
"""


def document(text: str) -> Document:
    return read_bytes(text.encode(), "lekplatser.md")


def said(old: str, new: str) -> list[str | None]:
    return [motion.text for motion in motions(document(old), document(new))]


def changed(*pairs: tuple[str, str]) -> str:
    text = OLD
    for old, new in pairs:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text


CASES = {
    "a word": ([("likvärdiga", "goda")], ["I punkt 1 ersätts ordet ”likvärdiga” med ”goda”."]),
    "a word struck": ([("programmet för likvärdiga", "programmet för")], ["I punkt 1 stryks ordet ”likvärdiga”."]),
    "words put in": (
        [("redovisa kostnaden.", "redovisa kostnaden senast i maj.")],
        ["Sist i punkt 2 läggs orden ”senast i maj” till."],
    ),
    "words that come twice are told apart by their neighbours": (
        [("och nämnden lagar", "och kommunen lagar")],
        ["I första stycket under rubriken ”Bakgrund” ersätts orden ”och nämnden” med ”och kommunen”."],
    ),
    "a point struck": (
        [("2. Ge parknämnden i uppdrag att redovisa kostnaden.\n3. Avslå", "2. Avslå")],
        ["Punkt 2 stryks."],
    ),
    "a point put in": (
        [("3. Avslå", "3. Bygga två nya lekplatser.\n4. Avslå")],
        ["Efter punkt 2 läggs följande punkt till: ”Bygga två nya lekplatser.”"],
    ),
    "a heading": ([("## Bakgrund", "## Om lekplatserna")], ["Rubriken ”Bakgrund” ändras till ”Om lekplatserna”."]),
    "a cell": (
        [("| Gungor | 100 | 120 |", "| Gungor | 100 | 150 |")],
        ["I kolumnen ”2027” på raden ”Gungor” i tabell 1 ersätts talet ”120” med ”150”."],
    ),
    "a sentence": (
        [("Barnen har fått säga sitt.", "Barnen har fått säga sitt. Det har tagit tid men var värt det.")],
        ["Sist i andra stycket under rubriken ”Bakgrund” läggs meningen ”Det har tagit tid men var värt det.” till."],
    ),
    "a row": (
        [("| Sand | 40 | 40 |", "| Sand | 40 | 40 |\n| Staket | 10 | 0 |")],
        ["Efter raden ”Sand” i tabell 1 läggs följande rad till: ”Staket | 10 | 0”."],
    ),
    "much of a paragraph": (
        [("Barnen har fått säga sitt.", "Ingen har frågat barnen om vad de tycker.")],
        ["Andra stycket under rubriken ”Bakgrund” får följande lydelse: ”Ingen har frågat barnen om vad de tycker.”"],
    ),
    "two paragraphs in the same place": (
        [("Barnen har fått säga sitt.\n", "Barnen har fått säga sitt.\n\nDet tog ett år.\n\nDet blev bra.\n")],
        ["Efter andra stycket under rubriken ”Bakgrund” läggs följande stycken till: ”Det tog ett år.\nDet blev bra.”"],
    ),
    "points in a row": (
        [(OLD[OLD.index("1. Anta") : OLD.index("3. Avslå")] + "3.", "1.")],
        ["Punkterna 1 och 2 stryks."],
    ),
    "a whole section": (
        [(OLD[OLD.index("## Bakgrund") :], "")],
        ["Avsnittet ”Bakgrund” stryks."],
    ),
    "nothing": ([], []),
}  # fmt: skip


@pytest.mark.parametrize(("pairs", "expected"), CASES.values(), ids=CASES)
def test_sentences(pairs: list[tuple[str, str]], expected: list[str]) -> None:
    new = changed(*pairs)
    assert said(OLD, new) == expected
    lines = [line for sentence in expected for line in sentence.split("\n")]
    result = view(amend(document(OLD), instructed(lines)).document, "revised")
    assert [block.text() for block in result.blocks] == [block.text() for block in document(new).blocks]


def test_what_cannot_be_said_is_named() -> None:
    new = changed(
        ("| Post | 2026 | 2027 |\n| --- | --- | --- |", "| Post | 2026 | 2027 | 2028 |\n| --- | --- | --- | --- |")
    )
    found = motions(document(OLD), document(new))
    assert found
    assert all(motion.text is None for motion in found)


def test_quoted_words_are_quoted_in_other_signs() -> None:
    old, new = "Vi kallar det ”goda lekplatser” här.\n", "Vi kallar det ”trygga lekplatser” här.\n"
    (sentence,) = said(old, new)
    assert sentence == "I första stycket ersätts ordet ”goda” med ”trygga”."
    (struck,) = said("Vi kallar det ”lek” här.\n", "Vi kallar det här.\n")
    assert struck == "I första stycket stryks texten »”lek”«."


TOLD = ["parken", "ska", "vara", "trygg", "och", "skötas", "”väl”", "40", "kr,", "alltid"]
WORDS = st.lists(st.sampled_from(TOLD), min_size=6)


@settings(max_examples=150, deadline=None)
@given(WORDS, st.data())
def test_a_sentence_says_its_edit(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words) + "."
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 20)))
    edit = Reword((0,), start, end, data.draw(st.sampled_from(["", "ny", " ny och ”fin”", "trygg och"])))
    block = Paragraph(runs=(Run(text),), place=Place("made up", None, 1, 0, len(text)))
    base = Document(source=Source("made up", ""), blocks=(block,))
    (motion,) = motions_of(base, [edit])
    if motion.text is not None:
        result = view(amend(base, instructed([motion.text])).document, "revised")
        wanted = view(edited(base, [edit]), "revised")
        assert [block.text() for block in result.blocks] == [block.text() for block in wanted.blocks]
