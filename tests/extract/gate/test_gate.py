"""No text leaves as the document's own that does not stand there, and no text that does is doubted."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kserender.extract import extract
from kserender.extract.gate import gate
from kserender.extract.gate.squeezed import index, squeezed
from kserender.extract.gate.walk import values
from kserender.extract.readers import read_bytes
from kserender.model import Document
from kserender.paper import Decision, Message, Paper, PaperTable, Person, Place, Revision, Section, Yrkande

SHARED = Path(__file__).parents[3] / "../shared"

TEXT = """\
# Ny bro över Lillån

Dnr 2026-00071

## Förslag till beslut

Kommunstyrelsen beslutar:

1. Tekniska nämnden får i uppdrag att bygga bron vid Kvarngatan.
2. Kostnaden är högst 4 mnkr.

## Sammanfattning

Den gamla bron är sliten.

| Del | Kostnad |
|---|---|
| Grund | 1 mnkr |

Bron ska bära ~~lätta~~ tunga fordon.
"""


def document(text: str = TEXT) -> Document:
    return read_bytes(text.encode(), "bro.md")


def let_through(paper: Paper, text: str = TEXT) -> tuple[list[str], list[Message]]:
    """The fields that are inferred, and the messages."""
    messages = gate(document(text), None, [paper])
    return [one.field for one in paper.inferred], messages


def placed(paragraph: int, start: int = 0, end: int = 10) -> Place:
    return Place(file="bro.md", paragraph=paragraph, start=start, end=end)


def test_what_is_read_is_not_doubted() -> None:
    extraction = extract(document())
    assert extraction.papers[0].decisions
    assert extraction.papers[0].inferred == []
    assert extraction.source.messages == []


@pytest.mark.parametrize(
    ("field", "paper"),
    [
        ("title", Paper(title="Ny bro över Storån")),
        (
            "decisions[1].text",
            Paper(decisions=[Decision(text="Kostnaden är högst 4 mnkr."), Decision(text="Bron rivs.")]),
        ),
        ("sections[0].text", Paper(sections=[Section(heading="Sammanfattning", text="Den gamla bron\när slut.")])),
        ("yrkanden[0].people[0].name", Paper(yrkanden=[Yrkande(text="Bron", people=[Person(name="Eva Ek")])])),
        ("tables[0].rows[0][1]", Paper(tables=[PaperTable(rows=[["Grund", "2 mnkr"]])])),
        ('abbreviations["TN"]', Paper(abbreviations={"TN": "Tekniska nämnden"})),
        ("summary", Paper(summary="Den gamla bron är sliten. Bron ska bära lätta fordon.")),
    ],
)
def test_what_does_not_stand_there_is_marked_and_said(field: str, paper: Paper) -> None:
    fields, messages = let_through(paper)
    assert fields == [field]
    assert [(message.code, message.level) for message in messages] == [("inferred", "warning")]
    assert field in messages[0].text
    assert 0 < paper.inferred[0].confidence < 0.5


def test_words_at_another_place_are_marked_but_not_as_loudly() -> None:
    text = "Kostnaden är högst 4 mnkr."
    number = next(block.place.paragraph for block in document().blocks if block.text() == text)
    assert let_through(Paper(decisions=[Decision(text=text, place=placed(number, 0, len(text)))])) == ([], [])
    fields, (message,) = let_through(Paper(decisions=[Decision(text=text, place=placed(number + 1))]))
    assert (fields, message.level) == (["decisions[0].text"], "info")


def test_struck_wording_is_looked_for_where_it_is_struck() -> None:
    revision = Revision(kind="struck", struck="lätta", marking="markdown", context="Bron ska bära lätta tunga fordon.")
    assert let_through(Paper(revisions=[revision])) == ([], [])
    assert let_through(Paper(summary="bära lätta"))[0] == ["summary"]


@pytest.mark.parametrize(
    "text",
    [
        "Tekniska nämnden får i\nuppdrag att bygga  bron",
        "Tekniska nämn\u00adden får",
        "Tekniska nämnden får i upp-\ndrag att bygga bron",
        # Whole lines of something else, as a page's foot or a table, may stand between.
        "Den gamla bron är sliten.\nBron ska bära tunga fordon.",
    ],
)
def test_white_space_and_words_cut_at_line_ends_count_for_nothing(text: str) -> None:
    assert let_through(Paper(summary=text)) == ([], [])


def test_only_whole_lines_may_stand_between() -> None:
    assert let_through(Paper(summary="Den gamla bron ska bära tunga fordon."))[0] == ["summary"]


def test_what_a_rule_derives_is_not_looked_for() -> None:
    paper = Paper(date="2026-05-01", body="Byggnadsnämnden", proposers=["Centerpartiet"], diary_number="KS 1/26")
    assert let_through(paper) == ([], [])


def test_the_files_properties_are_told_apart() -> None:
    from dataclasses import replace

    from kserender.model import Properties

    paper = Paper(title="Brobygge")
    (message,) = gate(replace(document(), properties=Properties(title="Brobygge")), None, [paper])
    assert (message.level, paper.inferred[0].confidence) == ("info", 0.6)


words = st.sampled_from(["bro", "bron", "å", "–", "4", "mnkr.", "att", "\u00a0", "av-", "\n"])


@settings(max_examples=60)
@given(st.lists(st.lists(words, min_size=1, max_size=12).map(" ".join), min_size=1, max_size=6), st.data())
def test_every_piece_of_a_document_is_found_where_it_stands(paragraphs: list[str], data: st.DataObject) -> None:
    text = "\n\n".join(line.replace("\n", " ") for line in paragraphs)
    try:
        read = document(text)
    except Exception:  # nothing but signs
        return
    wording = index(read, "revised")
    for block in read.blocks:
        said = block.text("revised")
        start = data.draw(st.integers(0, len(said)))
        piece = said[start : data.draw(st.integers(start, len(said)))]
        if not squeezed(piece):
            continue
        place = placed(block.place.paragraph, block.place.start + start, block.place.start + start + len(piece))
        at = wording.at(place)
        assert at is not None
        assert wording.within(squeezed(piece), at, at) is not None


@pytest.mark.skipif(not SHARED.exists(), reason="the real papers are not here")
@pytest.mark.parametrize("path", sorted((SHARED / "seeds").glob("*.txt")), ids=lambda path: path.name)
def test_nothing_in_a_real_paper_is_inferred_but_a_name_in_full(path: Path) -> None:
    for paper in extract(path).papers:
        assert {one.field for one in paper.inferred} <= {"municipality"}
        assert len(list(values(paper))) > 10
