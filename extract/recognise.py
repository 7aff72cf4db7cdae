"""The papers of a document: one, or one for each § of minutes; every recogniser in order for each."""

from kserender.extract.matter import Matter
from kserender.extract.minutes import minutes
from kserender.extract.recognisers import RECOGNISERS, municipality
from kserender.model import Document
from kserender.paper import Paper
from kserender.profile import Profile, for_municipality, load


def recognise(document: Document) -> list[Paper]:
    """The Papers that the document holds."""
    # Which municipality it is from decides which abbreviations hold, so that is asked first, of the whole document.
    first = Paper()
    municipality.recognise(Matter(document, load("generic")), first)
    profile = for_municipality(first.municipality or "")
    found = minutes(document)
    if found is None:
        return [_paper(document, profile)]
    papers = [_paper(part, profile) for part in found.paragraphs]
    for paper in papers:
        paper.municipality = first.municipality
    return papers


def _paper(document: Document, profile: Profile) -> Paper:
    matter = Matter(document, profile)
    paper = Paper()
    for recogniser in RECOGNISERS:
        recogniser(matter, paper)
    return paper
