"""What a paragraph holds: runs, and what may stand around and between them."""

from collections.abc import Callable

from kserender.extract.readers.docx.controls import through_control
from kserender.extract.readers.docx.drawings import drawing
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
from kserender.extract.readers.docx.styles import marks
from kserender.extract.readers.docx.symbols import symbol
from kserender.i18n import _

Handler = Callable[[Story, Element], None]

_SPACE = " \t\r\n"
_LINES = str.maketrans(_SPACE, " " * len(_SPACE))


def inline(story: Story, parent: Element) -> None:
    """Read what stands inside an element that holds runs."""
    for child in parent:
        _INLINE.get(child.tag, _other)(story, child)


def _run(story: Story, run: Element) -> None:
    story.look = story.plain
    for child in run:
        _IN_RUN.get(child.tag, _other)(story, child)


def _run_properties(story: Story, rpr: Element) -> None:
    story.look = story.sheet.styles.look(story.paragraph_style, *marks(rpr))


def _text(story: Story, element: Element) -> None:
    text = element.text
    if not text:
        return
    if (text[0] in _SPACE or text[-1] in _SPACE) and element.get(XML_SPACE) != "preserve":
        text = text.strip(_SPACE)
    if not text.isprintable():
        text = text.translate(_LINES)  # a line end in the XML is a space in Word
    story.text(text)


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
        text = _("The sign {code} of the font {font} is not known and was kept as it is.")
        story.builder.say("docx-unknown-sign", "info", text.format(code=code, font=font))
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
        for child in chosen:
            (_INLINE.get(child.tag) or _IN_RUN.get(child.tag) or _other)(story, child)
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


_RUN_MARKUP = (
    "lastRenderedPageBreak", "instrText", "delInstrText", "separator", "continuationSeparator", "contentPart",
    "pgNum", "dayShort", "dayLong", "monthShort", "monthLong", "yearShort", "yearLong",
)  # fmt: skip

_INLINE: dict[str, Handler] = {
    **dict.fromkeys(MARKUP, _nothing),
    RUN: _run,
    M + "r": _run,
    M + "f": _fraction,
    **dict.fromkeys((W + name for name in ("hyperlink", "smartTag", "fldSimple", "dir", "bdo", "subDoc")), _through),
    CUSTOM_XML: _through,
    SDT: lambda story, element: through_control(story, element, inline),
    ALTERNATE: _alternate,
    **dict.fromkeys((INS, DEL, MOVE_FROM, MOVE_TO), _changed),
    **dict.fromkeys((BOOKMARK_START, BOOKMARK_END, COMMENT_START, COMMENT_END), _range_mark),
}

_IN_RUN: dict[str, Handler] = {
    **dict.fromkeys((*MARKUP, *(W + name for name in _RUN_MARKUP)), _nothing),
    M + "rPr": _nothing,
    RPR: _run_properties,
    T: _text,
    M + "t": _text,
    DEL_TEXT: _text,
    W + "tab": _write("\t"),
    W + "ptab": _write("\t"),
    W + "br": _break,
    W + "cr": _write("\n"),
    # Word's own text export has a hyphen and nothing: both are about line breaks, not about wording.
    W + "noBreakHyphen": _write("-"),
    W + "softHyphen": _nothing,
    W + "sym": _symbol,
    W + "fldChar": _field_mark,
    FOOTNOTE_REF: _note_mark,
    ENDNOTE_REF: _note_mark,
    **dict.fromkeys((W + "footnoteRef", W + "endnoteRef", W + "annotationRef"), lambda story, _e: story.line.trim()),
    COMMENT_REF: _nothing,
    **dict.fromkeys((W + "drawing", W + "pict", W + "object"), drawing),
    **dict.fromkeys((INS, DEL, MOVE_FROM, MOVE_TO), _changed),
    ALTERNATE: _alternate,
    W + "ruby": _through,
    W + "rubyBase": _through,
    W + "rubyPr": _nothing,
    W + "rt": _nothing,
}
