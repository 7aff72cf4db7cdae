"""From bytes to text: UTF-8 and UTF-16 with and without a byte order mark, ISO-8859-1, CP1252, MacRoman and CP850.

Where a text has one byte a letter, the encoding is the one in which its Swedish letters stand where Swedish has them.
"""

import codecs
import re
from collections.abc import Iterator

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What no ordinary text holds: control characters other than tab, line ends, form feed, end of file and escape.
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\f\v\x1a\x1b")
CONTROLS_AMONG = 200  # bytes for each of them in a text that is only damaged
_CLEAN = str.maketrans({**dict.fromkeys(map(chr, _CONTROLS), "\ufffd"), "\r": "\n", "\v": "\n"})

# The older encodings, the likelier ones first: Windows, Macintosh before 2001, DOS.
_BYTEWISE = ("cp1252", "mac_roman", "cp850")
LOOKED_AT = 1 << 18  # bytes, which is far more than it takes to tell

_MANY_BYTES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
# So many whole letters in UTF-8 for each byte that is none: then the latter is damage, and not another encoding.
WHOLE_FOR_ONE = 4

# Where å, ä and ö stand: beside a small letter, in a word of capitals, or first in a word; and é, as in "idé".
_SWEDISH = re.compile(
    r"(?<=[a-zåäö])[åäöé]|[åäö](?=[a-zåäö])|(?<=[A-ZÅÄÖ])[ÅÄÖÉ]|[ÅÄÖ](?=[A-ZÅÄÖ])|(?<![^\W\d_])[ÅÄÖ](?=[a-zåäö])"
    r"|(?<![^\W\d_])[åäö](?![^\W\d_])"
)
# Where they never stand: a capital after a small letter, or a small one before a capital.
_MISPLACED = re.compile(r"(?<=[a-zåäö])[ÅÄÖ]|[åäö](?=[A-ZÅÄÖ])")
# What else papers hold: quotation marks, dashes, bullets, section and degree signs, other letters of names.
_USUAL = re.compile(r"[“”’‘»«–—…•·§°½¼¾´¨©®±×\u00a0€ØøÆæüÜéèàáÉ]")


def decode(data: bytes) -> tuple[str, str] | None:
    """The text with Unix line ends, and the encoding's name; None when the bytes are no text.

    A few bytes of damage, in UTF-8 or to control characters, become �.
    """
    for encoding in _candidates(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            if encoding != "utf-8" or not _is_damaged(data):
                continue
            text = data.decode(encoding, "replace")
        return text.replace("\r\n", "\n").translate(_CLEAN), encoding
    return None


def _candidates(data: bytes) -> Iterator[str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            yield encoding
            return
    head = data[:4096]
    even, odd = head[::2].count(0), head[1::2].count(0)
    share = len(head) / 2
    if odd > 0.5 * share > 2 * even:
        yield "utf-16-le"
    elif even > 0.5 * share > 2 * odd:
        yield "utf-16-be"
    elif sum(byte in _CONTROLS for byte in head) <= len(head) // CONTROLS_AMONG:
        yield "utf-8"
        yield from _bytewise(data)


def _is_damaged(data: bytes) -> bool:
    """Whether this is UTF-8 save for a few bytes."""
    whole = _MANY_BYTES.findall(data)
    other = len(_NOT_ASCII.findall(data)) - sum(map(len, whole))
    return len(whole) >= WHOLE_FOR_ONE * other


def _bytewise(data: bytes) -> Iterator[str]:
    """The encodings of one byte a letter, the best first; latin-1 takes the bytes that CP1252 leaves open."""
    sample = data[:LOOKED_AT]
    scores = {encoding: _score(sample.decode(encoding, "replace")) for encoding in _BYTEWISE}
    best = sorted(_BYTEWISE, key=lambda encoding: -scores[encoding])
    if best[0] == "cp1252" and not re.search(rb"[\x80-\x9f]", data):
        yield "iso-8859-1"
    yield from best
    yield "iso-8859-1"


def _score(text: str) -> int:
    """How Swedish the text looks: letters that stand right, less those that do not and signs that no paper has."""
    swedish = len(_SWEDISH.findall(text))
    odd = sum(1 for sign in text if sign > "\x7f") - swedish - len(_USUAL.findall(text))
    return 2 * swedish - odd - 4 * len(_MISPLACED.findall(text))
