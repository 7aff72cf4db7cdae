"""The cheap question before a dear pattern has the answer that all the words would give."""

from hypothesis import given
from hypothesis import strategies as st

from kserender.extract.language.tables import fewest, has_any

PIECES = st.lists(st.text("abå", min_size=1, max_size=4), max_size=6)


@given(st.text("abå", max_size=12), PIECES)
def test_the_fewest_pieces_tell_as_much_as_all(text: str, pieces: list[str]) -> None:
    assert has_any(text, fewest(pieces)) == any(piece in text for piece in pieces)


def test_no_piece_stands_in_another() -> None:
    assert fewest(["kronor", "kr", "tkr", "mnkr", "%"]) == ("%", "kr")
