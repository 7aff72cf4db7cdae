"""The zip file around a Word document: everything is checked in its directory before anything is inflated."""

import zlib
from collections.abc import Iterator
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

from kserender.errors import BrokenFile
from kserender.extract.readers import archive
from kserender.extract.readers.docx.faults import broken, hostile
from kserender.i18n import _

SLACK = 1_000_000  # bytes over the declared size that may be damage; more is a trap

_LOCAL_HEADER = 30  # bytes before the name (PKWARE APPNOTE 4.3.7)


class Damaged(Exception):
    """An entry whose data cannot be inflated or do not have the size and sum that the directory says."""


class Container:
    """The entries of a zip file by name, small letters (OPC part names are the same in any case)."""

    def __init__(self, data: bytes) -> None:
        try:
            entries = archive.listed(data)
            archive.check(data, entries)
        except BrokenFile as error:
            raise broken() from error
        self._data = data
        # Some programs write "word\document.xml" or "/word/document.xml".
        self._entries = {entry.filename.replace("\\", "/").lstrip("/").lower(): entry for entry in entries}

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entries

    def read(self, name: str) -> bytes | None:
        """The entry inflated, never far beyond its declared size; None when there is no such entry.

        Raises Damaged, or HostileFile when there is much more in it than the directory says; a little more is what
        a changed byte does to an honest file.
        """
        entry = self._entries.get(name.lower())
        if entry is None:
            return None
        content = self._inflate(entry, entry.file_size + SLACK + 1)
        if len(content) > entry.file_size + SLACK:
            raise hostile(_("a part is larger than it claims to be"))
        if len(content) != entry.file_size or zlib.crc32(content) != entry.CRC:
            raise Damaged(name)
        return content

    def head(self, name: str, size: int) -> bytes:
        """The first bytes of an entry that is there; fewer when it is shorter or damaged."""
        try:
            return self._inflate(self._entries[name.lower()], size)[:size]
        except Damaged:
            return b""

    def _inflate(self, entry: ZipInfo, most: int) -> bytes:
        at = entry.header_offset
        header = self._data[at : at + _LOCAL_HEADER]
        if len(header) < _LOCAL_HEADER or not header.startswith(b"PK\x03\x04"):
            raise Damaged(entry.filename)
        start = at + _LOCAL_HEADER + int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
        packed = self._data[start : start + entry.compress_size]
        if entry.compress_type == ZIP_STORED:
            return packed
        if entry.compress_type != ZIP_DEFLATED:  # OPC allows no other (ISO/IEC 29500-2, annex C)
            raise Damaged(entry.filename)
        try:
            return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, most)
        except zlib.error as error:
            raise Damaged(entry.filename) from error
