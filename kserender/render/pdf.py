"""A Word file as PDF/A-2 with the tags of PDF/UA, by way of LibreOffice."""

from datetime import date

from kserender.errors import BrokenFile, MissingProgram
from kserender.extract.readers import legacy
from kserender.i18n import _
from kserender.render.pdf_bytes import without_time

# PDF/A-2b (ISO 19005-2) and PDF/UA-1 (ISO 14289-1), with the headings as bookmarks.
EXPORT = (
    'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"},"PDFUACompliance":{"type":"boolean",'
    '"value":"true"},"UseTaggedPDF":{"type":"boolean","value":"true"},"ExportBookmarks":{"type":"boolean",'
    '"value":"true"}}'
)


def pdf(document: bytes, day: date | None = None) -> bytes:
    """The document as PDF, made on that day by what it says of itself; the same document gives the same bytes.

    Raises MissingProgram without LibreOffice, BrokenFile, TimeLimit.
    """
    try:
        return without_time(legacy.convert(document, "docx", EXPORT), day)
    except MissingProgram as error:
        raise MissingProgram(
            _("PDF is made by way of LibreOffice, and that is not installed."),
            _("Install LibreOffice Writer (Debian: libreoffice-writer-nogui), or write a .docx and save it in Word."),
        ) from error
    except BrokenFile as error:
        raise BrokenFile(
            _("LibreOffice could not make a PDF of the document."), _("Write a .docx instead, and save it in Word.")
        ) from error
