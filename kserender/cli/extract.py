"""`kserender extract FILE…`: papers as structured data."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kserender.cli import options
from kserender.cli.console import complain, put, say, spare, warn
from kserender.cli.explained import explained
from kserender.cli.forms import FORMS, Form
from kserender.cli.spoken import Argument, Command, Option
from kserender.errors import ExitCode, MissingFile, UsageError
from kserender.i18n import _, mark, plural

if TYPE_CHECKING:
    from kserender.paper import Extraction


def extract(
    files: tuple[Path, ...], form: str | None, explain: bool, output: Path | None, isolate: bool | None
) -> ExitCode:
    """Write the extractions of all files, and name those that could not be read on standard error too."""
    from kserender.cli.limited import limited

    if explain and isolate:
        raise UsageError(
            _("--explain and --isolate cannot be used together."), _("Leave one of them out: explain a file you trust.")
        )
    isolate = False if explain else isolate
    write = FORMS[form] if form else explained if explain else FORMS["json"]
    with limited():
        return _extract(files, write, explain, output, isolate)


def _extract(
    files: tuple[Path, ...], write: Form, explain: bool, output: Path | None, isolate: bool | None
) -> ExitCode:
    from kserender.corpus import extract_many
    from kserender.corpus.folders import readable

    if output is not None and output.exists():
        spare(readable(files), output)
    folders = [path for path in files if path.is_dir()]
    _tell_of_others(folders)
    codes: list[ExitCode] = []
    read = 0

    def told() -> Iterator["Extraction"]:
        nonlocal read
        alone = bool(folders) if isolate is None else isolate
        for outcome in extract_many(readable(files), isolate=alone, explain=explain):
            codes.append(outcome.code)
            if outcome.error is not None:
                complain(outcome.error)
            elif outcome.extraction is not None:
                read += 1
                warn(outcome.path, outcome.extraction.source.messages)
            if (extraction := outcome.told()) is not None:
                yield extraction

    several = len(files) > 1 or bool(folders)
    pieces = write(told(), several)
    if output is None:
        for piece in pieces:
            put(piece)
    else:
        result = "".join(pieces)
        # A file that was there before is not replaced by nothing.
        if read or (result and any(code != ExitCode.NO_INPUT for code in codes) and not output.exists()):
            put(result, output)
    if not codes:
        raise MissingFile(_("The folder has no papers."), _("Check the name and the folder."))
    if len(codes) == 1 and not several:
        return codes[0]
    return ExitCode.PARTIAL if any(codes) else ExitCode.OK


def _tell_of_others(folders: list[Path]) -> None:
    from kserender.corpus.folders import others

    for folder in folders:
        if count := others(folder):
            text = plural(
                "{count} file of another kind was passed over.", "{count} files of other kinds were passed over.", count
            )
            say(f"{folder}: {text.format(count=count)}")


command = Command(
    "extract",
    callback=extract,
    help=mark(
        "Read each FILE (Word, OpenDocument, RTF, PDF, Markdown or text; a folder stands for the papers in it, - for "
        "standard input) and print what it says as structured data: title, registry number, decisions, struck and "
        "added wording, action tables and more, each with its place in the file."
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
            help=mark(
                "json, the default: an object for one file, a list for several; jsonl: an object a line; yaml; "
                "md: Markdown to read."
            ),
        ),
        Option(
            ["--explain"],
            is_flag=True,
            help=mark(
                "Tell of each field where it came from: page, paragraph, the words there, and what found it. As text "
                "to read, unless a format is given; json has it as a list, “explanations”."
            ),
        ),
        options.output(),
        options.isolate(),
    ],
)
