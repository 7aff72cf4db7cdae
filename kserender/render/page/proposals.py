"""The page of several proposals: who wants what, then matter by matter, then how the texts differ."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kserender.compare.comparison import Comparison, Matter, Op, Relation, Stance, Words
from kserender.compare.explain import RELATIONS
from kserender.compare.glance import agreed, deciding, own_text, shortened, stance_of
from kserender.i18n import _, mark
from kserender.render.comparison_page import Item, Side, page
from kserender.render.comparison_texts import texts
from kserender.render.page.frame import filled
from kserender.render.screen import capital

# How a matter stands, to choose by; and the sign of each relation beside its word.
SORTS: dict[str, str] = {"differ": mark("They differ"), "some": mark("Only some"), "all": mark("All want this")}
SIGNS: dict[Relation, str] = {
    "reference": "●",
    "same": "=",
    "reworded": "≈",
    "changed": "≠",
    "adopted": "=",
    "rejected": "×",
    "missing": "–",
}


@dataclass(frozen=True, slots=True)
class Against:
    """A side beside the text that it is compared with: the words of each for itself, and both woven together."""

    side: Side
    letter: str
    old: tuple[Words, ...]
    new: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A matter as the templates show it."""

    item: Item
    sort: str
    letter: str
    sides: tuple[Against, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A matter in the table of who wants what: its beginning, and sign and word for each paper."""

    number: int
    text: str
    cells: tuple[tuple[str, str], ...]


def comparison_html(comparison: Comparison) -> str:
    """The page, whole, as HTML."""
    shown = page(comparison)
    items = [_shown(comparison, *pair) for pair in zip(comparison.matters, shown.items, strict=True)]
    count = Counter(item.sort for item in items)
    return filled(
        "proposals.html",
        title=shown.case or _("Comparison of proposals"),
        page=shown,
        columns=[(comparison.papers[at].letter, capital(comparison.papers[at].name)) for at in deciding(comparison)],
        rows=[_row(comparison, matter, number) for number, matter in enumerate(comparison.matters, 1)],
        items=items,
        total=len(items),
        sorts=[(sort, "", _(name), count[sort]) for sort, name in SORTS.items() if count[sort]],
        texts=list(texts(comparison)),
    )


def _shown(comparison: Comparison, matter: Matter, item: Item) -> Shown:
    sort = "all" if agreed(comparison, matter) else "differ" if len(matter.positions) > 1 else "some"
    own = own_text(stance_of(matter, matter.reference))
    sides = tuple(_against(comparison, side, own) for side in item.sides)
    return Shown(item, sort, comparison.papers[matter.reference].letter, sides)


def _against(comparison: Comparison, side: Side, reference: str) -> Against:
    letter = comparison.papers[side.paper].letter
    if not side.words:
        return Against(side, letter, _plain(reference), _plain(side.text))
    return Against(side, letter, _without("added", side.words), _without("struck", side.words))


def _plain(text: str) -> tuple[Words, ...]:
    return (Words(op="equal", text=text),) if text else ()


def _without(op: Op, words: Iterable[Words]) -> tuple[Words, ...]:
    return tuple(part for part in words if part.op != op)


def _row(comparison: Comparison, matter: Matter, number: int) -> Row:
    stances = {stance.paper: stance for stance in matter.stances}
    text = shortened(own_text(stances[matter.reference]))
    return Row(number, text, tuple(_cell(matter, stances.get(at)) for at in deciding(comparison)))


def _cell(matter: Matter, stance: Stance | None) -> tuple[str, str]:
    if stance is None:  # a paper without a proposal of its own
        return SIGNS["missing"], _(RELATIONS["missing"])
    return SIGNS[stance.relation], _("wants this") if stance.relation == "reference" else _(RELATIONS[stance.relation])
