"""`kserender export --db URL`: an archive as files for other programs."""

import re
import sys
from pathlib import Path

import click

from kserender.cli import options
from kserender.cli.console import say
from kserender.cli.spoken import Command, Option
from kserender.corpus.export.listings import LISTINGS
from kserender.errors import ExitCode, UsageError
from kserender.i18n import _, mark, plural

# Of Excel and Parquet half a file is none, and a terminal would make nothing of them.
FORMS = {"jsonl": True, "csv": True, "xlsx": False, "parquet": False}  # form → whether it may go to standard output


def export(
    url: str,
    form: str,
    table: str,
    organs: tuple[str, ...],
    years: str | None,
    kinds: tuple[str, ...],
    all_versions: bool,
    decimal_comma: bool,
    output: Path | None,
) -> ExitCode:
    """Write a table of an archive, whole or not at all."""
    from kserender.corpus.export import export
    from kserender.corpus.export.selection import Selection
    from kserender.corpus.store import open_store
    from kserender.files import atomic

    if output is None and not FORMS[form]:
        raise UsageError(_("This form can only be written to a file."), _("Say which with -o."))
    if decimal_comma and form != "csv":
        raise UsageError(_("Only CSV has decimal commas of its own."), _("Leave --decimal-comma out."))
    selection = Selection(all_versions, organs, _span(years), kinds)
    with open_store(url) as store:
        if output is None:
            sys.stdout.flush()
            export(store, form, sys.stdout.buffer, table=table, selection=selection, decimal_comma=decimal_comma)
            sys.stdout.buffer.flush()
            return ExitCode.OK
        with atomic(output) as file:
            count = export(store, form, file, table=table, selection=selection, decimal_comma=decimal_comma)
    say(f"{output}: " + plural("{count} row.", "{count} rows.", count).format(count=count))
    return ExitCode.OK


def _span(text: str | None) -> tuple[int, int] | None:
    """The years as they are given: "2024" or "2019-2024"."""
    if text is None:
        return None
    found = re.fullmatch(r"(\d{4})(?:[-–](\d{4}))?", text)
    if found is None:
        raise UsageError(
            _("“{text}” is no year.").format(text=text), _("Write a year, or the first and the last: 2019-2024.")
        )
    first, last = int(found[1]), int(found[2] or found[1])
    return min(first, last), max(first, last)


command = Command(
    "export",
    callback=export,
    help=mark(
        "Write what an archive holds as a file for other programs: whole papers as JSON, or a table for Excel or "
        "Parquet. What is no longer there is left out."
    ),
    params=[
        options.archive(),
        Option(
            ["--format", "form"],
            type=click.Choice(list(FORMS)),
            default="jsonl",
            show_default=True,
            help=mark(
                "jsonl: an object a line, papers whole; csv: for Excel in Swedish; xlsx: Excel; parquet: for programs "
                "that count."
            ),
        ),
        Option(
            ["--table"],
            type=click.Choice(list(LISTINGS)),
            default="papers",
            show_default=True,
            help=mark("What is written, a row each."),
        ),
        Option(
            ["--organ", "organs"], multiple=True, metavar=mark("NAME"), help=mark("Only of this organ; again for more.")
        ),
        Option(["--year", "years"], metavar=mark("YEAR"), help=mark("Only of this year, or of years: 2019-2024.")),
        Option(
            ["--kind", "kinds"],
            multiple=True,
            metavar=mark("KIND"),
            help=mark("Only papers of this kind, as protokollsutdrag; again for more."),
        ),
        Option(
            ["--all-versions"], is_flag=True, help=mark("Also what was there before: older versions, and files gone.")
        ),
        Option(
            ["--decimal-comma"],
            is_flag=True,
            help=mark("Write 12,5 and not 12.5 in CSV, as Excel in Swedish reads it."),
        ),
        options.output(),
    ],
)
