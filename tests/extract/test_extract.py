"""Extraction as a whole: nothing invented, everything at its place, on any text."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kserender import extract
from kserender.extract.readers import read_bytes
from kserender.model import Document, Heading, Paragraph
from kserender.paper import Extraction, Place

SHARED = Path(__file__).parents[2].parent / "shared"
LINES = st.sampled_from(
    """
Kommunstyrelsens beslut
Förslag till beslut
Sammanfattning
Beslutsunderlag
Beslutet expedieras till

Fastställa planen. [Skriv beslutet i klartext här.]
- Att uppdra åt tekniska nämnden att senast 2025-03 redovisa 3 mnkr.
1. Planen antas.
Kommunstyrelsen föreslår kommunfullmäktige besluta:
[bookmark: Beslut]Anta planen.
[bookmark: BeslutSlut]Avslå motionen.
Moderaterna\t\tLiberalerna
Maja Dahl\t\tPer Lind
KS, XN, TN
1\tBygga\tMörkt\tUtreda\tKS\t1-6 månader
[öppen hake
]
Badet läcker[footnoteRef:1] här. [1: Not om badet.]
~~gamla~~ nya bad
**nya**
§ 12
Dnr KS 2024/1
¹ Not
läcker¹ nu
Kommunen ska bygga en hall som räcker för alla¹ skolor och
för alla föreningar
""".splitlines()
)


def text_at(document: Document, place: Place) -> str:
    """The revised text that the place covers."""
    out = []
    for block in every(document):
        for run, where in block.placed_runs():
            if block.place.paragraph == place.paragraph and run.note is None and run.shown("revised"):
                out += [sign for at, sign in enumerate(run.text, where.start) if place.start <= at < place.end]
    return "".join(out)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def every(document: Document) -> list[Heading | Paragraph]:
    from kserender.extract.matter import _texts

    notes = [block for note in document.notes for block in note.blocks]
    return list(_texts([*document.blocks, *notes]))


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(LINES, min_size=1, max_size=14).filter(lambda lines: "".join(lines).strip()))
@example(
    [
        "Kommunstyrelsens beslut",
        "- Att uppdra åt tekniska nämnden att senast 2025-03 redovisa 3 mnkr.",
        "Kommunstyrelsen föreslår kommunfullmäktige besluta:",
        "1. Planen antas.",
        "~~gamla~~ nya bad",
    ]
)
def test_every_text_stands_in_the_document_at_its_place(lines: list[str]) -> None:
    document = read_bytes("\n".join(lines).encode(), "paper.txt")
    paper = extract(document).papers[0]
    for decision in paper.decisions:
        assert decision.place
        # White space is no wording: struck words leave a gap that is closed.
        at_place, said = _squeezed(text_at(document, decision.place)), _squeezed(decision.text)
        assert at_place
        assert said.startswith(at_place)
        # What a point lists stands in paragraphs of its own; a place is in one.
        after = (block for block in every(document) if block.place.paragraph > decision.place.paragraph)
        listed = "".join(f"{block.label or ''}{block.text('revised')}" for block in after)
        assert _squeezed(listed).startswith(said.removeprefix(at_place))
    for attachment in paper.attachments:
        assert attachment.place
        assert text_at(document, attachment.place) == attachment.title
    for dispatch in paper.dispatch:
        assert dispatch.place
        assert text_at(document, dispatch.place) == dispatch.text
    for amount in paper.amounts:
        assert amount.place
        assert text_at(document, amount.place) == amount.text
    for reference in paper.references:
        assert reference.place
        assert text_at(document, reference.place) == reference.text


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.text(min_size=1, max_size=300).filter(lambda text: text.strip(" \t\r\n\f\v\0") != ""))
def test_no_text_is_too_strange(text: str) -> None:
    from kserender.errors import ReadError

    try:
        extraction = extract(read_bytes(text.encode("utf-8", "replace"), "strange.txt"))
    except ReadError:
        return
    assert Extraction.model_validate_json(extraction.model_dump_json(by_alias=True)) == extraction


def test_minutes_whose_only_paragraph_is_its_number_are_read() -> None:
    text = "Kommunstyrelsens beslut\n" * 12 + "§ 12"
    assert extract(read_bytes(text.encode(), "a.txt")).papers


def test_the_same_twice() -> None:
    text = "Simhall\nFritidsnämndens beslut\nAnta planen.\nSammanfattning\nBadet läcker.".encode()
    first, second = (extract(read_bytes(text, "a.txt")).model_dump_json() for _ in range(2))
    assert first == second


@pytest.mark.skipif(not SHARED.exists(), reason="the shared papers are not here")
def test_the_five_papers_that_the_project_began_with(tmp_path: Path) -> None:
    score = [sys.executable, str(SHARED / "score.py"), str(SHARED / "gold"), str(SHARED / "seeds"), "--min", "0.97"]
    command = f"{sys.executable} -W ignore -m kserender extract --format json"
    done = subprocess.run([*score, "--command", command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("signs", [" ", "\t", "A", "a", "1", "1 ", " , "])
def test_signs_without_end_are_read(signs: str) -> None:
    """Where a pattern tried them from each of their places, reading such a line would not come to an end."""
    endless = signs * 20_000
    decided = f"Kommunstyrelsens beslut\n1. Avslå {endless}\n2. Bifalla {endless}."
    text = f"Ny brygga\n{decided}\nBeslutet expedieras till\n{endless}"
    assert extract(read_bytes(text.encode(), "paper.txt")).papers
