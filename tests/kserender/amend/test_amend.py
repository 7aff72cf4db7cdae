"""Instructions carried out on a document, or refused with the reason."""

from collections import Counter
from pathlib import Path

import pytest

from kserender.amend import amend
from kserender.extract.instructions.public import instructed
from kserender.extract.readers import read_bytes
from kserender.model import Document, Heading, Paragraph
from kserender.render.document_text import document_text
from kserender.views import view

TEXT = Path(__file__).with_name("cases.txt").read_text(encoding="utf-8")
DOCUMENT, CASES = TEXT.partition("\n\n")[2].split("====\n")


def base() -> Document:
    return read_bytes(DOCUMENT.encode(), "parkprogram.md")


def cases() -> list[tuple[str, list[str]]]:
    blocks = [block.strip().splitlines() for block in CASES.split("\n\n")]
    return [(lines[0], lines[1:]) for lines in blocks if lines and lines[1:]]


def lines(document: Document) -> list[str]:
    out = []
    for block in document.blocks:
        text = block.text()
        if isinstance(block, Heading):
            text = f"# {text}"
        elif isinstance(block, Paragraph) and block.label:
            text = f"{block.label} {text}"
        out += text.splitlines()
    return out


@pytest.mark.parametrize(
    ("instruction", "expected"), cases(), ids=lambda case: case[:60] if isinstance(case, str) else ""
)
def test_case(instruction: str, expected: list[str]) -> None:
    found = instructed([instruction])
    assert found, "the grammar finds no instruction"
    result = amend(base(), found)
    before, after = Counter(lines(base())), Counter(lines(view(result.document, "revised")))
    changed = [*(f"- {line}" for line in before - after), *(f"+ {line}" for line in after - before)]
    refused = [f"! {card.reason}" for card in result.cards if card.outcome == "refused"]
    if expected == ["! applied"]:  # and asks for nothing
        assert not refused
        assert not changed
    elif len(expected) == 1 and expected[0].startswith("!"):
        assert refused == expected
        assert not changed
        assert all(card.why for card in result.cards)
    else:
        assert not refused, result.cards[0].why
        assert Counter(changed) == Counter(expected)
        assert lines(view(result.document, "original")) == lines(base())


def test_order_of_the_result() -> None:
    result = amend(base(), instructed(["Punkt 3 flyttas till före punkt 1."]))
    points = [line for line in lines(view(result.document, "revised")) if line[:1].isdigit()]
    assert [line[:8] for line in points] == ["1. Avslå", "2. Anta ", "3. Ge pa"]


def test_places_are_those_of_the_document_as_it_was() -> None:
    result = amend(base(), instructed(["Punkt 1 stryks.", "I punkt 3 ersätts ordet ”Avslå” med ”Bifalla”."]))
    assert [card.outcome for card in result.cards] == ["applied", "applied"]
    assert "2. Bifalla motionen om hundrastgård." in lines(view(result.document, "revised"))


def test_a_second_instruction_for_the_same_words_is_refused() -> None:
    result = amend(
        base(),
        instructed(
            ["I punkt 2 ersätts ordet ”likvärdiga” med ”goda”.", "I punkt 2 stryks orden ”för likvärdiga lekplatser”."]
        ),
    )
    assert [card.outcome for card in result.cards] == ["applied", "refused"]
    assert result.cards[1].reason == "overlapping"
    assert "redan" in result.cards[1].why


@pytest.mark.parametrize(
    "sentence",
    [
        "I punkt 2 stryks orden ”redovisa” och ”likvärdiga” och infogas ”goda”.",
        "Stryk ”Avslå” i punkt 3, stryk ”redovisa” i punkt 2 och se över ”Mål”.",
        "I punkt 2 ersätts ”likvärdiga” med ”goda” och ordet ”snart” läggs till.",
        "I punkt 2 stryks ordet ”likvärdiga” och meningen ”Parken är vår.” infogas.",
        "Punkt 3 stryks och en ny punkt läggs till: ”Bygga bänkar.”",
        "Punkt 3 stryks, punkt 1 stryks och bilagan uppdateras.",
        "I punkt 2 stryks ”likvärdiga” och i punkt 3 skrivs det om som ”Bifalla”.",
    ],
)
def test_no_half_of_a_sentence_is_carried_out(sentence: str) -> None:
    found = instructed([sentence])
    result = amend(base(), found)
    assert found
    assert {card.reason for card in result.cards} == {"unread"}
    assert all(card.about in sentence and card.about in card.why for card in result.cards)
    assert lines(view(result.document, "revised")) == lines(base())


def test_a_sentence_of_its_own_beside_it_is_carried_out() -> None:
    result = amend(base(), instructed(["Punkt 1 stryks. Punkt 3 stryks och bilagan uppdateras."]))
    assert [(card.outcome, card.reason) for card in result.cards] == [("applied", None), ("refused", "unread")]


def test_several_new_paragraphs_in_one_place_stand_in_their_order() -> None:
    result = amend(
        base(),
        instructed(
            [
                "Efter andra stycket under rubriken ”Mål” läggs följande stycke till: ”Först detta.”",
                "Före rubriken ”Förslag till beslut” läggs följande stycke till: ”Sedan detta.”",
            ]
        ),
    )
    after = lines(view(result.document, "revised"))
    assert after[after.index("Parkerna ska skötas utan gifter.") :][1:3] == ["Först detta.", "Sedan detta."]


def test_changes_are_marked_with_their_author() -> None:
    result = amend(base(), instructed(["I punkt 2 ersätts ordet ”likvärdiga” med ”goda”."]), author="Ek")
    runs = [run for block in result.document.blocks if isinstance(block, Paragraph) for run in block.runs if run.change]
    assert [(run.text, run.change.kind, run.change.author) for run in runs if run.change] == [
        ("likvärdiga", "struck", "Ek"),
        ("goda", "added", "Ek"),
    ]
    assert "[-likvärdiga-]{+goda+}" in document_text(result.document)


def test_footnotes_stay_when_the_words_around_them_go() -> None:
    document = read_bytes("Taxan höjs[^1] i maj.\n\n[^1]: Enligt beslut.\n".encode(), "taxa.md")
    result = amend(document, instructed(["Första stycket får följande lydelse: ”Avgiften sänks i juni.”"]))
    (block,) = view(result.document, "revised").blocks
    assert isinstance(block, Paragraph)
    assert block.text() == "Avgiften sänks i juni."
    assert [run.note for run in block.runs if run.note] == ["1"]
