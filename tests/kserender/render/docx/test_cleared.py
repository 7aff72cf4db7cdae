"""A template is looked through once and filled many times: no document leaves anything in the next one."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kserender.errors import InvalidData
from kserender.paper import Paper
from kserender.profile import load
from kserender.render.docx.archive import unpack
from kserender.render.docx.template import open_template

BODY = (
    '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Beslut</w:t></w:r></w:p>'
    '<w:p><w:bookmarkStart w:id="1" w:name="Beslut"/><w:r><w:t>[Punkterna]</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>'
    '<w:p><w:bookmarkStart w:id="2" w:name="Sammanfattning"/><w:r><w:t>[x x]</w:t></w:r><w:bookmarkEnd w:id="2"/></w:p>'
    "<w:p><w:r><w:t>[Ange detta före användning]</w:t></w:r></w:p>"
)

Make = Callable[..., bytes]


def test_the_same_paper_gives_the_same_bytes_whatever_came_between(
    template: Callable[..., Path], paper: Callable[..., Paper], beslut: Make
) -> None:
    place = template(BODY)
    one = paper(summary="En text.")
    other = paper(decisions=[{"text": f"Anta plan {number}."} for number in range(30)])
    first = beslut(one, place)
    assert beslut(other, place) != first
    assert beslut(other, place, draft=True) != first
    assert beslut(one, place) == first


def test_every_house_fills_its_own_slots_of_one_template(
    template: Callable[..., Path], paper: Callable[..., Paper], beslut: Make
) -> None:
    place = template(BODY)
    made = {name: unpack(beslut(paper(), place, load(name)))["word/document.xml"] for name in ("generic", "boras")}
    assert all(b"Anta programmet" in data and b"Ange detta" not in data for data in made.values())


def test_a_template_that_has_been_changed_is_read_again(
    template: Callable[..., Path], paper: Callable[..., Paper], beslut: Make
) -> None:
    place = template(BODY)
    beslut(paper(), place)
    template(BODY.replace("Beslut</w:t>", "Avgörande</w:t>"))
    os.utime(place, (1, 1))
    assert "Anta" in unpack(beslut(paper(), place))["word/document.xml"].decode()
    template(BODY.replace('w:name="Beslut"', 'w:name="Annat"'))
    with pytest.raises(InvalidData, match="Beslut"):
        beslut(paper(), place)


def test_what_is_opened_is_changed_by_itself(template: Callable[..., Path]) -> None:
    place = template(BODY)
    one, other = open_template(place), open_template(place)
    before = other.parts()
    one.change(one.main).clear()
    one.drop(one.main, one.relations(one.main)[0])
    assert other.parts() == before
    assert open_template(place).parts() == before
    assert one.parts() != before
