"""A clause with an order and what it is about: *var* and *vad* put together, or no instruction.

The rule: something identified in a document is changed.  What changes (the subject of "stryks", the object of "stryk")
must be a part that can be told ("punkt 3", "sista stycket", "rubriken ”Mål”") or the very words; a replacement must
say by what, a move where to.  What is denied, conditional, only possible, usual or reported orders nothing.
"""

from collections.abc import Callable, Sequence

from kserender.extract.instructions.enough import ENOUGH
from kserender.extract.instructions.frame import Frame, Thing
from kserender.extract.instructions.news import News, old_words, plain_news, quoted_news
from kserender.extract.instructions.reading import Place, Reading, Span
from kserender.extract.instructions.vocabulary import Action, vocabulary
from kserender.extract.instructions.what import brings
from kserender.extract.instructions.where import Part

LONGEST_NOUN = 4  # tokens before a place


class Clause(Frame):
    """A clause that may instruct."""

    def read(self) -> Reading | None:
        """The instruction, or None when the clause is none."""
        order = self.order
        thing = self._thing()
        placed = [part for part in self.parts if part.relation and (thing is None or part is not thing.part)]
        new = _NEWS[order.verb.action](self, thing, placed)
        limit = self.limit(new)
        placed = [part for part in placed if not self.told_news(part, new, limit)]
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
        if order.verb.subject == "new":
            return None
        if order.kind != "noun" and order.kind not in ("active", "imperative"):
            before = self._before()
            if before is not None and not self._chained(before):
                return before
            return self._after() or before
        return self._after()

    def _chained(self, thing: Thing | Part) -> bool:
        """Whether the part goes on from a place before it: "på sidan 9, rad 14, stryks ordet …"."""
        start = thing.start
        for part in reversed(self.parts):
            comma = part.end == start - 1 and self.tokens[part.end].text == ","
            if part.end == start or comma:
                if part.relation in ("in", "under"):
                    return True
                start = part.lead
        return False

    def _before(self) -> Thing | None:
        for part in reversed(self.parts):
            if part.end <= self.order.at and part.start >= self.order.start and self.bare(part):
                ok = self.passable(part.end, self.order.at)
                return Thing(part.start, part.end, part) if ok else None
        for at in range(self.order.at - 1, self.order.start - 1, -1):
            if self._is_words(at):
                return Thing(at, at + 1, span=self.tokens[at].inside) if self.passable(at + 1, self.order.at) else None
        return None

    def _is_words(self, at: int) -> bool:
        inside = any(part.lead <= at < part.end for part in self.parts) or any(
            one.start <= at < one.end for one in self.named
        )
        return self.tokens[at].quote and not inside and self.free(at)

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

    def _leads(self, at: int) -> bool:
        """Whether the word at `at` is the preposition of a part that says where, not what brings in the new."""
        return self.order.verb.action != "move" and any(part.lead == at < part.start for part in self.parts)

    # The old and the new

    def _old(self, thing: Thing | None, new: News | None) -> Span | None:
        action = self.order.verb.action
        if action not in ("strike", "replace") or thing is None:
            return old_words(self.tokens, self.order.end, self.order.stop) if action == "replace" else None
        if thing.span is not None:
            return thing.span
        part = thing.part
        if part is None:
            return None
        if part.told is not None and (part.unit.literal or (part.quoted and part.unit.quoted == "text")):
            return part.told
        if part.new and self.order.verb.action in ("strike", "replace"):
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
            if token.quote:
                return token.inside
            if token.text != ":" and here != self.order.at and token.low not in vocabulary().frame["passing"]:
                return None
        return None

    def replaced(self, thing: Thing | None, placed: Sequence[Part]) -> News | None:
        """The new words of a replacement."""
        order = self.order
        if order.verb.subject == "new":
            return quoted_news(self.tokens, order.end, order.stop)
        if order.kind == "noun":
            return quoted_news(self.tokens, thing.end if thing else order.end, order.stop)
        at = order.again if order.again is not None else order.at
        if order.again is None and thing is not None and thing.start > order.at:
            at = thing.end - 1
        for here in range(at, order.stop):
            if self.tokens[here].quote:
                continue
            words = brings(self.tokens, here, order.verb)
            if words and not (here == order.at and here + len(words) <= order.at):
                after = here + len(words)
                found = quoted_news(self.tokens, after, order.stop)
                if found is not None:
                    return found
                known = thing is not None and thing.part is not None and not thing.part.unit.literal
                earlier = [part for part in placed if part.lead < here]
                later = [] if known or earlier else [part for part in placed if part.lead > here]
                return plain_news(self.tokens, after, order.stop, later)
        return None

    def inserted(self, thing: Thing | None, placed: Sequence[Part]) -> News | None:
        """The new words of an insertion."""
        order, tokens = self.order, self.tokens
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
        return self._colon(thing, placed)

    def _colon(self, thing: Thing | None, placed: Sequence[Part]) -> News | None:
        order, tokens = self.order, self.tokens
        taken = {at for part in self.parts for at in range(part.lead, part.end)}
        for at in range(max(order.end, thing.end if thing else 0), order.stop):
            token = tokens[at]
            if token.quote and at not in taken:
                return News(token.inside, at + 1, quoted=True, opened=token.text[0] if token.open else None)
            if token.text == ":" and at not in taken:
                return quoted_news(tokens, at, order.stop) or plain_news(tokens, at, order.stop, ())
            if token.low == "att" and at == (order.particle or order.at) + 1:
                return plain_news(tokens, at, order.stop, ())
        below = thing is not None and tokens[thing.start].low in vocabulary().before["below"]
        return News(None, order.stop, pending=True) if below else None

    def moved(self, thing: Thing | None, placed: Sequence[Part]) -> News | None:
        """Where to: the first place after the verb (and after what is moved) that is a goal."""
        order, tokens = self.order, self.tokens
        words = vocabulary()
        at = max(order.end, thing.end if thing and thing.start > order.at else 0)
        for here in range(at, order.stop):
            token = tokens[here]
            part = next((part for part in self.parts if part.lead == here), None)
            if token.low == "till" and here + 1 < order.stop:
                if any(part.lead <= here + 1 < part.end for part in self.parts) or any(
                    one.low in words.frame["goals"] for one in tokens[here + 1 : here + 4]
                ):
                    return plain_news(tokens, here + 1, order.stop, ())
                return None
            if part is not None and part.relation in ("after", "before", "under", "between"):
                return plain_news(tokens, here, order.stop, ())
        return None

    def renumbered(self, thing: Thing | None, placed: Sequence[Part]) -> News | None:
        """The new number."""
        order = self.order
        for here in range(order.at, order.stop):
            words = brings(self.tokens, here, order.verb)
            if words:
                return plain_news(self.tokens, here + len(words), order.stop, ())
        return None

    # The result

    def _reading(self, thing: Thing | None, places: list[Part], old: Span | None, new: News | None) -> Reading:
        tokens, order = self.tokens, self.order
        last = tokens[order.stop - 1]
        target = self._target(thing, places, new)
        told = [*places, *([thing.part] if thing and thing.part and self._is_where(thing.part, places) else [])]
        return Reading(
            order.verb.action,
            (tokens[order.start].start, last.end),
            target,
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

    def _target(self, thing: Thing | None, places: Sequence[Part], new: News | None) -> Span:
        """The shortest piece of the sentence with all that says where; words that change belong to it only when they
        stand beside it, or alone."""
        order, tokens = self.order, self.tokens
        spans = [(part.lead, part.end) for part in places]
        if thing is not None:
            own = (thing.part.lead if thing.part and thing.part.relation else thing.start, thing.end)
            if not spans or self._belongs(thing, places, new):
                spans.append(own)
        start, end = min(span[0] for span in spans), max(span[1] for span in spans)
        if thing is None and start < order.at:
            start = self._noun(start)
        if order.verb.action == "insert" and new is not None and new.end == end:
            end = self._announcement(start, max(self.limit(new), start + 1))
        return tokens[start].start, tokens[end - 1].end

    def _noun(self, start: int) -> int:
        """Where what stands at a place begins to be named: "avgiften för båtplats i rad 5"."""
        for at in range(start, max(self.order.start, start - LONGEST_NOUN) - 1, -1):
            before = self.tokens[at - 1] if at > self.order.start else None
            if before is None or before.text in ",:;" or before.low == "att":
                return at
            named = any(part.sure and part.lead <= at - 1 < part.end for part in self.parts)
            if not before.text[0].isalpha() or (before.low in vocabulary().verbs and before.low != "för") or named:
                return start
        return start

    def _announcement(self, start: int, end: int) -> int:
        """The end without "med lydelsen" before the new words."""
        while end > start + 1 and self.tokens[end - 1].low in ("med", "lydelsen", "texten"):
            end -= 1
        return end

    def _belongs(self, thing: Thing, places: Sequence[Part], new: News | None) -> bool:
        part = thing.part
        action = self.order.verb.action
        if action == "insert" and not (
            self.order.verb.subject == "place" and part and not part.quoted and not part.new
        ):
            return part is not None and part.relation == "as"
        words = part is None or part.unit.literal or (part.quoted and part.unit.quoted == "text")
        if not words:
            return part is not None and (part.sure or not part.new)
        start = min(thing.start, *(place.start for place in places))
        end = max(thing.end, *(place.end for place in places))
        ordering = vocabulary().frame["ordering"]
        limit = self.limit(new)
        return not any(
            at in (self.order.at, limit) or self.tokens[at].low in ordering
            for at in range(start, end)
            if not self.names(at)
        )


_NEWS: dict[Action, Callable[[Clause, Thing | None, Sequence[Part]], News | None]] = {
    "strike": lambda clause, thing, placed: None,
    "replace": Clause.replaced,
    "insert": Clause.inserted,
    "move": Clause.moved,
    "renumber": Clause.renumbered,
}
