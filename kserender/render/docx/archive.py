"""A Word file as a zip archive whose bytes depend on nothing but its parts."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from functools import lru_cache

# 1 January 1980, the oldest date that a zip archive can hold: the parts have no date of their own.
_DATE = 0x0021
_FIRST = ("[Content_Types].xml", "_rels/.rels")
# What is compressed by itself would only cost time.
_PACKED = (".png", ".jpg", ".jpeg", ".gif", ".emz", ".wmz")
# PKWARE APPNOTE 4.3.7, 4.3.12 and 4.3.16.  What follows the signature is the same in the first two: the version that is
# needed, flags (names are UTF-8), the method, time and date, the sum, both sizes, the length of the name, and no more.
_LOCAL, _CENTRAL, _END = struct.Struct("<4s5H3L2H"), struct.Struct("<4s6H3L5H2L"), struct.Struct("<4s4H2LH")
_VERSION, _UTF8, _STORED, _DEFLATED = 20, 0x0800, 0, 8


def pack(parts: Mapping[str, bytes]) -> bytes:
    """The archive of these parts, by name: content types first, as readers of streams want it, the rest by name.

    Nothing in it tells when or on what system it was made.
    """
    out, directory = bytearray(), bytearray()
    for name in sorted(parts, key=lambda name: (name not in _FIRST, name)):
        data, title = parts[name], name.encode()
        method, packed, total = _compressed(data, name.lower().endswith(_PACKED))
        flags = 0 if name.isascii() else _UTF8
        about = (_VERSION, flags, method, 0, _DATE, total, len(packed), len(data), len(title), 0)
        directory += _CENTRAL.pack(b"PK\1\2", _VERSION, *about, 0, 0, 0, 0, len(out)) + title
        out += _LOCAL.pack(b"PK\3\4", *about) + title + packed
    count = len(parts)
    return bytes(out + directory + _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), len(out), 0))


@lru_cache(maxsize=64)
def _compressed(data: bytes, as_it_is: bool) -> tuple[int, bytes, int]:
    """The method, the packed bytes and the sum; most parts of a template are the same every time it is filled."""
    if as_it_is:
        return _STORED, data, zlib.crc32(data)
    made = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return _DEFLATED, made.compress(data) + made.flush(), zlib.crc32(data)


def unpack(data: bytes) -> dict[str, bytes]:
    """The parts of an archive, by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist() if not entry.is_dir()}
