"""Whose wording was adopted: as text to read, and as data."""

from collections.abc import Iterable, Iterator
from typing import Any

from kserender.compare.tracing import Piece, Shares, Trace, Traced, Unit
from kserender.i18n import _, mark

SCHEMA = "kserender/trace/1"

OUTCOMES = {
    "whole": mark("whole from {names}"),
    "part": mark("in part from {names}"),
    "new": mark("new"),
}
HEADS = {"point": mark("Decision point"), "heading": mark("Heading"), "cell": mark("Table cell"), "sentence": ""}


def trace_text(trace: Trace) -> str:
    """The shares, then each sentence with where it comes from, then what each proposal lost.

    In a sentence that was taken in part, [n] stands after the words of proposal n.
    """
    lines = [_("Share of the adopted words"), *_shares(trace, trace.shares)]
    if trace.points.words and trace.points.words < trace.shares.words:
        lines += ["", _("Share of the words in the decision points"), *_shares(trace, trace.points)]
    lines += ["", _("Where each sentence comes from")]
    for one in trace.traced:
        lines += _sentence(one, trace.names)
    for number, (name, lost) in enumerate(zip(trace.names, trace.lost, strict=True), 1):
        lines += ["", _("Not adopted from {name} ({count})").format(name=f"[{number}] {name}", count=len(lost))]
        lines += [f"  – {_head(unit)}{_one_line(unit.text)}" for unit in lost]
    return "\n".join(lines) + "\n"


def trace_data(trace: Trace) -> dict[str, Any]:
    """The same as `kserender/trace/1`; proposals are named, and shares are parts of 1."""
    return {
        "schema": SCHEMA,
        "proposals": [*trace.names],
        "shares": _share_data(trace, trace.shares),
        "points": _share_data(trace, trace.points),
        "sentences": [
            {
                **_unit(one.unit),
                "outcome": one.outcome,
                "from": [trace.names[at] for at in one.parties],
                "pieces": [_piece(piece, trace.names) for piece in one.pieces],
                "sources": [{"proposal": trace.names[at], **_unit(unit)} for at, unit in one.sources],
            }
            for one in trace.traced
        ],
        "lost": {name: [_unit(unit) for unit in lost] for name, lost in zip(trace.names, trace.lost, strict=True)},
    }


def _shares(trace: Trace, shares: Shares) -> Iterator[str]:
    for number, (name, count) in enumerate(zip(trace.names, shares.alone, strict=True), 1):
        yield f"  {percent(shares.of(count))}  [{number}] {name}"
    if len(trace.names) > 1:
        yield f"  {percent(shares.of(shares.shared))}  " + _("in several proposals")
    yield f"  {percent(shares.of(shares.new))}  " + _("in none: new")


def percent(share: float) -> str:
    """A share (0–1) as the reader writes it."""
    return f"{100 * share:5.1f} %".replace(".", ",")


def _sentence(one: Traced, names: tuple[str, ...]) -> Iterator[str]:
    said = ", ".join(f"[{at + 1}] {names[at]}" for at in one.parties)
    outcome = _(OUTCOMES[one.outcome]).format(names=said)
    text = "".join(_marked(one.pieces)) if one.outcome == "part" else one.unit.text
    yield f"  {_head(one.unit)}{_one_line(text)}"
    yield f"      → {outcome}"


def _marked(pieces: Iterable[Piece]) -> Iterator[str]:
    for piece in pieces:
        text = piece.text.rstrip()
        sources = ",".join(str(at + 1) for at in piece.parties) or "+"
        yield f"{text} [{sources}]{piece.text[len(text) :] or ' '}"


def _head(unit: Unit) -> str:
    return f"{_(HEADS[unit.kind])}: " if HEADS[unit.kind] else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _unit(unit: Unit) -> dict[str, Any]:
    place = unit.place
    where = {"page": place.page, "paragraph": place.paragraph, "start": place.start, "end": place.end}
    return {"kind": unit.kind, "text": unit.text, "place": where}


def _piece(piece: Piece, names: tuple[str, ...]) -> dict[str, Any]:
    return {"text": piece.text, "from": [names[at] for at in piece.parties]}


def _share_data(trace: Trace, shares: Shares) -> dict[str, Any]:
    alone = {name: round(shares.of(count), 6) for name, count in zip(trace.names, shares.alone, strict=True)}
    return {"words": shares.words, "alone": alone, "shared": shares.of(shares.shared), "new": shares.of(shares.new)}
