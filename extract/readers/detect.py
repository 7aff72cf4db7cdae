"""What kind of file it is, by its content."""

import io
import zipfile
from pathlib import PurePath

from kserender.errors import EncryptedFile, UnknownFormat
from kserender.i18n import _

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
SUFFIXES = {
    "docx": (".docx", ".docm", ".dotx", ".dotm"),
    "pdf": (".pdf",),
    "text": (".txt", ".text", ".md", ".markdown", ".asc", ".log", ""),
}


def detect(data: bytes, name: str) -> str:
    """The kind: docx, pdf or text.  Raises UnknownFormat or EncryptedFile for what cannot be read."""
    if data[:4] == b"PK\x03\x04" or data[:4] == b"PK\x05\x06":
        return _zip(data, name)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(OLE):
        if _ENCRYPTED_PACKAGE in data:
            raise EncryptedFile(
                _("The file is protected by a password."),
                _("Open it in Word, remove the password, save it and try again."),
            )
        raise _unknown(_("The file is in an older Office format."), _("Open it in Word and save it as .docx."))
    if data.startswith(b"{\\rtf"):
        raise _unknown(_("The file is in the RTF format."), _("Open it in Word and save it as .docx."))
    return "text"


def is_misnamed(kind: str, name: str) -> bool:
    """Whether the name's ending belongs to another kind of file than the content."""
    suffix = PurePath(name).suffix.lower()
    return suffix not in SUFFIXES[kind] and any(suffix in suffixes for suffixes in SUFFIXES.values())


def _zip(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        # A damaged archive: the name tells what it was meant to be, and the Word reader says what is wrong.
        if PurePath(name).suffix.lower() not in SUFFIXES["docx"]:
            raise _unknown(_("The file is a damaged archive."), _("Unpack it and give the papers in it.")) from None
        return "docx"
    if "mimetype" in names:
        raise _unknown(_("The file is in the OpenDocument format."), _("Open it in Word and save it as .docx."))
    if "[Content_Types].xml" not in names:
        raise _unknown(_("The file is an archive, not a paper."), _("Unpack it and give the papers in it."))
    if any(part.startswith(("xl/", "ppt/")) for part in names) and not any(part.startswith("word/") for part in names):
        raise _unknown(_("The file is a spreadsheet or a presentation."), _("Save the paper as .docx or PDF."))
    return "docx"


def _unknown(what: str, remedy: str) -> UnknownFormat:
    return UnknownFormat(what, remedy)
