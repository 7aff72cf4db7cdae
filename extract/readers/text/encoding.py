"""From bytes to text: UTF-8 and UTF-16 with and without a byte order mark, and CP1252."""

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Control characters that ordinary texts hold: tab, line feed, carriage return, form feed, vertical tab, NEL's byte.
_ORDINARY = frozenset(b"\t\n\r\f\v\x1a\x1b")


def decode(data: bytes) -> tuple[str, str] | None:
    """The text with Unix line ends, and the encoding's name; None when the bytes are no text."""
    for encoding in _candidates(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n"), encoding
    return None


def _candidates(data: bytes) -> list[str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return [encoding]
    head = data[:4096]
    if b"\0" in head:
        even, odd = head[::2].count(0), head[1::2].count(0)
        share = len(head) / 2
        return ["utf-16-le"] if odd > 0.5 * share > 2 * even else ["utf-16-be"] if even > 0.5 * share > 2 * odd else []
    controls = sum(1 for byte in head if byte < 32 and byte not in _ORDINARY)
    # latin-1 takes the five bytes that CP1252 leaves open, and so anything: only for what looks like text.
    return ["utf-8", "cp1252", "latin-1"] if controls <= len(head) // 1000 else []
