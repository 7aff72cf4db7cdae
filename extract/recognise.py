"""The papers of a document: one, one for each § of minutes, or those of a case file; every recogniser for each."""

from collections.abc import Sequence

from kserender.extract.bundle import name_movers, parts
from kserender.extract.explain.trace import observed
from kserender.extract.local_parties import name_parties
from kserender.extract.matter import Matter
from kserender.extract.meeting import meeting
from kserender.extract.minutes import minutes
from kserender.extract.recognisers import RECOGNISERS, Recogniser, municipality
from kserender.model import Document
from kserender.paper import Meeting, Paper
from kserender.profile import for_municipality, load


def recognise(
    document: Document, recognisers: Sequence[Recogniser] = RECOGNISERS
) -> tuple[Meeting | None, list[Paper]]:
    """The Papers that the document holds, and the meeting when it is minutes."""
    # Which municipality it is from decides which abbreviations hold, so that is asked first, of the whole document.
    first = Paper()
    municipality.recognise(Matter(document, load("generic")), first)
    profile = for_municipality(first.municipality or "")
    held: Meeting | None = None
    papers: list[Paper] = []
    cut = parts(document)
    for part in cut:
        # A case file is no minutes, though its first paper may be.
        found = minutes(part.document) if part.number == 1 else None
        matters = [Matter(part.document, profile, municipality=first.municipality)]
        if found:
            held = meeting(found.front.blocks, document.furniture, found.numbers, document.blocks)
            name_parties(held.present, profile)
            matters = [
                Matter(paragraph, profile, held.body, number, first.municipality, tuple(held.present), held.date)
                for paragraph, number in zip(found.paragraphs, found.numbers, strict=True)
            ]
        read = [_paper(matter, recognisers) for matter in matters]
        for paper in read if len(cut) > 1 else ():
            paper.part = part.public()
        papers += read
    if len(cut) > 1:
        name_movers(papers, document)
    return held, papers


def _paper(matter: Matter, recognisers: Sequence[Recogniser]) -> Paper:
    paper = Paper()
    for recogniser in observed(recognisers):
        recogniser(matter, paper)
    return paper
