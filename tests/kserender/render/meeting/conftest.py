"""A meeting of an invented board, with a vote that somebody dissents from."""

from collections.abc import Callable
from typing import Any

import pytest

from kserender.paper import Meeting, Paper
from kserender.render.meeting.sitting import Item, Sitting

MEETING: dict[str, Any] = {
    "body": "Kommunstyrelsen",
    "date": "2026-09-08",
    "start": "09:00",
    "end": "11:30",
    "place": "Sal Tallen, stadshuset",
    "number": "9",
    "chair": "Anna Lindkvist",
    "secretary": "Ivar Falkman",
    "adjusters": ["Olle Brandt", "Elsa Rydén"],
    "adjustment": "Kansliet, 2026-09-14",
    "present": [
        {"name": "Anna Lindkvist", "party": "Socialdemokraterna", "role": "ordförande"},
        {"name": "Olle Brandt", "party": "Centerpartiet"},
        {"name": "Elsa Rydén", "party": "Moderaterna", "role": "ersätter Pål Ros (M)"},
        {"name": "Tove Granlund", "party": "Centerpartiet", "role": "ersättare"},
        {"name": "Britt Sandell", "role": "kommunchef"},
    ],
}
VOTED: dict[str, Any] = {
    "title": "Parkering vid stationen m.m.",
    "paragraph": "45",
    "diary_number": "KS 2026-00201",
    "decisions": [
        {"text": "Kommunstyrelsen godkänner planen för parkeringen."},
        {"text": "Kommunstyrelsen uppdrar åt tekniska nämnden att bygga den senast den 1 juni 2027."},
        {"text": "Kommunfullmäktige anslår 3 000 000 kr.", "recommends_to": "Kommunfullmäktige"},
    ],
    "summary": "Platserna räcker inte på morgnarna.",
    "attachments": [{"title": "Tekniska förvaltningens tjänsteskrivelse", "date": "2026-08-20"}],
    "yrkanden": [
        {"people": [{"name": "Olle Brandt", "party": "C"}], "text": "Olle Brandt (C) yrkar bifall till förslaget."},
        {"people": [{"name": "Elsa Rydén", "party": "M"}], "text": "Elsa Rydén (M) yrkar avslag på förslaget."},
    ],
    "proposition_order": "Ordföranden ställer bifall mot avslag. Omröstning begärs.",
    "votes": [
        {
            "question": "Ja för bifall till förslaget, nej för avslag",
            "yes": 2,
            "no": 1,
            "ballots": [
                {"name": "Anna Lindkvist", "party": "S", "vote": "ja"},
                {"name": "Olle Brandt", "party": "C", "vote": "ja"},
                {"name": "Elsa Rydén", "party": "M", "vote": "nej"},
            ],
        }
    ],
    "reservations": [{"people": [{"name": "Elsa Rydén", "party": "M"}], "text": "Platserna behövs inte."}],
    "conflicts_of_interest": ["Tove Granlund (C) anmäler jäv och deltar inte i handläggningen."],
    "sections": [
        {"heading": "Protokollsanteckning", "role": "note", "text": "Olle Brandt (C) vill se fler cykelställ."}
    ],
    "dispatch": [{"text": "Tekniska nämnden"}],
}
PLAIN: dict[str, Any] = {
    "title": "Val av ombud",
    "paragraph": "46",
    "decisions": [{"text": "Kommunstyrelsen utser Olle Brandt till ombud vid stämman."}],
}


@pytest.fixture
def sitting() -> Callable[..., Sitting]:
    """The meeting with these changes; `papers` take the place of its two matters."""

    def make(*papers: dict[str, Any], **meeting: Any) -> Sitting:
        matters = papers or (VOTED, PLAIN)
        return Sitting(
            meeting=Meeting.model_validate({**MEETING, **meeting}),
            items=tuple(Item(Paper.model_validate(one)) for one in matters),
            municipality="Ekhamra kommun",
        )

    return make


@pytest.fixture
def voted() -> Callable[..., dict[str, Any]]:
    """The matter that was voted on, with these changes."""
    return lambda **fields: {**VOTED, **fields}
