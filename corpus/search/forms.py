"""What all inflections of a Swedish word share: skolornas, skolan → skola; avslog, avslår → avslå.

The dictionary of simplemma knows most words, but prefers verbs: it makes "nämnd" a form of "nämna".  So a word that is
seen with the endings of a noun is its own form.  A compound that is in no dictionary is inflected as its last part is.
What is left are names and new words: Snowball takes their endings away.
"""

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

SHORTEST_HEAD = 4  # letters of the last part of a compound
CERTAIN_HEAD = 6  # so long a last part is one whatever stands before it

# Ending of an inflected noun → what stands in its place, the longest endings first.
_ENDINGS = sorted(
    [(ending + genitive, base) for ending, base in (
        ("orna", "a"), ("or", "a"), ("an", "a"),
        ("arna", ""), ("ar", ""), ("arna", "e"), ("ar", "e"),
        ("erna", ""), ("er", ""),
        ("en", ""), ("et", ""), ("n", ""), ("t", ""), ("na", ""), ("",  ""),
    ) for genitive in ("", "s") if ending + genitive],
    key=lambda pair: -len(pair[0]),
)  # fmt: skip
# How a word ends → the endings that show a noun.  A genitive alone shows none where it may be a passive (skolas) or
# belong to a participle (förslagen).
_SEEN_WITH = {
    "an": ("s",),  # begäran, which has no other ending
    "a": ("n", "ns"),
    "n": ("en", "et", "ens", "ets"),
    "t": ("en", "et", "ens", "ets"),
    "": ("en", "et", "s", "n", "t", "ens", "ets"),
}
_PLURALS = ("ar", "er", "or")


@lru_cache(maxsize=1 << 18)
def form(word: str) -> str:
    """The form of a word, in lower case and NFC."""
    groups, heads, _verbs = _exceptions()
    if word in groups:
        return groups[word]
    for start in range(1, len(word) - SHORTEST_HEAD):
        if word[start:] in heads:
            return word[:start] + heads[word[start:]]
    if not word.isalpha() or len(word) < 2:
        return word
    return _noun_or_known(word) or _compound(word) or _stem(word)


def known(word: str) -> bool:
    """Whether the dictionary has the word."""
    return word in dictionary()


@cache
def dictionary() -> Mapping[str, str]:
    """Inflected word → lemma, a million of them: loading it takes about a second, so it is done when first needed."""
    from simplemma.strategies import DefaultDictionaryFactory

    return DefaultDictionaryFactory().get_dictionary("sv")


def is_noun(word: str) -> bool:
    """Whether the dictionary has the word with the endings of a noun."""
    lemma = dictionary().get
    endings = _SEEN_WITH.get(word[-2:]) or _SEEN_WITH.get(word[-1:]) or _SEEN_WITH[""]
    return any(lemma(word + ending) == word for ending in endings) or _exceptions()[1].get(word) == word


def _noun_or_known(word: str) -> str | None:
    if is_noun(word):
        return word
    lemma = dictionary().get(word)
    if lemma is not None and is_noun(lemma):
        return lemma
    if lemma is None or word not in _exceptions()[2]:
        for ending, base in _ENDINGS:
            noun = word.removesuffix(ending) + base
            if word.endswith(ending) and len(noun) > 2 and is_noun(noun) and _inflects(word, ending, noun):
                return noun
    return lemma


def _inflects(word: str, ending: str, noun: str) -> bool:
    """Whether the noun takes the ending: what looks like a plural may be the present of a verb (beslutar)."""
    return not ending.startswith(_PLURALS) or dictionary().get(f"{noun.removesuffix('a')}{ending[:2]}na") == noun


def _compound(word: str) -> str | None:
    for start in range(2, len(word) - SHORTEST_HEAD + 1):
        head = word[start:]
        inflected = _noun_or_known(head)
        if inflected and (_may_begin(word[:start]) or (len(head) >= CERTAIN_HEAD and is_noun(inflected))):
            return word[:start] + inflected
    return None


def _may_begin(part: str) -> bool:
    return len(part) > 2 and (known(part) or known(part[:-1]))


def _stem(word: str) -> str:
    return str(_snowball().stemWord(word.removesuffix("s") if len(word) > SHORTEST_HEAD else word))


@cache
def _snowball() -> Any:
    import snowballstemmer  # type: ignore[import-untyped]

    return snowballstemmer.stemmer("swedish")


@cache
def _exceptions() -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    with (Path(__file__).parent / "forms.toml").open("rb") as file:
        table = tomllib.load(file)
    groups, heads = ({word: row[0] for row in table[name] for word in row} for name in ("groups", "heads"))
    return heads | groups, heads, frozenset(table["verbs"])
