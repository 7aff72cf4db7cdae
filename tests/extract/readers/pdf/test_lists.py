"""Labels of list items go to the label, bullets of all kinds become ones that are known."""

from typing import Any

import pytest

from kserender.extract.readers.pdf.lines import Line
from kserender.extract.readers.pdf.lists import depths, follows, label, number, without_label
from kserender.extract.readers.pdf.shapes import Wording
from kserender.model import Paragraph


def line(text: str, gap: float = 20.0, *, bullet: bool = False) -> Line:
    """A line whose second word begins `gap` points after its first one does."""
    head, _, rest = text.partition(" ")
    inner = 70 + gap if rest else None
    return Line((Wording(text),), 70, 300, 100, 10, head=head, inner=inner, bullet=bullet)


@pytest.mark.parametrize("sign", ["1.", "12.", "a)", "1)", "(3)", "-", "–", "•", "●", "¤", "○", "b."])
def test_labels(sign: str) -> None:
    assert label(line(f"{sign} Bygga en förskola")) == sign


@pytest.mark.parametrize(
    "text",
    [
        "Att godkänna planen",
        "2024. Därefter redovisas",
        "14 153 kronor",
        "- - - -",
        "A. Andersson",
        "3.5 miljoner kronor",
        "1.",
        "-tjänsten upphör",
    ],
)
def test_what_is_no_label(text: str) -> None:
    assert label(line(text, 8)) is None


def test_a_bare_number_needs_a_gap() -> None:
    assert label(line("1 Planen antas", 24)) == "1"
    assert label(line("1 januari träder planen i kraft", 8)) is None


def test_a_letter_of_a_symbol_font_is_a_bullet() -> None:
    assert label(line("\uf0b7 Bygga", 18)) == "•"
    assert label(line("n Bygga", 18, bullet=True)) == "•"
    assert label(line("n Bygga", 18)) is None


def test_a_label_without_a_space_after_it() -> None:
    found = label(line("1.Plan för skolor"))
    assert found == "1."
    assert without_label(line("1.Plan för skolor"), found).text == "Plan för skolor"


def test_the_number_of_a_heading() -> None:
    assert number(line("3.2 Ekonomi", 18)) == "3.2"
    assert number(line("2025 Ekonomi", 24)) is None
    assert number(line("3 miljoner", 12)) is None


def test_what_can_come_next_in_a_list() -> None:
    assert follows("1.", "2.")
    assert follows("b)", "c)")
    assert follows("•", "•")
    assert not follows("1.", "3.")
    assert not follows("1.", "2)")
    assert not follows("1.", "•")
    assert not follows("3.1.", "3.1.1.")


def test_depth_is_how_far_in_an_item_stands() -> None:
    assert depths([(70, True), (90, True), (90, True), (70, True)]) == [0, 1, 1, 0]
    assert depths([(90, True), (70, False), (90, True)]) == [0, 0, 0]


def test_items_on_a_page(paper: Any, page: Any) -> None:
    page.prose("Nämnden beslutar följande om lokalerna.").skip(6)
    for sign, text in ("1.", "Bygga en förskola i Norra Ekhamra"), ("2.", "Sälja det gamla huset vid torget"):
        page.write(sign, 88, page.y + 14).write(text, 106, page.y)
    for text in ("först en utredning", "sedan ett bygge"):
        page.write("l", 106, page.y + 14, face="symbol").write(text, 124, page.y)
    items = paper.read().blocks[1:]
    assert [(item.label, item.depth, item.text()) for item in items if isinstance(item, Paragraph)] == [
        ("1.", 0, "Bygga en förskola i Norra Ekhamra"),
        ("2.", 0, "Sälja det gamla huset vid torget"),
        ("●", 1, "först en utredning"),
        ("●", 1, "sedan ett bygge"),
    ]


def test_an_item_goes_on_under_its_text(paper: Any, page: Any) -> None:
    text = (
        "Förskolan byggs i två våningar med en gård mot söder, och den tas i bruk när höstterminen börjar om alla "
        "tillstånd är klara i tid."
    )
    page.write("–", 70).prose(text, x=88, y=page.y).write("–", 70).write("Sälja det gamla huset", 88, page.y)
    assert [(item.label, item.text()) for item in paper.read().blocks] == [("–", text), ("–", "Sälja det gamla huset")]


def test_a_number_at_the_start_of_a_line_in_running_text(paper: Any, page: Any) -> None:
    text = (
        "Kostnaden för hela bygget bedöms av förvaltningen bli högst så stor som i fjol med "
        "12. Därefter följer en uppräkning varje år tills lånet är betalt av kommunen."
    )
    page.prose(text, right=70 + 82 * 6)
    assert paper.texts() == [text]
