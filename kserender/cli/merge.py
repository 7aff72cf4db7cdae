"""`kserender merge BASE A B…`: several parties' alternatives over one base, put together."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kserender.cli import options
from kserender.cli.console import put, say, spare
from kserender.cli.limited import limited
from kserender.cli.parties import named
from kserender.cli.sources import Source
from kserender.cli.spoken import Argument, Command, Option
from kserender.errors import ExitCode, UsageError
from kserender.i18n import _, mark, plural

if TYPE_CHECKING:
    from kserender.compare.merging import Merged


def merge(base: Path, files: tuple[Path, ...], names: tuple[str, ...], output: Path | None) -> ExitCode:
    """Put the alternatives together, and say what came of it."""
    spare([base, *files], output)
    suffix = output.suffix.lower() if output else ".txt"
    if suffix not in WRITERS:
        error = UsageError(
            _("Nothing is written as “{suffix}”.").format(suffix=suffix or _("a file without a suffix")),
            _("Give -o a name that ends in one of {suffixes}.").format(suffixes=", ".join(WRITERS)),
        )
        error.file = str(output)
        raise error
    sources = [Source(path, "revised") for path in (base, *files)]
    with limited():
        from kserender.compare.merging import merge

        parties = named([source.document for source in sources[1:]], names)
        alternatives = [(party, source.document) for party, source in zip(parties, sources[1:], strict=True)]
        merged = merge(sources[0].document, alternatives)
        written = WRITERS[suffix](merged, base)
    if output is None:
        put(written.decode())
    else:
        from kserender.files import write_atomic

        write_atomic(output, written)
        count = len(merged.choices)
        say(plural("One choice to make.", "{count} choices to make.", count).format(count=count))
    return ExitCode.PARTIAL if any(source.partly for source in sources) else ExitCode.OK


def _text(merged: "Merged", base: Path) -> bytes:
    from kserender.render.merged_text import merged_text

    return merged_text(merged).encode("utf-8", "backslashreplace")


def _json(merged: "Merged", base: Path) -> bytes:
    from kserender.render.merged_text import merged_data

    return f"{json.dumps(merged_data(merged), ensure_ascii=False, indent=1)}\n".encode("utf-8", "backslashreplace")


def _page(merged: "Merged", base: Path) -> bytes:
    from kserender.render.page.merged import merged_html

    return merged_html(merged).encode()


def _markdown(merged: "Merged", base: Path) -> bytes:
    from kserender.compare.merging import marked
    from kserender.render.document_markdown import document_markdown

    return document_markdown(marked(merged), everything=True).encode("utf-8", "backslashreplace")


def _docx(merged: "Merged", base: Path) -> bytes:
    from kserender.render.merged_docx import merged_docx

    return merged_docx(merged, base.read_bytes())


WRITERS: dict[str, Callable[["Merged", Path], bytes]] = {
    ".txt": _text,
    ".json": _json,
    ".md": _markdown,
    ".html": _page,
    ".docx": _docx,
}

command = Command(
    "merge",
    callback=merge,
    help=mark(
        "Put the alternatives in the FILES together over BASE, the text that they all change. What all agree on, or "
        "only one changes, is made; where they want different things of the same words there is a choice to make."
    ),
    params=[
        Argument(["base"], type=click.Path(path_type=Path), metavar=mark("BASE")),
        Argument(["files"], nargs=-1, required=True, type=click.Path(path_type=Path), metavar=mark("FILE...")),
        Option(
            ["--as", "names"],
            multiple=True,
            metavar=mark("NAME"),
            help=mark("The party of a FILE, once for each in their order; else from the paper, or the file's name."),
        ),
        options.output(
            help=mark(
                "Write to this file: .docx with everybody's changes tracked in their own name and a comment at every "
                "choice, .html, .md, .txt or .json. Without it a summary is printed."
            )
        ),
    ],
)
