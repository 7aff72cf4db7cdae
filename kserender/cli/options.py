"""Options that several commands have."""

from pathlib import Path

import click

from kserender.cli.spoken import Option
from kserender.i18n import mark


def output(
    *,
    metavar: str = mark("FILE"),
    help: str = mark("Write to this file instead of standard output."),
    required: bool = False,
) -> Option:
    """Where the result goes, as `output`: a path, or None for standard output."""
    kind = click.Path(dir_okay=False, path_type=Path)
    return Option(["-o", "--output"], type=kind, required=required, metavar=metavar, help=help)


def isolate() -> Option:
    """Whether files are read in processes of their own, as `isolate`; None when it is not said."""
    return Option(
        ["--isolate/--no-isolate"],
        default=None,
        help=mark("Read each file in a process of its own, with limits for time and memory (the default for folders)."),
    )


def archive(*, required: bool = True) -> Option:
    """The archive, as `url`: the name of a file or the URL of a database."""
    return Option(
        ["--db", "url"],
        required=required,
        metavar=mark("ARCHIVE"),
        help=mark("The archive: the name of a file (arkiv.db), or postgresql://user@computer/database."),
    )
