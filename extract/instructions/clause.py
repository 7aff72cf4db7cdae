"""A clause with an order and what it is about: *var* and *vad* put together, or no instruction.

The rule: something identified in a document is changed.  What changes (the subject of "stryks", the object of "stryk")
must be a part that can be told ("punkt 3", "sista stycket", "rubriken ”Mål”") or the very words; a replacement must
say by what, a move where to.  What is denied, conditional, only possible, usual or reported orders nothing.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kserender.extract.instructions.brought import BROUGHT
from kserender.extract.instructions.documents import Named
from kserender.extract.instructions.enough import ENOUGH
from kserender.extract.instructions.frame import Frame, Thing
from kserender.extract.instructions.news import News, old_words
from kserender.extract.instructions.reading import Place, Reading, Span
from kserender.extract.instructions.target import target
from kserender.extract.instructions.vocabulary import vocabulary
from kserender.extract.instructions.what import brings
from kserender.extract.instructions.where import Part

LONGEST_FIGURE = 4  # tokens


class Clause(Frame):
    """A clause that may instruct."""

    def read(self) -> list[Reading]:
        """What the clause instructs: nothing, or one thing for each part ("punkt 3 och bilaga 2 stryks")."""
        thing = self._thing()
        twins = self._twins(thing)
        if thing is None or len(twins) < 2:
            return [reading for reading in (self._read(thing),) if reading]
        # "punkt 3 och bilaga 2 i planen" share their places; "punkt 3 i avsnitt 1 och punkt 5 i avsnitt 2" do not.
        shared = all(one.end == other.start - 1 for one, other in pairwise(twins))
        found = []
        for number, one in enumerate(twins):
            end = twins[number + 1].start if number + 1 < len(twins) else len(self.tokens)
            own = [
                part
                for part in self.parts
                if part is one.part
                or (part.start < twins[0].start)
                or (not any(part is twin.part for twin in twins) and (shared or one.start < part.start < end))
            ]
            others = [Named(part.lead, part.start, part.end, False) for part in self.parts if part not in own]
            found.append(replace(self, parts=own, named=[*self.named, *others])._read(one))
        return [reading for reading in found if reading]

    def _twins(self, thing: Thing | None) -> list[Thing]:
        """The part that is changed and those that "och" joins to it: "punkt 3, bilaga 2 och avsnitt 5"."""
        found: list[Thing] = []
        joined = False
        for part in self.parts:
            if part.relation or part.new or not part.sure or not self.bare(part):
                continue
            before = self.tokens[part.start - 1].low if part.start else ""
            linked = found and all(self.names(at) for at in range(found[-1].end, part.start - 1))
            if linked and before in ("och", "samt", ","):
                found.append(Thing(part.start, part.end, part))
                joined = joined or before != ","
                if before != "," and any(one.part is (thing.part if thing else None) for one in found):
                    return found
            else:
                found, joined = [Thing(part.start, part.end, part)], False
        return found if joined and any(thing and one.part is thing.part for one in found) else []

    def brought(self) -> tuple[Thing | None, News | None]:
        """What is changed or put in, and the new words."""
        thing = self._thing()
        return thing, BROUGHT[self.order.verb.action](self, thing, self._placed(thing))

    def _placed(self, thing: Thing | None) -> list[Part]:
        return [part for part in self.parts if part.relation and (thing is None or part is not thing.part)]

    def _read(self, thing: Thing | None) -> Reading | None:
        order = self.order
        placed = self._placed(thing)
        new = BROUGHT[order.verb.action](self, thing, placed)
        limit = self.limit(new)
        placed = [part for part in placed if not (self.told_news(part, new, limit) or self._announces(part))]
        others = [part for part in self.parts if part.relation is None and (thing is None or part is not thing.part)]
        given = order.verb.subject == "place" and thing is not None and thing.end <= order.at
        others = [part for part in others if part.sure and (given or part.start < order.at or self._chained(part))]
        others = [part for part in others if not self.told_news(part, new, limit)]
        if not self.ordered(thing, placed, new, limit):
            return None
        old = self._old(thing, new)
        if not ENOUGH[order.verb.action](self, thing, [*placed, *others], old, new):
            return None
        return self._reading(thing, sorted([*placed, *others], key=lambda part: part.start), old, new)

    # What is changed

    def _thing(self) -> Thing | None:
        order = self.order
        if order.verb.subject == "new" and order.again is None:
            return self._everywhere()
        if order.kind in ("active", "present", "imperative"):
            return self._after()
        if order.kind == "noun":
            after = self._after()
            return after if after and (after.part or order.verb.action == "insert") else self._before() or after
        before = self._before()
        if before is not None and not self._chained(before):
            return before
        return self._after() or before

    def _everywhere(self) -> Thing | None:
        """The old words where they are replaced wherever they stand: "överallt där det står ”kan” ska det stå …"."""
        order = self.order
        if not any(token.low in vocabulary().frame["throughout"] for token in self.tokens[order.start : order.stop]):
            return None
        old = old_words(self.tokens, order.start, order.stop)
        return next((Thing(at, at + 1, span=old) for at, token in enumerate(self.tokens) if token.inside == old), None)

    def _chained(self, thing: Thing | Part) -> bool:
        """Whether the part goes on from a place before it: "på sidan 9, rad 14, stryks ordet …"."""
        start = thing.start
        for part in reversed(self.parts):
            comma = part.end == start - 1 and self.tokens[part.end].text == ","
            if part.end == start or comma:
                if part.relation in ("in", "under") or self._finer(part, thing):
                    return True
                start = part.lead
        return any(one.lead < one.start and one.end == start - 1 for one in self.named) and (
            self.tokens[start - 1].text == ","
        )

    def _finer(self, part: Part, thing: Thing | Part) -> bool:
        """Whether what comes after the object of a verb is in it: "stryk första stycket, tredje meningen"."""
        return isinstance(thing, Part) and part.start >= self.order.end and part.unit != thing.unit and thing.sure

    def _before(self) -> Thing | None:
        """The part or the words before the verb that stand nearest to it."""
        order = self.order
        things = [
            Thing(part.start, part.end, part)
            for part in self.parts
            if part.end <= order.at and part.start >= order.start and self.bare(part)
        ]
        if not (things and things[-1].part and things[-1].part.unit.literal):
            things += [
                Thing(at, at + 1, span=self.tokens[at].inside)
                for at in range(order.start, order.at)
                if self._is_words(at)
            ]
            things += [
                Thing(at - 1, at + 1, span=self.tokens[at].inside)
                for at in range(order.start + 1, order.at)
                if self._holds_words(at)
            ]
        things += [
            Thing(at, order.at, span=(self.tokens[at].start, self.tokens[order.at - 1].end))
            for at in range(max(order.start + 1, order.at - LONGEST_FIGURE), order.at)
            if self.tokens[at].number and self.tokens[at - 1].text == ":" and not self.names(at)
        ]
        own = [thing for thing in things if thing.part is None or not self._chained(thing)]
        last = max(own or things, key=lambda thing: thing.end, default=None)
        return last if last and self.passable(last.end, order.at) else None

    def _is_words(self, at: int) -> bool:
        inside = any(part.lead <= at < part.end for part in self.parts) or any(
            one.start <= at < one.end for one in self.named
        )
        return self.tokens[at].quote and not inside and self.free(at)

    def _holds_words(self, at: int) -> bool:
        """Whether they are words that a noun of no table brings, at a place: "tidsgränsen ”tre dagar” i 4 §"."""
        if not self.tokens[at].quote or self.names(at) or self._is_words(at) or not self.free(at - 1):
            return False
        placed = any(part.lead == at + 1 and part.relation and part.sure for part in self.parts)
        return placed and self.tokens[at - 1].text.isalpha()

    def _after(self) -> Thing | None:
        order, tokens = self.order, self.tokens
        stop = order.again if order.again is not None else order.stop
        limit = next(
            (at for at in range(order.end, stop) if brings(tokens, at, order.verb) and not self._leads(at)), stop
        )
        for at in range(order.end, limit):
            part = next((part for part in self.parts if part.start == at), None)
            if part is not None and self.bare(part):
                return Thing(part.start, part.end, part) if self.passable(order.end, part.lead) else None
            if self._is_words(at) and self.passable(order.end, at):
                return Thing(at, at + 1, span=tokens[at].inside)
            if at == order.end and tokens[at].number and part is None and order.verb.action == "replace":
                return Thing(at, limit, span=(tokens[at].start, tokens[limit - 1].end)) if 0 < limit - at <= 5 else None
        return None

    def _announces(self, part: Part) -> bool:
        """Whether the part only announces the new words: "ersätts av följande text"."""
        bringing = part.lead >= self.order.end and bool(brings(self.tokens, part.lead, self.order.verb))
        return bringing and (part.new or part.unit.literal)

    def _leads(self, at: int) -> bool:
        """Whether the word at `at` is the preposition of a part that says where, not what brings in the new."""
        return self.order.verb.action != "move" and any(part.lead == at < part.start for part in self.parts)

    # The old and the new

    def _old(self, thing: Thing | None, new: News | None) -> Span | None:
        action = self.order.verb.action
        if action not in ("strike", "replace") or thing is None:
            return old_words(self.tokens, self.order.start, self.order.stop) if action == "replace" else None
        if thing.span is not None:
            return thing.span
        part = thing.part
        if part is None:
            return None
        if part.told is not None and (part.unit.literal or (part.quoted and part.unit.quoted == "text")):
            return part.told
        if part.new or (self.order.kind == "noun" and self.order.verb.brings):
            after = self._announced(thing.end)
            if after is not None:
                return after
        if part.unit.literal:
            # "Formuleringen på sidan 6 ”…” ändras": the words stand after the place.
            words = next((at for at in range(thing.end, self.order.at) if self._is_words(at)), None)
            if words is not None:
                return self.tokens[words].inside
        return old_words(self.tokens, self.order.end, self.order.stop) if action == "replace" else None

    def _announced(self, at: int) -> Span | None:
        """The words of "följande stycke stryks: ”…”"."""
        for here in range(at, self.order.again or self.order.stop):
            token = self.tokens[here]
            if self.names(here):
                continue
            if token.quote:
                return token.inside
            if token.text != ":" and here != self.order.at and token.low not in vocabulary().frame["passing"]:
                return None
        return None

    # The result

    def _reading(self, thing: Thing | None, places: list[Part], old: Span | None, new: News | None) -> Reading:
        tokens, order = self.tokens, self.order
        last = tokens[order.stop - 1]
        where = target(self, thing, places, new)
        told = [*places, *([thing.part] if thing and thing.part and self._is_where(thing.part, places) else [])]
        return Reading(
            order.verb.action,
            (tokens[order.start].start, last.end),
            where,
            old,
            new.span if new else None,
            tuple(self._place(part) for part in sorted(told, key=lambda part: part.start)),
            self._goal(new) if order.verb.action == "move" else (),
            thing.part.unit.name if thing and thing.part and order.verb.subject != "place" else None,
            pending=new.pending if new else False,
            opened=new.opened if new else None,
        )

    def _goal(self, new: News | None) -> tuple[Place, ...]:
        """The parts that say where something is moved."""
        limit = self.limit(new)
        return tuple(self._place(part) for part in self.parts if self.told_news(part, new, limit))

    def _is_where(self, part: Part, places: Sequence[Part]) -> bool:
        return not (
            self.order.verb.action == "insert"
            and places
            and (part.new or part.quoted)
            and self.order.verb.subject != "place"
        )

    def _place(self, part: Part) -> Place:
        """The part in the terms of the contract; names are filled in by the caller, who has the text."""
        told = self._inside(part.told) if part.told else None
        return Place(part.unit.name, part.number, told, part.relation)

    def _inside(self, span: Span) -> str:
        first = next(token for token in self.tokens if token.end > span[0])
        if first.quote:
            return first.text[span[0] - first.start : span[1] - first.start]
        return "".join(self._spelled(span))

    def _spelled(self, span: Span) -> list[str]:
        pieces: list[str] = []
        end = span[0]
        for token in self.tokens:
            if span[0] <= token.start < span[1]:
                pieces += [" " if token.start > end else "", token.text]
                end = token.end
        return pieces
