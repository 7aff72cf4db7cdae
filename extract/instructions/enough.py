"""Whether enough is said of each action for somebody to carry it out; if not, the clause is no instruction."""

from collections.abc import Callable, Sequence

from kserender.extract.instructions.frame import Frame, Thing
from kserender.extract.instructions.news import News
from kserender.extract.instructions.reading import Span
from kserender.extract.instructions.vocabulary import Action, vocabulary
from kserender.extract.instructions.what import brings
from kserender.extract.instructions.where import Part


def _identified(thing: Thing | None, places: Sequence[Part]) -> bool:
    return any(part.sure for part in places) or bool(thing and (thing.span or (thing.part and thing.part.sure)))


def _strike(clause: Frame, thing: Thing | None, places: Sequence[Part], old: Span | None, new: News | None) -> bool:
    if thing is None:
        return False
    if thing.part is None:
        return True
    part = thing.part
    if part.unit.literal and part.told is None and part.number is None and old is None:
        return False
    if part.new and not part.sure and old is None:
        return False
    # "Hela stycket under rubriken ”Mål”": the place says which.
    placed = any(place.sure and place.lead == thing.end for place in places)
    return part.sure or old is not None or (placed and not part.new)


def _replace(clause: Frame, thing: Thing | None, places: Sequence[Part], old: Span | None, new: News | None) -> bool:
    if new is None:
        return False
    if clause.order.kind == "sign":
        return new.quoted and _signed(clause, thing, places, new)
    said = new.quoted or new.pending or instead_of(clause)
    if clause.order.verb.strict and not said:
        return False
    if thing is None:
        figure = new.quoted or (new.span is not None and _figure(clause, new.span))
        if clause.order.verb.subject == "new" and old is None:
            return False
        return figure and any(part.sure and (part.lead < clause.order.at or old is not None) for part in places)
    if thing.part is None:
        return new.quoted or any(part.sure for part in places)
    if thing.part.new and old is None:
        return False
    return _identified(thing, places) or new.quoted or new.pending


def _signed(clause: Frame, thing: Thing | None, places: Sequence[Part], new: News) -> bool:
    """Whether a place is named, and nothing is told: "punkt 3: ”bör” → ”ska”"."""
    start = clause.order.start
    start += clause.tokens[start].low in vocabulary().frame["change"]
    chain = any(
        brings(clause.tokens, at, clause.order.verb) for at in (new.end, max(thing.start - 1, 0) if thing else 0)
    )
    silent = not chain and clause.passable(start, clause.order.at) and clause.passable(new.end, clause.order.stop)
    quoted = thing is not None and clause.tokens[thing.end - 1].quote
    placed = any(part.sure for part in places) or (thing is not None and thing.part is not None and thing.part.sure)
    return silent and quoted and placed


def instead_of(clause: Frame) -> bool:
    """Whether something is said to come instead."""
    return any(token.low in ("stället", "istället") for token in clause.tokens[clause.order.start : clause.order.stop])


def _figure(clause: Frame, span: Span) -> bool:
    words = vocabulary()
    cardinals = words.cardinals.keys() - words.before["new"]
    return any(token.start == span[0] and (token.number or token.low in cardinals) for token in clause.tokens)


def _insert(clause: Frame, thing: Thing | None, places: Sequence[Part], old: Span | None, new: News | None) -> bool:
    order = clause.order
    where = any(part.sure for part in places)
    if order.verb.subject == "place":
        ruled = thing is not None and thing.part is not None and thing.part.sure
        return new is not None and (where or ruled)
    if order.kind == "noun":
        return new is not None and (where or _identified(thing, places))
    if thing is None:
        return where and new is not None
    if thing.part is None:
        return where
    if thing.part.unit.literal and thing.part.told is None and new is None:
        return False
    if any(part.relation == "as" for part in places):
        return where
    if where or thing.part.number:
        return thing.part.new or thing.part.quoted or new is not None
    return new is not None


def _move(clause: Frame, thing: Thing | None, places: Sequence[Part], old: Span | None, new: News | None) -> bool:
    return (
        thing is not None and _identified(thing, places) and (new is not None or "plats" in clause.order.verb.particle)
    )


def _renumber(clause: Frame, thing: Thing | None, places: Sequence[Part], old: Span | None, new: News | None) -> bool:
    if thing is None or thing.part is None:
        return False
    if "blir" in {words[0] for words in clause.order.verb.brings}:
        end = clause.order.end
        return thing.part.sure and thing.end <= clause.order.at and any(part.start == end for part in clause.parts)
    several = clause.tokens[thing.end - 1].low.endswith("na")
    return thing.part.many or several or _identified(thing, places)


Rule = Callable[[Frame, Thing | None, Sequence[Part], Span | None, News | None], bool]
ENOUGH: dict[Action, Rule] = {
    "strike": _strike,
    "replace": _replace,
    "insert": _insert,
    "move": _move,
    "renumber": _renumber,
}
