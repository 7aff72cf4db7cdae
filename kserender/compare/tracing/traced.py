"""The adopted text, word for word with those who have the words, and what each proposal lost."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, TypeAlias

from kserender.compare.align import Coder
from kserender.compare.tracing.sources import Proposal, words
from kserender.compare.tracing.units import Kind, Unit, units
from kserender.compare.words import diff, tokens
from kserender.model import Document

Outcome: TypeAlias = Literal["whole", "part", "new"]
Parties: TypeAlias = tuple[int, ...]
"""Proposals by their number in the order given, from 0."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of adopted words, and the proposals that have it; nobody's words are new."""

    text: str
    parties: Parties


@dataclass(frozen=True, slots=True)
class Traced:
    """A sentence of the adopted text: `whole` is taken as it stands from each of `parties`, `part` has words of them
    (which ones, `pieces` tell), `new` has nobody's.  `sources` are the sentences it comes from, by proposal."""

    unit: Unit
    outcome: Outcome
    parties: Parties
    pieces: tuple[Piece, ...]
    sources: tuple[tuple[int, Unit], ...] = ()


@dataclass(frozen=True, slots=True)
class Shares:
    """The adopted words by where they come from, in numbers of words: of one proposal alone, of several, of none.

    A word counts for a proposal when it stands in a sentence that is equal to one of its, or in the words, in the same
    order, that a sentence has in common with one of its (at least 60 % of the shorter).  It counts for `alone[n]` when
    only proposal n has it so, as `shared` when several have, and as `new` when none has: each word exactly once, so
    that the parts make up the whole.
    """

    alone: tuple[int, ...]
    shared: int
    new: int

    @property
    def words(self) -> int:
        """All words of the adopted text."""
        return sum(self.alone) + self.shared + self.new

    def of(self, count: int) -> float:
        """A number of words as a share of all (0–1)."""
        return count / self.words if self.words else 0.0


@dataclass(frozen=True, slots=True)
class Trace:
    """The adopted sentences in order, the shares in all of them and in the decision points alone, and for each proposal
    the sentences that nothing adopted comes from."""

    names: tuple[str, ...]
    traced: tuple[Traced, ...]
    shares: Shares
    points: Shares
    lost: tuple[tuple[Unit, ...], ...]


def trace(
    adopted: tuple[Document, Collection[int]],
    proposals: Sequence[tuple[str, Document, Collection[int]]],
    only: Kind | None = None,
) -> Trace:
    """Where the adopted text comes from; each document with the numbers of the paragraphs that decide.

    With `only` sentences of one kind are traced, as "point"; they are looked for in all of the proposals.
    """
    coder = Coder()
    known = [Proposal(units(document, points), coder) for _name, document, points in proposals]
    used: list[set[int]] = [set() for _proposal in known]
    wanted = [unit for unit in units(*adopted) if only in (None, unit.kind)]
    traced = tuple(_traced(unit, known, used) for unit in wanted)
    lost = tuple(
        tuple(unit for at, unit in enumerate(proposal.units) if at not in taken and only in (None, unit.kind))
        for proposal, taken in zip(known, used, strict=True)
    )
    points = [one for one in traced if one.unit.kind == "point"]
    names = tuple(name for name, _document, _points in proposals)
    return Trace(names, traced, _shares(traced, len(known)), _shares(points, len(known)), lost)


def _traced(unit: Unit, proposals: Sequence[Proposal], used: Sequence[set[int]]) -> Traced:
    equal = [(number, at) for number, proposal in enumerate(proposals) for at in proposal.equal(unit)]
    for number, at in equal:
        used[number].add(at)
    if equal:
        parties = tuple(dict.fromkeys(number for number, _at in equal))
        sources = tuple((number, proposals[number].units[at]) for number, at in equal)
        return Traced(unit, "whole", parties, (Piece(unit.text, parties),), sources)
    owners: list[set[int]] = [set() for _token in tokens(unit.text)]
    sources = ()
    for number, proposal in enumerate(proposals):
        for at in proposal.alike(unit):
            _own(unit.text, proposal.units[at].text, number, owners)
            used[number].add(at)
            sources += ((number, proposal.units[at]),)
    pieces = _pieces(unit.text, owners)
    parties = tuple(sorted({number for piece in pieces for number in piece.parties}))
    return Traced(unit, "part" if parties else "new", parties, pieces, sources)


def _own(adopted: str, source: str, number: int, owners: Sequence[set[int]]) -> None:
    """Note which tokens of the adopted sentence the source has."""
    at = 0
    for piece in diff(source, adopted):
        if piece.op == "struck":
            continue
        count = len(tokens(piece.text)) if piece.op == "added" else 0
        if piece.op == "equal":
            count = len(tokens(piece.text))
            for owner in owners[at : at + count]:
                owner.add(number)
        at += count


def _pieces(text: str, owners: Sequence[set[int]]) -> tuple[Piece, ...]:
    """The tokens in stretches with the same owners; signs and spaces go with the word before them."""
    found: list[tuple[str, Parties]] = []
    last: Parties = ()
    for token, owner in zip(tokens(text), owners, strict=True):
        if any(sign.isalnum() for sign in token):
            last = tuple(sorted(owner))
        found.append((token, last))
    grouped = groupby(found, lambda one: one[1])
    return tuple(Piece("".join(token for token, _owner in group), parties) for parties, group in grouped)


def _shares(traced: Sequence[Traced], count: int) -> Shares:
    alone, shared, new = [0] * count, 0, 0
    for one in traced:
        for piece in one.pieces:
            size = len(words(piece.text))
            if len(piece.parties) == 1:
                alone[piece.parties[0]] += size
            elif piece.parties:
                shared += size
            else:
                new += size
    return Shares(tuple(alone), shared, new)
