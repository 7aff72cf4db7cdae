"""A text as the paragraphs of a document, its lists as lists and its tables where they stood."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from kserender.paper import Section
from kserender.render.content import Grid, Line

_BULLET = re.compile(r"[-–•●]\s+")
_NUMBER = re.compile(r"(\d{1,3})[.)]?")

LONGEST_CAPTION = 150
# Tables by how many lines of a text stand before each, with their captions.
Tables: TypeAlias = Sequence[tuple[int, str, Grid]]


def lines(text: str) -> Iterator[Line]:
    """The paragraphs of a text, one a line; a line that begins with a dash or a dot is an item of a list."""
    for line in filter(None, map(str.strip, text.split("\n"))):
        bullet = _BULLET.match(line)
        yield Line(line[bullet.end() :], "bullet") if bullet else Line(line)


def lines_of(section: Section) -> Iterator[Line]:
    """The paragraphs of a section, with the lists that it was read with."""
    for found in _by_line(section):
        yield from found


def passage(section: Section, tables: Tables) -> Iterator[Line | Grid]:
    """The paragraphs of a section, with its lists and its tables; a table that has a caption in the text keeps it."""
    paragraphs = list(_by_line(section))
    out: list[Line | Grid] = []
    for place in range(len(paragraphs) + 1):
        last = place == len(paragraphs)
        for _before, caption, grid in (one for one in tables if one[0] == place or (last and one[0] > place)):
            above = out[-1] if out else None
            if isinstance(above, Line) and above.kind == "text" and _is_caption(above.text, caption):
                out[-1:] = [replace(above, kind="caption"), replace(grid, name=above.text)]
            else:
                out += [Line(caption, "caption"), grid]
        if not last:
            out += paragraphs[place]
    return iter(out)


def _is_caption(text: str, usual: str) -> bool:
    """Whether a line is a caption by its first word, which is that of the house's."""
    return len(text) <= LONGEST_CAPTION and text.split()[:1] == usual.split()[:1]


def _by_line(section: Section) -> Iterator[list[Line]]:
    """What each line of the text becomes; an empty one nothing."""
    labels = {item.line: item.label for item in section.items}
    for place, text in enumerate(section.text.split("\n")):
        label = labels.get(place)
        yield [_item(text.strip(), label)] if label and text.strip() else list(lines(text))


def _item(text: str, label: str) -> Line:
    """An item of a list; letters and the like are no numbers to count by, and stay in the text."""
    if number := _NUMBER.fullmatch(label):
        return Line(text, "numbered", number=int(number[1]))
    lettered = any(sign.isalnum() for sign in label)
    return Line(f"{label} {text}") if lettered else Line(text, "bullet")
