"""Swedish words that have lost their letters are told of; other languages, addresses and single slips are not."""

import pytest

from kserender.extract.passes.no_diacritics import FEWEST, notice_lost_letters
from kserender.extract.readers import read_bytes
from kserender.model import Document, Message

LOST = """\
Forvaltningen foreslar att kommunfullmaktige godkanner forslaget. Arendet har ocksa beretts i namnden, som lamnade
sitt yttrande i maj. Atgarderna behover genomforas under aret."""
WHOLE = """\
Förvaltningen föreslår att kommunfullmäktige godkänner förslaget. Ärendet har också beretts i nämnden, som lämnade
sitt yttrande i maj. Åtgärderna behöver genomföras under året."""


def told(text: str) -> list[Message]:
    found = read_bytes(text.encode(), "paper.txt")
    return [message for message in found.messages if message.code == "letters-lost"]


def test_words_without_their_letters() -> None:
    (message,) = told(f"Ny bro\n\n{LOST}")
    assert message.level == "warning"
    assert "forvaltningen" in message.text
    assert message.place is not None
    assert message.place.paragraph == 2


def test_a_part_that_was_recognised_badly_among_others() -> None:
    (message,) = told("\n\n".join([WHOLE] * 20 + [LOST] + [WHOLE] * 20))
    assert message.place is not None
    assert message.place.paragraph > 20


def test_pages_are_named() -> None:
    (message,) = told(f"{WHOLE}\n\f{LOST}\n\f{WHOLE}")
    assert "2" in message.text


def test_capitals_are_words_too() -> None:
    assert told("FORSLAG TILL BESLUT\nKOMMUNFULLMAKTIGE\nARENDET\nNAMNDEN")


@pytest.mark.parametrize(
    "text",
    [
        "",
        WHOLE,
        "\n\n".join([WHOLE] * 10),
        # English, Danish and Norwegian
        "The committee has decided for the first time over a far star, and the manager made a note of the matter. " * 9,
        "Kommunen foreslår at nævnden også får ansvar for miljø og økonomi fra første januar, og at sagen lukkes. " * 9,
        "Kommunen foreslår at nemnda også får ansvar for miljø og økonomi fra første januar, og at saken lukkes. " * 9,
        # Too few, too much alike, or too far from one another
        "Forslaget och arendet.",
        "Forslag forslag forslag forslag forslag",
        (WHOLE + "\n\n") * 12
        + "forslaget"
        + ("\n\n" + WHOLE) * 12
        + " arendet"
        + ("\n\n" + WHOLE) * 12
        + " namnden fran",
        # Names of files and addresses are written so
        "tjansteutlatande.pdf, forslag_arende.docx, namnden@ekhamra.example, https://ekhamra.example/forslag/arendet",
    ],
)
def test_what_is_not_told_of(text: str) -> None:
    assert not text or told(text) == []


def test_a_document_without_loss_is_the_same_object() -> None:
    found = read_bytes(WHOLE.encode(), "paper.txt")
    assert notice_lost_letters(found) is found


def test_an_empty_document(monkeypatch: pytest.MonkeyPatch) -> None:
    found = read_bytes(b"a", "a.txt")
    empty = Document(source=found.source, blocks=())
    assert notice_lost_letters(empty) is empty
    assert FEWEST > 1
