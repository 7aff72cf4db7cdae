"""Hard-wrapped text: lines that were broken to fit the page become paragraphs again."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from kserender.extract.labels import label_at_start
from kserender.extract.readers.text.lines import PARAGRAPH_HEAD, Line
from kserender.extract.readers.text.tables import is_row
from kserender.model import Run

# A text is wrapped when no line is much longer than this and at least so many lines go on in small letters.
WIDEST = 130
SHARE_GOING_ON = 0.12
FEWEST_PAIRS = 8
# The next word did not fit on a line that it would have filled to this share: type is not equally wide everywhere.
FULL = 0.88
_COLUMNS = re.compile(r"\S {3,}\S")
_SMALL = re.compile(r"[a-zåäöé(”\"]")
_ENDS = re.compile(r"[.:;!?]\s*[”\")]?$")
_JOINS_COMPOUNDS = re.compile(r"(?:och|eller|samt|respektive|till)\b")


def unwrap(lines: Iterable[Line]) -> list[Line]:
    """The lines, those of one paragraph in one; a text that is not wrapped stays as it is."""
    lines = list(lines)
    width = _width(lines)
    if width is None:
        return lines
    # The lines of each paragraph, put together once at the end: a paragraph may have thousands of them.
    out: list[list[Line]] = []
    blank = False
    for line in lines:
        if not line.text.strip():
            blank = True
            # A page break leaves blank lines inside a paragraph, so they are judged with what follows.
            continue
        if out and _goes_on(out[-1][-1], line, width, blank):
            out[-1].append(line)
        else:
            if blank and out:
                out.append([Line((), (), line.page)])
            out.append([line])
        blank = False
    return [_joined(paragraph) for paragraph in out]


def _width(lines: Sequence[Line]) -> int | None:
    texts = [line.text.rstrip() for line in lines]
    sizes = sorted(len(text) for text in texts if len(text) > 20)
    pairs = [(a, b) for a, b in pairwise(texts) if a.strip() and b.strip()]
    if not sizes or len(pairs) < FEWEST_PAIRS:
        return None
    width = sizes[len(sizes) * 9 // 10]
    # Att-satser begin with a small letter and are lines of their own.
    going_on = sum(
        b.lstrip()[:1].islower() and not b.lstrip().startswith("att ") and not _ENDS.search(a) for a, b in pairs
    )
    return width if width <= WIDEST and going_on >= SHARE_GOING_ON * len(pairs) else None


def _goes_on(before: Line, line: Line, width: int, blank: bool) -> bool:
    first, second = before.text.rstrip(), line.text.strip()
    if any(_COLUMNS.search(text) for text in (first.strip(), second)) or is_row(before) or is_row(line):
        return False
    if not any(sign.isalnum() for sign in second):
        # An ornament: "- -".
        return False
    if PARAGRAPH_HEAD.match(second) or label_at_start(line.text)[0] is not None:
        return False
    ends = bool(_ENDS.search(first))
    small = bool(_SMALL.match(second))
    full = len(first) + 1 + len(second.split()[0]) >= FULL * width
    if blank:
        return (not ends and small and full and line.page != before.page) or (
            not ends and second[:1].islower() and full
        )
    if second[:1].islower() and not ends:
        return not second.startswith("att ") or full
    return full and not first.endswith(":") and not PARAGRAPH_HEAD.match(first.strip())


def _joined(lines: Sequence[Line]) -> Line:
    """The lines in one, with a space between them; a word that was cut at the end of a line is whole again."""
    first = lines[0]
    runs, marks = list(first.runs), list(first.bookmarks)
    size = len(first.text)
    for before, line in pairwise(lines):
        line = line.stripped(len(line.text) - len(line.text.lstrip()))
        gap = _gap(before.text, line.text)
        if gap == "-" and runs and runs[-1].note is None:
            runs[-1] = replace(runs[-1], text=runs[-1].text[:-1])
            size -= 1
        elif gap == " ":
            runs.append(Run(gap))
            size += 1
        marks += [(name, size + at) for name, at in line.bookmarks]
        runs += line.runs
        size += len(line.text)
    return Line(tuple(runs), tuple(marks), first.page)


def _gap(before: str, after: str) -> str:
    """What stands between two lines of one paragraph: a space, nothing, or "-" for a hyphen to take away."""
    if before != before.rstrip():
        return ""
    if not before.endswith("-") or not after[:1].islower():
        return " "
    if _JOINS_COMPOUNDS.match(after):
        return " "
    return "-" if re.search(r"[a-zåäö]{2}-$", before) else ""
