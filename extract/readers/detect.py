"""What kind of file it is, by its content: the name is asked only of an archive that is damaged."""

import re
from collections.abc import Callable
from pathlib import PurePath
from zipfile import ZipInfo

from kserender.errors import BrokenFile, EncryptedFile, UnknownFormat
from kserender.extract.readers import archive, detect_ole
from kserender.i18n import _, mark

SUFFIXES = {
    "docx": (".docx", ".docm", ".dotx", ".dotm"),
    "pdf": (".pdf",),
    "text": (".txt", ".text", ".md", ".markdown", ".asc", ".log", ""),
    "doc": (".doc", ".dot"),
    "odt": (".odt", ".ott"),
    "rtf": (".rtf",),
}
KINDS = {
    "docx": mark("a Word document"),
    "pdf": mark("a PDF"),
    "text": mark("a text file"),
    "doc": mark("a Word document in the older format"),
    "odt": mark("an OpenDocument text"),
    "rtf": mark("an RTF document"),
}

HEAD = 4096  # bytes that are looked at
_PDF_WITHIN = 1024  # bytes of something else that may stand before a PDF's header (PDF 32000-1:2008, annex H, note 13)

_SAVE = mark("Save the paper as .docx or PDF.")
_UNPACK = mark("Unpack it and give the papers in it.")
_SCAN = mark("Make a PDF of it, so that the text in it can be recognised (OCR).")
_PRINT = mark("Open it in the program it is made for, and save it as .docx or PDF.")

_ARCHIVE = (mark("The file is an archive, not a paper."), _UNPACK)
_PICTURE = (mark("The file is a picture."), _SCAN)
_MEDIA = (mark("The file is sound or film."), mark("Give the paper that belongs to it."))
_OLDER = (mark("The file is from an older word processor."), _PRINT)
_MAIL = (mark("The file is an e-mail."), mark("Save its attachments, and give those."))
_WEB = (mark("The file is a web page."), mark("Open it in a web browser and print it to a PDF."))
_XML = (mark("The file is XML."), _PRINT)
_SHEET = (mark("The file is a spreadsheet or a presentation."), _SAVE)
_OTHER_OFFICE = (mark("The file is from an Office program, but no Word document."), _SAVE)

_Refusal = tuple[str, str]

# What begins a kind of file that is not read: where, the bytes, what is said.
_SIGNATURES: tuple[tuple[int, bytes, _Refusal], ...] = (
    (0, b"\x1f\x8b", _ARCHIVE),  # gzip
    (4, b"1AY&SY", _ARCHIVE),  # bzip2
    (0, b"\xfd7zXZ\0", _ARCHIVE),
    (0, b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (0, b"Rar!\x1a\x07", _ARCHIVE),
    (0, b"\x28\xb5\x2f\xfd", _ARCHIVE),  # zstandard
    (0, b"MSCF\0\0\0\0", _ARCHIVE),
    (257, b"ustar", _ARCHIVE),
    (0, b"\x89PNG\r\n\x1a\n", _PICTURE),
    (0, b"\xff\xd8\xff", _PICTURE),  # JPEG
    (0, b"GIF87a", _PICTURE),
    (0, b"GIF89a", _PICTURE),
    (0, b"II*\0", _PICTURE),  # TIFF
    (0, b"MM\0*", _PICTURE),
    (6, b"\0\0\0\0", _PICTURE),  # BMP
    (8, b"WEBP", _PICTURE),
    (4, b"ftyphei", _PICTURE),
    (4, b"ftypmif1", _PICTURE),
    (4, b"ftyp", _MEDIA),
    (0, b"ID3\x03", _MEDIA),
    (0, b"ID3\x04", _MEDIA),
    (0, b"OggS", _MEDIA),
    (8, b"WAVE", _MEDIA),
    (8, b"AVI ", _MEDIA),
    (0, b"\xffWPC", _OLDER),  # WordPerfect
    (0, b"\x31\xbe\0\0", _OLDER),  # Write, Word for DOS
    (0, b"\xdb\xa5\x2d\0", _OLDER),  # Word 2
    (0, b"%!PS-Adobe", (mark("The file is PostScript."), mark("Make a PDF of it."))),
)
# Two bytes are too few to tell by: what must stand before the signature.
_BEFORE = {b"1AY&SY": b"BZh", b"\0\0\0\0": b"BM", b"WEBP": b"RIFF", b"WAVE": b"RIFF", b"AVI ": b"RIFF"}

# What the directory of an OLE file names, and what the file then is.
_OLE_KINDS: tuple[tuple[str, _Refusal], ...] = (
    ("Workbook", _SHEET),
    ("Book", _SHEET),
    ("PowerPoint Document", _SHEET),
    ("__properties_version1.0", _MAIL),
)
_LOCKED = frozenset({"EncryptedPackage", "EncryptionInfo"})

_ODT = re.compile(rb"application/vnd\.oasis\.opendocument\.text(?:-template|-master|-web)?\s*$")
_LOCKED_ODF = b"encryption-data"

_PDF = re.compile(rb"%PDF-\d")
_RTF = re.compile(rb"\s*\{\\rtf?\d?")
_MARKUP = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<(?:\?xml\b|!doctype\s+(?P<html>html)|(?P<tag>html)\b)", re.I
)
_MAIL_HEAD = re.compile(rb"(?:[A-Za-z-]{2,40}:[^\n]*\n(?:[ \t][^\n]*\n)*)*MIME-Version:", re.I)


def detect(data: bytes, name: str) -> str:
    """The kind: one of KINDS.  Raises UnknownFormat, EncryptedFile or HostileFile for what cannot be read."""
    for begins, kind in _BEGINNINGS:
        if begins(data):
            return kind(data, name)
    for at, signature, refusal in _SIGNATURES:
        if _is_signed(data, at, signature):
            raise _refused(refusal)
    if _is_pdf(data):
        return "pdf"
    head = data[:HEAD].replace(b"\0", b"")  # also in UTF-16
    if markup := _MARKUP.match(head):
        is_web = markup["html"] or markup["tag"] or b"<html" in head
        raise _refused(_WEB if is_web else _XML)
    if _MAIL_HEAD.match(head):
        raise _refused(_MAIL)
    return "text"


def is_misnamed(kind: str, name: str) -> bool:
    """Whether the name's ending belongs to another kind of file than the content; "-" has none."""
    suffix = PurePath(name).suffix.lower()
    return name != "-" and suffix not in SUFFIXES[kind] and any(suffix in suffixes for suffixes in SUFFIXES.values())


def _zip(data: bytes, name: str) -> str:
    try:
        entries = {entry.filename: entry for entry in archive.listed(data)}
    except BrokenFile:
        return _damaged_zip(data, name)
    if "mimetype" in entries:
        return _odf(data, entries)
    names = {entry.replace("\\", "/").lstrip("/").lower() for entry in entries}
    if "[content_types].xml" not in names:
        raise _refused(_ARCHIVE)
    if any(part.startswith(("xl/", "ppt/")) for part in names) and not any(part.startswith("word/") for part in names):
        raise _refused(_SHEET)
    return "docx"


def _damaged_zip(data: bytes, name: str) -> str:
    """The kind a damaged archive was meant to be; the Word reader says what is wrong with a Word file."""
    suffix = PurePath(name).suffix.lower()
    if b"[Content_Types].xml" in data[:HEAD] or b"word/" in data[:HEAD] or suffix in SUFFIXES["docx"]:
        return "docx"
    if b"mimetypeapplication/vnd.oasis" in data[:HEAD] or suffix in SUFFIXES["odt"]:
        raise archive.damaged()
    raise _refused((mark("The file is a damaged archive."), _UNPACK))


def _odf(data: bytes, entries: dict[str, ZipInfo]) -> str:
    if not _ODT.match(archive.content(data, entries["mimetype"], 200)):
        raise _refused(_SHEET if "content.xml" in entries else _ARCHIVE)
    archive.check(data, list(entries.values()))
    manifest = entries.get("META-INF/manifest.xml")
    if manifest is not None and _LOCKED_ODF in archive.content(data, manifest, 1_000_000):
        raise _locked()
    return "odt"


def _ole(data: bytes, name: str) -> str:
    found = detect_ole.compound(data)
    if found.is_encrypted or found.names & _LOCKED:
        raise _locked()
    if "WordDocument" in found.names:
        return "doc"
    for stream, refusal in _OLE_KINDS:
        if stream in found.names:
            raise _refused(refusal)
    if not found.names:
        raise archive.damaged()
    raise _refused(_OTHER_OFFICE)


def _rtf(data: bytes, name: str) -> str:
    return "rtf"


_BEGINNINGS: tuple[tuple[Callable[[bytes], object], Callable[[bytes, str], str]], ...] = (
    (lambda data: data[:4] in (b"PK\x03\x04", b"PK\x05\x06"), _zip),
    (lambda data: data.startswith(detect_ole.SIGNATURE), _ole),
    (lambda data: _RTF.match(data[:64]), _rtf),
)


def _is_signed(data: bytes, at: int, signature: bytes) -> bool:
    return data[at : at + len(signature)] == signature and data.startswith(_BEFORE.get(signature, b""))


def _is_pdf(data: bytes) -> bool:
    """Whether the header stands at the beginning, or after something else and before what only a PDF has."""
    header = _PDF.search(data[:_PDF_WITHIN])
    return header is not None and (header.start() == 0 or re.search(rb"\d obj\b|startxref", data) is not None)


def _locked() -> EncryptedFile:
    return EncryptedFile(
        _("The file is protected by a password."),
        _("Open it in Word, remove the password, save it and try again."),
    )


def _refused(refusal: _Refusal) -> UnknownFormat:
    what, remedy = refusal
    return UnknownFormat(_(what), _(remedy))
