"""How each full-text index wants its expressions.  Words are letters and figures only, so nothing in them is a sign."""

from collections.abc import Mapping
from types import MappingProxyType

from kserender.corpus.search.expression import Phrase
from kserender.corpus.search.gathered.postgresql import FORM, LETTERS, MARK, PART
from kserender.corpus.search.gathered.sqlite import MARK as FTS5_MARK


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


# Where all forms of a query have to stand: TITLE in the title, WITH_PARTS also as parts of compounds there, and so on.
TITLE, TITLE_PARTS, DECISIONS, FORMS, MARKS = "title", "title or its parts", "title or decisions", "forms", "marks"


class Fts5Forms(Fts5):
    """The index of forms of SQLite: a place is a column."""

    columns: Mapping[str, str] = MappingProxyType(
        {
            TITLE: "title",
            TITLE_PARTS: "{title title_parts}",
            DECISIONS: "{title decisions}",
            FORMS: "{title decisions rest}",
            MARKS: "marks",
        }
    )

    def phrase(self, words: Phrase, part: str | None, *, begins: bool) -> str:
        if part == MARKS:
            words = tuple(FTS5_MARK + word for word in words)
        return super().phrase(words, self.columns[part] if part else None, begins=begins)


class TsqueryForms(Tsquery):
    """The index of forms of PostgreSQL: a place is the letter before the word."""

    letters: Mapping[str | None, tuple[str, ...]] = MappingProxyType(
        {
            TITLE: (LETTERS["title"],),
            TITLE_PARTS: (LETTERS["title"], LETTERS["title_parts"]),
            DECISIONS: (LETTERS["title"], LETTERS["decisions"]),
            FORMS: (FORM,),
            None: (FORM, PART),
            MARKS: (MARK,),
        }
    )

    def phrase(self, words: Phrase, part: str | None, *, begins: bool) -> str:
        (word,) = words  # which have no order here
        ways = [f"'{letter}{word}'" + (":*" if begins else "") for letter in self.letters[part]]
        return self.any(ways)
