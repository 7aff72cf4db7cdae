"""For any two texts the redline is both, and without changes there are none."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kserender.extract.readers import read_bytes
from kserender.extract.readers.builder import Builder
from kserender.model import Block, Cell, Document, Note, Row, Run, Source, Table
from kserender.views import view

WORDS = ["nämnden", "ska", "bygga", "en", "ny", "brygga", "vid", "sjön", "och", "2027", "–", "12,5", "(MBL)", "§ 4"]

slow = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
words = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)
tables = st.lists(st.lists(words, min_size=2, max_size=2), min_size=1, max_size=3)
bodies = st.lists(st.one_of(words, words, words, tables), min_size=1, max_size=6).filter(
    lambda lines: isinstance(lines[-1], str) and any(isinstance(line, str) and line for line in lines)
)


def document(lines: list[str | list[list[str]]], noted: int) -> Document:
    """Paragraphs and tables; the first `noted` paragraphs with words end with the mark of a note."""
    build = Builder(Source("prov.docx", "0" * 64, "docx"))
    blocks: list[Block] = []
    notes: list[Note] = []
    for line in lines:
        if isinstance(line, list):
            rows = [Row(tuple(Cell((build.paragraph([Run(text)] if text else []),)) for text in row)) for row in line]
            blocks.append(build.table(rows))
            continue
        runs = [Run(line)] if line else []
        if line and len(notes) < noted:
            number = str(len(notes) + 1)
            runs.append(Run("", note=number))
            notes.append(Note(number, (build.paragraph([Run(f"Not om {line}")], layer="note"),)))
        blocks.append(build.paragraph(runs))
    return replace(build.build(), blocks=tuple(blocks), notes=tuple(notes))


def said(shown: Document) -> list[str]:
    """The text, a line a paragraph; the label of one that was typed before it."""
    out = []
    for block in shown.blocks:
        label = None if isinstance(block, Table) else getattr(block, "label", None)
        out.append(" ".join(f"{label or ''} {block.text()}".split()))
    return [*out, *(note.text() for note in shown.notes)]


@slow
@given(bodies, bodies, st.integers(0, 2), st.integers(0, 2))
@example(["– – –"], ["nämnden"], 0, 0)
def test_rejected_the_old_and_accepted_the_new(
    as_word: Callable[[Document], bytes], marked: Any, a: Any, b: Any, notes_a: int, notes_b: int
) -> None:
    had, got = as_word(document(a, notes_a)), as_word(document(b, notes_b))
    old, new = read_bytes(had, "a.docx"), read_bytes(got, "b.docx")
    made = read_bytes(marked(had, new), "c.docx")
    assert said(view(made, "original")) == said(old)
    assert said(view(made, "revised")) == said(new)


@slow
@given(bodies, st.integers(0, 2))
def test_a_text_against_itself_has_no_change(
    as_word: Callable[[Document], bytes], marked: Any, xml: Any, a: Any, notes: int
) -> None:
    had = as_word(document(a, notes))
    made = marked(had, had)
    assert not xml(made).all("//w:ins | //w:del | //w:moveFrom | //w:moveTo | //w:pPrChange")
    assert said(read_bytes(made, "b.docx")) == said(read_bytes(had, "a.docx"))
