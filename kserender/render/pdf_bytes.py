"""Makes a PDF of LibreOffice's the same every time: what tells when it was made is taken out of it.

LibreOffice stamps the time of day into the information dictionary, the XMP metadata and the colour profile, and makes
an identifier of it.  The file has one cross-reference table with an entry for each object (ISO 32000-1, 7.5.4).
"""

import hashlib
import re
import zlib
from datetime import date

# The date that stands in a file whose paper has none: the oldest that a Word file may hold.
_NO_DAY = date(1980, 1, 1)
_CREATED = re.compile(rb"/(CreationDate|ModDate)\(D:\d{14}[^)]*\)")
_XMP = re.compile(rb"(<xmp:(?:Create|Modify|Metadata)Date>)[^<]*(?=<)")
_ID = re.compile(rb"/ID \[ ?<([0-9A-F]{32})>\s*<([0-9A-F]{32})> ?\]")
_CHECKSUM = re.compile(rb"/DocChecksum /[0-9A-F]{32}")
_PROFILE = re.compile(rb"<</N \d/Length (\d+) 0 R/Filter/FlateDecode>>\nstream\n")
_ENTRY = re.compile(rb"(\d{10}) (\d{5}) n ")
_START = re.compile(rb"startxref\n(\d+)\n")
# The profile's date of creation (ICC.1, 7.2: bytes 24–35 of the header) and its identifier (84–99).
_ICC_DATE, _ICC_ID = slice(24, 36), slice(84, 100)


def without_time(data: bytes, day: date | None) -> bytes:
    """The file as made at midnight of this day.  One of another form than LibreOffice's is given back as it is."""
    made = day or _NO_DAY
    replaced = _with_profile(data)
    if replaced is None:
        return data
    stamp = f"{made:%Y%m%d}000000Z".encode()
    out = _CREATED.sub(rb"/\1(D:" + stamp + rb"')", replaced)
    out = _XMP.sub(rb"\g<1>" + f"{made}T00:00:00Z".encode(), out)
    out = _CHECKSUM.sub(b"/DocChecksum /" + b"0" * 32, _ID.sub(_same_id(b"0" * 32), out))
    if len(out) != len(replaced):
        return data
    name = hashlib.md5(out, usedforsecurity=False).hexdigest().upper().encode()
    return _CHECKSUM.sub(b"/DocChecksum /" + name, _ID.sub(_same_id(name), out))


def _same_id(name: bytes) -> bytes:
    return b"/ID [ <" + name + b">\\n<" + name + b"> ]"


def _with_profile(data: bytes) -> bytes | None:
    """The file with a colour profile of no date, and everything after it found where it then stands."""
    found, start = _PROFILE.search(data), _START.search(data)
    end = data.find(b"\nendstream", found.end()) if found else -1
    if found is None or start is None or end < 0:
        return None
    try:
        profile = bytearray(zlib.decompress(data[found.end() : end]))
    except zlib.error:
        return None
    profile[_ICC_DATE] = b"\x07\xbc\x00\x01\x00\x01" + bytes(6)  # 1980-01-01
    profile[_ICC_ID] = bytes(16)
    packed = zlib.compress(bytes(profile), 9)
    shift = len(packed) - (end - found.end())
    length = re.compile(rb"(\n%s 0 obj\n)(\d+)(\nendobj)" % found[1])
    table = int(start[1])
    told = length.search(data, end)
    if told is None or data[table : table + 4] != b"xref":
        return None
    number = b"%d" % len(packed)
    after = len(number) - len(told[2])

    def moved(entry: re.Match[bytes]) -> bytes:
        place = int(entry[1])
        place += shift * (place > end) + after * (place > told.start(2))
        return b"%010d %s n " % (place, entry[2])

    body = data[: found.end()] + packed + data[end : told.start(2)] + number + data[told.end(2) : table]
    tail = _START.sub(b"startxref\n%d\n" % len(body), _ENTRY.sub(moved, data[table:]))
    return body + tail
