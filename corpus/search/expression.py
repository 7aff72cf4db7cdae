"""A query as an expression in the language of a full-text index.

SQLite's FTS5 has no NOT but "this, not that".  Every query is either something that it can say, or all papers but
what it can say: `outside`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from kserender.corpus.search.query import And, Exact, Node, Not, Or, Word

Phrase = tuple[str, ...]
Spell = Callable[[str], Iterable[str]]
"""The words that a word of a query stands for."""


class Syntax(Protocol):
    """How an index wants its expressions; `part` limits a term to a column of `texts`, None is all of them."""

    def phrase(self, words: Phrase, part: str | None, *, begins: bool) -> str: ...
    def any(self, parts: list[str]) -> str: ...
    def all(self, parts: list[str]) -> str: ...
    def without(self, one: str, other: str) -> str: ...


@dataclass(frozen=True, slots=True)
class Expression:
    """What the index is asked; with `outside`, the papers that it does not find are meant."""

    text: str
    outside: bool = False


def expression(node: Node, syntax: Syntax, spell: Spell, part: str | None = None) -> Expression:
    """The expression of a tree; with `part`, everything but what is ruled out has to stand in that column."""
    return _Maker(syntax, spell, part).make(node)


@dataclass(frozen=True, slots=True)
class _Maker:
    syntax: Syntax
    spell: Spell
    part: str | None

    def make(self, node: Node) -> Expression:
        match node:
            case Word(tokens):
                ways = [(*tokens[:-1], last) for last in self.spell(tokens[-1])]
                return Expression(self.syntax.any([self.syntax.phrase(way, self.part, begins=False) for way in ways]))
            case Exact(tokens, begins):
                return Expression(self.syntax.phrase(tokens, self.part, begins=begins))
            case Not(inner):
                made = _Maker(self.syntax, self.spell, None).make(inner)
                return Expression(made.text, not made.outside)
            case And(parts):
                return self.join([self.make(one) for one in parts], outside=False)
            case Or(parts):
                return self.join([self.make(one) for one in parts], outside=True)

    def join(self, made: list[Expression], *, outside: bool) -> Expression:
        """Both of two sets; with `outside`, either of them.

        a and not b is a without b.  a or not b is all but what is in b and not in a.
        """
        others = [one.text for one in made if one.outside != outside]
        own = [one.text for one in made if one.outside == outside]
        gather, spread = (self.syntax.all, self.syntax.any)
        if outside:  # own are the complements: or becomes and, by de Morgan
            if not own:
                return Expression(spread(others))
            return Expression(self.syntax.without(gather(own), spread(others)) if others else gather(own), outside=True)
        if not own:
            return Expression(spread(others), outside=True)
        return Expression(self.syntax.without(gather(own), spread(others)) if others else gather(own))
