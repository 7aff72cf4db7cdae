"""Words brought to one form, so that inflection and synonyms do not count as differences."""

from collections.abc import Iterable
from functools import lru_cache

from kserender.compare import language


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """What is left of a word without its endings; words that mean the same in a decision share it."""
    short = _shortened(word.casefold().replace("\u00ad", ""))
    return _SYNONYMS.get(short, short)


def _shortened(word: str) -> str:
    for suffix in language.SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= language.SHORTEST_STEM:
            return _shortened(word.removesuffix(suffix))
    return word


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(stem, words))


def formula(action: str | None) -> frozenset[str]:
    """The words that only say that this is decided: "besluta", and those of the verb."""
    if action is None:
        return _DECISION_FORMULA
    return _DECISION_FORMULA | _ACTION_FORMULA.get(action, frozenset()) | _stems(action.split())


_SYNONYMS = {_shortened(word): _shortened(first) for word, first in language.SYNONYMS.items()}
_DECISION_FORMULA = _stems(language.DECISION_FORMULA)
_ACTION_FORMULA = {action: _stems(words) for action, words in language.ACTION_FORMULA.items()}
GENERAL = _stems(language.GENERAL_WORDS)
