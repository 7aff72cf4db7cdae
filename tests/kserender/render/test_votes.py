"""A vote looks the same in minutes and in a § by itself, and no ballot is left out of it."""

from collections.abc import Callable
from typing import Any

import pytest

from kserender.paper import Paper, Vote
from kserender.profile import load
from kserender.render import Order, votes
from kserender.render.as_docx import compose, ready_for
from kserender.render.content import Grid, Line
from kserender.render.docx.archive import unpack

BALLOTS = [
    {"name": "Eva Ek", "party": "Centerpartiet", "vote": "ja"},
    {"name": "Bo Alm", "vote": "nej"},
    {"name": "Ida Lind", "vote": "avstår"},
]
VOTE = {"question": "Ja för förslaget, nej för avslag", "yes": 1, "no": 1, "abstain": 1, "ballots": BALLOTS}


def grid(ballots: list[dict[str, str]]) -> Grid:
    made = list(votes.lines(Vote.model_validate({"ballots": ballots}), load("generic")))
    return next(part for part in made if isinstance(part, Grid))


def test_question_figures_and_ballots_are_written() -> None:
    made = list(votes.lines(Vote.model_validate(VOTE), load("generic")))
    texts = [part.text for part in made if isinstance(part, Line)]
    assert any("Ja för förslaget" in text for text in texts)
    assert any("Ja: 1, Nej: 1, Avstår: 1" in text for text in texts)
    table = made[-1]
    assert isinstance(table, Grid)
    assert table.header == ("Ledamot", "Ja", "Nej", "Avstår")
    assert table.rows == (("Eva Ek (C)", "X", "", ""), ("Bo Alm", "", "X", ""), ("Ida Lind", "", "", "X"))


def test_a_choice_of_another_name_has_a_column_too() -> None:
    made = grid([{"name": "Eva Ek", "vote": "ja"}, {"name": "Bo Alm", "vote": "deltar inte"}])
    assert made.header == ("Ledamot", "Ja", "Nej", "Deltar inte")
    assert made.rows[1] == ("Bo Alm", "", "", "X")


@pytest.mark.parametrize("told", [True, False], ids=["told in the text", "only in the fields"])
def test_one_paper_has_the_vote_once(paper: Callable[..., Paper], told: bool) -> None:
    data: dict[str, Any] = {**VOTE, "place": {"file": "a.docx", "paragraph": 3, "start": 0, "end": 9}} if told else VOTE
    text = "Omröstning genomförs. Eva Ek röstar ja, Bo Alm röstar nej, Ida Lind avstår."
    sections = [{"heading": "Omröstning", "role": "vote", "text": text}] if told else []
    order = Order(
        kind="protokollsutdrag",
        paper=paper(paragraph="7", votes=[data], sections=sections, date="2026-03-17"),
        profile=load("generic"),
    )
    xml = unpack(compose(order, ready_for(order)).data)["word/document.xml"].decode()
    assert xml.count("Ida Lind") == 1
    assert ("Ledamot" in xml) is not told
