"""A comparison as a politician reads it in a terminal: who proposes what, at a glance and then point by point."""

from rich.console import Console

from kserender.compare.comparison import Comparison, Op
from kserender.i18n import _
from kserender.render.comparison_page import Item, Page, Side, page
from kserender.render.screen import capital, heading, line, painted, paper_console
from kserender.render.summary import extraction_text, show_extraction
from kserender.render.terminal_texts import show_texts

__all__ = ["comparison_text", "extraction_text", "show_comparison", "show_extraction"]


def comparison_text(comparison: Comparison, width: int = 100) -> str:
    """What `show_comparison` shows, without colour."""
    console = paper_console(width)
    with console.capture() as captured:
        show_comparison(comparison, console)
    return captured.get()


def show_comparison(comparison: Comparison, console: Console) -> None:
    """Print a comparison, as wide and as coloured as the console is."""
    shown = page(comparison)
    _show_proposers(shown, console)
    _show_glance(shown, console)
    _show_items(shown, console)
    show_texts(comparison, console)
    for title, lines in shown.lists:
        if lines:
            heading(console, title)
        for text in lines:
            line(console, text, 2)


def _show_proposers(shown: Page, console: Console) -> None:
    line(console, _("Who proposes"), style="bold")
    if shown.case:
        line(console, shown.case, bullet=_("The case: "))
    for proposer in shown.proposers:
        line(console, proposer.title, style="bold", bullet=f"{proposer.letter}  ")
        if proposer.facts:
            line(console, proposer.facts, 3)
    for text in shown.left_out:
        line(console, text, 3)


def _show_glance(shown: Page, console: Console) -> None:
    heading(console, _("At a glance"))
    for text in shown.same:
        line(console, text, 2, bullet=_("The same proposal: "))
    for text in shown.meeting:
        line(console, text, 2, bullet=_("At the meeting: "))
    if not shown.glance:
        line(console, _("None of the papers has a decision."), 2)
    for lead, lines in shown.glance:
        line(console, f"{lead}:", 2, "bold")
        for told in lines:
            line(console, told.text, 4, bullet="• ")
            for detail in told.details:
                line(console, capital(detail), 6, bullet="– ")


def _show_items(shown: Page, console: Console) -> None:
    if not shown.items:
        return
    heading(console, _("Point by point"))
    if any(side.words for item in shown.items for side in item.sides):
        legend: list[tuple[Op, str]] = [("struck", _("struck")), ("equal", "  "), ("added", _("added"))]
        line(console, painted(legend, console), 2)
    for item in shown.items:
        console.print()
        _show_item(item, console)
    for remark in shown.remarks:
        console.print()
        line(console, remark, 2)


def _show_item(item: Item, console: Console) -> None:
    line(console, item.title, 2, "bold", bullet=f"{item.number}. ")
    line(console, item.text, 5)
    if item.same:
        line(console, item.same, 5, bullet="= ")
    for side in item.sides:
        _show_side(side, console)
    if item.missing:
        line(console, item.missing, 5, bullet="– ")


def _show_side(side: Side, console: Console) -> None:
    line(console, side.title, 5, "bold")
    for sentence in side.sentences:
        line(console, sentence, 7, bullet="• ")
    if side.words:
        line(console, painted([(words.op, words.text) for words in side.words], console), 7)
    elif side.text:
        line(console, side.text, 7)
