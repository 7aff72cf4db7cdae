"""Writes a comparison as an Excel workbook: one list, a row for each thing that differs, to sort and choose in."""

from collections.abc import Iterable, Iterator

from kserender.compare.comparison import Comparison, Matter, Stance, Words
from kserender.compare.explain import RELATIONS, explain_stance
from kserender.compare.glance import deciding_body, own_text, stance_of
from kserender.compare.versions.contract import Versions
from kserender.i18n import _
from kserender.render.comparison_page import which_points
from kserender.render.comparison_texts import texts
from kserender.render.edits import SORTS, edits
from kserender.render.lists import List, Row, workbook
from kserender.render.screen import MARKS, capital


def comparison_workbook(comparison: Comparison) -> bytes:
    """What each alternative wants in each matter, and how the other texts differ."""
    points = List(
        _("Points"),
        (
            (_("No"), 5),
            (_("Point"), 24),
            (_("Proposal"), 24),
            (_("Text of the proposal"), 50),
            (_("Alternative"), 24),
            (_("Text of the alternative"), 50),
            (_("Difference in plain words"), 60),
            (_("Kind"), 18),
            (_("Decided by"), 22),
        ),
        _points(comparison),
    )
    others = List(
        _("Texts"),
        (
            (_("No"), 5),
            (_("Section"), 30),
            (_("Proposal"), 24),
            (_("Alternative"), 24),
            (_("Text with changes marked"), 90),
            (_("Kind"), 18),
        ),
        _texts(comparison),
    )
    return workbook([points, others], _("Comparison"))


def versions_workbook(versions: Versions) -> bytes:
    """Every change from the old version to the new one."""
    columns = (
        (_("No"), 5),
        (_("Section"), 30),
        (_("Kind"), 12),
        (_("Before"), 60),
        (_("After"), 60),
        (_("Difference in plain words"), 60),
        (_("Who"), 20),
    )
    rows = (
        (edit.number, edit.section, _(SORTS[edit.sort]), edit.old, edit.new, edit.told, edit.author)
        for edit in edits(versions)
    )
    return workbook([List(_("Changes"), columns, rows)], _("Comparison"))


def _points(comparison: Comparison) -> Iterator[Row]:
    """A row for each paper beside a matter's reference; one row where nobody else speaks of it."""
    for number, matter in enumerate(comparison.matters, 1):
        reference = stance_of(matter, matter.reference)
        others: list[Stance | None] = [stance for stance in matter.stances if stance.paper != matter.reference]
        for stance in others or [None]:
            yield _point(comparison, matter, number, reference, stance)


def _point(
    comparison: Comparison, matter: Matter, number: int, reference: Stance, stance: Stance | None
) -> tuple[str | int, ...]:
    bodies = dict.fromkeys(filter(None, map(deciding_body, reference.points)))
    told = explain_stance(comparison, matter, stance) if stance else []
    return (
        number,
        capital(which_points(reference.points, bodies=False)),
        capital(comparison.papers[matter.reference].name),
        own_text(reference),
        capital(comparison.papers[stance.paper].name) if stance else "",
        own_text(stance) if stance else "",
        "\n".join(map(capital, told)),
        _(RELATIONS[stance.relation]) if stance else "",
        ", ".join(bodies),
    )


def _texts(comparison: Comparison) -> Iterator[Row]:
    number = 0
    for pair in texts(comparison):
        for part in pair.parts:
            found = [(_marked(paragraph.words), paragraph.moved.rstrip(":")) for paragraph in part.paragraphs]
            found += [("\n".join([row.title, *row.sentences]), "") for row in part.rows]
            for text, moved in found or [(part.remark, "")]:
                number += 1
                yield number, part.title, capital(pair.a), capital(pair.b), text, moved or _("changed")
        for how, titles in pair.others:
            number += 1
            yield number, titles, capital(pair.a), capital(pair.b), "", how


def _marked(words: Iterable[Words]) -> str:
    """Struck and added words in the signs that a terminal without colour has: a cell shows no marks of its own."""
    return "".join(f"{MARKS[part.op][0]}{part.text}{MARKS[part.op][1]}" for part in words)
