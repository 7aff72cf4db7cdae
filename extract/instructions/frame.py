"""A clause's frame: which words rule what, and whether anything denies the order or makes it depend on something."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kserender.extract.instructions.documents import Named
from kserender.extract.instructions.news import News
from kserender.extract.instructions.reading import Span
from kserender.extract.instructions.tokens import Token
from kserender.extract.instructions.vocabulary import vocabulary
from kserender.extract.instructions.what import Order, brings
from kserender.extract.instructions.where import Part, owner


@dataclass(frozen=True, slots=True)
class Thing:
    """What is changed: a part, quoted words (`span`), or a figure; at tokens `start:end`."""

    start: int
    end: int
    part: Part | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """The tokens of a sentence, the order in them, and what is named there."""

    tokens: Sequence[Token]
    order: Order
    parts: Sequence[Part]
    named: Sequence[Named]

    def bare(self, part: Part) -> bool:
        """Whether a part stands without a preposition, as subject or object."""
        if part.relation == "as":
            return True
        return part.relation is None and self.free(part.start)

    def free(self, at: int) -> bool:
        """Whether nothing before the token rules it."""
        if at <= self.order.start or at == self.order.end:
            return True
        words = vocabulary()
        token = self.tokens[at - 1]
        frame = words.frame
        return (
            token.quote
            or not token.text[0].isalnum()
            or token.low in frame["joining"]
            or token.low in frame["passing"]
            or token.low in frame["ordering"]
            or token.low in words.verbs
            or token.low == "att"
            or owner(token)
            or any(part.end == at for part in self.parts)
            or any(one.end == at for one in self.named)
        )

    def passable(self, start: int, stop: int) -> bool:
        """Whether tokens `start:stop` are only places, documents, auxiliaries and words that pass."""
        frame = vocabulary().frame
        at = start
        while at < stop:
            jump = next((part.end for part in self.parts if part.lead == at or part.start == at), None)
            jump = jump or next((one.end for one in self.named if one.lead == at or one.start == at), None)
            if jump is not None and jump > at:
                at = jump
                continue
            token = self.tokens[at]
            if token.low in vocabulary().relations and at + 1 < stop and self.tokens[at + 1].low in frame["papers"]:
                at += 2
                continue
            known = any(token.low in frame[kind] for kind in ("passing", "ordering", "joining"))
            if not (known or token.quote or not token.text[0].isalnum() or token.low == "den" or self._excepted(at)):
                return False
            at += 1
        return True

    def limit(self, new: News | None) -> int:
        """The first token of the new words."""
        if new is None or new.span is None:
            return self.order.stop
        return next((at for at, token in enumerate(self.tokens) if token.end > new.span[0]), self.order.stop)

    def in_news(self, at: int, new: News | None, limit: int) -> bool:
        return new is not None and new.span is not None and limit <= at < new.end

    def told_news(self, part: Part, new: News | None, limit: int) -> bool:
        """Whether a part is in the new words."""
        return new is not None and new.span is not None and part.end > limit and part.start < new.end

    def ordered(self, thing: Thing | None, placed: Sequence[Part], new: News | None, limit: int) -> bool:
        """Whether the clause orders: nothing denies it, makes it depend on something, or reports it."""
        frame = vocabulary().frame
        order, tokens = self.order, self.tokens
        first = tokens[order.start].low if order.start < len(tokens) else ""
        if tokens[-1].text == "?" or (first in frame["conditional"] and not self.names(order.start)):
            return False
        if thing and thing.part and thing.part.unit.name == "paragraf" and self._of_minutes(thing.start):
            return False
        if thing and self._asked(thing.start - 1):
            return False
        if self._reported():
            return False
        for at in range(order.start, order.stop):
            token = tokens[at]
            if token.quote or self.names(at) or self.in_news(at, new, limit):
                continue
            if self._excepted(at) or self._stands(at) or self._brought(at):
                continue
            if token.low in frame["unordered"] or (at < order.at and token.low in frame["telling"]):
                return False
            if at >= order.end and token.low in ("om", "när", "då", "ifall", "förutsatt") and at != order.particle:
                return False
        end = max(order.end, thing.end if thing else 0, (order.particle or 0) + 1)
        return order.verb.action not in ("strike", "move") or not self._led_away(end, new, limit)

    def _reported(self) -> bool:
        """Whether the att-clause tells of an order or gives it to others: "att ge nämnden i uppdrag att stryka …"."""
        known = {at for part in self.parts if part.sure for at in range(part.lead, part.end)}
        said = [at for at in range(self.order.start, self.order.at) if at not in known]
        first, *more = [at for at in said if self.tokens[at].low == "att"] or [self.order.at]
        frame = vocabulary().frame
        if any(self.tokens[at].low in frame["reporting"] for at in said if at > first):
            return True
        # "tar ställning till att …" within the att-clause, not ", dock att …" nor "med den ändringen att …".
        if not more or self.tokens[more[-1] - 1].low in (",", "dock", "så", "sätt", *frame["joining"]):
            return False
        return not any(self.tokens[at].low in frame["governing"] for at in said if first < at < more[-1])

    def _asked(self, at: int) -> bool:
        """Whether the word before what is changed asks: "utreda om punkt 3 ska strykas"."""
        if at < 0 or self.order.at <= at < self.order.end or self.names(at):
            return False
        return self.tokens[at].low in vocabulary().frame["asking"]

    def _of_minutes(self, at: int) -> bool:
        """Whether the § is one of minutes: "fullmäktiges beslut den 3 mars, § 41, upphävs"."""
        minutes = vocabulary().frame["minutes"]
        return any(
            token.low in minutes and following.low not in ("att", ":")
            for token, following in pairwise(self.tokens[self.order.start : at + 1])
        )

    def _excepted(self, at: int) -> bool:
        """Whether it is the "som" of "förutom punkt 3, som utgår", after which nothing more is told."""
        after = self.tokens[self.order.end : self.order.stop]
        if not self.order.verb.brings and any(token.text[0].isalnum() for token in after):
            return False
        before = self.tokens[max(0, self.order.start - 2) : self.order.start]
        return self.tokens[at].low == "som" and any(one.low in vocabulary().frame["excepting"] for one in before)

    def _brought(self, at: int) -> bool:
        """Whether it is one of the words that bring in the new: "som följer"."""
        verb = self.order.verb
        return any(at < here + len(brings(self.tokens, here, verb)) for here in range(max(0, at - 2), at))

    def _stands(self, at: int) -> bool:
        """Whether it is the "där" of "där det står ”bör”"."""
        if self.tokens[at].low != "där":
            return False
        stands = next((here for here in range(at, self.order.at) if self.tokens[here].low == "står"), None)
        return stands is not None and self.tokens[stands + 1].quote

    def names(self, at: int) -> bool:
        return any(part.lead <= at < part.end for part in self.parts) or any(
            one.lead <= at < one.end for one in self.named
        )

    def _led_away(self, at: int, new: News | None, limit: int) -> bool:
        """Whether "i", "på", "från" lead to something that is no part of a document ("utgår från dagordningen")."""
        words = vocabulary()
        for here in range(at, self.order.stop - 1):
            token = self.tokens[here]
            if token.quote or self.names(here) or self.in_news(here, new, limit):
                continue
            if token.low in words.relations and self.tokens[here + 1].low not in (
                *words.frame["passing"],
                "den",
                "det",
            ):
                following = self.tokens[here + 1 : here + 4]
                papers = words.frame["papers"]
                if not any(
                    one.quote or one.low.endswith(words.endings) or one.low in words.units or one.low in papers
                    for one in following
                ):
                    return token.low not in ("till", "för", "av") or self.order.verb.action == "strike"
        return False
