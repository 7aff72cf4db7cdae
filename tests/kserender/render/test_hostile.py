"""Whatever a paper holds is text in every kind of document, or a clear error."""

from collections.abc import Callable
from typing import Any

import pytest

from kserender.errors import KserenderError
from kserender.paper import Meeting, Paper
from kserender.profile import load
from kserender.render import Order
from kserender.render.as_docx import compose, ready_for
from kserender.render.kinds import KINDS
from kserender.render.meeting import MeetingOrder
from kserender.render.meeting.as_docx import compose as compose_meeting
from kserender.render.meeting.as_docx import ready_for as ready_for_meeting
from kserender.render.meeting.sitting import Item, Sitting

MARKUP = "<w:p>&amp;</w:p> {{ title }} ]]> ${x} %s \\n"


def everything(text: str) -> dict[str, Any]:
    """A paper with the text in every place that is written."""
    person = {"name": text, "role": text, "party": text}
    row = {"number": 1, "proposal": text, "reason": text, "activity": text, "responsible_text": text}
    return {
        "title": text,
        "body": text,
        "municipality": text,
        "diary_number": text,
        "paragraph": text,
        "date": text,
        "author": text,
        "proposers": [text],
        "decisions": [{"text": text}],
        "summary": text,
        "sections": [{"heading": text, "text": text}],
        "attachments": [{"title": text, "date": text}],
        "consultation": text,
        "dispatch": [{"text": text, "address": text}],
        "signatories": [person],
        "action_tables": [{"title": text, "rows": [row]}],
        "tables": [{"header": [text], "rows": [[text]]}],
        "abbreviations": {text: text},
        "yrkanden": [{"people": [person], "text": text}],
        "proposition_order": text,
        "votes": [{"question": text, "yes": 7, "no": 4, "ballots": [{"name": text, "party": text, "vote": text}]}],
        "conflicts_of_interest": [text],
    }


def made(kind: str, data: dict[str, Any]) -> bytes:
    order = Order(kind=kind, paper=Paper.model_validate(data), profile=load("generic"))
    return compose(order, ready_for(order)).data


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_markup_is_text(written: Callable[[bytes], Any], kind: str) -> None:
    lines = written(made(kind, everything(MARKUP))).lines()
    assert MARKUP in lines
    assert not [line for line in lines if "<w:p>" in line and "&amp;" not in line]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_signs_that_turn_the_text_are_gone(written: Callable[[bytes], Any], kind: str) -> None:
    parts = written(made(kind, everything("Anta \u202eplanen\u2069\u200b."))).parts
    text = b"".join(parts.values()).decode("utf-8", "ignore")
    assert "Anta planen." in text
    assert not any(sign in text for sign in "\u202e\u2069\u200b")


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_sign_that_cannot_be_written_is_named(kind: str) -> None:
    with pytest.raises(KserenderError, match="U\\+0000"):
        made(kind, everything("Anta\x00 planen."))


def test_ten_thousand_points_are_written_in_order(written: Callable[[bytes], Any]) -> None:
    points = [{"text": f"Anta plan {number}."} for number in range(10_000)]
    data = {"title": "Planer", "body": "Tekniska nämnden", "paragraph": "1", "date": "2026-03-17", "decisions": points}
    lines = written(made("protokollsutdrag", data)).lines()
    assert [line for line in lines if line.startswith("Anta")] == [point["text"] for point in points]


def meeting_of(kind: str, text: str) -> bytes:
    """A meeting with the text in every place that is written."""
    person = {"name": text, "party": text, "role": text}
    held = dict.fromkeys(("body", "place", "number", "chair", "secretary", "adjustment"), text)
    meeting = Meeting.model_validate(
        {**held, "date": "2026-03-17", "start": "09:00", "adjusters": [text], "present": [person]}
    )
    data = {
        **everything(text),
        "date": "2026-03-17",
        "paragraph": "1",
        "reservations": [{"people": [person], "text": text}],
    }
    sitting = Sitting(meeting=meeting, items=(Item(Paper.model_validate(data)),))
    order = MeetingOrder(kind=kind, sitting=sitting, profile=load("generic"))
    return compose_meeting(order, ready_for_meeting(order).sitting).data


@pytest.mark.parametrize("kind", ["protokoll", "kallelse"])
def test_markup_in_a_meeting_is_text(written: Callable[[bytes], Any], kind: str) -> None:
    lines = written(meeting_of(kind, MARKUP)).lines()
    assert any(MARKUP in line for line in lines)
    assert not [line for line in lines if "<w:p>" in line and "&amp;" not in line]


@pytest.mark.parametrize("kind", ["protokoll", "kallelse"])
def test_signs_that_turn_the_text_of_a_meeting_are_gone(written: Callable[[bytes], Any], kind: str) -> None:
    text = b"".join(written(meeting_of(kind, "Anta \u202eplanen\u2069\u200b.")).parts.values()).decode(
        "utf-8", "ignore"
    )
    assert "Anta planen" in text
    assert not any(sign in text for sign in "\u202e\u2069\u200b")


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_paper_that_lacks_everything_is_refused_with_what_to_do(kind: str) -> None:
    order = Order(kind=kind, paper=Paper(), profile=load("generic"))
    with pytest.raises(KserenderError) as raised:
        ready_for(order)
    assert raised.value.what
    assert raised.value.remedy
