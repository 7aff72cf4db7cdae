"""Writes a comparison of proposals as a Word sheet to print: proposal | alternative | difference in plain words.

    comparison_sheet(comparison)   → bytes of a .docx, a table for each alternative; the same bytes every time

The way of the data: beside (what stands beside what) → document (the page and its styles) and table.
"""

from kserender.compare.comparison import Comparison
from kserender.compare.glance import deciding
from kserender.i18n import _
from kserender.render.comparison_page import Page, page
from kserender.render.screen import capital
from kserender.render.sheet.beside import beside
from kserender.render.sheet.document import Sheet

__all__ = ["comparison_sheet"]


def comparison_sheet(comparison: Comparison) -> bytes:
    """The sheet: who proposes, at a glance, then the base beside each of the others."""
    shown = page(comparison)
    sheet = Sheet(shown.case or _("Comparison of proposals"))
    _head(sheet, shown)
    compared = deciding(comparison)
    for other in compared[1:]:
        a, b = comparison.papers[compared[0]], comparison.papers[other]
        sheet.heading(capital(_("{a} against {b}").format(a=a.name, b=b.name)), 2)
        titles = (*(f"{head.letter}  {capital(head.name)}" for head in (a, b)), _("Difference in plain words"))
        sheet.table(titles, beside(comparison, compared[0], other))
    for title, lines in shown.lists:
        if lines:
            sheet.heading(title, 2)
        for line in lines:
            sheet.bullet(line)
    return sheet.data()


def _head(sheet: Sheet, shown: Page) -> None:
    sheet.heading(_("Who proposes"), 2)
    for proposer in shown.proposers:
        sheet.lead(f"{proposer.letter}  {proposer.title}", proposer.facts)
    for line in shown.left_out:
        sheet.line(line)
    sheet.heading(_("At a glance"), 2)
    for line in shown.same:
        sheet.line(f"{_('The same proposal: ')}{line}")
    for line in shown.meeting:
        sheet.line(f"{_('At the meeting: ')}{line}")
    if not shown.glance:
        sheet.line(_("None of the papers has a decision."))
    for lead, lines in shown.glance:
        sheet.heading(lead, 3)
        for told in lines:
            sheet.bullet(told.text)
            for detail in told.details:
                sheet.bullet(capital(detail), 2)
