"""Opening a PDF: what is wrong with it, what it says of itself, and its pages one at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from kserender import limits
from kserender.errors import BrokenFile, EncryptedFile, HostileFile
from kserender.i18n import _
from kserender.model import Properties


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the file before its pages are read."""

    pages: int
    properties: Properties
    attachments: int
    scripts: int
    is_whole: bool
    is_tagged: bool = False


@contextmanager
def opened(data: bytes) -> Iterator[tuple[Any, Facts]]:
    """The pdfium document and its facts; raises EncryptedFile, BrokenFile or HostileFile."""
    import pypdfium2 as pdfium
    import pypdfium2.raw as raw

    most = limits.current()
    if len(data) > most.mb("file"):
        raise HostileFile(
            _("The file is larger than {size} MB.").format(size=most.file_mb),
            _("Divide it into parts and read them one by one, or raise the limit {limit}.").format(
                limit="KSERENDER_LIMIT_FILE_MB"
            ),
        )
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise EncryptedFile(
                _("The PDF is protected by a password."),
                _("Open it with the password, print it to a new PDF and read that one."),
            ) from None
        raise _broken() from None
    try:
        yield document, _facts(document, data)
    finally:
        document.close()


def _facts(document: Any, data: bytes) -> Facts:
    import pypdfium2.raw as raw

    pages = len(document)
    most = limits.current().pages
    if pages > most:
        raise HostileFile(
            _("The PDF has {pages} pages; at most {most} are read.").format(pages=pages, most=most),
            _("Divide it into parts and read them one by one, or raise the limit {limit}.").format(
                limit="KSERENDER_LIMIT_PAGES"
            ),
        )
    if pages < 1:
        raise _broken()
    return Facts(
        pages=pages,
        properties=Properties(
            title=_said(document, "Title"), author=_said(document, "Author"), language=_language(document, raw)
        ),
        attachments=max(raw.FPDFDoc_GetAttachmentCount(document.raw), 0),
        scripts=max(raw.FPDFDoc_GetJavaScriptActionCount(document.raw), 0),
        # The end-of-file mark stands in the last kilobyte (PDF 32000-1:2008, annex H, note 18).
        is_whole=b"%%EOF" in data[-1024:],
        is_tagged=bool(raw.FPDFCatalog_IsTagged(document.raw)),
    )


def page(document: Any, index: int) -> Any | None:
    """The page with this index, or None if it is damaged."""
    import pypdfium2 as pdfium

    try:
        return document[index]
    except pdfium.PdfiumError:
        return None


def _said(document: Any, key: str) -> str | None:
    import pypdfium2 as pdfium

    try:
        text = document.get_metadata_value(key)
    except (pdfium.PdfiumError, UnicodeDecodeError):
        return None
    return str(text).replace("\x00", "").strip() or None


def _language(document: Any, raw: Any) -> str | None:
    import ctypes

    buffer = ctypes.create_string_buffer(128)
    size = raw.FPDFCatalog_GetLanguage(document.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), 128)
    return buffer.raw[: max(size - 2, 0)].decode("utf-16-le", "replace").strip() or None if size <= 128 else None


def _broken() -> BrokenFile:
    return BrokenFile(_("The PDF is damaged or cut short."), _("Fetch it again, or ask the sender for a new copy."))
