"""Which paper of a file with several: by its number there, or by the number of its §."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kserender.errors import UsageError
from kserender.i18n import _, plural

if TYPE_CHECKING:
    from kserender.paper import Paper

MOST_SHOWN = 12
TITLE_SHOWN = 50  # characters


def chosen(papers: "Sequence[Paper]", number: int | None, paragraph: str | None) -> "Paper":
    """The paper that is meant.  A paper that stands alone and has no § yet gets that number.

    Raises UsageError that lists the papers when it is none of them, or when nothing says which.
    """
    if number is not None:
        if not 1 <= number <= len(papers):
            raise _which(papers, _("There is no paper {number} in the file.").format(number=number))
        papers = [papers[number - 1]]
    if paragraph is not None:
        wanted = _bare(paragraph)
        if len(papers) == 1 and not _bare(papers[0].paragraph):
            return papers[0].model_copy(update={"paragraph": wanted})
        papers, others = [paper for paper in papers if _bare(paper.paragraph) == wanted], papers
        if not papers:
            raise _which(others, _("There is no § {number} in the file.").format(number=wanted))
    if len(papers) != 1:
        what = plural("The file holds {count} paper, not one.", "The file holds {count} papers, not one.", len(papers))
        raise _which(papers, what.format(count=len(papers)))
    return papers[0]


def _bare(paragraph: str | None) -> str:
    return (paragraph or "").replace("§", "").strip()


def _which(papers: "Sequence[Paper]", what: str) -> UsageError:
    listed = [_shown(place, paper) for place, paper in enumerate(papers[:MOST_SHOWN], 1)]
    if len(papers) > MOST_SHOWN:
        listed.append(_("and {count} more").format(count=len(papers) - MOST_SHOWN))
    if not listed:
        return UsageError(what, _("Give a file that holds a decision paper."))
    return UsageError(
        what, _("Choose one with --paper or --paragraph: {papers}.").format(papers="; ".join(filter(None, listed)))
    )


def _shown(place: int, paper: "Paper") -> str:
    title = paper.title or paper.kind
    short = title if len(title) <= TITLE_SHOWN else f"{title[:TITLE_SHOWN].rstrip()} …"
    number = _bare(paper.paragraph)
    return f"{place} (§ {number} {short})" if number else f"{place} ({short})"
