"""`kserender show FILE`: a readable summary in the terminal."""

from pathlib import Path

import click

from kserender.cli.papers import extraction_of
from kserender.cli.spoken import Argument, Command
from kserender.errors import ExitCode
from kserender.i18n import mark


def show(file: Path) -> ExitCode:
    """Show each paper of the file."""
    extraction, code = extraction_of(file)
    from rich.console import Console

    from kserender.render.terminal import show_extraction

    show_extraction(extraction, Console())
    return code


command = Command(
    "show",
    callback=show,
    help=mark("Show what FILE would decide, and what is struck and added in it, as a summary to read."),
    params=[Argument(["file"], type=click.Path(path_type=Path), metavar=mark("FILE"))],
)
