"""A summons tells where and when, and lists the matters in order."""

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import docx as python_docx

from kserender.profile import load
from kserender.render.meeting import MeetingOrder, make
from kserender.render.meeting.sitting import Sitting

Make = Callable[..., Sitting]


def document(sitting: Sitting) -> Any:
    return python_docx.Document(
        io.BytesIO(make(MeetingOrder(kind="kallelse", sitting=sitting, profile=load("generic"))).data)
    )


def test_the_matters_stand_in_order_with_their_papers(sitting: Make) -> None:
    held = sitting()
    first = replace(held.items[0], presenter="Per Wallin, gatuchef", time="9.10")
    rows = document(replace(held, items=(first, held.items[1]))).tables[0].rows
    assert [cell.text for cell in rows[0].cells] == ["Nr", "Ärende", "Föredragande", "Tid"]
    assert [cell.text for cell in rows[1].cells] == [
        "1",
        "Parkering vid stationen m.m.\nDnr KS 2026-00201\nHandlingar:\n"
        "– Tekniska förvaltningens tjänsteskrivelse, 2026-08-20",
        "Per Wallin, gatuchef",
        "9.10",
    ]
    assert [cell.text for cell in rows[2].cells] == ["2", "Val av ombud", "\N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"]


def test_a_column_that_nothing_is_known_for_is_left_out(sitting: Make) -> None:
    assert [cell.text for cell in document(sitting()).tables[0].rows[0].cells] == ["Nr", "Ärende"]


def test_it_says_where_and_when(sitting: Make) -> None:
    lines = [p.text for p in document(sitting()).paragraphs]
    assert "Tid\tkl. 9.00–11.30" in [line.replace("09.", "9.") for line in lines]
    assert "Plats\tSal Tallen, stadshuset" in lines


def test_the_time_is_not_told_twice(sitting: Make) -> None:
    lines = [p.text for p in document(sitting(place="Sal Tallen, kl. 09.00–11.30")).paragraphs]
    assert not any(line.startswith("Tid\t") for line in lines)
