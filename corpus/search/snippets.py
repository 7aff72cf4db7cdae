"""The place in a text that shows best why it was found."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kserender.corpus.search.results import Span

WIDTH = 28  # words
BEFORE = 6  # words before the first hit
FARTHEST = 200_000  # characters of a text that are looked through
_TOKEN = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Term:
    """What is marked as one: these words, and then one of `last`, or one that begins with `beginning`."""

    before: tuple[str, ...]
    last: frozenset[str]
    beginning: str | None = None

    def ends(self, word: str) -> bool:
        """Whether the term may end with this word."""
        return word in self.last or (self.beginning is not None and word.startswith(self.beginning))


class Sought:
    """The terms to mark."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms = tuple(terms)
        self._words: dict[str, int] = {}
        self._others: list[tuple[int, Term]] = []
        for number, term in enumerate(self.terms):
            if term.before or term.beginning is not None:
                self._others.append((number, term))
            else:
                self._words = dict.fromkeys(term.last, number) | self._words

    def hits(self, text: str, start: int = 0, end: int = FARTHEST) -> Iterator[tuple[int, int, int, int]]:
        """Number of the word, where the hit begins and ends, and the number of its term; in the order of the text."""
        latest: list[re.Match[str]] = []
        most = max((len(term.before) for _number, term in self._others), default=0)
        for count, found in enumerate(_TOKEN.finditer(text, start, end)):
            word = found[0].lower()
            if word in self._words:
                yield count, found.start(), found.end(), self._words[word]
            elif self._others:
                for number, term in self._others:
                    size = len(term.before)
                    if term.ends(word) and tuple(one[0].lower() for one in latest[len(latest) - size :]) == term.before:
                        yield count, latest[-size].start() if size else found.start(), found.end(), number
                        break
            if most:
                latest = [*latest, found][-most:]


def marked(text: str, sought: Sought) -> tuple[Span, ...]:
    """The whole text, with the hits marked."""
    return tuple(_spans(text, 0, len(text), sought.hits(text)))


def snippet(texts: Iterable[str], sought: Sought) -> tuple[Span, ...]:
    """About WIDTH words of the text that has most of the terms close together, the first of them if several have;
    the beginning of a text where none has any."""
    best: tuple[int, str, int] = (0, "", 0)
    for text in texts:
        terms, start = _densest(text, sought)
        if terms > best[0] or (not best[1] and text.strip()):
            best = (terms, text, start)
        if terms >= len(sought.terms):
            break
    _terms, text, at = best
    start, end = _window(text, at)
    spans = list(_spans(text, start, end, sought.hits(text, start, end)))
    return tuple(
        [*([Span("… ")] if start else []), *spans, *([Span(" …")] if end < len(text.rstrip()) else [])] if spans else ()
    )


def _densest(text: str, sought: Sought) -> tuple[int, int]:
    """How many terms a window of the text has at most, and where its first hit stands."""
    window: list[tuple[int, int, int]] = []  # number of the word, its place, its term
    best = (0, 0)
    for number, start, _end, term in sought.hits(text):
        window = [one for one in window if number - one[0] < WIDTH - BEFORE]
        window.append((number, start, term))
        terms = len({one[2] for one in window})
        if terms > best[0]:
            best = (terms, window[0][1])
            if terms == len(sought.terms):
                break
    return best


def _window(text: str, at: int) -> tuple[int, int]:
    """From some words before a place, but not out of its line, to WIDTH words on."""
    line = text.rfind("\n", 0, at) + 1
    before = [found.start() for found in _TOKEN.finditer(text, max(line, at - 30 * BEFORE), at)]
    start = before[-BEFORE] if len(before) > BEFORE else line if at - line < 30 * BEFORE else at
    end = start
    for count, found in enumerate(_TOKEN.finditer(text, start)):
        if count >= WIDTH:
            return start, end
        end = found.end()
    return start, len(text.rstrip())


def _spans(text: str, start: int, end: int, hits: Iterable[tuple[int, int, int, int]]) -> Iterator[Span]:
    """The text between, with single spaces for lines and tabs."""
    at = start
    for _count, first, last, _term in hits:
        if first < at:  # inside the hit before
            continue
        if first > at:
            yield Span(_flat(text[at:first]))
        yield Span(_flat(text[first:last]), marked=True)
        at = last
    if at < end:
        yield Span(_flat(text[at:end]))


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)
