"""A claim gives its reasons in one passage, the summary first."""

from typing import Any

from kserender.paper import Paper
from kserender.profile import load
from kserender.render.shapes import shaped

HEAD = {"file": "a.docx", "paragraph": 1, "start": 0, "end": 1, "address": ""}


def claim(**fields: Any) -> Paper:
    paper = Paper.model_validate({"title": "Lekplatser", "summary": "Barnen har långt.", **fields})
    return shaped("yrkande", paper, load("generic").for_kind("yrkande")).paper


def test_the_summary_is_the_first_reason() -> None:
    found = claim(sections=[{"heading": "Skicket", "text": "Slitet."}])
    assert found.summary is None
    assert [(one.heading, one.text) for one in found.sections] == [(None, "Barnen har långt."), ("Skicket", "Slitet.")]


def test_a_summary_that_was_read_keeps_its_list_and_a_heading_over_all_of_the_matter_goes() -> None:
    found = claim(
        summary="Långt till:\nParken",
        sections=[
            {"heading": "Sammanfattning", "role": "summary", "text": "Långt till:\nParken", "place": HEAD}
            | {"items": [{"line": 1, "label": "–"}]},
            {"heading": "Ärendet", "role": "background", "text": ""},
            {"heading": "Skicket", "level": 2, "text": "Slitet."},
        ],
    )
    assert [(one.heading, len(one.items)) for one in found.sections] == [(None, 1), ("Skicket", 0)]
    assert found.sections[0].place is None  # what has one and no heading is the head of a paper


def test_a_house_with_a_summary_in_its_claims_keeps_it_there() -> None:
    profile = load("generic").for_kind("alternativt_forslag")
    paper = Paper.model_validate({"title": "Lekplatser", "summary": "Barnen har långt."})
    assert shaped("yrkande", paper, profile).paper == paper
