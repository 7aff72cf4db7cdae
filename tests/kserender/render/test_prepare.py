"""A paper is made ready: what it lacks is told at once, and nothing of it is dropped in silence."""

import dataclasses
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kserender.errors import InvalidData
from kserender.paper import Paper
from kserender.profile import Profile, load
from kserender.render import Made, Order, make
from kserender.render.kinds import FIELDS, KINDS, Kind
from kserender.render.prepare import prepared

BESLUT = KINDS["beslut"]


@pytest.fixture
def house(tmp_path: Path) -> Profile:
    text = '[organs]\nBUN = [{ name = "Barnnämnden", to = 2022-12-31 }, { name = "Skolnämnden", from = 2023-01-01 }]\n'
    (tmp_path / "profile.toml").write_text(text, encoding="utf-8")
    return load(tmp_path)


@pytest.mark.parametrize(("day", "name"), [("2022-05-01", "Barnnämnden"), ("2024-05-01", "Skolnämnden")])
def test_an_abbreviation_is_the_organ_of_the_paper_s_day(
    paper: Callable[..., Paper], house: Profile, day: str, name: str
) -> None:
    assert prepared(paper(body="BUN", date=day), house, BESLUT).paper.decisions[0].deciding_body == name
    assert prepared(paper(body="BUN", date=day), house, BESLUT, day=date(2024, 1, 1)).paper.body == "Skolnämnden"


def test_all_that_is_missing_is_told_at_once(paper: Callable[..., Paper]) -> None:
    empty = paper(title="", decisions=[])
    with pytest.raises(InvalidData, match=r"title.*decisions.*summary.*sections"):
        prepared(empty, load("generic"), KINDS["tjansteskrivelse"])


def test_one_of_several_is_enough(paper: Callable[..., Paper]) -> None:
    kind = Kind(required=("proposers|signatories",))
    with pytest.raises(InvalidData):
        prepared(paper(), load("generic"), kind)
    assert prepared(paper(proposers=["M"]), load("generic"), kind).missing == ()
    assert prepared(paper(signatories=[{"name": "Eva Ek"}]), load("generic"), kind).missing == ()


def test_a_house_may_ask_for_more(paper: Callable[..., Paper]) -> None:
    house = dataclasses.replace(load("generic"), required=("diary_number",))
    with pytest.raises(InvalidData, match="diary_number"):
        prepared(paper(), house, BESLUT)
    assert prepared(paper(diary_number="KS 2026-1"), house, BESLUT).missing == ()


def test_every_field_that_can_be_missing_has_words() -> None:
    fields = {name for kind in KINDS.values() for either in kind.required for name in either.split("|")}
    assert fields <= set(FIELDS) <= set(Paper.model_fields)


@pytest.mark.parametrize(
    "left",
    ["[Skriv här vad ärendet gäller]", "ÅÅÅÅ-MM-DD", "Klicka eller tryck här för att ange text.", "[Ange datum]"],
)
def test_guidance_that_was_left_is_refused_and_never_carried_over(paper: Callable[..., Paper], left: str) -> None:
    given = paper(summary=f"En text. {left}")
    with pytest.raises(InvalidData) as raised:
        prepared(given, load("generic"), BESLUT)
    assert left in raised.value.what
    ready = prepared(given, load("generic"), BESLUT, draft=True)
    assert ready.paper.summary == "En text."
    assert any(left in text for text in ready.missing)


@pytest.mark.parametrize("kept", ["[sic]", "[1]", "[1, s. 4]", "lagen [om stöd]"])
def test_brackets_of_the_text_itself_are_none(paper: Callable[..., Paper], kept: str) -> None:
    assert prepared(paper(summary=kept), load("generic"), BESLUT).paper.summary == kept


def test_signs_that_turn_the_text_around_are_left_out_and_told(paper: Callable[..., Paper]) -> None:
    ready = prepared(paper(title="Plan\u202e för \u2066Ekbacken\u2069"), load("generic"), BESLUT)
    assert ready.paper.title == "Plan för Ekbacken"
    assert any(note.startswith("3 ") for note in ready.notes)


def test_points_are_put_in_the_house_s_style_or_told(paper: Callable[..., Paper]) -> None:
    given = paper(decisions=[{"text": "Anta planen."}, {"text": "Bevilja Ekhamra IF 20 000 kronor."}])
    ready = prepared(given, load("motala"), BESLUT)
    assert ready.paper.decisions[0].text == "Planen antas."
    assert "Ekhamra IF" in ready.paper.decisions[1].text
    assert len(ready.notes) == 1
    assert "Ekhamra IF" in ready.notes[0]


def test_a_sentence_says_who_decides_in_the_end(paper: Callable[..., Paper]) -> None:
    given = paper(decisions=[{"text": "Anta planen."}, {"text": "Anta taxan.", "recommends_to": "Kommunfullmäktige"}])
    texts = [point.text for point in prepared(given, load("nacka"), BESLUT).paper.decisions]
    assert texts == ["Kommunstyrelsen antar planen.", "Kommunfullmäktige antar taxan."]
    house = dataclasses.replace(load("nacka"), decision_style="beslutar att")
    texts = [point.text for point in prepared(given, house, BESLUT).paper.decisions]
    assert texts == [
        "Kommunstyrelsen beslutar att anta planen.",
        "Kommunstyrelsen föreslår kommunfullmäktige besluta att anta taxan.",
    ]


def test_the_verb_is_that_of_the_level(paper: Callable[..., Paper]) -> None:
    house = dataclasses.replace(
        load("generic"), verbs_recommending={"fastställa": "tillstyrka"}, verbs_final={"tillstyrka": "fastställa"}
    )
    given = paper(
        decisions=[{"text": "Tillstyrka taxan."}, {"text": "Fastställa taxan.", "recommends_to": "Kommunfullmäktige"}]
    )
    texts = [point.text for point in prepared(given, house, BESLUT).paper.decisions]
    assert texts == ["Fastställa taxan.", "Tillstyrka taxan."]


@pytest.mark.parametrize(("number", "told"), [("KS 2026/12", 0), ("2026-12", 1), ("KS 2026/12 b", 1), (None, 0)])
def test_a_number_unlike_the_house_s_is_told_and_kept(
    paper: Callable[..., Paper], number: str | None, told: int
) -> None:
    house = dataclasses.replace(load("generic"), diary_form="{organ} {year}/{number}")
    ready = prepared(paper(diary_number=number), house, BESLUT)
    assert ready.paper.diary_number == number
    assert len(ready.notes) == told


@pytest.fixture
def draft() -> Callable[[Paper], Made]:
    def made(paper: Paper) -> Made:
        return make(Order(kind="beslut", paper=paper, profile=load("generic"), draft=True))

    return made


def test_a_draft_says_that_it_is_one_and_its_notes_what_it_lacks(
    paper: Callable[..., Paper], draft: Callable[[Paper], Made], written: Callable[[bytes], Any]
) -> None:
    made = draft(paper(title=None, decisions=[]))
    file = written(made.data)
    assert file.lines()[0].startswith("UTKAST")
    assert b"Utkast</" in file.parts["docProps/core.xml"]
    assert any("(title)" in note and "(decisions)" in note for note in made.notes)
    assert not any("(title)" in note for note in draft(paper()).notes)


def test_a_document_that_is_no_draft_does_not_say_so(
    paper: Callable[..., Paper], written: Callable[[bytes], Any]
) -> None:
    file = written(make(Order(kind="beslut", paper=paper(), profile=load("generic"))).data)
    assert not file.lines()[0].startswith("UTKAST")
    assert b"contentStatus" not in file.parts["docProps/core.xml"]
