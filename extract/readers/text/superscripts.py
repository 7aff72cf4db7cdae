"""Footnotes in plain text: a raised figure in the text (“here¹”) and a paragraph that begins with the same one."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kserender.extract.readers.builder import Builder
from kserender.model import Block, Heading, Note, Paragraph, Run

RAISED = "¹²³⁰⁴⁵⁶⁷⁸⁹"
NOTE_START = re.compile(rf"([{RAISED}]+)\s*(?=\S)")
_FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARK = re.compile(rf"(?<=\S)[{RAISED}]+")


def take_notes(builder: Builder, blocks: Iterable[Block]) -> list[Block]:
    """Moves the notes to `builder.notes` and returns the other blocks with their note marks told apart.

    A raised figure without a note of its own ("m²") stays in the text.
    """
    blocks = list(blocks)
    marks = {mark for block in blocks if isinstance(block, Heading | Paragraph) for mark in _MARK.findall(block.text())}
    body: list[Block] = []
    taken = set()
    for block in blocks:
        start = NOTE_START.match(block.text()) if isinstance(block, Paragraph) else None
        if isinstance(block, Paragraph) and start and start[1] in marks:
            taken.add(start[1])
            builder.notes.append(Note(start[1].translate(_FIGURES), (_without(block, start.end()),)))
        else:
            body.append(block)
    return [_marked(block, taken) if isinstance(block, Heading | Paragraph) else block for block in body]


def _without(block: Paragraph, start: int) -> Paragraph:
    runs = list(block.runs)
    while runs and start >= len(runs[0].text):
        start -= len(runs.pop(0).text)
    if runs:
        runs[0] = replace(runs[0], text=runs[0].text[start:])
    return block.with_runs(runs, layer="note")


def _marked(block: Heading | Paragraph, taken: set[str]) -> Heading | Paragraph:
    if not any(mark in taken for mark in _MARK.findall(block.text())):
        return block
    return block.with_runs(piece for run in block.runs for piece in _split(run, taken))


def _split(run: Run, taken: set[str]) -> Iterator[Run]:
    at = 0
    for match in _MARK.finditer(run.text):
        if match[0] in taken:
            if run.text[at : match.start()]:
                yield replace(run, text=run.text[at : match.start()])
            yield replace(run, text=match[0], superscript=True, note=match[0].translate(_FIGURES))
            at = match.end()
    if run.text[at:]:
        yield replace(run, text=run.text[at:])
