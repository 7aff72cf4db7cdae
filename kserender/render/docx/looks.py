"""The look of a template's paragraphs, to make more of the same."""

from kserender.render.docx.xml import PPR, RPR, RUN, Element, copy, paragraphs, value, w

_UNSEEN = ("vanish", "specVanish", "webHidden")  # what would hide the text that is filled in
_PLACEHOLDER = ("placeholdertext", "platshllartext", "platshållartext")


def look_of(block: Element) -> Element | None:
    """The properties of a paragraph, to make more of the same."""
    found = next(iter(paragraphs(block)), None)
    own = found.find(PPR) if found is not None else None
    if own is None:
        return None
    look = copy(own)
    for tag in ("sectPr", "rPr", "keepNext"):
        for part in look.findall(w(tag)):
            look.remove(part)
    return look


def run_look_of(block: Element) -> Element | None:
    """The properties of a paragraph's first run, without what would hide a text or call it a placeholder."""
    sample = next((found for one in paragraphs(block) for found in one.iter(RUN)), None)
    return None if sample is None else bare(sample.find(RPR))


def bare(look: Element | None) -> Element | None:
    """A run's properties without what would hide its text or call it a placeholder."""
    if look is None:
        return None
    made = copy(look)
    for tag in _UNSEEN:
        for found in made.findall(w(tag)):
            made.remove(found)
    if (value(made, "rStyle") or "").casefold() in _PLACEHOLDER:
        made.remove(made.find(w("rStyle")))
    return made
