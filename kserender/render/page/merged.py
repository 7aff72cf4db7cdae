"""The page of several alternatives put together: the choices to make, then what nobody is against."""

from kserender.compare.merging import Merged
from kserender.compare.merging.told import Told, agreed, chosen
from kserender.i18n import _, mark, plural
from kserender.model import Heading
from kserender.render.merged_text import ACTIONS
from kserender.render.page.frame import filled

SORTS = {"choice": mark("Choices to make"), "agreed": mark("Nobody is against")}


def merged_html(merged: Merged) -> str:
    """The page, whole, as HTML."""
    headings = (block.text() for block in merged.base.blocks if isinstance(block, Heading))
    choices, consensus = list(chosen(merged)), list(agreed(merged))
    return filled(
        "merged.html",
        title=merged.base.properties.title or next(headings, _("The base")),
        parties=merged.parties,
        sorts=[
            (sort, "", _(name), count)
            for (sort, name), count in zip(SORTS.items(), (len(choices), len(consensus)), strict=True)
            if count
        ],
        choosing=plural("One choice to make:", "{count} choices to make:", len(choices)).format(count=len(choices)),
        choices=choices,
        agreeing=plural(
            "One change that nobody is against:", "{count} changes that nobody is against:", len(consensus)
        ).format(count=len(consensus)),
        agreed=consensus,
        moved=_moved,
        left=merged.left,
    )


def _moved(one: Told) -> str:
    """A move or a new number as a sentence; nothing for what is told by its words."""
    if one.action not in {"move", "renumber"}:
        return ""
    return _(ACTIONS[one.action]).format(place=one.place, struck=one.struck, added=one.added)
