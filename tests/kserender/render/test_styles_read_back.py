"""A document in any house's style says the same decisions when it is read back: each style, level and kind."""

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kserender.paper import Decision, Paper
from kserender.profile import load
from kserender.render import Order
from kserender.render.as_docx import compose, ready_for
from kserender.render.kinds import KINDS
from kserender.render.verify import verify
from kserender.style import Style

KINDS_WITH_DECISIONS = [name for name, kind in KINDS.items() if "decisions" in kind.required and name != "expediering"]
ORGANS = ["Tekniska nämnden", "Kommunstyrelsen", "Socialnämnden", "Nämnden för kultur och fritid"]
ABOVE = ["Kommunfullmäktige", "Kommunstyrelsen", None]
TEXTS = [
    "Anta planen för lekplatsen i Björkdalen.",
    "Uppdra åt tekniska förvaltningen att redovisa kostnaderna senast i maj 2027.",
    "Anvisa 3 200 000 kronor ur investeringsreserven för gångvägen.",
    "Avslå motionen med hänvisning till förvaltningens yttrande.",
    "Godkänna årsredovisningen och lägga den till handlingarna.",
    "Fastställa taxan för torghandel enligt bilaga 2. Taxan gäller från den 1 januari 2027.",
    "Bevilja föreningen Ekhamra Segelsällskap ett bidrag med 40 000 kronor.",
    "Som svar på remissen översända förvaltningens tjänsteskrivelse till länsstyrelsen.",
    "Planen gäller till och med år 2030.",  # in no style: it stands as it is
]
NOW = "Förklara paragrafen omedelbart justerad."  # which is proposed to nobody

levels = st.tuples(st.sampled_from(ORGANS), st.sampled_from(ABOVE)).filter(lambda level: level[0] != level[1])
points = st.lists(st.sampled_from(TEXTS), min_size=1, max_size=4, unique=True)


@st.composite
def papers(draw: st.DrawFn) -> Paper:
    """A paper of one organ, with what it decides itself before what it proposes."""
    organ, above = draw(levels)
    first, second = draw(points), draw(points)
    own = [Decision(text=text, deciding_body=organ) for text in (*first, *draw(st.sampled_from([(), (NOW,)])))]
    further = [Decision(text=text, deciding_body=organ, recommends_to=above) for text in second if text not in first]
    return Paper.model_validate(
        {
            "title": "Ny lekplats i Björkdalen",
            "body": organ,
            "date": "2026-03-17",
            "paragraph": "12",
            "summary": "Förvaltningen har tagit fram en plan.",
            "decisions": [point.model_dump() for point in (*own, *(further if above else ()))],
            "proposers": ["Centerpartiet"],
            "signatories": [{"name": "Eva Ek", "party": "Centerpartiet"}],
        }
    )


@pytest.mark.parametrize("style", get_args(Style))
@settings(max_examples=15, deadline=None)
@given(papers(), st.sampled_from(KINDS_WITH_DECISIONS), st.sampled_from(["generic", "boras", "motala", "goteborg"]))
def test_the_decisions_read_back_as_they_were_written(style: Style, paper: Paper, kind: str, house: str) -> None:
    if kind == "tjansteskrivelse":
        paper = paper.model_copy(update={"proposers": [], "signatories": []})
    order = Order(kind=kind, paper=paper, profile=replace(load(house), decision_style=style))
    ready = ready_for(order)
    assert len(ready.paper.decisions) == len(paper.decisions)
    verify(compose(order, ready).data, ready.paper, KINDS[kind])
