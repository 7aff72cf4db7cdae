"""What an alternative replaces throughout ("snabba → täta"): how often, everywhere it does, and where it does not.

    lexicon(replacements, texts) → [Entry], by the new words, those that come most often first

The replacements are those marked in one document (`from_revisions`) or what differs between two versions of a text
(`from_versions`).  Inflected forms are one entry: "snabb → tät" and "snabba → täta".
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kserender.compare.decisions.stems import stem
from kserender.compare.versions.contract import Item, Piece, Versions
from kserender.compare.words import diff
from kserender.model import Place as ModelPlace
from kserender.paper import Place, Revision

# Words on either side beyond which a replacement is new wording of a passage, and no other word for the same thing.
LONGEST = 4
# A word that is only struck, or only added, is worth an entry when that comes again.
RECURS = 2
CONTEXT = 60  # characters that are shown on each side

_WORD = re.compile(r"[\w-]+")

Key = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Replacement:
    """Words struck and words added in their place, and where.  `reason` and `confidence` (0–1) are those of a reading:
    the marks as they stand say something else, and a person has to look.  `standing` when by the marks alone the old
    words are still in the text."""

    struck: str
    added: str
    place: Place | ModelPlace | None = None
    section: str | None = None
    context: str = ""
    author: str | None = None
    reason: str | None = None
    confidence: float = 1.0
    standing: bool = False

    @property
    def doubtful(self) -> bool:
        """Whether it was worked out rather than read."""
        return self.reason is not None


@dataclass(frozen=True, slots=True)
class Entry:
    """One replacement in all its forms: the most usual words, every place, and how many times the words that are
    replaced still stand in the text as it becomes."""

    struck: str
    added: str
    places: tuple[Replacement, ...]
    left: int

    @property
    def count(self) -> int:
        """How often."""
        return len(self.places)

    @property
    def throughout(self) -> bool:
        """Whether the old words are gone everywhere."""
        return self.left == 0

    @property
    def forms(self) -> dict[tuple[str, str], int]:
        """The forms of the words, and how often each comes."""
        return dict(Counter((one.struck, one.added) for one in self.places))


def lexicon(replacements: Iterable[Replacement], texts: Iterable[str]) -> list[Entry]:
    """The replacements put together; `texts` is the text as it becomes, in which what is left is counted."""
    groups: defaultdict[Key, list[Replacement]] = defaultdict(list)
    for one in replacements:
        for narrow in _narrowed(one):
            key = _stems(narrow.struck), _stems(narrow.added)
            if (key[0] or key[1]) and max(map(len, key)) <= LONGEST:
                groups[key if key[0] != key[1] else _forms(narrow)].append(narrow)
    said = [_stems(text) for text in texts]
    entries = [
        Entry(*_usual(found), tuple(found), _count(key[0], said) - sum(one.standing for one in found))
        for key, found in groups.items()
        if all(key) or len(found) >= RECURS
    ]
    often = Counter[str]()
    for entry in entries:
        often[entry.added.casefold()] += entry.count
    return sorted(entries, key=lambda entry: (-often[entry.added.casefold()], entry.added, -entry.count, entry.struck))


def from_revisions(revisions: Iterable[Revision]) -> Iterator[Replacement]:
    """The struck and added words that are marked in a paper, as they are to be read."""
    for one in revisions:
        if one.kind == "moved":
            continue
        reading = one.inferred
        yield Replacement(
            (reading.struck if reading else one.struck) or "",
            (reading.added if reading else one.added) or "",
            one.place,
            one.section,
            one.context or "",
            one.author,
            reading.reason if reading else None,
            reading.confidence if reading else one.confidence,
            standing=reading is not None and one.struck is None,
        )


def from_versions(versions: Versions) -> Iterator[Replacement]:
    """The words that differ in the paragraphs that both versions have."""
    for item in versions.changes():
        if item.old and item.new and item.kind != "moved_from":
            yield from _of_pieces(item, item.pieces)


def _of_pieces(item: Item, pieces: Sequence[Piece]) -> Iterator[Replacement]:
    at = 0
    text = "".join(piece.old for piece in pieces)
    for number, piece in enumerate(pieces):
        struck = piece.text if piece.op == "struck" else ""
        before = pieces[number - 1] if number else None
        after = pieces[number + 1] if number + 1 < len(pieces) else None
        added = piece.text if piece.op == "added" else after.text if struck and after and after.op == "added" else ""
        paired = piece.op == "added" and before is not None and before.op == "struck"
        if (struck or added) and piece.note is None and not paired:
            context = text[max(at - CONTEXT, 0) : at + len(struck) + CONTEXT].strip()
            yield Replacement(struck.strip(), added.strip(), item.old[0].place, item.section, context)
        at += len(piece.old)


def _narrowed(one: Replacement) -> Iterator[Replacement]:
    """The words that differ, when the same words stand on both sides ("goda villkor" for "lika villkor")."""
    if not one.struck or not one.added:
        yield one
        return
    pieces = diff(one.struck, one.added)
    for number, piece in enumerate(pieces):
        if piece.op == "struck":
            after = pieces[number + 1 : number + 2]
            added = after[0].text.strip() if after and after[0].op == "added" else ""
            yield replace(one, struck=piece.text.strip(), added=added)
        elif piece.op == "added" and (not number or pieces[number - 1].op == "equal"):
            yield replace(one, struck="", added=piece.text.strip())


def _stems(text: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in _WORD.findall(text))


def _forms(one: Replacement) -> Key:
    """Words that are told apart by their endings alone ("skall", "ska")."""
    return tuple(_WORD.findall(one.struck.casefold())), tuple(_WORD.findall(one.added.casefold()))


def _usual(found: Sequence[Replacement]) -> tuple[str, str]:
    """The form that is most frequent, the first of equals, in small letters unless it never stands so."""
    count = Counter((one.struck, one.added) for one in found)
    small = [form for form in count if form[0][:1].islower() or not form[0]]
    return max(small or count, key=lambda form: count[form])


def _count(words: tuple[str, ...], texts: Iterable[tuple[str, ...]]) -> int:
    size = len(words)
    if not size:
        return 0
    return sum(said[at : at + size] == words for said in texts for at in range(len(said) - size + 1))
