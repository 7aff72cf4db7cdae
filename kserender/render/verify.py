"""Reads a generated document back through kserender's own reader."""

from collections.abc import Sequence

from kserender.errors import KserenderError, NotAsWritten
from kserender.i18n import _
from kserender.paper import Decision, Paper
from kserender.render.typography import folded

NAME = "generated.docx"


def verify(data: bytes, paper: Paper) -> None:
    """Compare the document's decisions with the paper's: number, text, who decides, to whom it is proposed.

    Raises NotAsWritten when they differ, or when the document cannot be read.
    """
    # Reading loads the language pipeline, half a second the first time.
    from kserender.extract import extract
    from kserender.extract.readers import read_bytes

    try:
        papers = extract(read_bytes(data, NAME)).papers
    except KserenderError as error:
        raise _not_as_written(_("It cannot be read: {what}").format(what=error.what)) from error
    _compare(paper.decisions, papers[0].decisions if papers else [])


def _compare(written: Sequence[Decision], read: Sequence[Decision]) -> None:
    for place, (one, other) in enumerate(zip(written, read, strict=False), 1):
        for expected, found in zip(_facts(one), _facts(other), strict=True):
            if folded(expected) != folded(found):
                what = _("Decision {place} was written as “{expected}” and reads as “{found}”.")
                raise _not_as_written(what.format(place=place, expected=expected, found=found))
    if len(written) != len(read):
        what = _("{written} decisions were written, and {read} are read.")
        raise _not_as_written(what.format(written=len(written), read=len(read)))


def _facts(decision: Decision) -> tuple[str, str, str, str]:
    number = "" if decision.number is None else str(decision.number)
    return number, decision.text, decision.deciding_body or "", decision.recommends_to or ""


def _not_as_written(what: str) -> NotAsWritten:
    return NotAsWritten(
        _("The generated document does not say what was to be written. {what}").format(what=what),
        _("Write each decision as one point, without list numbers and instructions in it; nothing was kept."),
    )
