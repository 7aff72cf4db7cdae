"""`kserender trace ADOPTED PROPOSAL…`: whose wording was adopted."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kserender.cli import options
from kserender.cli.console import put, spare
from kserender.cli.limited import limited
from kserender.cli.parties import named
from kserender.cli.sources import Source
from kserender.cli.spoken import Argument, Command, Option
from kserender.errors import ExitCode
from kserender.i18n import mark

if TYPE_CHECKING:
    from kserender.compare.tracing import Trace
    from kserender.model import Document


def trace(
    adopted: Path, files: tuple[Path, ...], names: tuple[str, ...], decisions: bool, form: str, output: Path | None
) -> ExitCode:
    """Write where the adopted text comes from."""
    spare([adopted, *files], output)
    sources = [Source(path, "revised") for path in (adopted, *files)]
    with limited():
        from kserender.compare.tracing import trace

        documents = [source.document for source in sources]
        parties = named(documents[1:], names)
        first, *others = [(document, _points(document)) for document in documents]
        proposals = [(name, *other) for name, other in zip(parties, others, strict=True)]
        put(FORMS[form](trace(first, proposals, "point" if decisions else None)), output)
    return ExitCode.PARTIAL if any(source.partly for source in sources) else ExitCode.OK


def _points(document: "Document") -> set[int]:
    """The numbers of the paragraphs that are decision points."""
    from kserender.extract import extract

    found = (point.place for paper in extract(document).papers for point in paper.decisions)
    return {place.paragraph for place in found if place is not None}


def _text(found: "Trace") -> str:
    from kserender.render.trace_text import trace_text

    return trace_text(found)


def _json(found: "Trace") -> str:
    from kserender.render.trace_text import trace_data

    return json.dumps(trace_data(found), ensure_ascii=False, indent=1) + "\n"


def _page(found: "Trace") -> str:
    from kserender.render.page.traced import trace_html

    return trace_html(found)


FORMS: dict[str, Callable[["Trace"], str]] = {"text": _text, "json": _json, "html": _page}

command = Command(
    "trace",
    callback=trace,
    help=mark(
        "Show whose wording won: from which PROPOSAL each sentence and decision point of ADOPTED was taken, whole or "
        "in part, what is new, what each proposal lost, and the share of each, counted in words."
    ),
    params=[
        Argument(["adopted"], type=click.Path(path_type=Path), metavar=mark("ADOPTED")),
        Argument(["files"], nargs=-1, required=True, type=click.Path(path_type=Path), metavar=mark("PROPOSAL...")),
        Option(
            ["--as", "names"],
            multiple=True,
            metavar=mark("NAME"),
            help=mark("The name of a PROPOSAL, once for each in their order; else its parties, or the file's name."),
        ),
        Option(["--decisions"], is_flag=True, help=mark("Only the decision points.")),
        Option(
            ["--format", "form"],
            type=click.Choice(list(FORMS)),
            default="text",
            show_default=True,
            help=mark("text: to read; json: to process; html: a page for a browser."),
        ),
        options.output(),
    ],
)
