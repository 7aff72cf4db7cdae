"""An abbreviation stands for the organ that had it on the day of the paper, or of the meeting that it is from."""

import pytest

from kserender.extract.matter import Matter
from kserender.extract.names import Names
from kserender.extract.readers import read_bytes
from kserender.extract.recognise import recognise
from kserender.model import Document
from kserender.paper import Paper
from kserender.profile import load

# In Göteborg EN is Exploateringsnämnden since 2023.
NEW = "Exploateringsnämnden"
MINUTES = """Göteborgs Stad
Kommunstyrelsen
Protokoll
Sammanträdesdatum: {day}
Ordförande: Eva Ek (C)
Sekreterare: Bo Alm
Justerare: Ida Lind (S)

§ 1 Val av justerare

Beslut
Ida Lind utses att justera protokollet.

§ 2 Ny gångväg

Beslut
Planen för gångvägen antas.

Beslutet skickas till
EN
"""


def document(text: str) -> Document:
    return read_bytes(text.encode(), "protokoll.txt")


@pytest.mark.parametrize(("day", "name"), [("2024-02-05", NEW), ("2023-01-01", NEW), ("2022-12-31", None)])
def test_the_day_of_the_paper_decides(day: str, name: str | None) -> None:
    matter = Matter(document("Beslutet skickas till\nEN\n"), load("goteborg"))
    assert Names(matter, Paper(date=day)).of("EN") == name


@pytest.mark.parametrize(("day", "name"), [("2024-02-05", NEW), ("2021-02-05", None)])
def test_a_paragraph_is_of_the_day_of_its_meeting(day: str, name: str | None) -> None:
    meeting, papers = recognise(document(MINUTES.format(day=day)))
    assert meeting is not None
    assert meeting.date == day
    assert [(one.text, one.body) for one in papers[1].dispatch] == [("EN", name)]


def test_its_own_day_comes_before_that_of_the_meeting() -> None:
    matter = Matter(document("EN\n"), load("goteborg"), held_on="2024-02-05")
    assert Names(matter, Paper(date="2021-02-05")).of("EN") is None
    assert Names(matter, Paper()).of("EN") == NEW


def test_the_paper_itself_says_it_best() -> None:
    matter = Matter(document("EN\n"), load("goteborg"))
    paper = Paper(date="2021-02-05", abbreviations={"EN": "Ekhamra näringslivsråd"})
    assert Names(matter, paper).of("EN") == "Ekhamra näringslivsråd"
