"""Bold or underlined words are added wording in a document that also has struck wording, and only there."""

from dataclasses import replace

from kserender.model import Block, Cell, Change, Document, Heading, Marking, Paragraph, Row, Run, Table

LONGEST_HEADING = 90


def mark_added(document: Document) -> Document:
    """The document with added wording marked, in the way that its struck wording is."""
    marking = _marking(document)
    if marking is None:
        return document
    added = Change("added", marking)
    return replace(document, blocks=tuple(_block(block, added) for block in document.blocks))


def _marking(document: Document) -> Marking | None:
    for block in document.blocks:
        for run in _runs(block):
            if run.change and run.change.kind == "struck" and run.change.marking != "tracked" and run.text.strip():
                return run.change.marking
    return None


def _runs(block: Block) -> list[Run]:
    if isinstance(block, Heading | Paragraph):
        return list(block.runs)
    if isinstance(block, Table):
        return [run for row in block.rows for cell in row.cells for inner in cell.blocks for run in _runs(inner)]
    return []


def _block(block: Block, added: Change) -> Block:
    if isinstance(block, Table):
        return replace(block, rows=tuple(_row(row, added) for row in block.rows))
    if not isinstance(block, Paragraph) or block.layer != "body" or _is_emphasis(block):
        return block
    return replace(block, runs=tuple(_run(run, added) for run in block.runs))


def _row(row: Row, added: Change) -> Row:
    return row if row.header else replace(row, cells=tuple(_cell(cell, added) for cell in row.cells))


def _cell(cell: Cell, added: Change) -> Cell:
    return replace(cell, blocks=tuple(_block(block, added) for block in cell.blocks))


def _run(run: Run, added: Change) -> Run:
    marked = run.bold or (run.underline and "://" not in run.text)
    return (
        replace(run, change=added) if marked and run.change is None and run.note is None and run.text.strip() else run
    )


def _is_emphasis(block: Paragraph) -> bool:
    """A heading, or a word before a colon at the start of a paragraph, is bold for another reason."""
    bold = "".join(run.text for run in block.runs if run.bold or run.underline).strip()
    text = block.text().strip()
    if bold == text and block.label is None:
        return len(text) <= LONGEST_HEADING and not text.endswith((".", "!", "?", ";"))
    return bold.endswith(":") and text.startswith(bold)
