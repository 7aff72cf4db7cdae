"""The explanations of an extraction, to read."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kserender.cli.forms import Pieces
from kserender.i18n import _, mark

if TYPE_CHECKING:
    from kserender.paper import Explanation, Extraction

HOW = {"verbatim": mark("to the letter"), "derived": mark("derived"), "inferred": mark("inferred: please confirm")}
SHOWN = 100  # characters of a value


def explained(extractions: Iterable["Extraction"], several: bool) -> Pieces:
    """A field, its value, and below it where that came from."""
    between = ""
    for extraction in extractions:
        head = f"{between}==> {extraction.source.path} <==\n" if several else ""
        before = [None, *(one.words for one in extraction.explanations)]
        fields = (_lines(one, one.words != said) for one, said in zip(extraction.explanations, before, strict=False))
        yield _harmless(head + "\n".join(fields))
        between = "\n"


def _lines(one: "Explanation", new: bool) -> str:
    """Two lines, and a third with the words when they are not those of the field before."""
    where = [
        _(HOW[one.how]) + (f" ({one.rule})" if one.rule else ""),
        _("found by {recogniser}").format(recogniser=one.recogniser) if one.recogniser else "",
        _("page {page}").format(page=one.page) if one.page else "",
        _("paragraph {paragraph}").format(paragraph=one.paragraph) if one.paragraph else "",
    ]
    lines = [f"{one.field}: {_short(one.value)}", "    " + " · ".join(filter(None, where))]
    if one.words and new:
        lines.append(f"    ”{one.words}”")
    return "\n".join(lines) + "\n"


def _short(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= SHOWN else line[: line.rfind(" ", 0, SHOWN)] + " …"


def _harmless(text: str) -> str:
    """The text without the signs that a terminal would obey instead of show."""
    return "".join(sign if sign.isprintable() or sign == "\n" else "\ufffd" for sign in text)
