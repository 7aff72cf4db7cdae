"""Words brought to one form, so that inflection and synonyms do not count as differences."""

from collections.abc import Iterable
from functools import lru_cache

from kserender.compare.language import ACTION_FORMULA, DECISION_FORMULA, GENERAL_WORDS, SUFFIXES, SYNONYMS


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """What is left of a word without its endings; words that mean the same in a decision share it."""
    short = _shortened(word.casefold().replace("\u00ad", ""))
    return _SYNONYMS.get(short, short)


def _shortened(word: str) -> str:
    """At most three endings come off.  A stem of three letters is believed only of the last ending of a word, and only
    if that is more than a letter, or the infinitive's: "väg-ar", "höj-a", but not "pla-n"."""
    least = 3
    for _ending in range(3):
        suffix = next((s for s in SUFFIXES if word.endswith(s) and _leaves(word, s, least)), "")
        word = word.removesuffix(suffix)
        least = least if suffix == "s" else 4  # a genitive or passive is not the ending that was meant
    return word


def _leaves(word: str, suffix: str, least: int) -> bool:
    if suffix == "s" and word.endswith("ss"):
        return False
    return len(word) - len(suffix) >= (least if len(suffix) > 1 or suffix == "a" else 4)


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(stem, words))


def formula(action: str | None) -> frozenset[str]:
    """The words that only say that this is decided: "besluta", and those of the verb."""
    if action is None:
        return _DECISION_FORMULA
    return _DECISION_FORMULA | _ACTION_FORMULA.get(action, frozenset()) | _stems(action.split())


_SYNONYMS = {_shortened(word): _shortened(first) for word, first in SYNONYMS.items()}
_DECISION_FORMULA = _stems(DECISION_FORMULA)
_ACTION_FORMULA = {action: _stems(words) for action, words in ACTION_FORMULA.items()}
GENERAL = _stems(GENERAL_WORDS)
