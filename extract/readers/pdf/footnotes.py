"""Footnotes: the small block at the foot of a page whose paragraphs begin with a raised number."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kserender.extract.readers.pdf.lines import Line
from kserender.extract.readers.pdf.measures import Measures
from kserender.extract.readers.pdf.paragraphs import Chunk, Setting, chunks
from kserender.extract.readers.pdf.shapes import Wording
from kserender.extract.readers.pdf.sheets import Sheet

# Note text is at most this large, in parts of the running text, unless a rule stands over the notes.
SMALL = 0.96
# The rule over the notes: at most this wide, in parts of the page, and in the lower part of it.
RULE_WIDTH, LOWER = 0.45, 0.3

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_FIGURES = str.maketrans(RAISED, "0123456789")
_MARK = re.compile(rf"\(?([0-9]{{1,3}}|[{RAISED}]{{1,3}}|\*{{1,3}})\)?")
_ANY_RAISED = re.compile(f"[{RAISED}]")
_LEADING = re.compile(rf"([{RAISED}]{{1,3}})\s*(?=\S)")
# A raised figure after these is a unit or a power: "m²", "10³", "CO₂".
_UNIT = re.compile(r"(?:\b[kcdm]?m|10|CO)$")


class NoteText(NamedTuple):
    """A note's number, its paragraphs, and the page it stands on; number None: the rest of the page before's last."""

    number: str | None
    chunks: tuple[Chunk, ...]
    page: int


def split(lines: Sequence[Line], sheet: Sheet, usual: Measures, marks: set[str]) -> tuple[int, list[NoteText]]:
    """How many of the page's lines are body text, and the notes in the lines after them.

    `marks` are the raised numbers in the page's text.
    """
    start = _start(lines, sheet, usual, marks)
    if start == len(lines):
        return start, []
    return start, list(_notes(lines[start:], sheet, usual))


def may_refer(runs: Sequence[Wording]) -> bool:
    """Whether there are raised figures or signs among the runs at all."""
    return any(run.superscript or (not run.text.isascii() and _ANY_RAISED.search(run.text)) for run in runs)


def marks(runs: Iterable[Wording]) -> Iterator[str]:
    """The numbers that a text's raised figures can refer to."""
    before = ""
    for run in runs:
        if run.superscript and not _UNIT.search(before):
            yield from re.findall(r"\d+|\*+", run.text.translate(_FIGURES))
        elif not run.superscript:
            for match in re.finditer(rf"[{RAISED}]+", run.text):
                if not _UNIT.search(run.text[: match.start()]):
                    yield match[0].translate(_FIGURES)
        before = run.text


def referring(runs: Sequence[Wording], ids: dict[str, str], taken: set[str]) -> Iterator[Wording]:
    """The runs with the raised numbers that have a note (`ids`: number to id) as marks of it; each is referred to
    once, and `taken` collects the ids."""
    before = ""
    for run in runs:
        pieces = list(_pieces(run))
        if not any(number in ids for _, number in pieces):
            yield run
            before = run.text
            continue
        for text, number in pieces:
            note = ids.get(number) if not _UNIT.search(before) else None
            if note is not None and note not in taken:
                taken.add(note)
                yield run._replace(text=number, superscript=True, note=note)
            elif number or not run.superscript or text.strip(" ,"):  # else the comma between two marks
                yield run._replace(text=text)
            before = text


def _pieces(run: Wording) -> Iterator[tuple[str, str]]:
    """The run cut at its raised numbers: (text, number or "")."""
    pattern = rf"(\d+|[{RAISED}]+|\*+)" if run.superscript else rf"((?<=\S)[{RAISED}]+)"
    for at, part in enumerate(re.split(pattern, run.text)):
        if part:
            yield part, part.translate(_FIGURES) if at % 2 else ""


def _start(lines: Sequence[Line], sheet: Sheet, usual: Measures, marks: set[str]) -> int:
    """The index of the first line of the notes."""
    rule = _rule(lines, sheet, usual)
    start = len(lines)
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        if rule is not None and line.y < rule:
            break
        if rule is None and line.size > SMALL * usual.body:
            break
        number = number_of(line)
        if number is not None and (rule is not None or number in marks):
            start = at
    if rule is not None:
        return min((at for at, line in enumerate(lines) if line.y > rule), default=len(lines))
    return start


def _rule(lines: Sequence[Line], sheet: Sheet, usual: Measures) -> float | None:
    """The height of the rule over the notes: short, with only small or numbered lines under it."""
    left = min((line.x0 for line in lines), default=0.0)
    for rule in sheet.rules:
        if rule.box.width > RULE_WIDTH * sheet.width or rule.y < LOWER * sheet.height or rule.box.x0 > left + 20:
            continue
        under = [line for line in lines if line.y > rule.y]
        if not any(map(number_of, under)) or under[0].top - rule.y > 3 * under[0].size:
            continue
        if number_of(under[0]) is not None or all(line.size <= SMALL * usual.body for line in under):
            return rule.y
    return None


def number_of(line: Line) -> str | None:
    """The raised number that the line begins with."""
    raised = ""
    for run in line.runs:
        if run.superscript:
            raised += run.text
        elif run.text.strip(" ()") or raised:
            break
    if raised and (match := _MARK.fullmatch(raised.strip())):
        return match[1].translate(_FIGURES)
    match = _LEADING.match(line.text)
    return match[1].translate(_FIGURES) if match else None


def _notes(lines: Sequence[Line], sheet: Sheet, usual: Measures) -> Iterator[NoteText]:
    right = max(line.x1 for line in lines)
    group: list[Line] = []
    number: str | None = None
    for line in lines:
        found = number_of(line)
        if found is not None and group:
            yield _note(number, group, right, sheet, usual)
            group = []
        if found is not None:
            number, line = found, _without_number(line)
        if line.runs:
            group.append(line)
    if group:
        yield _note(number, group, right, sheet, usual)


def _note(number: str | None, group: Sequence[Line], right: float, sheet: Sheet, usual: Measures) -> NoteText:
    return NoteText(number, tuple(chunks(group, usual, Setting(right, sheet.number))), sheet.number)


def _without_number(line: Line) -> Line:
    runs = list(line.runs)
    while runs and (runs[0].superscript or not runs[0].text.strip(" ()")):
        runs.pop(0)
    if runs:
        runs[0] = runs[0]._replace(text=runs[0].text.lstrip(f" \t){RAISED}"))
    return line._replace(runs=tuple(run for run in runs if run.text), x0=line.inner or line.x0, head="", inner=None)
