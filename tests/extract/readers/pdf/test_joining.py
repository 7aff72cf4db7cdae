"""What happens between two lines: a space, nothing, or a hyphen less."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kserender.extract.readers.pdf.joining import glue, is_cut, runs, words
from kserender.extract.readers.pdf.lines import Line
from kserender.extract.readers.pdf.shapes import Wording
from kserender.model import Change


def line(text: str, x1: float = 100.0, change: Change | None = None) -> Line:
    head = text.split(" ")[0]
    return Line((Wording(text, strike=bool(change), change=change),), 0, x1, 0, 10, first=6.0 * len(head), head=head)


@pytest.mark.parametrize(
    ("before", "after", "together"),
    [
        ("alla kommu-", "ner får", "alla kommuner får"),
        ("Idrotts-", "och föreningsnämnden", "Idrotts- och föreningsnämnden"),
        ("Grundskole-", "samt gymnasienämnden", "Grundskole- samt gymnasienämnden"),
        ("ett gemen-", "samt ansvar", "ett gemensamt ansvar"),
        ("ny IT-", "plattform", "ny IT-plattform"),
        ("på 90-", "talet", "på 90-talet"),
        ("Jens-", "Henrik", "Jens-Henrik"),
        ("åren 2025–", "2030", "åren 2025– 2030"),
        ("och/", "eller", "och/eller"),
        ("se www.ekhamra.example/om/", "planer", "se www.ekhamra.example/om/planer"),
        ("nämnden", "beslutar", "nämnden beslutar"),
    ],
)
def test_lines_put_together(before: str, after: str, together: str) -> None:
    assert "".join(run.text for run in runs([line(before), line(after)])) == together


def test_the_rest_of_the_document_tells_of_hyphens() -> None:
    known = frozenset(words([line("När sfi-kurser ges får e-posten och vattenledningen vara kvar")]))
    assert glue("ny sfi-", "undervisning", known) == (0, "")
    assert glue("min e-", "posten", known) == (0, "")
    assert glue("vatten-", "ledningen", known) == (1, "")


def test_a_word_cut_in_a_cell() -> None:
    known = frozenset({"kvarstående"})
    assert is_cut(line("Kvarståen", 98), line("de medel"), 100, known)
    assert is_cut(line("Stadsbygg", 98), line("nsnämnden"), 100, frozenset())
    assert not is_cut(line("Kommunens", 98), line("medel"), 100, known)
    assert not is_cut(line("Kvarståen", 60), line("de medel"), 100, known)
    assert not is_cut(line("Stora Kvarståen", 98), line("nde"), 100, known)
    # An ending that is no word needs no other proof; a short word does.
    assert is_cut(line("leveranser", 98), line("na stannar"), 100, frozenset())
    assert not is_cut(line("leveranser", 98), line("av mat"), 100, frozenset())


def test_a_change_over_two_lines_is_as_sure_as_its_less_sure_half() -> None:
    sure, less = Change("struck", "drawn", confidence=0.95), Change("struck", "drawn", confidence=0.8)
    (run,) = runs([line("varje", change=sure), line("månad", change=less)])
    assert (run.text, run.change) == ("varje månad", less)


def test_a_space_after_a_struck_line_is_not_struck() -> None:
    sure = Change("struck", "drawn")
    assert [(r.text, r.strike) for r in runs([line("varje", change=sure), line("månad")])] == [
        ("varje", True),
        (" månad", False),
    ]


@given(st.lists(st.text("abcdeåäö-/. ", min_size=1, max_size=12), min_size=1, max_size=5))
def test_only_hyphens_and_spaces_come_and_go(texts: list[str]) -> None:
    joined = "".join(run.text for run in runs([line(text) for text in texts]))
    bare = str.maketrans("", "", "- ")
    assert joined.translate(bare) == "".join(texts).translate(bare)
