"""What each action brings: the new words, the goal of a move, the new number."""

from collections.abc import Callable, Sequence

from kserender.extract.instructions.frame import Frame, Thing
from kserender.extract.instructions.news import News, plain_news, quoted_news
from kserender.extract.instructions.vocabulary import Action, vocabulary
from kserender.extract.instructions.what import brings, past
from kserender.extract.instructions.where import Part


def _replaced(frame: Frame, thing: Thing | None, placed: Sequence[Part]) -> News | None:
    """The new words of a replacement."""
    order = frame.order
    if order.verb.subject == "new":
        return quoted_news(frame.tokens, past(frame.tokens, max(order.end, (order.again or 0) + 1)), order.stop)
    if order.kind == "noun" and not order.verb.brings:
        return quoted_news(frame.tokens, max(thing.end if thing else 0, order.end), order.stop)
    at = order.again if order.again is not None else order.at
    if order.again is None and thing is not None and thing.start > order.at:
        at = thing.end - 1
    for here in range(at, order.stop):
        if frame.tokens[here].quote:
            continue
        words = brings(frame.tokens, here, order.verb)
        if words and not (here == order.at and here + len(words) <= order.at):
            after = here + len(words)
            found = quoted_news(frame.tokens, after, order.stop)
            if found is not None:
                return found
            known = thing is not None and thing.part is not None and not thing.part.unit.literal
            earlier = [part for part in placed if part.lead < here]
            later = [] if known or earlier else [part for part in placed if part.lead > here]
            return plain_news(frame.tokens, after, order.stop, later)
    return None


def _inserted(frame: Frame, thing: Thing | None, placed: Sequence[Part]) -> News | None:
    """The new words of an insertion."""
    order, tokens = frame.order, frame.tokens
    if order.verb.subject == "place":
        at = next((h + 1 for h in range(order.end, order.stop) if tokens[h].low == "med"), order.end)
        if (
            thing is not None
            and thing.start < order.at
            and thing.part is not None
            and thing.part.quoted
            and thing.part.unit.quoted == "text"
            and not order.verb.brings
        ):
            return News(thing.part.told, thing.end, quoted=True)
        if thing is not None and thing.start > order.at:
            if thing.part is not None and thing.part.quoted and thing.part.unit.quoted == "text":
                return News(thing.part.told, thing.end, quoted=True)
            at = max(at, thing.end)
        return quoted_news(tokens, at, order.stop)
    if thing is not None and thing.span is not None:
        return News(thing.span, thing.end, quoted=True)
    if thing is not None and thing.part is not None and thing.part.quoted:
        return News(thing.part.told, thing.end, quoted=True)
    return _colon(frame, thing, placed)


def _colon(frame: Frame, thing: Thing | None, placed: Sequence[Part]) -> News | None:
    order, tokens = frame.order, frame.tokens
    taken = {at for part in frame.parts for at in range(part.lead, part.end)}
    for at in range(max(order.end, thing.end if thing else 0), order.stop):
        token = tokens[at]
        part = next((part for part in frame.parts if part.start == at), None)
        if part and part.unit.literal and part.quoted and tokens[at - 1].low == "med":
            return News(part.told, part.end, quoted=True)
        if token.quote and at not in taken:
            return News(token.inside, at + 1, quoted=True, opened=token.text[0] if token.open else None)
        if token.text == ":" and at not in taken:
            return quoted_news(tokens, at, order.stop) or plain_news(tokens, at, order.stop, ())
        if token.low == "att" and at == (order.particle or order.at) + 1:
            return plain_news(tokens, at, order.stop, ())
    below = thing is not None and tokens[thing.start].low in vocabulary().before["below"]
    return News(None, order.stop, pending=True) if below else None


def _moved(frame: Frame, thing: Thing | None, placed: Sequence[Part]) -> News | None:
    """Where to: the first place after the verb (and after what is moved) that is a goal."""
    order, tokens = frame.order, frame.tokens
    words = vocabulary()
    at = max(order.end, thing.end if thing and thing.start > order.at else 0)
    for here in range(at, order.stop):
        token = tokens[here]
        part = next((part for part in frame.parts if part.lead == here), None)
        if token.low == "till" and here + 1 < order.stop:
            if any(part.lead <= here + 1 < part.end for part in frame.parts) or any(
                one.low in words.frame["goals"] for one in tokens[here + 1 : here + 4]
            ):
                return plain_news(tokens, here + 1, order.stop, ())
            return None
        if here == order.again and here + 1 < order.stop and frame.names(here + 1):
            return plain_news(tokens, here + 1, order.stop, ())
        if part is not None and part.relation in ("after", "before", "under", "between"):
            return plain_news(tokens, here, order.stop, ())
    return None


def _renumbered(frame: Frame, thing: Thing | None, placed: Sequence[Part]) -> News | None:
    """The new number."""
    order = frame.order
    for here in range(order.at, order.stop):
        words = brings(frame.tokens, here, order.verb)
        if words:
            return plain_news(frame.tokens, here + len(words), order.stop, ())
    return None


BROUGHT: dict[Action, Callable[[Frame, Thing | None, Sequence[Part]], News | None]] = {
    "strike": lambda frame, thing, placed: None,
    "replace": _replaced,
    "insert": _inserted,
    "move": _moved,
    "renumber": _renumbered,
}
