"""Which words differ between two texts, so that people read whole words and the texts can be put back exactly."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from rapidfuzz.distance import Indel

from kserender.compare.comparison import Op

# Combining accents belong to their letter and a soft hyphen to its word, also in text that is not NFC.
_LETTER = r"[\w\u0300-\u036f\u00ad]"
TOKEN = re.compile(
    r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?(?!\w)"  # 29 690 473
    r"|(?:19|20)\d\d ?[–-] ?(?:19|20)\d\d(?!\w)"  # 2019–2027, also where a line was broken
    r"|(?:[^\W\d_]{1,3}\.){2,}"  # t.ex. bl.a. fr.o.m.
    r"|\d+(?:[.,:/–-]\d+)*(?!\w)"  # 34,8 2019–2027 2017:47
    rf"|{_LETTER}+(?:[-–'’:/]{_LETTER}+)*"  # e-post EU:s KS/2021
    r"|\s+"
    r"|."
)

# A table of tokens × tokens is needed to find the way back: 2·10⁸ bits are 25 MB.
LARGEST_TABLE = 200_000_000

Region: TypeAlias = tuple[int, int, int, int]
"""Tokens start:end of A that are struck, and start:end of B that are added in their place."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that is equal, struck (only in A) or added (only in B)."""

    op: Op
    text: str


def tokens(text: str) -> list[str]:
    """Words, numbers, white space and signs; joined they are the text again."""
    return TOKEN.findall(text)


def diff(a: str, b: str) -> list[Piece]:
    """The pieces from A to B: equal + struck is A, equal + added is B; struck comes before what replaces it."""
    if a == b:
        return [Piece("equal", a)] if a else []
    left, right = tokens(a), tokens(b)
    pieces: list[Piece] = []
    at = 0
    for a0, a1, b0, b1 in regions(left, right):
        _append(pieces, "equal", "".join(left[at:a0]))
        _append(pieces, "struck", "".join(left[a0:a1]))
        _append(pieces, "added", "".join(right[b0:b1]))
        at = a1
    _append(pieces, "equal", "".join(left[at:]))
    return pieces


def regions(a: Sequence[str], b: Sequence[str]) -> list[Region]:
    """Where two lists of tokens differ, in order, so that people read whole words."""
    # Of several shortest ways one is chosen; always from the same side, so that B to A is the mirror of A to B.
    if (len(a), *a) > (len(b), *b):
        return [(a0, a1, b0, b1) for b0, b1, a0, a1 in _cleaned(_regions(b, a), b, a)]
    return _cleaned(_regions(a, b), a, b)


def _append(pieces: list[Piece], op: Op, text: str) -> None:
    if text:
        pieces.append(Piece(op, text))


def _regions(a: Sequence[str], b: Sequence[str]) -> list[Region]:
    """Where the token lists differ, by longest common subsequence; equal ends cost nothing."""
    head = _common_head(a, b)
    tail = _common_head(a[head:][::-1], b[head:][::-1])
    a, b = a[head : len(a) - tail], b[head : len(b) - tail]
    found = _opcodes(a, b) if len(a) * len(b) <= LARGEST_TABLE else _by_sentence(a, b)
    return [(a0 + head, a1 + head, b0 + head, b1 + head) for a0, a1, b0, b1 in found]


def _common_head(a: Sequence[str], b: Sequence[str]) -> int:
    return next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _opcodes(a: Sequence[str], b: Sequence[str]) -> list[Region]:
    """Deletions and insertions that touch are one region."""
    found: list[Region] = []
    for step in Indel.opcodes(a, b):
        if step.tag == "equal":
            continue
        a0, a1, b0, b1 = step.src_start, step.src_end, step.dest_start, step.dest_end
        if found and found[-1][1] == a0 and found[-1][3] == b0:
            a0, b0 = found[-1][0], found[-1][2]
            found.pop()
        found.append((a0, a1, b0, b1))
    return found


def _by_sentence(a: Sequence[str], b: Sequence[str]) -> list[Region]:
    """For texts whose table would not fit: whole sentences first, words only inside what then differs."""
    ends_a, ends_b = _sentence_ends(a), _sentence_ends(b)
    sentences_a = ["".join(a[x:y]) for x, y in pairwise(ends_a)]
    sentences_b = ["".join(b[x:y]) for x, y in pairwise(ends_b)]
    if len(sentences_a) * len(sentences_b) > LARGEST_TABLE:
        return [(0, len(a), 0, len(b))]
    found: list[Region] = []
    for s0, s1, t0, t1 in _opcodes(sentences_a, sentences_b):
        a0, a1, b0, b1 = ends_a[s0], ends_a[s1], ends_b[t0], ends_b[t1]
        if (a1 - a0) * (b1 - b0) > LARGEST_TABLE:
            found.append((a0, a1, b0, b1))
        else:
            found += [(a0 + w, a0 + x, b0 + y, b0 + z) for w, x, y, z in _opcodes(a[a0:a1], b[b0:b1])]
    return found


def _sentence_ends(words: Sequence[str]) -> list[int]:
    ends = [at + 1 for at, word in enumerate(words) if word in {".", "!", "?", ";", ":"} or "\n" in word]
    return [0, *ends] if ends and ends[-1] == len(words) else [0, *ends, len(words)]


def _cleaned(regions: list[Region], a: Sequence[str], b: Sequence[str]) -> list[Region]:
    """White space alone between two changes joins them; a change then gives back what it has in common at its ends,
    and an insertion or deletion is moved to where it begins with a word and ends before one."""
    joined: list[Region] = []
    for region in regions:
        if joined and all(word.isspace() for word in a[joined[-1][1] : region[0]]):
            region = (joined[-1][0], region[1], joined[-1][2], region[3])
            joined.pop()
        joined.append(region)
    trimmed = [_trimmed(region, a, b) for region in joined]
    settled: list[Region] = []
    for at, region in enumerate(trimmed):
        lowest = _past_word(a, settled[-1][1], 1) if settled else 0
        highest = _past_word(a, trimmed[at + 1][0], -1) if at + 1 < len(trimmed) else len(a)
        settled.append(_settled(region, lowest, highest, a, b))
    return settled


def _trimmed(region: Region, a: Sequence[str], b: Sequence[str]) -> Region:
    a0, a1, b0, b1 = region
    while a0 < a1 and b0 < b1 and a[a0] == b[b0]:
        a0, b0 = a0 + 1, b0 + 1
    while a0 < a1 and b0 < b1 and a[a1 - 1] == b[b1 - 1]:
        a1, b1 = a1 - 1, b1 - 1
    return a0, a1, b0, b1


def _past_word(words: Sequence[str], at: int, step: int) -> int:
    """The nearest place, going one way, with something other than white space between it and `at`."""
    while words[at if step > 0 else at - 1].isspace():
        at += step
    return at + step


def _settled(region: Region, lowest: int, highest: int, a: Sequence[str], b: Sequence[str]) -> Region:
    """Where a pure insertion or deletion best stands among the places that give the same two texts, within
    lowest:highest of A, so that a word is left between it and its neighbours."""
    a0, a1, b0, b1 = region
    if a0 < a1 and b0 < b1:
        return region
    words, start, end = (a, a0, a1) if a0 < a1 else (b, b0, b1)
    back = forth = 0
    while a0 - back > lowest and words[start - back - 1] == words[end - back - 1]:
        back += 1
    while a1 + forth < highest and words[start + forth] == words[end + forth]:
        forth += 1
    shift = max(range(-back, forth + 1), key=lambda by: (_fitness(words, start + by, end + by), -abs(by), by))
    return a0 + shift, a1 + shift, b0 + shift, b1 + shift


def _fitness(words: Sequence[str], start: int, end: int) -> int:
    """How well a change at start:end reads: after white space or at the start, and itself ending in white space."""
    opens = start == 0 or words[start - 1].isspace()
    return 2 * (opens and not words[start].isspace()) + words[end - 1].isspace()
