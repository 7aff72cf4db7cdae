"""The clauses of a sentence together: words struck and others put in are one replacement; what is left is told."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kserender.extract.instructions.clause import Clause
from kserender.extract.instructions.documents import Named
from kserender.extract.instructions.frame import Thing
from kserender.extract.instructions.more import more
from kserender.extract.instructions.news import News
from kserender.extract.instructions.reading import Reading, Span
from kserender.extract.instructions.tokens import Token
from kserender.extract.instructions.vocabulary import vocabulary

# A clause, what it instructs, and whether nobody can tell where.
Read = tuple[Clause, list[Reading], bool]


def together(clauses: Iterable[Clause]) -> list[Read]:
    """The clauses with what they instruct; one that goes on from a strike with what comes instead is part of it."""
    found: list[Read] = []
    for clause in clauses:
        whole, adrift = None, False
        if _put_in(clause) and any(readings for _clause, readings, _adrift in found):
            thing, new = clause.brought()
            adrift = not _placed(clause, thing, new)
            whole = _exchanged(found[-1], clause, thing, new) if adrift else _placed_last(found[-1], clause)
        if whole is None:
            readings = clause.read()
            told = not adrift or (thing is not None and thing.part is not None and not thing.part.unit.literal)
            found.append((clause, readings if told else [], adrift))
        else:
            found[-1] = found[-1][0], [whole], False
    return found


def _put_in(clause: Clause) -> bool:
    """Whether something is put in, or written: "infoga ”goda”", "skriv ”goda”"."""
    verb = clause.order.verb
    return (verb.action, verb.subject) in (("insert", "thing"), ("replace", "new"))


def _placed(clause: Clause, thing: Thing | None, new: News | None) -> bool:
    """Whether the clause has a place of its own, or says by itself what it is put in for."""
    if clause.order.verb.subject == "new" and (thing is not None or clause.read()):
        return True
    own = thing.part if thing else None
    limit = clause.limit(new)
    sure = [part for part in clause.parts if part.sure and not clause.told_news(part, new, limit)]
    return any(part is not own or part.number is not None for part in sure)


def _exchanged(struck: Read, clause: Clause, thing: Thing | None, new: News | None) -> Reading | None:
    """The replacement of what the clause before strikes: "stryks ”likvärdiga” och infogas ”goda”"."""
    before, readings, _adrift = struck
    if len(readings) != 1 or readings[0].action != "strike" or new is None or not (new.quoted or new.pending):
        return None
    (reading,) = readings
    limit = clause.limit(new)
    if len(list(more(before, reading))) > 1 or not clause.ordered(thing, [], new, limit):
        return None
    if not _alike(clause, reading, thing) or any(not _silent(clause, at, thing, new, limit) for at in _tokens(clause)):
        return None
    end = clause.tokens[clause.order.stop - 1].end
    span = (reading.span[0], end)
    return replace(reading, action="replace", span=span, new=new.span, pending=new.pending, opened=new.opened)


def _tokens(clause: Clause) -> range:
    return range(clause.order.start, clause.order.stop)


def _placed_last(struck: Read, clause: Clause) -> Reading | None:
    """The replacement whose place only the second clause names: "stryka ”utreda” och skriva ”pröva” i punkt 4"."""
    before, readings, _adrift = struck
    if len(readings) != 1 or readings[0].action != "strike" or readings[0].old is None:
        return None
    literal = all(part.unit.literal for part in before.parts)
    if not literal or any(part.relation not in ("in", "under") for part in clause.parts if not part.unit.literal):
        return None
    verb = replace(clause.order.verb, action="replace", subject="new")
    order = replace(before.order, verb=verb, again=clause.order.at, stop=clause.order.stop)
    parts, named = [*before.parts, *clause.parts], [*before.named, *clause.named]
    whole = replace(before, order=order, parts=parts, named=named).read()
    return whole[0] if len(whole) == 1 and whole[0].old == readings[0].old else None


def _alike(clause: Clause, reading: Reading, thing: Thing | None) -> bool:
    """Whether the new may stand where the old did: words for words, a sentence for a sentence, none further."""
    unit = thing.part.unit if thing and thing.part else None
    if thing and any(token.low in vocabulary().before["further"] for token in clause.tokens[thing.start : thing.end]):
        return False
    if unit is None or unit.name == reading.unit:
        return True
    return unit.literal and (reading.old is not None or unit.name == "text")


def _silent(clause: Clause, at: int, thing: Thing | None, new: News, limit: int) -> bool:
    """Whether the token is the verb, what is put in, or says no more than "i stället"."""
    order, token = clause.order, clause.tokens[at]
    if order.at <= at < order.end or at == order.particle or clause.in_news(at, new, limit):
        return True
    if thing is not None and thing.start <= at < thing.end:
        return True
    kinds = ("instead", "joining", "ordering", "announcing", "vacated")
    return not token.quote and (
        not token.text[0].isalnum() or any(token.low in vocabulary().frame[kind] for kind in kinds)
    )


def unread(
    text: str, first: int, read: Sequence[Read], every: Sequence[Reading], named: Sequence[Named]
) -> Span | None:
    """The first order or quotation from token `first` on that is in none of the sentence's readings (`every`)."""
    tokens = read[0][0].tokens
    spans = [*_orders(read), *_quotes(text, tokens, first, every, named)]
    return min(spans, default=None)


def _orders(read: Sequence[Read]) -> Iterator[Span]:
    end = read[0][0].order.start
    for clause, readings, adrift in read:
        order = clause.order
        lost = order.lost is not None and not _telling(clause.tokens[order.end : order.lost])
        if lost or adrift or not (readings or _tells(clause, end)):
            yield clause.tokens[order.start].start, clause.tokens[order.stop - 1].end
        end = order.end


def _tells(clause: Clause, start: int) -> bool:
    """Whether the clause denies, gives a reason or tells of what follows: "eftersom § 4 ändras", "stryks inte"."""
    order, denying = clause.order, vocabulary().frame["denying"]
    before = clause.tokens[min(start, order.start) : order.at]
    after = clause.tokens[order.end : order.stop]
    return _telling(before) or any(token.low in denying for token in after)


def _telling(tokens: Sequence[Token]) -> bool:
    frame = vocabulary().frame
    return any(token.low in frame[kind] for token in tokens for kind in ("conditional", "unordered", "telling"))


def _quotes(
    text: str, tokens: Sequence[Token], first: int, every: Sequence[Reading], named: Sequence[Named]
) -> Iterator[Span]:
    spans = {span for one in every for span in (one.old, one.new) if span}
    told = {part.text for one in every for part in (*one.where, *one.to) if part.text}
    plain = [span for span in spans if not any(token.inside == span for token in tokens if token.quote)]
    names = {at for one in named for at in range(one.lead, one.end)}
    for at, token in enumerate(tokens[first:], first):
        if not token.quote or at in names or token.inside in spans or text[slice(*token.inside)] in told:
            continue
        paper = at > 0 and tokens[at - 1].low in vocabulary().frame["papers"]  # "motionen ”Fler träd”"
        if not (paper or any(start <= token.start and token.end <= end for start, end in plain)):
            yield token.start, token.end
