"""The directory of a zip file, checked before anything is inflated: it shows what is locked and what is a trap."""

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from kserender import limits
from kserender.errors import BrokenFile, EncryptedFile, HostileFile
from kserender.i18n import _

RATIO_FROM = 1_000_000  # bytes inflated; the ratio of a smaller part does no harm
_DENSEST = 1_032  # bytes that one packed byte can become (zlib's technical details)
_ENTRY = 1_000  # bytes in the directory that are plenty for one entry: 46, its name, and a few extra fields

_END, _END_SIZE = b"PK\x05\x06", 22
_LOCATOR, _LOCATOR_SIZE = b"PK\x06\x07", 20
_END64_SIZE = 56


def listed(data: bytes) -> list[ZipInfo]:
    """The entries of the directory.  Raises BrokenFile when there is none, HostileFile when it is far too long."""
    most = limits.current().entries
    if _directory_size(data) > most * _ENTRY:
        raise hostile(_("it has more parts than any document needs"))
    try:
        entries = ZipFile(BytesIO(data)).infolist()
    except (BadZipFile, NotImplementedError, ValueError, OverflowError, OSError, EOFError) as error:
        raise damaged() from error
    if len(entries) > most:
        raise hostile(_("it has more parts than any document needs"))
    return entries


def check(data: bytes, entries: list[ZipInfo]) -> None:
    """Raise EncryptedFile, HostileFile or BrokenFile when these entries cannot or should not be inflated."""
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise EncryptedFile(
            _("The file is protected by a password."),
            _("Open it in the program it was made with, remove the password, save it and try again."),
        )
    limit = limits.current()
    large = [entry for entry in entries if _is_too_large(entry, limit)]
    if sum(entry.file_size for entry in entries) > limit.mb("unpacked"):
        large = large or entries
    if large:
        # A changed byte makes a small part look very large; a trap has to be what its directory says.
        raise (
            damaged()
            if any(_is_misstated(data, entry) for entry in large)
            else hostile(_("it is far larger inside than outside"))
        )
    if len({entry.filename.replace("\\", "/").lstrip("/").lower() for entry in entries}) < len(entries):
        raise hostile(_("it has two parts of the same name"))


def _is_too_large(entry: ZipInfo, limit: limits.Limits) -> bool:
    return entry.file_size > limit.mb("part") or (
        entry.file_size > RATIO_FROM and entry.file_size > limit.ratio * entry.compress_size
    )


def _is_misstated(data: bytes, entry: ZipInfo) -> bool:
    """Whether the size in the directory is not the one before the part itself, or one that nothing can inflate to."""
    before = data[entry.header_offset : entry.header_offset + 30]
    at_the_part = int.from_bytes(before[22:26], "little")
    # Nothing there when the size stands after the part, all ones in a zip64 (PKWARE APPNOTE 4.3.9, 4.4.9).
    stated = at_the_part not in (0, 0xFFFFFFFF)
    return (stated and at_the_part != entry.file_size) or entry.file_size > _DENSEST * (entry.compress_size + 1)


def content(data: bytes, entry: ZipInfo, most: int) -> bytes:
    """The first `most` bytes of an entry, inflated; nothing of one that is damaged."""
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return b""
    try:
        with ZipFile(BytesIO(data)) as package, package.open(entry) as file:
            return file.read(most)
    except (BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError, EOFError, zlib.error):
        return b""


def damaged() -> BrokenFile:
    """The archive cannot be opened, or its directory is wrong."""
    return BrokenFile(_("The file is damaged or cut short."), _("Fetch it again, or ask the sender for a new copy."))


def hostile(why: str) -> HostileFile:
    """The file is built to do harm; `why` is in the user's language."""
    return HostileFile(
        _("The file was not read: {why}.").format(why=why), _("Do not open it; ask the sender what it is.")
    )


def _directory_size(data: bytes) -> int:
    """How many bytes of directory `zipfile` would read: as the end record says (PKWARE APPNOTE 4.3.16), or that of
    zip64 (4.3.14), which the locator before it points to."""
    end = data.rfind(_END, max(len(data) - (1 << 16) - _END_SIZE, 0))
    if end < 0:
        return 0
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    locator = data[max(end - _LOCATOR_SIZE, 0) : end]
    if locator.startswith(_LOCATOR):
        # Where the locator says, or right before it: versions of `zipfile` differ in where they look.
        for at in (int.from_bytes(locator[8:16], "little"), end - _LOCATOR_SIZE - _END64_SIZE):
            size = max(size, int.from_bytes(data[max(at, 0) + 40 : max(at, 0) + 48], "little"))
    return min(size, len(data))
