"""`kserender read FILE…`: what files say, as they stand or with their changes accepted or rejected."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from kserender.cli import options
from kserender.cli.console import complain, put, spare, warn
from kserender.cli.forms import Pieces, as_json
from kserender.cli.spoken import Argument, Command, Option
from kserender.errors import ExitCode, Fault, KserenderError, MissingFile
from kserender.i18n import _, mark
from kserender.model import View

if TYPE_CHECKING:
    from kserender.model import Document


def read(
    files: tuple[Path, ...], which: View, form: str, everything: bool, output: Path | None, isolate: bool | None
) -> ExitCode:
    """Write the files that can be read, and name the others on standard error."""
    from kserender.cli.limited import limited
    from kserender.corpus.folders import readable

    if output is not None and output.exists():
        spare(readable(files), output)
    folders = any(path.is_dir() for path in files)
    several = len(files) > 1 or folders
    codes: list[ExitCode] = []
    with limited():
        documents = _documents(readable(files), which, folders if isolate is None else isolate, codes)
        pieces = FORMS[form](documents, several, everything)
        if output is None:
            for piece in pieces:
                put(_harmless(piece) if sys.stdout.isatty() else piece)
        else:
            result = "".join(pieces)
            # A file that was there before is not replaced by nothing.
            if any(code in (ExitCode.OK, ExitCode.PARTIAL) for code in codes):
                put(result, output)
    if not codes:
        raise MissingFile(_("The folder has no papers."), _("Check the name and the folder."))
    return codes[0] if not several else ExitCode.PARTIAL if any(codes) else ExitCode.OK


def _documents(paths: Iterable[Path], which: View, isolate: bool, codes: list[ExitCode]) -> Iterator["Document"]:
    """The files that can be read, as in this view; the exit code of each file goes to `codes`."""
    from kserender.extract import readers
    from kserender.views import view

    for path in paths:
        try:
            document = view(readers.read(path, isolate=isolate), which)
        except KserenderError as error:
            known = error
        except Exception as error:  # a fault of ours in one file, reported as such
            known = Fault(error)
        else:
            partly = any(message.level == "error" for message in document.messages)
            codes.append(ExitCode.PARTIAL if partly else ExitCode.OK)
            warn(path, document.messages)
            yield document
            continue
        known.file = known.file or str(path)
        codes.append(complain(known))


def _text(documents: Iterable["Document"], several: bool, everything: bool) -> Pieces:
    """One after the other; of several, each below its name."""
    from kserender.render.document_text import document_text

    between = ""
    for document in documents:
        head = f"{between}==> {document.source.path} <==\n" if several else ""
        yield head + document_text(document, everything=everything)
        between = "\n"


def _markdown(documents: Iterable["Document"], several: bool, everything: bool) -> Pieces:
    """One after the other, with a line across between them."""
    from kserender.render.document_markdown import document_markdown

    between = ""
    for document in documents:
        yield between + document_markdown(document, everything=everything)
        between = "\n---\n\n"


def _json(documents: Iterable["Document"], several: bool, everything: bool) -> Pieces:
    """One object, or a list when several files were given; there is always all in it."""
    from kserender.model_json import to_json

    yield from as_json((json.dumps(to_json(d), ensure_ascii=False, indent=1) for d in documents), several)


def _harmless(text: str) -> str:
    """The text without the signs that a terminal would obey instead of show."""
    from kserender.render.screen import safe  # with rich, which only a terminal needs here

    return safe(text)


FORMS: dict[str, Callable[[Iterable["Document"], bool, bool], Pieces]] = {
    "text": _text,
    "md": _markdown,
    "json": _json,
}

command = Command(
    "read",
    callback=read,
    help=mark(
        "Print what each FILE says (Word, OpenDocument, RTF, PDF, Markdown or text; a folder stands for the papers in "
        "it, - for standard input): all of its wording with struck and added words marked, or as it was before the "
        "changes, or as it becomes."
    ),
    params=[
        Argument(["files"], nargs=-1, required=True, type=click.Path(path_type=Path), metavar=mark("FILE...")),
        Option(
            ["--view", "which"],
            type=click.Choice(get_args(View)),
            default="marked",
            show_default=True,
            help=mark("marked: with struck and added words; original: all changes rejected; revised: all accepted."),
        ),
        Option(
            ["--format", "form"],
            type=click.Choice(list(FORMS)),
            default="text",
            show_default=True,
            help=mark(
                "text: a paragraph a line, struck and added wording in brackets; md: Markdown; "
                "json: everything, with its place."
            ),
        ),
        Option(
            ["--all", "everything"],
            is_flag=True,
            help=mark(
                "Guidance, page heads and feet, comments and descriptions of pictures too; JSON always has them."
            ),
        ),
        options.output(),
        options.isolate(),
    ],
)
