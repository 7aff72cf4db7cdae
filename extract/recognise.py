"""One paper: its municipality's profile, then every recogniser in order."""

from kserender.extract.matter import Matter
from kserender.extract.recognisers import RECOGNISERS, municipality
from kserender.model import Document
from kserender.paper import Paper
from kserender.profile import for_municipality, load


def recognise(document: Document) -> Paper:
    """The Paper that the document is."""
    # Which municipality it is from decides which abbreviations hold, so that is asked first.
    first = Paper()
    municipality.recognise(Matter(document, load("generic")), first)
    matter = Matter(document, for_municipality(first.municipality or ""))
    paper = Paper()
    for recogniser in RECOGNISERS:
        recogniser(matter, paper)
    return paper
