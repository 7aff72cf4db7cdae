"""A heading is what the file itself says is one."""

from typing import TYPE_CHECKING

import pytest

from kserender.model import Heading, Paragraph

if TYPE_CHECKING:
    from tests.extract.readers.docx.conftest import Word


def outline(level: int) -> str:
    return f'<w:pPr><w:outlineLvl w:val="{level}"/></w:pPr>'


@pytest.mark.parametrize(
    ("identity", "name", "inside", "level"),
    [
        ("Rubrik1", "heading 1", "", 1),
        ("Rubrik3", "heading 3", outline(2), 3),
        ("Egen", "Rubrik 2", "", 2),
        ("Heading2", "Mellanrubrik", "", 2),
        ("Beslutsrubrik", "Beslutsrubrik", outline(0), 1),
        ("Rubrik", "Title", "", 0),
        ("Rubrik", "Title", outline(0), 0),
        ("Underrubrik", "Subtitle", "", None),
        ("Normal", "Normal", "", None),
        ("Normal", "Normal", outline(9), None),
        ("Innehll1", "toc 1", "", None),
        ("Rubrik1Char", "Rubrik 1 Char", "", None),
    ],
)
def test_by_style(word: "Word", identity: str, name: str, inside: str, level: int | None) -> None:
    block = word.read(word.p("Beslut", style=identity), styles=word.style(identity, inside, name=name)).blocks[0]
    assert isinstance(block, Heading | Paragraph)
    assert (block.level if isinstance(block, Heading) else None) == level
    assert block.style == name


def test_a_style_based_on_a_heading_is_one(word: "Word") -> None:
    styles = word.style("Rubrik1", name="heading 1") + word.style("Egen", base="Rubrik1")
    block = word.read(word.p("Beslut", style="Egen"), styles=styles).blocks[0]
    assert isinstance(block, Heading)
    assert (block.level, block.style) == (1, "Egen")


def test_the_nearest_style_decides_the_level(word: "Word") -> None:
    styles = word.style("Rubrik1", outline(0), name="heading 1") + word.style("Egen", outline(2), base="Rubrik1")
    block = word.read(word.p("Beslut", style="Egen"), styles=styles).blocks[0]
    assert isinstance(block, Heading)
    assert block.level == 3


def test_a_style_that_is_not_in_the_file_is_known_by_its_id(word: "Word") -> None:
    block = word.read(word.p("Beslut", style="Heading2")).blocks[0]
    assert isinstance(block, Heading)
    assert block.level == 2


def test_an_outline_level_of_the_paragraph_itself(word: "Word") -> None:
    block = word.read(word.p("Beslut", stated='<w:outlineLvl w:val="1"/>')).blocks[0]
    assert isinstance(block, Heading)
    assert block.level == 2


@pytest.mark.parametrize("level", ["9", "-1", "x", "99999999999"])
def test_an_outline_level_that_is_none(word: "Word", level: str) -> None:
    block = word.read(word.p("Beslut", stated=f'<w:outlineLvl w:val="{level}"/>')).blocks[0]
    assert isinstance(block, Paragraph)


def test_bold_type_alone_makes_no_heading(word: "Word") -> None:
    assert isinstance(word.read(word.p(word.r("Beslut", "<w:b/>"))).blocks[0], Paragraph)
