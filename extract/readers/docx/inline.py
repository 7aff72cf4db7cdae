"""What a paragraph holds: runs, and what may stand around and between them."""

from collections.abc import Callable

from kserender.extract.readers.docx.anchors import Mark
from kserender.extract.readers.docx.controls import through_control
from kserender.extract.readers.docx.drawings import drawing
from kserender.extract.readers.docx.marks import stated
from kserender.extract.readers.docx.names import (
    ALTERNATE,
    BOOKMARK_END,
    BOOKMARK_START,
    CHAR,
    COMMENT_END,
    COMMENT_REF,
    COMMENT_START,
    CUSTOM_XML,
    DEL,
    DEL_TEXT,
    ENDNOTE_REF,
    FONT,
    FOOTNOTE_REF,
    ID,
    INS,
    MARKUP,
    MOVE_FROM,
    MOVE_TO,
    RPR,
    RUN,
    SDT,
    TYPE,
    XML_SPACE,
    Element,
    M,
    T,
    W,
    branch,
)
from kserender.extract.readers.docx.story import Story, mark_of
from kserender.extract.readers.docx.symbols import symbol

Handler = Callable[[Story, Element], None]

_SPACE = " \t\r\n"
_LINES = str.maketrans(_SPACE, " " * len(_SPACE))


def inline(story: Story, parent: Element) -> None:
    """Read what stands inside a paragraph, a run, or what may stand between the two."""
    for child in parent:
        _CONTENT.get(child.tag, _other)(story, child)


def _run(story: Story, run: Element) -> None:
    story.look = story.style.look
    inline(story, run)


def _run_properties(story: Story, rpr: Element) -> None:
    marks = stated(rpr)
    if marks:
        story.look = story.sheet.styles.look(story.stated.style, marks)


def _text(story: Story, element: Element) -> None:
    text = element.text
    if not text:
        return
    if (text[0] in _SPACE or text[-1] in _SPACE) and element.get(XML_SPACE) != "preserve":
        text = text.strip(_SPACE)
    if not text.isprintable():
        text = text.translate(_LINES)  # a line end in the XML is a space in Word
    if not story.mute:
        story.line.add(text, story.look, story.change, story.guidance > 0)


def _break(story: Story, element: Element) -> None:
    if element.get(TYPE) in ("page", "column"):
        story.line.break_page()
    else:
        story.text("\n")


def _symbol(story: Story, element: Element) -> None:
    code, font = element.get(CHAR, ""), element.get(FONT, "")
    try:
        value = int(code, 16)
    except ValueError:
        return
    shown = symbol(value, font)
    if shown is None:
        shown = chr(value) if 0xE000 <= value < 0xF900 else "\N{REPLACEMENT CHARACTER}"
        story.sheet.messages.tell("docx-unknown-sign", sign=code, font=font)
    story.text(shown)


def _field_mark(story: Story, element: Element) -> None:
    """A field is code, then its result: only the result is text, also when fields stand inside fields."""
    what = element.get(W + "fldCharType")
    if what == "begin":
        story.fields.append(False)
    elif what == "separate" and story.fields:
        story.fields[-1] = True
    elif what == "end" and story.fields:
        story.fields.pop()
    story.mute = not all(story.fields)


def _note_mark(story: Story, element: Element) -> None:
    note = story.sheet.note_id(element)
    if note is not None and not story.mute:
        story.line.add_note(note, story.change)


def _range_mark(story: Story, element: Element) -> None:
    mark = mark_of(element)
    if mark is not None:
        story.line.mark(mark)


def _comment_mark(story: Story, element: Element) -> None:
    identity = element.get(ID, "")
    story.line.mark(Mark("reference", identity, identity))


def _changed(story: Story, element: Element) -> None:
    outer, story.change = story.change, story.sheet.changes.change(element, story.change)
    _through(story, element)
    story.change = outer


def _through(story: Story, element: Element) -> None:
    story.deeper(1)
    inline(story, element)
    story.shallower(1)


def _alternate(story: Story, element: Element) -> None:
    chosen = branch(element)
    if chosen is not None:
        story.deeper(2)
        inline(story, chosen)
        story.shallower(2)


def _fraction(story: Story, element: Element) -> None:
    for i, child in enumerate(element.iterchildren(M + "num", M + "den")):
        if i:
            story.text("/")
        _through(story, child)


def _other(story: Story, element: Element) -> None:
    """What is not known may hold text: it is read, and the user told, unless it is part of a formula."""
    if not element.tag.startswith(M):
        story.unknown(element)
    _through(story, element)


def _nothing(story: Story, element: Element) -> None:
    """Marks without text."""


def _write(text: str) -> Handler:
    return lambda story, element: story.text(text)


_WITHOUT_TEXT = (
    *("lastRenderedPageBreak", "instrText", "delInstrText", "separator", "continuationSeparator", "contentPart"),
    *("pgNum", "dayShort", "dayLong", "monthShort", "monthLong", "yearShort", "yearLong", "rubyPr", "rt"),
    "softHyphen",
)
_AROUND = ("hyperlink", "smartTag", "fldSimple", "dir", "bdo", "subDoc", "ruby", "rubyBase")

_CONTENT: dict[str, Handler] = {
    **dict.fromkeys((*MARKUP, *(W + name for name in _WITHOUT_TEXT), M + "rPr"), _nothing),
    # The runs
    RUN: _run,
    M + "r": _run,
    RPR: _run_properties,
    **dict.fromkeys((T, DEL_TEXT, M + "t"), _text),
    **dict.fromkeys((W + "tab", W + "ptab"), _write("\t")),
    W + "br": _break,
    W + "cr": _write("\n"),
    # A soft hyphen is nothing, and this one a hyphen, as in Word's own text export: both are about line breaks.
    W + "noBreakHyphen": _write("-"),
    W + "sym": _symbol,
    W + "fldChar": _field_mark,
    **dict.fromkeys((FOOTNOTE_REF, ENDNOTE_REF), _note_mark),
    **dict.fromkeys((W + "footnoteRef", W + "endnoteRef", W + "annotationRef"), lambda story, _e: story.line.trim()),
    COMMENT_REF: _comment_mark,
    **dict.fromkeys((W + "drawing", W + "pict", W + "object"), drawing),
    # What stands around and between them
    **dict.fromkeys((INS, DEL, MOVE_FROM, MOVE_TO), _changed),
    **dict.fromkeys((BOOKMARK_START, BOOKMARK_END, COMMENT_START, COMMENT_END), _range_mark),
    SDT: lambda story, element: through_control(story, element, inline),
    ALTERNATE: _alternate,
    **dict.fromkeys((CUSTOM_XML, *(W + name for name in _AROUND)), _through),
    M + "f": _fraction,
}
