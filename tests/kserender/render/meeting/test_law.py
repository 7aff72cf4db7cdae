"""What the law asks minutes to hold is missed by name, and nothing is written without it."""

from collections.abc import Callable
from typing import Any

import pytest

from kserender import i18n
from kserender.errors import InvalidData
from kserender.profile import load
from kserender.render.meeting import MeetingOrder, make
from kserender.render.meeting.law import gaps
from kserender.render.meeting.sitting import Sitting

Make = Callable[..., Sitting]


@pytest.fixture(autouse=True)
def _english() -> Any:
    i18n.use("en")
    yield
    i18n.use(None)


def missing(sitting: Sitting) -> list[str]:
    return list(gaps(sitting, minutes=True))


def test_nothing_is_missing(sitting: Make) -> None:
    assert missing(sitting()) == []


@pytest.mark.parametrize("field", ["body", "date", "chair"])
def test_a_field_of_the_meeting(sitting: Make, field: str) -> None:
    assert [f"meeting.{field}" in gap for gap in missing(sitting(**{field: None}))] == [True]


@pytest.mark.parametrize("field", ["present", "adjusters"])
def test_a_list_of_the_meeting(sitting: Make, field: str) -> None:
    assert [f"meeting.{field}" in gap for gap in missing(sitting(**{field: []}))] == [True]


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"yrkanden": []}, "yrkanden"),
        ({"proposition_order": None}, "proposition_order"),
        ({"votes": [{"yes": 2, "ballots": [{"name": "Olle Brandt", "vote": "ja"}]}]}, "yes and no"),
        ({"votes": [{"yes": 2, "no": 1}]}, "ballots"),
        ({"reservations": [{"text": "Det är för dyrt."}]}, "reservations"),
    ],
)
def test_a_matter_that_was_voted_on(
    sitting: Make, voted: Callable[..., dict[str, Any]], fields: dict[str, Any], named: str
) -> None:
    found = missing(sitting(voted(**fields)))
    assert len(found) == 1
    assert found[0].startswith("§ 45:")
    assert named in found[0]


@pytest.mark.parametrize("question", ["Ja för bifall, nej för avslag. Se bilaga 2.", "Sluten omröstning om posten"])
def test_names_may_stand_elsewhere_or_be_secret(
    sitting: Make, voted: Callable[..., dict[str, Any]], question: str
) -> None:
    assert missing(sitting(voted(votes=[{"question": question, "yes": 2, "no": 1}]))) == []


def test_how_it_was_dealt_with_may_tell_it_all(sitting: Make, voted: Callable[..., dict[str, Any]]) -> None:
    told = {"heading": "Beslutsgång", "role": "treatment", "text": "Ordföranden ställer förslagen mot varandra."}
    assert missing(sitting(voted(yrkanden=[], proposition_order=None, sections=[told]))) == []


def test_all_of_it_is_said_at_once_and_a_draft_says_it_too(sitting: Make) -> None:
    bare = sitting({"title": "Ny brygga"}, chair=None)
    order = MeetingOrder(kind="protokoll", sitting=bare, profile=load("generic"))
    with pytest.raises(InvalidData) as refused:
        make(order)
    for gap in ("meeting.chair", "--first-paragraph", "decisions"):
        assert gap in refused.value.what
    draft = make(MeetingOrder(kind="protokoll", sitting=bare, profile=load("generic"), draft=True))
    assert any("meeting.chair" in note and "decisions" in note for note in draft.notes)


def test_a_summons_asks_only_where_and_when(sitting: Make) -> None:
    assert list(gaps(sitting({"title": "Ny brygga"}, chair=None, present=[], adjusters=[]), minutes=False)) == []
    assert len(list(gaps(sitting(place=None, start=None), minutes=False))) == 2
