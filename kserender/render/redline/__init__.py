"""Writes what differs between two versions as a Word file with tracked changes, on top of the old file.

    redline(old, versions, By("Namn", "2026-03-01T09:00:00Z"))    the old .docx with the changes marked in it
    printed_pdf(redline(…))                                       the changes shown in the text, to be printed
    left_out(versions)                                            what is not marked, as sentences for the user

Accept all gives the new text and reject all the old one, exactly; the file is read back both ways before it is given.
The way of the data: package (the parts) → settle (changes that the old file has) → blocks (its XML, bound to the sides
of the items) → story (items into XML, with editing, tables, notes) → segments (ends of paragraphs) → marks → verify.
docs/decisions/0016-versions.md tells why it is done this way.
"""

from kserender.compare.versions.contract import By
from kserender.render.redline.left_out import left_out
from kserender.render.redline.printed import printed, printed_pdf
from kserender.render.redline.write import redline

__all__ = ["By", "left_out", "printed", "printed_pdf", "redline"]
