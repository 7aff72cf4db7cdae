"""The parts of compounds: bostadsområde → bostad, område; förskolelärare → förskola, skola, lärare.

What the corpus has by itself is a part before what only the dictionary has, and short parts need the corpus: "trakt"
is not found in "kontrakt".
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from kserender.corpus.search.forms import form, is_noun, known

SHORTEST = 3  # letters of a part that is found
FIRST, LAST = 3, 4  # letters of a first and of a last part that need no list
UNKNOWN_FIRST, LONG_LAST = 4, 5  # … where the first part is a name or a new word
LONGEST = 60  # letters; what is longer is no word


def parts(whole: str, papers: Mapping[str, int]) -> frozenset[str]:
    """The forms of the parts of a word, and of theirs; `papers`: how many papers each form of the corpus stands in."""
    found: set[str] = set()
    waiting = [whole]
    while waiting:
        for part in _split(waiting.pop(), papers):
            if part not in found and part != whole:
                found.add(part)
                waiting.append(part)
    return frozenset(part for part in found if len(part) >= SHORTEST)


def _split(whole: str, papers: Mapping[str, int]) -> tuple[str, ...]:
    """The two parts of a compound, or none: the first part "" where it is no word."""
    rules = _rules()
    if len(whole) > LONGEST or whole in rules["whole"] or not whole.isalpha():
        return ()
    best = max(_ways(whole, papers), default=None)
    return () if best is None else tuple(part for part in best[-2:] if part)


def _ways(whole: str, papers: Mapping[str, int]) -> Iterator[tuple[bool, int, str, str]]:
    """Ways to split the word: whether the first part is known, how many papers its last part stands in, both parts."""
    rules = _rules()
    for at in range(1, len(whole) - 2):
        first, last = whole[:at], whole[at:]
        if last in rules["no_last"] or (len(last) < LAST and last not in rules["short_last"]):
            continue
        if last not in papers and (len(last) < LONG_LAST or not is_noun(last)):
            continue
        if len(first) < FIRST and first not in rules["short_first"]:
            continue
        if first in rules["particles"] or first.removesuffix("s") in rules["particles"]:  # also av|slag
            if whole in rules["kept"]:
                yield True, papers.get(last, 0), "", last
            continue
        if not is_noun(last):
            continue
        weight = papers.get(last, 0)
        if (base := _first(first, papers)) and (len(first) > FIRST or base in papers or weight >= papers[whole]):
            yield True, weight, base if base in papers or is_noun(base) else "", last
        elif weight and not known(whole) and len(first) >= UNKNOWN_FIRST and len(last) >= LONG_LAST:
            yield False, weight, "", last


def _first(first: str, papers: Mapping[str, int]) -> str:
    """The form of the word that a first part is made of; "" where there is none.  The corpus counts before the
    dictionary."""
    bases = [
        form(bare + end)
        for link, end in _rules()["links"]
        if first.endswith(link) and (bare := first.removesuffix(link)) and not (link == "s" and bare.endswith("s"))
    ]
    if (certain := form(first)) in papers and _may_be_noun(certain):
        return certain
    in_corpus = [base for base in bases if base in papers and _may_be_noun(base)]
    if in_corpus:
        return in_corpus[0]
    return next((base for base in bases if known(base)), "")


def _may_be_noun(word: str) -> bool:
    """Whether it is a noun of the dictionary, or is made of two words of it, as the names of places are."""
    return is_noun(word) or any(
        is_noun(word[at:]) and known(word[:at]) for at in range(UNKNOWN_FIRST, len(word) - LAST + 1)
    )


@cache
def _rules() -> dict[str, Any]:
    with (Path(__file__).parent / "compounds.toml").open("rb") as file:
        table = tomllib.load(file)
    return {name: row if name == "links" else frozenset(row) for name, row in table.items()}
