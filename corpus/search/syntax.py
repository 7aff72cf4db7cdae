"""How each full-text index wants its expressions.  Words are letters and figures only, so nothing in them is a sign."""

from collections.abc import Mapping
from types import MappingProxyType

from kserender.corpus.search.expression import Phrase, Syntax


class Fts5:
    """SQLite, see https://www.sqlite.org/fts5.html#full_text_query_syntax."""

    def phrase(self, words: Phrase, part: str | None, *, begins: bool) -> str:
        text = '"' + " ".join(words) + '"' + (" *" if begins else "")
        return f"{part} : {text}" if part else text

    def any(self, parts: list[str]) -> str:
        return "(" + " OR ".join(parts) + ")" if len(parts) > 1 else parts[0]

    def all(self, parts: list[str]) -> str:
        return "(" + " AND ".join(parts) + ")" if len(parts) > 1 else parts[0]

    def without(self, one: str, other: str) -> str:
        return f"({one} NOT {other})"


class Tsquery:
    """PostgreSQL, see https://www.postgresql.org/docs/15/datatype-textsearch.html."""

    weights: Mapping[str, str] = MappingProxyType({"title": "A", "decisions": "B", "body": "D"})

    def phrase(self, words: Phrase, part: str | None, *, begins: bool) -> str:
        weight = self.weights[part] if part else ""
        marks = [weight] * (len(words) - 1) + [weight + ("*" if begins else "")]
        said = [f"'{word}'" + (f":{mark}" if mark else "") for word, mark in zip(words, marks, strict=True)]
        return "(" + " <-> ".join(said) + ")" if len(said) > 1 else said[0]

    def any(self, parts: list[str]) -> str:
        return "(" + " | ".join(parts) + ")" if len(parts) > 1 else parts[0]

    def all(self, parts: list[str]) -> str:
        return "(" + " & ".join(parts) + ")" if len(parts) > 1 else parts[0]

    def without(self, one: str, other: str) -> str:
        return f"({one} & !{other})"


SYNTAXES: Mapping[str, Syntax] = MappingProxyType({"sqlite": Fts5(), "postgresql": Tsquery()})
