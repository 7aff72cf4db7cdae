"""Inline Markdown as runs: bold, italic, struck, links by their text, and the marks of text dumps."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kserender.extract.readers.markdown.extensions import tags
from kserender.extract.readers.text.dump import Bookmark, NoteMark, scan
from kserender.model import Change, Run

if TYPE_CHECKING:
    from markdown_it.token import Token

# A line this long was broken to fit; a shorter one was meant to end there (a name, a title, an address).
BROKEN_TO_FIT = 60
_STRUCK = Change("struck", "markdown")
_ADDED = Change("added", "markdown")


def runs(tokens: Iterable["Token"]) -> Iterator[Run | Bookmark]:
    """The runs of an inline token's children, with bookmarks where they stand."""
    on = {"strong": 0, "em": 0, "s": 0, "del": 0, "ins": 0}
    tokens = list(tokens)
    paired = tags(tokens)
    for at, token in enumerate(tokens):
        kind, _, edge = token.type.rpartition("_")
        if at in paired:
            on[paired[at][0]] += paired[at][1]
        elif kind in on and edge in ("open", "close"):
            on[kind] += 1 if edge == "open" else -1
        elif token.type == "softbreak":
            yield _run(_line_end(tokens, at), on)
        elif token.type == "hardbreak":
            yield _run("\n", on)
        elif token.type == "note_mark":
            yield Run("", note=token.content, change=_change(on))
        elif token.type == "image":
            yield _run(token.content, on)
        elif token.content:
            yield from _pieces(token.content, on)


def _pieces(text: str, on: dict[str, int]) -> Iterator[Run | Bookmark]:
    for piece in _scanned(text):
        if isinstance(piece, Bookmark):
            yield piece
        elif isinstance(piece, NoteMark):
            yield Run("", note=piece.id)
        else:
            yield _run(piece, on)


def _scanned(text: str) -> list[str | Bookmark | NoteMark]:
    return scan(text)[0] if "[" in text else [text]


def _run(text: str, on: dict[str, int]) -> Run:
    change = _change(on)
    return Run(text, bold=on["strong"] > 0, italic=on["em"] > 0, strike=change is _STRUCK, change=change)


def _change(on: dict[str, int]) -> Change | None:
    return _STRUCK if on["s"] > 0 or on["del"] > 0 else _ADDED if on["ins"] > 0 else None


def _line_end(tokens: list["Token"], at: int) -> str:
    before = "".join(token.content for token in tokens[:at]).rpartition("\n")[2]
    after = next((token.content for token in tokens[at + 1 :] if token.content), "")
    return " " if len(before) >= BROKEN_TO_FIT or re.match(r"[a-zåäöé]", after) else "\n"
