"""Every text against the document: at its place, else anywhere, else it is marked as inferred and said."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from kserender.extract.gate.squeezed import Squeezed, index, squeezed
from kserender.extract.gate.walk import Value, values
from kserender.i18n import _, mark
from kserender.model import Document, View
from kserender.paper import Inference, Meeting, Message, Paper

# Why a text is not to be taken as the document's own, and how sure it is all the same.
NOWHERE = mark("The words do not stand so in the document.")
ELSEWHERE = mark("The words stand in the document, but not at the place given.")
PROPERTIES = mark("The file's properties say so; the text does not.")
IN_FULL = mark("The document names it only in part; the rest was added.")
CONFIDENCE = {NOWHERE: 0.3, ELSEWHERE: 0.8, PROPERTIES: 0.6, IN_FULL: 0.8}

_LABEL = re.compile(r"\n(?:[-–—•*●]|\w{1,3}[.)])\s")


@dataclass(frozen=True)
class Wording:
    """The document's wording in the views that are asked for, and where each paper of it begins."""

    document: Document
    _views: dict[View, Squeezed] = field(default_factory=dict)

    def view(self, which: View) -> Squeezed:
        """The index of one view, made when it is first asked for."""
        if which not in self._views:
            same = "revised" in self._views and not self.is_changed
            self._views[which] = self._views["revised"] if same else index(self.document, which)
        return self._views[which]

    @cached_property
    def is_changed(self) -> bool:
        """Whether anything in the document is struck or added, so that the views differ."""
        blocks = self.view("revised").blocks
        return any(run.change is not None for block in blocks for run in block.runs)

    def find(self, one: Value, start: int = 0) -> tuple[int | None, str | None]:
        """The sign of the view that the text begins at, and the reason if that is not where it should."""
        if one.view is None:
            return None, None
        text = str(one.value)
        found, reason = self._find(one, squeezed(text), start)
        if found is None and reason and "\n" in text:
            # The labels of points are not in the text of the document, but beside it.
            bare, bare_reason = self._find(one, squeezed(_LABEL.sub("\n", text)), start)
            return (bare, bare_reason) if bare is not None else (found, reason)
        return found, reason

    def _find(self, one: Value, words: str, start: int) -> tuple[int | None, str | None]:
        if not words or one.view is None:
            return None, None
        wording = self.view(one.view)
        at = wording.at(one.place) if one.place else None
        if one.place is None or at is None:
            found = wording.anywhere(words, start)
            return found, None if found is not None else self._reason(one)
        stop = at + max(one.place.end - one.place.start, 0)
        found = wording.within(words, at, stop)
        if found is not None:
            return found, None
        found = wording.anywhere(words, at)
        return found, self._reason(one) if found is None else ELSEWHERE if one.own else None

    def _reason(self, one: Value) -> str:
        if one.value == self.document.properties.title:
            return PROPERTIES
        return IN_FULL if one.path == "municipality" else NOWHERE


def gate(document: Document, meeting: Meeting | None, papers: Sequence[Paper]) -> list[Message]:
    """Add to `inferred` of the meeting and of each paper what does not stand in the document; a message for each text
    that is inferred, by whomever."""
    wording = Wording(document)
    told = []
    if meeting is not None:
        meeting.inferred = list(_unfounded(wording, meeting, 0))
        told += [_message(one, "") for one in meeting.inferred]
    for paper in papers:
        paper.inferred += _unfounded(wording, paper, begins(wording, paper))
        name = f"§ {paper.paragraph}: " if paper.paragraph else ""
        told += [_message(one, name) for one in paper.inferred]
    return told


def _unfounded(wording: Wording, model: Meeting | Paper, start: int) -> Iterator[Inference]:
    for one in values(model):
        reason = wording.find(one, start)[1]
        if reason is not None:
            yield Inference(field=one.path, value=str(one.value), reason=_(reason), confidence=CONFIDENCE[reason])


def begins(wording: Wording, paper: Paper) -> int:
    """Where the paper begins in the document, by the first of its sections."""
    place = next((section.place for section in paper.sections if section.place), None)
    return (wording.view("revised").at(place) if place else None) or 0


def _message(one: Inference, name: str) -> Message:
    text = _("{name}{field} is inferred: “{value}”. {reason}")
    shown = one.value if len(one.value) <= 80 else f"{one.value[:79]}…"
    return Message(
        code="inferred",
        level="info" if one.confidence >= 0.5 else "warning",
        text=text.format(name=name, field=one.field, value=" ".join(shown.split()), reason=one.reason),
    )
