"""Writes any kind of document as PDF: the Word file, printed."""

from kserender.profile import day_of
from kserender.render import Made, Order, as_docx
from kserender.render.pdf import pdf


def write(order: Order) -> Made:
    """The document; the Word file that it is made of has been read back."""
    made = as_docx.write(order)
    return Made(pdf(made.data, order.when or day_of(order.paper.date)), made.notes)
