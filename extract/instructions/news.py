"""The new words of an instruction: quoted, after a colon, or the words after "med" and "till" themselves."""

from collections.abc import Sequence
from dataclasses import dataclass

from kserender.extract.instructions.reading import Span
from kserender.extract.instructions.tokens import Token
from kserender.extract.instructions.vocabulary import vocabulary
from kserender.extract.instructions.where import Part

_FIGURE = 4  # tokens


@dataclass(frozen=True, slots=True)
class News:
    """New words at characters `span`, before token `end`; `pending` when they are still to come."""

    span: Span | None
    end: int
    quoted: bool = False
    pending: bool = False
    opened: str | None = None


def quoted_news(tokens: Sequence[Token], at: int, stop: int) -> News | None:
    """Quoted words from `at` on with nothing before them but what announces them, or the announcement alone."""
    words = vocabulary()
    announced = False
    for here in range(at, stop):
        token = tokens[here]
        if token.quote:
            return News(token.inside, here + 1, quoted=True, opened=token.text[0] if token.open else None)
        if token.text == ":" or token.low in ("följande", "lydelse"):
            announced = True
        if token.text == "." and here == stop - 1 and announced:
            break
        known = words.units.get(token.low)
        numbered = token.number and here > at and tokens[here - 1].low in words.units
        counted = numbered or token.low in words.ordinals or token.low in words.last
        if token.low not in words.frame["announcing"] and not counted and not known:
            return None
    return News(None, stop, pending=True) if announced and stop == len(tokens) else None


def plain_news(tokens: Sequence[Token], at: int, stop: int, places: Sequence[Part]) -> News | None:
    """The words themselves from `at` on, up to the end of the clause or to the first of `places`."""
    words = vocabulary()
    colon = at < stop and tokens[at].text == ":"
    at += colon
    end = min((part.lead for part in places if part.lead > at), default=stop)
    end = min(end, instead(tokens, at, stop))
    if at < end and at + 1 < end and tokens[at].low in words.units and words.units[tokens[at].low][0].literal:
        at += 1
    while end > at + 1 and (tokens[end - 1].text in ",;" or tokens[end - 1].low in words.frame["joining"]):
        end -= 1
    if end > at and tokens[end - 1].text in ".!" and not (colon and tokens[at].text[0].isupper()):
        end -= 1
    if end <= at:
        return None
    return News((tokens[at].start, tokens[end - 1].end), end)


def old_words(tokens: Sequence[Token], at: int, stop: int) -> Span | None:
    """What the new words come instead of: "från ”två” till ”tre”", "i stället för ”bör”", "där det står ”bör”"."""
    for here in range(at, stop - 1):
        token, following = tokens[here], tokens[here + 1]
        if token.low == "för" and here > at and tokens[here - 1].low in ("stället", "istället"):
            return following.inside if following.quote else _figure(tokens, here + 1, stop)
        if token.low == "står" and following.quote:
            return following.inside
        if token.low != "från" or not (following.number or following.quote):
            continue
        end = next((to for to in range(here + 2, min(here + 8, stop)) if tokens[to].low == "till"), None)
        if end is not None:
            return following.inside if following.quote else (following.start, tokens[end - 1].end)
    return None


def instead(tokens: Sequence[Token], at: int, stop: int) -> int:
    """Where "i stället för …" begins between two tokens; `stop` when it is not there."""
    for here in range(at, stop - 1):
        if tokens[here].low in ("stället", "istället") and tokens[here + 1].low == "för":
            return here - (tokens[here].low == "stället" and tokens[here - 1].low == "i")
    return stop


def _figure(tokens: Sequence[Token], at: int, stop: int) -> Span | None:
    """A figure and what is counted: "tre veckor", "45 dagar"."""
    words = vocabulary()
    if not (tokens[at].number or tokens[at].low in words.cardinals):
        return None
    end = at + 1
    while (
        end < min(at + _FIGURE, stop)
        and tokens[end].text not in ",.:;)"
        and not any(tokens[end].low in known for known in (words.relations, words.frame["ordering"], words.verbs))
    ):
        end += 1
    return tokens[at].start, tokens[end - 1].end
