"""What everything shown in a terminal has in common: safe text, and struck and added words.

Nothing is told by colour alone: struck words are also crossed out and added ones underlined, and where there is no
colour they stand in [-…-] and {+…+}."""

import re
from collections.abc import Iterable
from io import StringIO

from rich.console import Console
from rich.text import Text

from kserender.compare.comparison import Op

STYLES: dict[Op, str] = {"equal": "", "struck": "red strike", "added": "green underline"}
MARKS: dict[Op, tuple[str, str]] = {"equal": ("", ""), "struck": ("[-", "-]"), "added": ("{+", "+}")}

# Below this many characters a line runs over the edge rather than into a column of letters.
NARROWEST = 20

# Control signs could move the cursor or rename the window, and bidirectional ones show another order than the file's.
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def paper_console(width: int = 100) -> Console:
    """A console that writes to a string, without colour: `console.file.getvalue()`."""
    return Console(file=StringIO(), width=width, color_system=None, legacy_windows=False)


def safe(text: str) -> str:
    """The text with a "�" for every sign that a terminal would obey instead of show."""
    return _UNSAFE.sub("\ufffd", text.replace("\r\n", "\n"))


def without_colour(console: Console) -> bool:
    """Whether marks have to stand in for colours: a file, a pipe, NO_COLOR."""
    return console.no_color or console.color_system is None


def painted(pieces: Iterable[tuple[Op, str]], console: Console) -> Text:
    """Stretches of text, struck and added ones marked as the console allows."""
    plain = without_colour(console)
    text = Text()
    for op, words in pieces:
        before, after = MARKS[op] if plain else ("", "")
        text.append(f"{before}{safe(words)}{after}", style="" if plain else STYLES[op])
    return text


def line(console: Console, text: str | Text, indent: int = 0, style: str = "", bullet: str = "") -> None:
    """A paragraph, wrapped at the console's width, all of it indented; after a bullet further lines hang.

    A str is shown as it is, never as mark-up."""
    shown = Text(safe(text), style=style) if isinstance(text, str) else text
    if console.width - indent - len(bullet) < NARROWEST:  # no room to hang from the bullet
        shown, bullet = Text(safe(bullet)) + shown, ""
    first = " " * indent + safe(bullet)
    for at, wrapped in enumerate(shown.wrap(console, max(NARROWEST, console.width - len(first)))):
        wrapped.rstrip()
        console.print(Text(" " * len(first) if at else first) + wrapped, no_wrap=True, overflow="ignore", crop=False)


def capital(text: str) -> str:
    """The text with a capital first: names of papers stand in small letters inside sentences."""
    return text[:1].upper() + text[1:]


def heading(console: Console, text: str) -> None:
    """A heading with an empty line before it."""
    console.print()
    line(console, text, style="bold")
