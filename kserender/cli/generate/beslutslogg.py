"""`kserender generate beslutslogg`: every decision of meetings and papers as a list in Excel, to follow up."""

from pathlib import Path

import click

from kserender.cli.console import say, spare
from kserender.cli.generate.options import meeting_params
from kserender.cli.generate.output import house_of
from kserender.cli.generate.sittings import sittings_of
from kserender.cli.spoken import Command, Option
from kserender.errors import ExitCode, UsageError
from kserender.i18n import _, mark, plural


def generate(meeting: Path | None, sources: tuple[Path, ...], output: Path, profile: str | None) -> ExitCode:
    """Write the list."""
    if output.suffix.lower() != ".xlsx":
        raise UsageError(_("The log of decisions is written as Excel."), _("Give -o a name that ends in .xlsx."))
    files = [*([meeting] if meeting else []), *sources]
    spare(files, output)
    sittings, code = sittings_of(files)
    from kserender.files import write_atomic
    from kserender.render.decision_log import decision_log

    first = next((one.municipality for one in sittings if one.municipality), None)
    write_atomic(output, decision_log(sittings, house_of(profile, first)))
    count = sum(len(item.paper.decisions) for one in sittings for item in one.items)
    written = plural("Wrote {file} with {count} decision.", "Wrote {file} with {count} decisions.", count)
    say(written.format(file=output, count=count))
    return code


_HELP = mark("A log of decisions to follow up (beslutslogg), in Excel.")
_PARAMS: list[click.Parameter] = [
    *meeting_params(),
    Option(
        ["-o", "--output"],
        required=True,
        type=click.Path(dir_okay=False, path_type=Path),
        metavar=mark("FILE.xlsx"),
        help=mark("The file to write."),
    ),
    Option(
        ["--profile"],
        metavar=mark("NAME"),
        help=mark("Profile, by name or as a folder, instead of the first municipality's own."),
    ),
]
command = Command("beslutslogg", callback=generate, help=_HELP, short_help=_HELP, params=_PARAMS)
