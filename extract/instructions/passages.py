"""The instructions of a paragraph, and of paragraphs that follow each other: lead-ins before, new words after."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from kserender.extract.instructions.clause import Clause
from kserender.extract.instructions.documents import Named, documents, drafted, lead_in, name_of
from kserender.extract.instructions.more import more
from kserender.extract.instructions.quotes import CLOSING, closes
from kserender.extract.instructions.reading import Reading
from kserender.extract.instructions.together import together, unread
from kserender.extract.instructions.tokens import LABEL, Sentence, Token, sentences
from kserender.extract.instructions.vocabulary import vocabulary
from kserender.extract.instructions.what import Order, orders, verbs_at
from kserender.extract.instructions.where import Part, parts

MOST = 12  # verbs of a sentence
FARTHEST = 20  # paragraphs that quoted new words may go on over


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph: its text, whether it is a point of a list, and the number of the section it stands in."""

    text: str
    listed: bool = False
    section: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """An instruction of passage `at`, its new words written out (those of several paragraphs a line each)."""

    at: int
    reading: Reading
    new: str | None


def instructions(passages: Sequence[Passage]) -> Iterator[Found]:
    """Every instruction, in order."""
    document: str | None = None
    section = 0
    at = 0
    while at < len(passages):
        passage = passages[at]
        if passage.section != section:
            document, section = None, passage.section
        lead, found = read(passage.text, document)
        document = lead or document
        after = at + 1
        for reading in found:
            new = passage.text[slice(*reading.new)] if reading.new else None
            if reading.pending or reading.opened:
                rest = passage.text[reading.span[1] :].strip() if reading is found[-1] else ""
                if reading.pending and rest:
                    more = [LABEL.sub("", line).strip() for line in rest.splitlines()]
                else:
                    more, after = _following(passages, at + 1, reading.opened)
                if reading.pending and not more and reading.action == "replace":
                    continue
                new = "\n".join([*([new] if new else []), *more]) or None
            yield Found(at, replace(reading, document=reading.document or document), new)
        at = after


def read(text: str, document: str | None = None) -> tuple[str | None, list[Reading]]:
    """The document that the paragraph says is changed, and its instructions."""
    found: list[Reading] = []
    lead: str | None = None
    for sentence in sentences(text, _telling()):
        said, readings = _read(sentence.text, sentence.hidden)
        lead = said or lead
        found += [reading.moved(sentence.start, lead) for reading in readings]
    return lead, found


@lru_cache(maxsize=4096)
def _read(text: str, hidden: str) -> tuple[str | None, tuple[Reading, ...]]:
    """The document that a lead-in of the sentence names, and the instructions at characters of the sentence."""
    tokens = Sentence(0, text, hidden).tokens()
    verbs = verbs_at(tokens)
    if len(verbs) > MOST:
        return None, ()
    every = parts(tokens, verbs)
    led = lead_in(text, tokens, every, verbs)
    lead, first = led or (None, 0)
    return lead, tuple(_of(text, tokens, first, lead, every, verbs))


def _of(
    text: str, tokens: list[Token], first: int, lead: str | None, every: Sequence[Part], verbs: frozenset[int]
) -> Iterator[Reading]:
    if first >= len(tokens):
        return
    places = documents(tokens, every, verbs)
    ordered = orders(tokens, first)
    if not ordered or not _governed(tokens, first, ordered[0].at, every):
        return
    clauses: list[Clause] = []
    for order in ordered:
        inside = [_ruled(part, order) for part in every if order.start <= part.start and part.end <= order.stop]
        named = [one for one in places if order.start <= one.lead and one.end <= order.stop]
        clauses.append(Clause(tokens, order, inside, named))
    found = together(clauses)
    news = [reading.new for _clause, readings, _adrift in found for reading in readings if reading.new]
    outside = [
        one
        for one in places
        if one.lead >= first and not any(start <= tokens[one.start].end <= end + 1 for start, end in news)
    ]
    name = _document(text, tokens, outside, lead)
    said = [one for clause, readings, _adrift in found for reading in readings for one in more(clause, reading)]
    left = unread(text, first, found, said, places)
    yield from (replace(one, document=name, unread=left) for one in said)


def _document(text: str, tokens: list[Token], places: Sequence[Named], lead: str | None) -> str | None:
    """The one of the documents that a sentence speaks of whose parts are changed."""
    best = next((one for one in places if one.named), None)
    if best is None and lead is None and places and not drafted(tokens[places[0].start]):
        best = places[0]
    return name_of(text, tokens, best) if best else lead


def _ruled(part: Part, order: Order) -> Part:
    """The part without its preposition when that belongs to the verb: "lägg till ordet", "strykning av punkt 3";
    or to what leads to the clause: "med undantag för punkt 3, som stryks"."""
    if part.lead < order.start:
        return replace(part, lead=part.start, relation=None, preposition=None)
    if order.at <= part.lead < part.start and (part.lead < order.end or part.lead == order.particle):
        return replace(part, lead=part.start, relation=None, preposition=None)
    return part


def _governed(tokens: list[Token], first: int, verb: int, parts: Sequence[Part]) -> bool:
    """Whether what stands before "att" proposes or decides: "yrkar att …", not "anser att …"."""
    frame = vocabulary().frame
    at = next((here for here in range(first, verb) if tokens[here].low == "att"), None)
    known = {here for part in parts if part.sure for here in range(part.start, part.end)}
    stop = verb if at is None else at
    before = [tokens[here].low for here in range(first, stop) if not (tokens[here].quote or here in known)]
    before = [low for low in before if low not in frame["joining"]]
    if not frame["writers"].isdisjoint(before):
        before = [low for low in before if low not in frame["wishes"]]
    if at is None:
        return not any(low in frame["reporting"] and low not in frame["purpose"] for low in before)
    if any(low in frame["reporting"] for low in before) or (before and before[-1] in frame["purpose"]):
        return False
    return (
        not before or any(low in frame["governing"] for low in before) or bool({"så", *frame["writers"]} & set(before))
    )


def _following(passages: Sequence[Passage], at: int, opened: str | None) -> tuple[list[str], int]:
    """The new words in the paragraphs from `at` on, and the first paragraph after them."""
    if at >= len(passages):
        return [], at
    text = passages[at].text.strip()
    if opened is None and not text:
        return [], at
    sign = opened
    if sign is None and text[0] in CLOSING:
        sign, text = text[0], text[1:]
        found: list[str] = []
    else:
        found = []
    if sign is not None:
        for here in range(at, min(at + FARTHEST, len(passages))):
            words = text if here == at else passages[here].text.strip()
            end = closes(words, sign)
            if end is not None:
                return [*found, words[: end - 1].strip()], here + 1
            found.append(words)
        return ([text], at + 1) if opened is None else ([], at)
    if read(passages[at].text)[1]:
        return [], at
    if not passages[at].listed:
        return [text], at + 1
    here = at
    while here < len(passages) and passages[here].listed and not read(passages[here].text)[1]:
        here += 1
    return [passage.text.strip() for passage in passages[at:here]], here


@cache
def _telling() -> frozenset[str]:
    """The words that a sentence must have one of to be looked at: verbs, and what leads in changes."""
    words = vocabulary()
    every = {*words.verbs, *words.frame["change"], *(noun[0] for noun, _verb in words.nouns)}
    return frozenset(every - {"för", "ha", "får", "ges", "få"} | {"lydelse", "lydelsen", "innehåll"})


def texts(blocks: Iterable[str]) -> list[Passage]:
    """Passages of plain paragraphs; a list label at the beginning makes a point."""
    return [Passage(text, listed=bool(re.match(r"\s*(?:[-–•*]|\d+[.)])\s", text))) for text in blocks]
