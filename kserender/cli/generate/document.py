"""The commands `kserender generate beslut`, `… yrkande`, …: a document made of one paper."""

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kserender.cli.console import about, spare
from kserender.cli.generate.options import house_params, output_param, source_params
from kserender.cli.generate.output import form_of, hand_over, house_of
from kserender.cli.papers import paper_of
from kserender.cli.spoken import Command
from kserender.errors import ExitCode
from kserender.i18n import _, plural

if TYPE_CHECKING:
    from kserender.paper import Paper
    from kserender.profile import Profile


def generate(
    kind: str,
    source: Path,
    output: Path,
    profile: str | None,
    template: Path | None,
    when: datetime | None,
    draft: bool,
    number: int | None,
    paragraph: str | None,
) -> ExitCode:
    """Write the document of the paper in `source`; nothing is written when it does not read back the same."""
    form = form_of(output)
    spare([source, *([template] if template else [])], output)
    paper, house, code = ordered(source, profile, number, paragraph)
    from kserender.render import Order, make

    day = when.date() if when else None
    with about(source):
        made = make(Order(kind=kind, paper=paper, profile=house, template=template, when=day, draft=draft), form)
    hand_over(made, output, source, draft=draft, written=_wrote(output, len(paper.decisions)))
    return code


def ordered(
    source: Path, profile: str | None, number: int | None, paragraph: str | None
) -> tuple["Paper", "Profile", ExitCode]:
    """The paper that is meant with what its meeting says, the profile for it, and whether all of it was read."""
    paper, meeting, code = paper_of(source, number, paragraph)
    from kserender.render.shapes.minuted import of_meeting

    house = house_of(profile, paper.municipality)
    return of_meeting(paper, meeting, house), house, code


def _wrote(output: Path, count: int) -> str:
    """What is said of a document with so many decisions."""
    written = plural(
        "Wrote {file} with {count} decision point; it reads back the same.",
        "Wrote {file} with {count} decision points; it reads back the same.",
        count,
    )
    if not count:
        written = _("Wrote {file}; it reads back the same.")
    return written.format(file=output, count=count)


def document_command(kind: str, text: str) -> Command:
    """The command for a kind of document."""
    params = [*source_params(), output_param(), *house_params()]
    return Command(kind, callback=partial(generate, kind), help=text, short_help=text, params=params)
