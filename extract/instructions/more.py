"""More of the same in one clause: "”tio” med ”elva” och ”fem” med ”sex”", "orden ”snabbt” och ”enkelt” stryks"."""

from collections.abc import Iterator
from dataclasses import replace

from kserender.extract.instructions.frame import Frame
from kserender.extract.instructions.reading import Reading, Span
from kserender.extract.instructions.vocabulary import vocabulary
from kserender.extract.instructions.what import brings


def more(frame: Frame, reading: Reading) -> Iterator[Reading]:
    """The instruction, and those that go on from it with other quoted words at the same place."""
    yield reading
    if reading.action == "replace" and reading.old and reading.new:
        at = _past(frame, reading.new)
        while at is not None:
            old, new = _words(frame, at), None
            bring = brings(frame.tokens, old + 1, frame.order.verb) if old is not None else ()
            if old is not None and bring:
                new = _words(frame, old + 1 + len(bring), joined=False)
            if old is None or new is None:
                return
            yield replace(reading, old=frame.tokens[old].inside, new=frame.tokens[new].inside, pending=False)
            at = new + 1
    elif reading.action in ("strike", "insert"):
        told = reading.old if reading.action == "strike" else reading.new
        at = _past(frame, told) if told else None
        while at is not None:
            words = _words(frame, at)
            if words is None:
                return
            inside = frame.tokens[words].inside
            yield replace(reading, old=inside) if reading.action == "strike" else replace(reading, new=inside)
            at = words + 1


def _past(frame: Frame, span: Span) -> int | None:
    """The token after the quotation that holds the span; None when the span is not quoted."""
    return next((at + 1 for at, token in enumerate(frame.tokens) if token.quote and token.inside == span), None)


def _words(frame: Frame, at: int, *, joined: bool = True) -> int | None:
    """The token of the quoted words that begin at `at`: after "och", a comma or "dels" if `joined`."""
    tokens, words = frame.tokens, vocabulary()
    here = at
    while here < frame.order.stop and (tokens[here].text == "," or tokens[here].low in words.frame["joining"]):
        here += 1
    if joined != (here > at):
        return None
    while here < frame.order.stop and tokens[here].low in words.units and words.units[tokens[here].low][0].literal:
        here += 1
    return here if here < frame.order.stop and tokens[here].quote else None
