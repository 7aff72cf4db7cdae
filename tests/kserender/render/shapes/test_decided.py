"""A memorandum becomes the § of the minutes: proposed to the organ, then decided by it."""

from typing import Any

import pytest

from kserender.paper import Decision, Paper
from kserender.profile import load
from kserender.render.shapes.decided import as_decided

GENERIC = load("generic").for_kind("protokollsutdrag")


def memorandum(**fields: Any) -> Paper:
    return Paper.model_validate({"kind": "tjansteskrivelse", "title": "Lekplatser", **fields})


def decided(point: dict[str, Any], body: str | None = None) -> Decision:
    return as_decided(memorandum(decisions=[point], body=body), GENERIC).paper.decisions[0]


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        (
            "Parkförvaltningen föreslår att tekniska nämnden beslutar att anta planen.",
            "Tekniska nämnden beslutar att anta planen.",
        ),
        ("Tekniska nämnden föreslås besluta att anta planen.", "Tekniska nämnden beslutar att anta planen."),
        (
            "Parkkontoret föreslår tekniska nämnden besluta att anta planen.",
            "Tekniska nämnden beslutar att anta planen.",
        ),
        ("Parkkontoret föreslår tekniska nämnden att anta planen.", "Tekniska nämnden beslutar att anta planen."),
    ],
)
def test_what_officials_propose_the_organ_decides(text: str, becomes: str) -> None:
    point = decided({"text": text, "deciding_body": "Parkförvaltningen"})
    assert (point.text, point.deciding_body, point.recommends_to) == (becomes, "Tekniska nämnden", None)


def test_what_the_organ_proposes_to_another_goes_on() -> None:
    text = "Parkkontoret föreslår att tekniska nämnden föreslår kommunfullmäktige besluta att anta planen."
    point = decided({"text": text, "deciding_body": "Parkkontoret"})
    assert point.text == "Tekniska nämnden föreslår kommunfullmäktige besluta att anta planen."
    assert (point.deciding_body, point.recommends_to) == ("Tekniska nämnden", "Kommunfullmäktige")


@pytest.mark.parametrize(
    "text",
    [
        "Tekniska nämnden föreslår kommunfullmäktige besluta att anta planen.",
        "Anta planen som tekniska nämnden föreslår.",
        "att uppdra åt parkförvaltningen att föreslå nya lekplatser",
    ],
)
def test_other_points_stay_as_they_are(text: str) -> None:
    assert decided({"text": text, "deciding_body": "Tekniska nämnden"}).text == text


def test_a_heading_of_officials_gives_the_organ_under_it() -> None:
    point = decided({"text": "Anta planen.", "deciding_body": "Parkkontoret", "recommends_to": "Tekniska nämnden"})
    assert (point.deciding_body, point.recommends_to) == ("Tekniska nämnden", None)


def test_the_memorandum_becomes_one_of_the_papers_and_its_day_and_people_go() -> None:
    people = [{"name": "Lovisa Almgård", "role": "Parkchef"}]
    given = memorandum(date="2026-02-03", signatories=people, attachments=[{"number": 1, "title": "Karta"}])
    shaped = as_decided(given, GENERIC)
    assert [(one.title, one.date) for one in shaped.paper.attachments] == [
        ("Tjänsteskrivelse", "2026-02-03"),
        ("Karta", None),
    ]
    assert (shaped.paper.date, shaped.paper.signatories) == (None, [])
    assert len(shaped.notes) == 2
    assert "2026-02-03" in shaped.notes[0]


def test_a_memorandum_that_is_listed_already_is_not_listed_twice() -> None:
    given = memorandum(attachments=[{"title": "Tjänsteskrivelse om lekplatser", "date": "2026-02-03"}])
    assert len(as_decided(given, GENERIC).paper.attachments) == 1


def test_another_paper_is_in_the_minutes_already() -> None:
    given = Paper(kind="protokollsutdrag", date="2026-03-17")
    assert as_decided(given, GENERIC).paper is given


def test_an_alternative_that_was_adopted_is_decided_like_a_memorandum() -> None:
    given = memorandum(kind="alternativt_forslag", body="Tekniska nämnden", date="2026-02-03", proposers=["C"])
    found = as_decided(given, GENERIC).paper
    assert (found.date, found.signatories) == (None, [])
    assert [(one.title, one.date) for one in found.attachments] == [("Alternativt förslag", "2026-02-03")]
