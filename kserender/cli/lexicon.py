"""`kserender lexicon FILE [NEW]`: the words that an alternative replaces throughout."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kserender.cli import options
from kserender.cli.console import put, spare
from kserender.cli.limited import limited
from kserender.cli.sources import Source
from kserender.cli.spoken import Argument, Command, Option
from kserender.errors import ExitCode
from kserender.i18n import mark

if TYPE_CHECKING:
    from kserender.compare.lexicon import Entry, Replacement


def lexicon(file: Path, new: Path | None, form: str, output: Path | None) -> ExitCode:
    """Write the words that are replaced by the marks in a file, or from an old file to a new one."""
    spare([file, *([new] if new else [])], output)
    sources = [Source(path, "revised") for path in (file, new) if path is not None]
    with limited():
        from kserender.compare.lexicon import lexicon

        found = _between(*sources) if len(sources) == 2 else _marked(sources[0])
        put(FORMS[form](lexicon(found, sources[-1].text().splitlines())), output)
    return ExitCode.PARTIAL if any(source.partly for source in sources) else ExitCode.OK


def _marked(source: Source) -> Iterable["Replacement"]:
    from kserender.compare.lexicon import from_revisions
    from kserender.extract import extract

    papers = extract(source.document).papers
    return from_revisions(revision for paper in papers for revision in paper.revisions)


def _between(old: Source, new: Source) -> Iterable["Replacement"]:
    from kserender.compare.lexicon import from_versions
    from kserender.compare.versions import compare_versions

    return from_versions(compare_versions(old.document, new.document))


def _text(entries: list["Entry"]) -> str:
    from kserender.render.lexicon_text import lexicon_text

    return lexicon_text(entries)


def _json(entries: list["Entry"]) -> str:
    from kserender.render.lexicon_text import lexicon_data

    return json.dumps(lexicon_data(entries), ensure_ascii=False, indent=1) + "\n"


def _csv(entries: list["Entry"]) -> str:
    from kserender.render.lexicon_text import lexicon_csv

    return lexicon_csv(entries)


FORMS: dict[str, Callable[[list["Entry"]], str]] = {"text": _text, "json": _json, "csv": _csv}

command = Command(
    "lexicon",
    callback=lexicon,
    help=mark(
        "List what an alternative replaces throughout, such as “snabba → täta”: how often, in which forms and places, "
        "and where the old words are left. FILE has its changes marked; or give the file before and the one after."
    ),
    params=[
        Argument(["file"], type=click.Path(path_type=Path), metavar=mark("FILE")),
        Argument(["new"], required=False, type=click.Path(path_type=Path), metavar=mark("[NEW]")),
        Option(
            ["--format", "form"],
            type=click.Choice(list(FORMS)),
            default="text",
            show_default=True,
            help=mark("text: to read; json: to process; csv: a row for each place, for a spreadsheet."),
        ),
        options.output(),
    ],
)
