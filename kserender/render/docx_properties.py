"""What a generated file says of itself: its title and language, and no more than the paper does."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from kserender.paper import Paper
from kserender.render.docx_text import element

if TYPE_CHECKING:
    from docx.document import Document

LANGUAGE = "sv-SE"


def set_properties(document: "Document", paper: Paper, when: date | None) -> None:
    """Set title, language and the decision's date, and the author if the paper names one; forget the template's."""
    properties = document.core_properties
    for found in list(properties._element):
        properties._element.remove(found)
    properties.title = paper.title or ""
    properties.language = LANGUAGE
    if paper.author:
        properties.author = paper.author
    made = when or _day(paper.date)
    if made:
        properties.created = properties.modified = datetime(made.year, made.month, made.day, tzinfo=UTC)
    _set_language(document)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:  # a month or a year is a date too, but no day
        return None


def _set_language(document: "Document") -> None:
    """Swedish where the template's styles do not say which language they are in."""
    styles = document.styles.element
    place = styles
    for tag in ("docDefaults", "rPrDefault", "rPr"):
        found = place.find(qn(f"w:{tag}"))
        if found is None:
            found = element(tag)
            place.insert(0, found)
        place = found
    if place.find(qn("w:lang")) is None:
        place.append(element("lang", val=LANGUAGE))
