"""The words of a sentence that say where its order applies."""

from collections.abc import Sequence

from kserender.extract.instructions.frame import Frame, Thing
from kserender.extract.instructions.news import News
from kserender.extract.instructions.reading import Span
from kserender.extract.instructions.vocabulary import vocabulary
from kserender.extract.instructions.what import homograph
from kserender.extract.instructions.where import Part

LONGEST_NOUN = 4  # tokens before a place


def target(frame: Frame, thing: Thing | None, places: Sequence[Part], new: News | None) -> Span:
    """The shortest piece of the sentence with all that says where; words that change belong to it only when they
    stand beside it, or alone."""
    order, tokens = frame.order, frame.tokens
    spans = [(part.lead, part.end) for part in places]
    if thing is not None:
        own = (thing.part.lead if thing.part and thing.part.relation else thing.start, thing.end)
        if not spans or _belongs(frame, thing, places, new):
            spans.append(own)
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    if thing is None and order.verb.subject != "new" and order.verb.action == "replace":
        start = _noun(frame, start)
    if order.verb.action == "insert" and new is not None and new.end == end:
        end = _announcement(frame, start, max(frame.limit(new), start + 1))
    return tokens[start].start, tokens[end - 1].end


def _noun(frame: Frame, start: int) -> int:
    """Where what stands at a place begins to be named: "avgiften för båtplats i rad 5"."""
    for at in range(start, max(frame.order.start, start - LONGEST_NOUN) - 1, -1):
        before = frame.tokens[at - 1] if at > frame.order.start else None
        if before is None or before.text in ",:;" or before.low == "att" or at == frame.order.end:
            return at
        named = any(part.sure and part.lead <= at - 1 < part.end for part in frame.parts)
        if not before.text[0].isalpha() or (before.low in vocabulary().verbs and not homograph(before)) or named:
            return start
    return start


def _announcement(frame: Frame, start: int, end: int) -> int:
    """The end without "med lydelsen" before the new words."""
    while end > start + 1 and frame.tokens[end - 1].low in ("med", "lydelsen", "texten"):
        end -= 1
    return end


def _belongs(frame: Frame, thing: Thing, places: Sequence[Part], new: News | None) -> bool:
    part = thing.part
    action = frame.order.verb.action
    if action == "insert" and not (frame.order.verb.subject == "place" and part and not part.quoted and not part.new):
        return part is not None and part.relation == "as"
    words = part is None or part.unit.literal or (part.quoted and part.unit.quoted == "text")
    if not words:
        return part is not None and (part.sure or not part.new)
    announced = (thing.start > frame.order.at or frame.order.kind == "sign") and frame.tokens[
        thing.start - 1
    ].text == ":"
    if announced and all(place.end < thing.start for place in places):
        return False
    start = min(thing.start, *(place.start for place in places))
    end = max(thing.end, *(place.end for place in places))
    parting = vocabulary().frame["ordering"] | vocabulary().frame["change"]
    limit = frame.limit(new)
    return not any(
        at in (frame.order.at, limit) or frame.tokens[at].low in parting
        for at in range(start, end)
        if not frame.names(at)
    )
