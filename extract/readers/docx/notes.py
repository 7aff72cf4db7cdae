"""Footnotes, endnotes and comments."""

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from kserender.extract.readers.docx.anchors import Range
from kserender.extract.readers.docx.body import blocks
from kserender.extract.readers.docx.names import AUTHOR, DATE, ENDNOTE_REF, FOOTNOTE_REF, ID, TYPE, Element, W
from kserender.extract.readers.docx.numerals import roman
from kserender.extract.readers.docx.story import Sheet, Story
from kserender.model import Comment, Note, Place

Kind = Literal["footnote", "endnote"]

# What is no note but the line above the notes (ST_FtnEdn, ECMA-376-1 17.18.33)
_RULES = frozenset({"separator", "continuationSeparator", "continuationNotice"})

_KINDS: dict[str, Kind] = {FOOTNOTE_REF: "footnote", ENDNOTE_REF: "endnote"}
_SHOWN: dict[Kind, Callable[[int], str]] = {"footnote": str, "endnote": roman}


class NoteIds:
    """Gives each note the number that Word shows: footnotes 1, 2, …, endnotes i, ii, …, in the order of their marks."""

    def __init__(self) -> None:
        self.shown: dict[tuple[Kind, str], str] = {}
        self._counts = dict.fromkeys(_SHOWN, 0)

    def of_mark(self, mark: Element) -> str:
        """The id of the note that a mark refers to."""
        return self.of(_KINDS[mark.tag], mark.get(ID, ""))

    def of(self, kind: Kind, identity: str) -> str:
        """The id of a note by its kind and w:id; a note without a mark comes after those that have one."""
        key = (kind, identity)
        if key not in self.shown:
            self._counts[kind] += 1
            self.shown[key] = _SHOWN[kind](self._counts[kind])
        return self.shown[key]


def read_notes(sheet: Sheet, ids: NoteIds, footnotes: Element | None, endnotes: Element | None) -> list[Range]:
    """Add the notes in the order of their marks; the ranges in them."""
    story = Story(sheet, blocks, layer="note")
    elements: dict[tuple[Kind, str], Element] = {}
    kinds: tuple[tuple[Kind, Element | None], ...] = (("footnote", footnotes), ("endnote", endnotes))
    for kind, root in kinds:
        for element in () if root is None else root.iterchildren(W + kind):
            if element.get(TYPE) in _RULES:
                _read_rule(sheet, element)
            else:
                elements[kind, element.get(ID, "")] = element
    for key in elements:
        ids.of(*key)
    for key, shown in list(ids.shown.items()):
        if key in elements:
            sheet.builder.notes.append(Note(shown, tuple(story.read(elements[key])), key[0]))
        else:
            sheet.messages.tell("docx-note-missing", number=shown)
    return story.anchors.finish()


def _read_rule(sheet: Sheet, element: Element) -> None:
    """The line above the notes is page furniture if somebody wrote words or signs there."""
    story = Story(sheet, blocks, layer="furniture")
    sheet.builder.furniture += [block for block in story.read(element) if block.text().strip()]


def read_comments(sheet: Sheet, root: Element | None, ranges: list[Range]) -> None:
    """Add the comments, each with the place it is about: of several paragraphs, what it holds of the first."""
    story = Story(sheet, blocks, layer="note")
    marks = {found.id: found.start for found in ranges if found.kind == "reference"}
    texts = {found.id: _about(found) for found in ranges if found.kind == "comment"}
    for element in () if root is None else root.iterchildren(W + "comment"):
        identity = element.get(ID, "")
        text = "\n".join(block.text() for block in story.read(element))
        author, date = element.get(AUTHOR) or None, element.get(DATE) or None
        about = texts.get(identity) or marks.get(identity)
        sheet.builder.comments.append(Comment(identity, text, author, date, about))


def _about(found: Range) -> Place:
    last = found.end if found.end.paragraph == found.start.paragraph else found.paragraph
    return replace(found.start, end=last.end)
