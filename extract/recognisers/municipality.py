"""The municipality the paper is from."""

import csv
import re
from collections import Counter
from functools import cache

from kserender.extract.language.tables import FOLDER, words
from kserender.extract.matter import Matter
from kserender.paper import Paper

# "Ekhamra kommun" says more than the mere name of a place.
NAMED_IN_FULL = 3
_ANY = re.compile(r"\b([A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ]?[a-zåäöé]+)?)\s+([Kk]ommun|[Ss]tad)s?\b")


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `municipality` with the one most spoken of, as the paper writes it ("Borås Stad") or in full form."""
    if matter.municipality:
        paper.municipality = matter.municipality
        return
    text = "\n".join(block.text("revised") for block in (*matter.document.furniture, *matter.document.blocks))
    weights: Counter[str] = Counter()
    written: dict[str, Counter[str]] = {}
    for name, word in _mentions(text):
        plain = _plain(name)
        weights[plain] += NAMED_IN_FULL if word else 1
        if word:
            written.setdefault(plain, Counter())[f"{name} {word}"] += 1
    if weights:
        best = max(weights, key=lambda name: weights[name])
        paper.municipality = written[best].most_common(1)[0][0] if best in written else _in_full(best)
    elif matter.profile.full_name:
        paper.municipality = matter.profile.full_name


def _mentions(text: str) -> list[tuple[str, str]]:
    """Each name with "kommun" or "stad" after it, or with "" where there is neither."""
    no_names = words("municipalities", "not_names")
    found = [(match[1], match[2]) for match in _ANY.finditer(text) if match[1] not in no_names]
    ambiguous = words("municipalities", "ambiguous")
    for match in _names().finditer(text):
        if not match[2] and match[1] not in ambiguous:
            found.append((match[1], ""))
    return found


def _plain(name: str) -> str:
    """The name without a genitive -s, where a municipality is called that."""
    return name[:-1] if name not in _designations() and name[:-1] in _designations() else name


def _in_full(name: str) -> str:
    designation = _designations().get(name, "kommun")
    genitive = name if name[-1] in "aeiouyåäösxz" else name + "s"
    return f"{genitive} {designation}"


@cache
def _designations() -> dict[str, str]:
    with (FOLDER / "municipalities.csv").open(encoding="utf-8", newline="") as file:
        return {row["name"]: row["designation"] for row in csv.DictReader(file)}


@cache
def _names() -> re.Pattern[str]:
    # Parted by the first letter, so that at most words hardly any name is tried.
    initials: dict[str, list[str]] = {}
    for name in sorted(_designations(), key=len, reverse=True):
        initials.setdefault(name[0], []).append(re.escape(name[1:]))
    names = "|".join(f"{initial}(?:{'|'.join(rests)})" for initial, rests in initials.items())
    return re.compile(rf"(?<![\w-])({names})s?(?:\s+([Kk]ommun|[Ss]tad)s?)?(?![\w-])")
