"""The papers of a document: one, or one for each § of minutes; every recogniser in order for each."""

from kserender.extract.matter import Matter
from kserender.extract.meeting import meeting
from kserender.extract.minutes import minutes, paragraph_number
from kserender.extract.recognisers import RECOGNISERS, municipality
from kserender.model import Document
from kserender.paper import Meeting, Paper
from kserender.profile import Profile, for_municipality, load


def recognise(document: Document) -> tuple[Meeting | None, list[Paper]]:
    """The Papers that the document holds, and the meeting when it is minutes."""
    # Which municipality it is from decides which abbreviations hold, so that is asked first, of the whole document.
    first = Paper()
    municipality.recognise(Matter(document, load("generic")), first)
    profile = for_municipality(first.municipality or "")
    found = minutes(document)
    if found is None:
        return None, [_paper(document, profile)]
    numbers = [paragraph_number(part) for part in found.paragraphs]
    held = meeting(found.front.blocks, document.furniture, numbers)
    papers = [_paper(part, profile, held.body) for part in found.paragraphs]
    for paper in papers:
        paper.municipality = first.municipality
    return held, papers


def _paper(document: Document, profile: Profile, organ: str | None = None) -> Paper:
    matter = Matter(document, profile, organ)
    paper = Paper()
    for recogniser in RECOGNISERS:
        recogniser(matter, paper)
    return paper
