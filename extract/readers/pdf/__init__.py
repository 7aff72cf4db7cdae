"""PDF: pages that only say where each letter stands become headings, paragraphs, tables and notes."""

from contextlib import closing
from dataclasses import replace

from kserender.extract.readers.builder import Builder
from kserender.extract.readers.pdf import document
from kserender.extract.readers.pdf.layout import layout
from kserender.extract.readers.pdf.letters import Fonts
from kserender.extract.readers.pdf.messages import tell
from kserender.extract.readers.pdf.pages import Findings, read_page
from kserender.extract.readers.pdf.second_opinion import SecondOpinion
from kserender.extract.readers.pdf.sheets import Sheet
from kserender.extract.readers.pdf.write import write
from kserender.model import Document, Source


def read(data: bytes, source: Source) -> Document:
    """The Document of a PDF.

    Raises EncryptedFile, BrokenFile, EmptyFile (pictures of text, or nothing at all) or HostileFile.
    """
    with document.opened(data) as (pdf, facts):
        source = replace(source, format=source.format or "pdf", pages=facts.pages, reader=source.reader or "pdfium")
        sheets: list[Sheet] = []
        findings: dict[int, Findings] = {}
        fonts = Fonts()
        with closing(SecondOpinion(data)) as second:
            for index in range(facts.pages):
                page = document.page(pdf, index)
                if page is None:
                    continue
                sheet, findings[index + 1] = read_page(page, index + 1, fonts, second, facts.is_tagged)
                sheets.append(sheet)
                page.close()
    builder = Builder(source)
    builder.properties = facts.properties
    tell(builder, facts, findings)
    write(builder, layout(sheets), sheets)
    return builder.build()
