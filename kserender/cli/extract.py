"""`kserender extract FILE…`: papers as structured data."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kserender.cli.console import complain, put, spare, warn
from kserender.cli.forms import FORMS
from kserender.cli.spoken import Argument, Command, Option
from kserender.errors import ExitCode
from kserender.i18n import mark

if TYPE_CHECKING:
    from kserender.paper import Extraction


def extract(files: tuple[Path, ...], form: str, output: Path | None) -> ExitCode:
    """Write the extractions of the files that can be read, and name the others on standard error."""
    from kserender.corpus import extract_many

    spare(files, output)
    codes: list[ExitCode] = []

    def readable() -> Iterator["Extraction"]:
        for outcome in extract_many(files):
            codes.append(outcome.code)
            if outcome.error is not None:
                complain(outcome.error)
            if outcome.extraction is not None:
                warn(outcome.path, outcome.extraction.source.messages)
                yield outcome.extraction

    pieces = FORMS[form](readable(), len(files) > 1)
    if output is None:
        for piece in pieces:
            put(piece)
    else:
        result = "".join(pieces)
        # A file that was there before is not replaced by nothing.
        if any(code in (ExitCode.OK, ExitCode.PARTIAL) for code in codes):
            put(result, output)
    if len(files) == 1:
        return codes[0]
    return ExitCode.PARTIAL if any(codes) else ExitCode.OK


command = Command(
    "extract",
    callback=extract,
    help=mark(
        "Read each FILE (Word, PDF, Markdown or text) and print what it says as structured data: title, registry "
        "number, decisions, struck and added wording, action tables and more, each with its place in the file."
    ),
    params=[
        Argument(
            ["files"],
            nargs=-1,
            required=True,
            type=click.Path(path_type=Path),
            metavar=mark("FILE..."),
        ),
        Option(
            ["--format", "form"],
            type=click.Choice(list(FORMS)),
            default="json",
            show_default=True,
            help=mark(
                "json: an object for one file, a list for several; jsonl: an object a line; yaml; md: Markdown to read."
            ),
        ),
        Option(
            ["-o", "--output"],
            type=click.Path(dir_okay=False, path_type=Path),
            metavar=mark("FILE"),
            help=mark("Write to this file instead of standard output."),
        ),
    ],
)
