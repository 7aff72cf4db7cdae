"""What an OLE file holds (.doc, .xls, .msg, a Word file with a password), by the names in its directory.

[MS-CFB] is Microsoft's specification of the file, [MS-DOC] of Word's own stream in it.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from struct import unpack_from

SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")

_LAST_SECTOR = 0xFFFFFFFA  # what is greater has a meaning of its own ([MS-CFB] 2.1)
_ENTRY = 128  # bytes of a directory entry ([MS-CFB] 2.6.1)
_MOST_ENTRIES = 10_000
_ENCRYPTED = 0x0100  # fEncrypted of the FibBase, with nFib, the version ([MS-DOC] 2.5.2)


@dataclass(frozen=True, slots=True)
class Compound:
    """The names of an OLE file's streams and storages; of Word's stream its version and whether it is encrypted."""

    names: frozenset[str]
    version: int
    is_encrypted: bool


def compound(data: bytes) -> Compound:
    """What the directory says; without names when it is damaged."""
    try:
        entries = dict(_entries(data))
    except struct.error:
        entries = {}
    start = entries.get("WordDocument", len(data))
    version = int.from_bytes(data[start + 2 : start + 4], "little")
    flags = int.from_bytes(data[start + 10 : start + 12], "little")
    return Compound(frozenset(entries), version, bool(flags & _ENCRYPTED))


def _entries(data: bytes) -> Iterator[tuple[str, int]]:
    """Name and place of the first byte of each entry; a short stream has its place somewhere else, but those are not
    asked for."""
    (shift,) = unpack_from("<H", data, 0x1E)
    if shift not in (9, 12):
        return
    size = 1 << shift
    count = 0
    for sector in _chain(data, size, *unpack_from("<I", data, 0x30)):
        for at in range((sector + 1) * size, (sector + 2) * size, _ENTRY):
            entry = data[at : at + _ENTRY]
            count += 1
            if len(entry) < _ENTRY or count > _MOST_ENTRIES:
                return
            (length,) = unpack_from("<H", entry, 0x40)
            if entry[0x42] and 2 <= length <= 64:
                (start,) = unpack_from("<I", entry, 0x74)
                yield entry[: length - 2].decode("utf-16-le", "replace"), (start + 1) * size


def _chain(data: bytes, size: int, sector: int) -> Iterator[int]:
    """The sectors from this one on, as the allocation table links them; the first 109 of its own sectors are listed
    in the header, which is as far as a directory is followed."""
    table = unpack_from("<109I", data, 0x4C)
    each = size // 4
    seen: set[int] = set()
    while sector <= _LAST_SECTOR and sector not in seen and (sector + 1) * size < len(data):
        yield sector
        seen.add(sector)
        page, index = divmod(sector, each)
        if page >= len(table) or table[page] > _LAST_SECTOR:
            return
        (sector,) = unpack_from("<I", data, (table[page] + 1) * size + 4 * index)
