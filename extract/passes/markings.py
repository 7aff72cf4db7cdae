"""Bold words are added wording in a document that also has struck wording, and only there; underlined ones where
nothing is bold."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain

from kserender.model import Block, Cell, Change, Document, Heading, Paragraph, Row, Run, Table

LONGEST_HEADING = 90
# Where far more is bold than struck, bold is emphasis, save in a paragraph where words are struck.
MOST_BOLD_FOR_ONE_STRUCK = 4
ALWAYS_SO_MANY = 3

_Looks = Callable[[Run], bool]


def mark_added(document: Document) -> Document:
    """The document with added wording marked, in the way that its struck wording is."""
    struck = [run.change.marking for run in _all(document) if run.change and _is_struck(run)]
    if not struck:
        return document
    added = Change("added", struck[0])
    for looks in (_is_bold, _is_underlined):
        marked = replace(document, blocks=tuple(_block(block, added, looks) for block in document.blocks))
        count = sum(run.change is added for run in _all(marked))
        if count > MOST_BOLD_FOR_ONE_STRUCK * len(struck) + ALWAYS_SO_MANY:
            both = zip(document.blocks, marked.blocks, strict=True)
            return replace(
                document, blocks=tuple(new if any(map(_is_struck, _runs(old))) else old for old, new in both)
            )
        if count:
            return marked
    return document


def _all(document: Document) -> Iterator[Run]:
    return chain.from_iterable(map(_runs, document.blocks))


def _runs(block: Block) -> Iterable[Run]:
    if isinstance(block, Heading | Paragraph):
        return block.runs
    if isinstance(block, Table):
        cells = (cell for row in block.rows for cell in row.cells)
        return [run for cell in cells for inner in cell.blocks for run in _runs(inner)]
    return ()


def _is_struck(run: Run) -> bool:
    change = run.change
    return bool(change and change.kind == "struck" and change.marking != "tracked" and run.text.strip())


def _is_bold(run: Run) -> bool:
    return run.bold


def _is_underlined(run: Run) -> bool:
    return run.underline and "://" not in run.text


def _block(block: Block, added: Change, looks: _Looks) -> Block:
    if isinstance(block, Table):
        if not any(map(looks, _runs(block))):
            return block
        return replace(block, rows=tuple(_row(row, added, looks) for row in block.rows))
    if not isinstance(block, Paragraph) or block.layer != "body" or _is_heading(block, looks):
        return block
    if not any(map(looks, block.runs)):
        return block
    at = _after_lead_word(block, looks)
    return replace(block, runs=(*block.runs[:at], *(_run(run, added, looks) for run in block.runs[at:])))


def _row(row: Row, added: Change, looks: _Looks) -> Row:
    return row if row.header else replace(row, cells=tuple(_cell(cell, added, looks) for cell in row.cells))


def _cell(cell: Cell, added: Change, looks: _Looks) -> Cell:
    return replace(cell, blocks=tuple(_block(block, added, looks) for block in cell.blocks))


def _run(run: Run, added: Change, looks: _Looks) -> Run:
    free = run.change is None and run.note is None and run.text.strip()
    return replace(run, change=added) if free and looks(run) else run


def _is_heading(block: Paragraph, looks: _Looks) -> bool:
    text = block.text().strip()
    marked = all(looks(run) for run in block.runs if run.text.strip() and run.note is None)
    return marked and block.label is None and len(text) <= LONGEST_HEADING and not text.endswith((".", "!", "?", ";"))


def _after_lead_word(block: Paragraph, looks: _Looks) -> int:
    """The number of runs that are a word before a colon at the start of the paragraph ("Bakgrund:")."""
    lead = 0
    while lead < len(block.runs) and (looks(block.runs[lead]) or not block.runs[lead].text.strip()):
        lead += 1
    text = "".join(run.text for run in block.runs[:lead]).rstrip()
    return lead if text.endswith(":") else 0
