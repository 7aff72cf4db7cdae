"""Adjectives that agree: by their endings, since no part of speech is known without a trained model."""

import re
from typing import Literal

from kserender.extract.language.tables import words

Form = Literal["plural", "common", "neuter"]
FORMS: tuple[Form, ...] = ("plural", "common", "neuter")
SHORTEST = 3


def forms(word: str) -> frozenset[Form]:
    """The forms a word may have as an adjective; none when it is not one."""
    word = word.casefold()
    if len(word) < SHORTEST or not word.isalpha() or word in words("agreement", "not_adjectives"):
        return frozenset()
    if word.endswith(words("agreement", "any")) or word.endswith("are"):
        return frozenset(FORMS)
    return frozenset(form for form in FORMS if word.endswith(words("agreement", form)))


def agree(first: str, second: str) -> bool:
    """Whether both words may be adjectives of one noun."""
    return bool(forms(first) & forms(second))


def adjective_of(phrase: str) -> str | None:
    """The adjective, when the phrase is one and nothing else: "jämn", "mer jämn"."""
    found = phrase.split()
    if len(found) == 2 and found[0].casefold() in words("agreement", "degrees"):
        found = found[1:]
    return found[0] if len(found) == 1 and forms(found[0]) else None


def wants_adjective(before: str, after: str) -> bool:
    """Whether the gap asks for an adjective: an article before it, a noun in the definite form after it."""
    article = re.search(r"(\w+)\s*$", before)
    noun = re.match(r"\s*(\w+)", after)
    return bool(
        article
        and article[1].casefold() in words("agreement", "articles")
        and noun
        and re.search(r"(?:en|et|na|on|or)$", noun[1])
    )
