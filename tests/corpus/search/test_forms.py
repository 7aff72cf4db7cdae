"""All inflections of a word have one form, and different words have different ones."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kserender.corpus.search.forms import form

CASES = Path(__file__).parent / "cases" / "forms.txt"
ROWS = [line.split() for line in CASES.read_text("utf-8").splitlines() if line and not line.startswith("#")]


def test_the_words_of_a_line_have_one_form() -> None:
    told = {row[0]: {word: form(word) for word in row} for row in ROWS}
    assert {first: forms for first, forms in told.items() if len(set(forms.values())) > 1} == {}


def test_different_words_have_different_forms() -> None:
    forms = [form(row[0]) for row in ROWS]
    assert sorted(forms) == sorted(set(forms))


def test_letters_with_dots_and_rings_are_letters_of_their_own() -> None:
    assert len({form(word) for word in ("far", "får", "fär", "för", "fora")}) == 5


@given(st.text(max_size=30))
def test_every_word_has_a_form_of_some_length(word: str) -> None:
    assert bool(form(word)) == bool(word)
