"""The commands `kserender generate protokoll` and `… kallelse`: a document made of a whole meeting."""

from functools import partial
from pathlib import Path

import click

from kserender.cli.console import about, spare
from kserender.cli.generate.options import house_params, meeting_params, output_param
from kserender.cli.generate.output import form_of, hand_over, house_of
from kserender.cli.generate.sittings import sittings_of
from kserender.cli.spoken import Command, Option
from kserender.errors import ExitCode
from kserender.i18n import mark, plural


def generate(
    kind: str,
    meeting: Path | None,
    sources: tuple[Path, ...],
    output: Path,
    profile: str | None,
    template: Path | None,
    draft: bool,
    first_paragraph: int | None = None,
) -> ExitCode:
    """Write the document of the meeting; nothing is written when minutes do not read back the same."""
    form = form_of(output)
    files = [*([meeting] if meeting else []), *sources]
    spare([*files, *([template] if template else [])], output)
    found, code = sittings_of(files)
    from kserender.render.meeting import MeetingOrder, make
    from kserender.render.meeting.sitting import joined, numbered

    sitting = numbered(joined(found), first_paragraph)
    house = house_of(profile, sitting.municipality)
    with about(files[0]):
        made = make(MeetingOrder(kind=kind, sitting=sitting, profile=house, template=template, draft=draft), form)
    count = len(sitting.items)
    written = plural("Wrote {file} with {count} matter.", "Wrote {file} with {count} matters.", count)
    hand_over(made, output, files[0], draft=draft, written=written.format(file=output, count=count))
    return code


def meeting_command(kind: str, text: str) -> Command:
    """The command for a kind of document."""
    return Command(kind, callback=partial(generate, kind), help=text, short_help=text, params=_params(kind))


def _params(kind: str) -> list[click.Parameter]:
    first = Option(
        ["--first-paragraph"],
        type=click.IntRange(min=1),
        metavar=mark("NUMBER"),
        help=mark("The number of the first §; the others are numbered on from it."),
    )
    numbered = [first] if kind == "protokoll" else []
    return [*meeting_params(), output_param(), *numbered, *house_params(dated=False)]
