"""What was generated must read back as the decisions that were to be written."""

from collections.abc import Callable
from typing import Any

import pytest

from kserender.errors import NotAsWritten
from kserender.paper import Paper
from kserender.profile import load
from kserender.render import Order
from kserender.render.as_docx import compose, ready_for
from kserender.render.verify import verify

DECISIONS: list[dict[str, Any]] = [
    {"text": "Anta planen."},
    {"text": "Anvisa 3 mnkr.", "recommends_to": "Kommunfullmäktige"},
]


@pytest.fixture
def made(paper: Callable[..., Paper]) -> tuple[bytes, Paper]:
    order = Order(kind="beslut", paper=paper(decisions=DECISIONS), profile=load("generic"))
    ready = ready_for(order)
    return compose(order, ready).data, ready.paper


def test_the_same_decisions_pass(made: tuple[bytes, Paper]) -> None:
    verify(*made)


@pytest.mark.parametrize(
    "change",
    [
        {"text": "Anta programmet."},
        {"number": 2},
        {"deciding_body": "Socialnämnden"},
        {"recommends_to": "Kommunfullmäktige"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_any_difference_is_refused(made: tuple[bytes, Paper], change: dict[str, Any]) -> None:
    data, ready = made
    other = [ready.decisions[0].model_copy(update=change), ready.decisions[1]]
    with pytest.raises(NotAsWritten):
        verify(data, ready.model_copy(update={"decisions": other}))


def test_a_decision_more_or_less_is_refused(made: tuple[bytes, Paper]) -> None:
    data, ready = made
    for other in (ready.decisions[:1], [*ready.decisions, ready.decisions[1]]):
        with pytest.raises(NotAsWritten, match=str(len(other))):
            verify(data, ready.model_copy(update={"decisions": other}))


def test_a_file_that_cannot_be_read_is_refused(made: tuple[bytes, Paper]) -> None:
    with pytest.raises(NotAsWritten):
        verify(made[0][:2000], made[1])
