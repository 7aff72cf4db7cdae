"""Writes minutes and summonses as PDF: the Word file, printed."""

from kserender.render import Made
from kserender.render.meeting import MeetingOrder, as_docx
from kserender.render.pdf import pdf


def write(order: MeetingOrder) -> Made:
    """The document; the Word file that it is made of has been read back."""
    made = as_docx.write(order)
    return Made(pdf(made.data), made.notes)
