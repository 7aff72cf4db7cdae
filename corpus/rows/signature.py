"""The signature of a paper's words: papers that share most of their wording have signatures that are mostly equal.

MinHash with one permutation (Li, Owen and Zhang 2012), empty places filled from their neighbours (Shrivastava and Li
2014): the share of places where two signatures are equal estimates the share of three-word sequences that the papers
have in common.  So the same paper as Word and as PDF is known again though line ends, page numbers or a heading differ.
"""

import re
from base64 import b64encode
from zlib import crc32

from kserender.corpus.rows.row import Row

PLACES = 64
WIDTH = 2  # bytes of a place: two papers with nothing in common are equal in one of 65,536
FEWEST = 30  # words; shorter ones are told apart by a number or a name, and not by their wording

_WORD = re.compile(r"\w+")
_ALL = 1 << 32
_SPREAD = 0x9E3779B1  # mixes by multiplication (Knuth, volume 3, 6.4)
_STEP = 0x85EBCA6B  # is added for each place that a value is taken from further away


def signature(texts: Row) -> str | None:
    """The signature of a paper's `texts`, as base64 of WIDTH bytes for each of the PLACES; None for too few words."""
    words = _WORD.findall(f"{texts['title']} {texts['decisions']} {texts['body']}".lower())
    if len(words) < FEWEST:
        return None
    sums = {word: crc32(word.encode("utf-8", "surrogatepass")) for word in set(words)}
    numbers = [sums[word] for word in words]
    least: dict[int, int] = {}
    for one, two, three in zip(numbers, numbers[1:], numbers[2:], strict=False):
        value = ((one * _SPREAD + two) * _SPREAD + three) * _SPREAD % _ALL
        value ^= value >> 15  # the low bits of a product know nothing of the high ones of its factors
        place = value % PLACES
        if value < least.get(place, _ALL):
            least[place] = value
    return b64encode(b"".join(map(_short, _filled(least)))).decode()


def _filled(least: dict[int, int]) -> list[int]:
    """The places in order; an empty one has the value of the next that is not, changed by how far away that is."""
    filled = [0] * PLACES
    value = 0
    for at in reversed(range(2 * PLACES)):  # round once, for the last places take theirs from the first
        place = at % PLACES
        value = least[place] if place in least else (value + _STEP) % _ALL
        filled[place] = value
    return filled


def _short(value: int) -> bytes:
    # The lowest bits have chosen the place, and are the same for all values there.
    return (value // PLACES % (1 << 8 * WIDTH)).to_bytes(WIDTH, "big")
