"""How the texts and tables of papers differ, in a terminal."""

from rich.console import Console

from kserender.compare.comparison import Comparison
from kserender.render.comparison_texts import Part, texts
from kserender.render.screen import heading, line, painted


def show_texts(comparison: Comparison, console: Console) -> None:
    """The sections and tables that differ, for each pair of papers."""
    for pair in texts(comparison):
        heading(console, pair.title)
        for part in pair.parts:
            _show_part(part, console)
        for how, titles in pair.others:
            line(console, titles, 2, bullet=f"{how}: ")


def _show_part(part: Part, console: Console) -> None:
    line(console, f"{part.title} ({part.counts})" if part.counts else part.title, 2, "bold")
    if part.remark:
        line(console, part.remark, 4)
    for paragraph in part.paragraphs:
        if paragraph.moved:
            line(console, paragraph.moved, 4)
        pieces = [(words.op, words.text) for words in paragraph.words]
        line(console, painted(pieces, console), 6 if paragraph.moved else 4)
        console.print()
    for row in part.rows:
        line(console, row.title, 4)
        for sentence in row.sentences:
            line(console, sentence, 6, bullet="• ")
