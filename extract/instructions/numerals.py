"""Numbers of parts: "3", "3 a", "3–5", "1, 3 och 5", "tre", "IV", "b)", and those of laws, "3 kap. 4 §"."""

import re
from collections.abc import Sequence

from kserender.extract.instructions.tokens import Token
from kserender.extract.instructions.vocabulary import Unit, vocabulary

FIGURES = re.compile(r"[1-9]\d{0,3}(?:\.\d+)*[a-z]?")
_LETTER = re.compile(r"[a-hj-z]|[A-Z]|[IVX]+")
_DASHES = frozenset("-–—")
_SHORT = 3  # letters of an abbreviated unit


def law(tokens: Sequence[Token], at: int) -> tuple[Unit, int, str] | None:
    """The unit, the token after it and the number of such as "5 §", "§§ 5–7", "3 kap."."""
    words = vocabulary()
    paragraph, chapter = words.units["§"][0], words.units["kap."][0]
    token = tokens[at]
    if token.text[0] == "§":
        end, number = numbers_at(tokens, at + 1)
        return (paragraph, end, number) if number else None
    if not token.number or not FIGURES.fullmatch(token.text) or (at and tokens[at - 1].end == token.start):
        return None
    end, figures = numbers_at(tokens, at)
    if figures is None or end >= len(tokens):
        return None
    if tokens[end].text[0] == "§":
        return paragraph, end + 1, figures
    if tokens[end].low in ("kap", "kap."):
        return chapter, past_stop(tokens, end + 1), figures
    return None


def shortened(tokens: Sequence[Token], at: int) -> tuple[Unit, int, str] | None:
    """The same of "2 st." and "3 p.", as they stand after a paragraph of a law: "5 § 2 st. 3 p."."""
    if at + 1 >= len(tokens) or not FIGURES.fullmatch(tokens[at].text) or len(tokens[at + 1].low) > _SHORT:
        return None
    known = vocabulary().units.get(tokens[at + 1].low)
    return (known[0], past_stop(tokens, at + 2), tokens[at].text) if known else None


def past_stop(tokens: Sequence[Token], at: int) -> int:
    """The token after the full stop of an abbreviation."""
    return at + 1 if at < len(tokens) and tokens[at].text == "." else at


def numbers_at(tokens: Sequence[Token], at: int) -> tuple[int, str | None]:
    """The number or numbers at `at`: "3", "3 a", "3–5", "1, 3 och 5", "tre", "IV", "b)"."""
    words = vocabulary()
    found = ""
    here = at
    # "Punkterna 1 till 3"; "flytta punkt 1 till 3" is another thing.
    several = at > 0 and tokens[at - 1].low.endswith(("na", "§§"))
    while here < len(tokens):
        one = _number(tokens, here)
        if one is None:
            break
        end, text = one
        found += text
        here = end
        to = here < len(tokens) and (tokens[here].text in _DASHES or (several and tokens[here].low == "till"))
        if to and here < len(tokens) - 1 and _number(tokens, here + 1):
            found += "-"
        elif (
            here < len(tokens) - 1
            and tokens[here].low in ("och", ",", "samt")
            and _number(tokens, here + 1)
            and tokens[here + 1].low not in words.cardinals
            and not (here + 2 < len(tokens) and tokens[here + 2].text[0] == "§" and tokens[here].low == ",")
        ):
            found += ","
        else:
            return here, found
        here += 1
    return (here, found) if found else (at, None)


def _number(tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    words = vocabulary()
    token = tokens[at]
    if token.quote:
        return None
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if FIGURES.fullmatch(token.text):
        if following and re.fullmatch(r"[a-h]", following.text):
            return at + 2, token.text + following.text
        return at + 1, token.text
    if token.low in words.cardinals and not token.text[0].isupper():
        return at + 1, words.cardinals[token.low]
    if _LETTER.fullmatch(token.text):
        closed = following is not None and following.text == ")"
        if closed or token.text.isupper():
            return at + (2 if closed else 1), token.text
    return None
