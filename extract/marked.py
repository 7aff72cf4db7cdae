"""Struck and added wording as it stands: stretches of marked runs, put together and paired."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kserender.model import Change, Heading, Paragraph


@dataclass(frozen=True, slots=True)
class Stretch:
    """Marked words at characters `start:end` of the block's marked text; `pieces` are those marked one by one."""

    change: Change
    start: int
    end: int
    pieces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """One revision: struck words, added words, or both where one replaces the other."""

    struck: Stretch | None
    added: Stretch | None

    @property
    def first(self) -> Stretch:
        """The stretch that stands first."""
        found = [stretch for stretch in (self.struck, self.added) if stretch]
        return min(found, key=lambda stretch: stretch.start)

    @property
    def last(self) -> Stretch:
        """The stretch that stands last."""
        found = [stretch for stretch in (self.struck, self.added) if stretch]
        return max(found, key=lambda stretch: stretch.end)


def marks(block: Heading | Paragraph) -> list[Mark]:
    """The revisions of a block in order: struck words directly before or after added ones are one replacement."""
    text = block.text()
    found: list[Mark] = []
    for stretch in _stretches(block, text):
        before = found[-1] if found else None
        is_struck = stretch.change.kind == "struck"
        if (
            before
            and not text[before.last.end : stretch.start].strip()
            and not (stretch.change.moved or before.last.change.moved)
        ):
            if is_struck and before.struck is None:
                found[-1] = replace(before, struck=stretch)
                continue
            if not is_struck and before.added is None:
                found[-1] = replace(before, added=stretch)
                continue
        found.append(Mark(stretch, None) if is_struck else Mark(None, stretch))
    return found


def _stretches(block: Heading | Paragraph, text: str) -> Iterator[Stretch]:
    open_: Stretch | None = None
    at = 0
    for run in block.runs:
        if run.note is not None:
            continue
        start, at = at, at + len(run.text)
        if run.change is None or not run.text.strip():
            continue
        change = run.change
        same = open_ and (open_.change.kind, open_.change.author, open_.change.moved) == (
            change.kind,
            change.author,
            change.moved,
        )
        if open_ and same and not text[open_.end : start].strip():
            # Runs that touch are one piece; runs with unmarked space between were marked one by one.
            pieces = (
                (*open_.pieces[:-1], open_.pieces[-1] + text[open_.end : at])
                if _touches(block, open_.end, start)
                else (*open_.pieces, run.text.strip())
            )
            open_ = Stretch(_less_sure(open_.change, change), open_.start, at, pieces)
        else:
            if open_:
                yield open_
            open_ = Stretch(change, start, at, (run.text,))
    if open_:
        yield open_


def _touches(block: Heading | Paragraph, end: int, start: int) -> bool:
    """Whether everything between is marked too."""
    if end == start:
        return True
    at = 0
    for run in block.runs:
        if run.note is None:
            if at < start and at + len(run.text) > end and run.change is None:
                return False
            at += len(run.text)
    return True


def _less_sure(one: Change, other: Change) -> Change:
    return one if one.confidence <= other.confidence else other
