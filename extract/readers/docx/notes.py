"""Footnotes, endnotes and comments."""

from collections.abc import Callable

from kserender.extract.readers.docx.anchors import Range
from kserender.extract.readers.docx.body import blocks
from kserender.extract.readers.docx.names import AUTHOR, DATE, ENDNOTE_REF, FOOTNOTE_REF, ID, TYPE, Element, P, T, W
from kserender.extract.readers.docx.numerals import roman
from kserender.extract.readers.docx.story import Sheet, Story
from kserender.i18n import _
from kserender.model import Comment, Note, Place

# What is no note but the line above the notes (ST_FtnEdn, ECMA-376-1 17.18.33)
_RULES = frozenset({"separator", "continuationSeparator", "continuationNotice"})

_KINDS = {FOOTNOTE_REF: "footnote", ENDNOTE_REF: "endnote"}
_SHOWN: dict[str, Callable[[int], str]] = {"footnote": str, "endnote": roman}


class NoteIds:
    """Gives each note the number that Word shows: footnotes 1, 2, …, endnotes i, ii, …, in the order of their marks."""

    def __init__(self) -> None:
        self.shown: dict[tuple[str, str], str] = {}
        self._counts = dict.fromkeys(_SHOWN, 0)

    def of_mark(self, mark: Element) -> str:
        """The id of the note that a mark refers to."""
        return self.of(_KINDS[mark.tag], mark.get(ID, ""))

    def of(self, kind: str, identity: str) -> str:
        """The id of a note by its kind and w:id; a note without a mark comes after those that have one."""
        key = (kind, identity)
        if key not in self.shown:
            self._counts[kind] += 1
            self.shown[key] = _SHOWN[kind](self._counts[kind])
        return self.shown[key]


def read_notes(sheet: Sheet, ids: NoteIds, footnotes: Element | None, endnotes: Element | None) -> None:
    """Add the notes, in the order of their marks."""
    builder = sheet.builder
    story = Story(sheet, blocks, layer="note")
    elements: dict[tuple[str, str], Element] = {}
    for kind, root in (("footnote", footnotes), ("endnote", endnotes)):
        for element in () if root is None else root.iterchildren(W + kind):
            if element.get(TYPE) not in _RULES:
                elements[kind, element.get(ID, "")] = element
    for key in elements:
        ids.of(*key)
    for (kind, identity), shown in list(ids.shown.items()):
        element = elements.get((kind, identity))
        if element is None:
            builder.say("docx-note-missing", "warning", _("The text of note {id} is missing.").format(id=shown))
        else:
            kinds = {"footnote": "footnote", "endnote": "endnote"}
            builder.notes.append(Note(shown, tuple(story.walk(element)), "endnote" if kind == "endnote" else "footnote"))


def read_comments(sheet: Sheet, root: Element | None, ranges: list[Range]) -> None:
    """Add the comments, each with the place it is about."""
    about = {found.id: found for found in ranges if found.kind == "comment"}
    for element in () if root is None else root.iterchildren(W + "comment"):
        identity = element.get(ID, "")
        lines = ("".join(t.text or "" for t in p.iter(T)) for p in element.iter(P))
        sheet.builder.comments.append(
            Comment(
                identity,
                "\n".join(lines),
                element.get(AUTHOR) or None,
                element.get(DATE) or None,
                _about(about.get(identity), sheet),
            )
        )


def _about(found: Range | None, sheet: Sheet) -> Place | None:
    """The place of a comment: a range over several paragraphs is told by what it holds of the first."""
    if found is None:
        return None
    start, end = found.start, found.end
    if start.paragraph == end.paragraph:
        last = end.end
    else:
        last = _size(sheet, start.paragraph)
    return Place(start.file, start.page, start.paragraph, start.start, max(last, start.start))


def _size(sheet: Sheet, paragraph: int) -> int:
    return 0
