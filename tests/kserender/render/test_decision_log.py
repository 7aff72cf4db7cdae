"""The log of decisions as Excel reads it: a row a point, texts that stay texts, numbers that can be added up."""

import io
from typing import Any

import openpyxl
import pytest

from kserender.paper import Meeting, Paper
from kserender.profile import load
from kserender.render.decision_log import decision_log
from kserender.render.meeting.sitting import Item, Sitting

PAPER: dict[str, Any] = {
    "title": "Ny brygga",
    "paragraph": "45",
    "diary_number": "KS 2026-00201",
    "decisions": [
        {
            "number": 1,
            "text": "Tekniska nämnden får i uppdrag att bygga en brygga för 450 000 kr senast den 1 juni 2027.",
            "action": "uppdra",
            "assigned_to": ["Tekniska nämnden"],
            "deadlines": ["2027-06-01"],
            "amounts": [{"text": "450 000 kr", "value": 450000}],
        },
        {
            "number": 1,
            "text": "Anslå 3–4 mnkr.",
            "recommends_to": "Kommunfullmäktige",
            "amounts": [{"text": "3–4 mnkr", "value": 3000000, "high": 4000000}],
        },
    ],
    "dispatch": [{"text": "KF"}, {"text": "Ekonomienheten"}],
}


def sheet(*papers: dict[str, Any], profile: str = "generic") -> Any:
    sitting = Sitting(
        meeting=Meeting(body="Kommunstyrelsen", date="2026-09-08"),
        items=tuple(Item(Paper.model_validate(paper)) for paper in papers),
    )
    return openpyxl.load_workbook(io.BytesIO(decision_log([sitting], load(profile)))).active


def test_every_decision_has_a_row() -> None:
    found = list(sheet(PAPER).iter_rows(values_only=True))
    assert found[0] == (
        "§",
        "Diarienummer",
        "Ärende",
        "Organ",
        "Sammanträde",
        "Punkt",
        "Beslut",
        "Åtgärd",
        "Föreslås",
        "Ansvarig",
        "Senast",
        "Belopp (kr)",
        "Skickas till",
        "Status",
    )
    common = ("45", "KS 2026-00201", "Ny brygga", "Kommunstyrelsen", "2026-09-08", 1)
    sent = "Kommunfullmäktige, Ekonomienheten"
    first, second = (point["text"] for point in PAPER["decisions"])
    assert found[1:] == [
        (*common, first, "uppdra", None, "Tekniska nämnden", "2027-06-01", 450000, sent, None),
        (*common, second, None, "Kommunfullmäktige", None, None, "3–4 mnkr", sent, None),
    ]


@pytest.mark.parametrize("sign", "=+-@")
def test_a_text_that_begins_as_a_formula_is_a_text(sign: str) -> None:
    cell = sheet({**PAPER, "title": f"{sign}1+1"})["C2"]
    assert (cell.value, cell.data_type) == (f"{sign}1+1", "s")


def test_it_can_be_sorted_and_followed_up() -> None:
    found = sheet(PAPER)
    assert found.freeze_panes == "B2"
    assert found.auto_filter.ref == "A1:N3"
    rule = found.data_validations.dataValidation[0]
    assert (str(rule.sqref), rule.formula1) == ("N2:N3", '"Ej påbörjad,Pågår,Klar"')


def test_a_meeting_without_decisions_gives_the_head_alone() -> None:
    found = sheet({"title": "Information"})
    assert found.max_row == 1
    assert not found.data_validations.dataValidation


def test_twice_gives_the_same_bytes() -> None:
    sitting = Sitting(meeting=Meeting(), items=(Item(Paper.model_validate(PAPER)),))
    assert decision_log([sitting], load("generic")) == decision_log([sitting], load("generic"))
