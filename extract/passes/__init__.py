"""What all formats have in common is settled here, once, right after a reader: Document → Document."""

from kserender.extract.passes.composed import compose
from kserender.extract.passes.cut_sentences import rejoin_cut_sentences
from kserender.extract.passes.guidance import set_guidance_apart
from kserender.extract.passes.labels import take_labels
from kserender.extract.passes.letterhead import set_letterhead_apart
from kserender.extract.passes.markings import mark_added
from kserender.extract.passes.no_diacritics import notice_lost_letters
from kserender.model import Document

# In this order: guidance must be apart before bold words are looked at, and what has a label goes on from nothing.
PASSES = (
    compose,
    set_guidance_apart,
    take_labels,
    rejoin_cut_sentences,
    set_letterhead_apart,
    mark_added,
    notice_lost_letters,
)


def settle(document: Document) -> Document:
    """The Document after every pass."""
    for settled in PASSES:
        document = settled(document)
    return document
