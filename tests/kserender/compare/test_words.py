"""The word diff: what is painted, and that both texts can be put back."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kserender.compare import words
from kserender.compare.words import Piece, diff, tokens

# Few words, so that texts have much in common; signs and spaces of every kind that papers have.
PARTS = [
    "nämnden",
    "Nämnden",
    "skolan",
    "2019–2027",
    "1 200",
    "t.ex.",
    " ",
    " ",
    "  ",
    "\u00a0",
    "\n",
    ".",
    ", ",
    "-",
    "a\u030a",
]
TEXTS = st.one_of(st.lists(st.sampled_from(PARTS), max_size=25).map("".join), st.text(max_size=40))


def shown(pieces: list[Piece]) -> str:
    marks = {"equal": ("", ""), "struck": ("[-", "-]"), "added": ("{+", "+}")}
    return "".join(marks[piece.op][0] + piece.text + marks[piece.op][1] for piece in pieces)


def side(pieces: list[Piece], op: str) -> str:
    return "".join(piece.text for piece in pieces if piece.op in {"equal", op})


@given(st.text())
@example("29 690 473 kr\u2028bl.a. å")
def test_tokens_joined_are_the_text(text: str) -> None:
    assert "".join(tokens(text)) == text


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("kostar 29 690 473 kr", "29 690 473"),
        ("kostar 1\u00a0200,50 kr", "1\u00a0200,50"),
        ("i EU:s namn", "EU:s"),
        ("för 2019–2027.", "2019–2027"),
        ("se bl.a. sidan", "bl.a."),
        ("med e-post", "e-post"),
        ("Dnr KS/2021:123", "KS/2021:123"),
        ("Ha\u030alla", "Ha\u030alla"),
        ("kommun\u00adstyrelsen", "kommun\u00adstyrelsen"),
    ],
)
def test_what_people_read_as_one_word_is_one_token(text: str, token: str) -> None:
    assert token in tokens(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("slut.Nästa", ["slut", ".", "Nästa"]),
        ("2021 100", ["2021", " ", "100"]),
        ("grund- och", ["grund", "-", " ", "och"]),
        ("5, 6", ["5", ",", " ", "6"]),
        ("1 2000", ["1", " ", "2000"]),
    ],
)
def test_two_words_are_not_one_token(text: str, words: list[str]) -> None:
    assert tokens(text) == words


@given(TEXTS, TEXTS)
def test_both_texts_can_be_put_back(a: str, b: str) -> None:
    pieces = diff(a, b)
    assert side(pieces, "struck") == a
    assert side(pieces, "added") == b


@given(TEXTS)
def test_a_text_against_itself_is_not_painted(text: str) -> None:
    assert all(piece.op == "equal" for piece in diff(text, text))


@given(TEXTS, TEXTS)
def test_the_same_comparison_gives_the_same(a: str, b: str) -> None:
    assert diff(a, b) == diff(a, b)


@given(TEXTS, TEXTS)
@example("ny byn", "för ny")
def test_the_other_way_round_struck_and_added_change_places(a: str, b: str) -> None:
    there, back = diff(a, b), diff(b, a)
    for op, other in (("equal", "equal"), ("struck", "added"), ("added", "struck")):
        assert [piece.text for piece in there if piece.op == op] == [piece.text for piece in back if piece.op == other]


@given(TEXTS, TEXTS)
def test_no_space_stands_unpainted_between_two_changes(a: str, b: str) -> None:
    pieces = diff(a, b)
    assert not [piece for piece in pieces[1:-1] if piece.op == "equal" and piece.text.isspace()]


@given(TEXTS, TEXTS)
def test_pieces_are_not_empty_and_neighbours_differ(a: str, b: str) -> None:
    pieces = diff(a, b)
    assert all(piece.text for piece in pieces)
    assert all(x.op != y.op for x, y in pairwise(pieces))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("den gamla skolan i byn", "en ny skola i byn", "[-den gamla skolan-]{+en ny skola+} i byn"),
        ("en skola i byn", "en ny skola i byn", "en {+ny +}skola i byn"),
        ("en skola.", "en skola i byn.", "en skola{+ i byn+}."),
        ("Anta planen.", "Anta planen. Redovisa i mars.", "Anta planen.{+ Redovisa i mars.+}"),
        ("kostar 29 690 473 kr", "kostar 29 690 474 kr", "kostar [-29 690 473-]{+29 690 474+} kr"),
        ("för 2019–2027 gäller", "för 2019–2026 gäller", "för [-2019–2027-]{+2019–2026+} gäller"),
        ("planen, bilagan och kartan", "planen och kartan", "planen[-, bilagan-] och kartan"),
        ("allt", "", "[-allt-]"),
        ("", "allt", "{+allt+}"),
        ("", "", ""),
    ],
)
def test_people_read_whole_words(a: str, b: str, expected: str) -> None:
    assert shown(diff(a, b)) == expected


def test_texts_too_long_for_one_table_are_compared_sentence_by_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "LARGEST_TABLE", 200)
    a = "Ett stod här. Två är bra. Tre blir kvar. Fyra går bort. Fem."
    b = "Noll kom till. Två är dåligt. Tre blir kvar. Sex. Fem. Sju."
    pieces = diff(a, b)
    assert (side(pieces, "struck"), side(pieces, "added")) == (a, b)
    assert "Tre blir kvar." in "".join(piece.text for piece in pieces if piece.op == "equal")


def test_what_is_too_long_even_so_is_struck_and_added_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "LARGEST_TABLE", 3)
    assert shown(diff("a b c d.", "e b f d.")) == "[-a b c-]{+e b f+} d."


def test_nor_is_a_table_of_too_many_sentences_built(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "LARGEST_TABLE", 3)
    assert shown(diff("a. b. c. d", "e. b. f. g")) == "[-a. b. c. d-]{+e. b. f. g+}"


def test_a_text_built_to_take_all_memory_is_replaced_whole() -> None:
    """A table of these tokens would need 1.8 GB."""
    a, b = "x " + "a b " * 30_000, "y " + "b a " * 30_000
    assert [piece.op for piece in diff(a, b)] == ["struck", "added", "equal"]
