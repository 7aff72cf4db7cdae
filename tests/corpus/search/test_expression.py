"""A tree is put into the words of each index; what only rules out becomes "all but"."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kserender.corpus.search.expression import Phrase, expression
from kserender.corpus.search.query import And, Node, Not, Or, Word, parse
from kserender.corpus.search.syntax import Fts5, Tsquery


class Sets:
    """An index as Python: expressions are conditions on the names a, b, c."""

    def phrase(self, words: Phrase, part: str | None, *, begins: bool) -> str:
        return words[0]

    def any(self, parts: list[str]) -> str:
        return f"({' or '.join(parts)})"

    def all(self, parts: list[str]) -> str:
        return f"({' and '.join(parts)})"

    def without(self, one: str, other: str) -> str:
        return f"({one} and not {other})"


LEAVES = st.sampled_from("abc").map(lambda name: Word((name,)))
TREES = st.recursive(
    LEAVES,
    lambda inner: (
        inner.map(Not)
        | st.lists(inner, min_size=2, max_size=3).map(lambda parts: And(tuple(parts)))
        | st.lists(inner, min_size=2, max_size=3).map(lambda parts: Or(tuple(parts)))
    ),
    max_leaves=8,
)


def holds(node: Node, true: set[str]) -> bool:
    match node:
        case Word(tokens):
            return tokens[0] in true
        case Not(part):
            return not holds(part, true)
        case And(parts):
            return all(holds(part, true) for part in parts)
        case Or(parts):
            return any(holds(part, true) for part in parts)
    raise AssertionError


@given(TREES)
def test_an_expression_means_what_the_tree_means(tree: Node) -> None:
    made = expression(tree, Sets(), lambda word: [word])
    for size in range(4):
        for true in map(set, itertools.combinations("abc", size)):
            found = eval(made.text, {name: name in true for name in "abc"})  # noqa: S307
            assert (found != made.outside) == holds(tree, true)


@pytest.mark.parametrize(
    ("query", "sqlite", "postgresql"),
    [
        ("park", '("park" OR "parken")', "('park' | 'parken')"),
        ('"fri lek"', '"fri lek"', "('fri' <-> 'lek')"),
        ("bygg*", '"bygg" *', "'bygg':*"),
        ("e-park", '("e park" OR "e parken")', "(('e' <-> 'park') | ('e' <-> 'parken'))"),
    ],
)
def test_terms_in_the_words_of_each_index(query: str, sqlite: str, postgresql: str) -> None:
    tree = parse(query)
    assert tree is not None
    spell = lambda word: [word, f"{word}en"]  # noqa: E731
    assert [expression(tree, syntax, spell).text for syntax in (Fts5(), Tsquery())] == [sqlite, postgresql]


def test_what_is_wanted_can_be_limited_to_the_title_and_what_is_ruled_out_not() -> None:
    tree = parse("park -taxa")
    assert tree is not None
    assert expression(tree, Fts5(), lambda word: [word], "title").text == '(title : "park" NOT "taxa")'
    assert expression(tree, Tsquery(), lambda word: [word], "title").text == "('park':A & !'taxa')"
