"""Struck and added wording, with readings where the marks cannot be the whole truth."""

from dataclasses import replace

from kserender.extract.inference import Seen, readings
from kserender.extract.marked import Mark, marks
from kserender.extract.matter import Matter
from kserender.model import Heading, Paragraph
from kserender.paper import Inferred, Paper, Revision

# Characters of the text around a revision that are shown with it.
CONTEXT = 60


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `revisions` in reading order; text of notes included."""
    notes = [b for note in matter.document.notes for b in note.blocks if isinstance(b, Heading | Paragraph)]
    found = [(block, _seen(block, mark)) for block in (*matter.texts, *notes) for mark in marks(block)]
    inferred = readings([seen for _, seen in found])
    paper.revisions = [
        _revision(matter, block, seen, reading) for (block, seen), reading in zip(found, inferred, strict=True)
    ]


def _seen(block: Heading | Paragraph, mark: Mark) -> Seen:
    text = block.text()
    struck = text[mark.struck.start : mark.struck.end].strip() if mark.struck else None
    added = text[mark.added.start : mark.added.end].strip() if mark.added else None
    return Seen(mark, struck, added, text[: mark.first.start], text[mark.last.end :])


def _revision(matter: Matter, block: Heading | Paragraph, seen: Seen, inferred: Inferred | None) -> Revision:
    mark = seen.mark
    change = mark.first.change
    home = matter.section_of(block)
    text = block.text()
    start, end = mark.first.start, mark.last.end
    place = replace(block.place, start=block.place.start + start, end=block.place.start + end)
    return Revision(
        kind="moved"
        if change.moved
        else "replaced"
        if seen.struck and seen.added
        else "struck"
        if seen.struck
        else "added",
        struck=seen.struck,
        added=seen.added,
        marking=change.marking,
        author=change.author,
        date=change.date,
        section=home.title if home else None,
        context=text[max(start - CONTEXT, 0) : end + CONTEXT].strip(),
        place=matter.public(place, text[start:end]),
        inferred=inferred,
        confidence=change.confidence,
    )
