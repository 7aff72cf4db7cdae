"""`kserender stats FILES…`: how many §§ or papers got a title, a diary number, a decision, and so on; and
`kserender stats --db ARCHIVE`: what an archive holds."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kserender.cli import options
from kserender.cli.archived import FORMS, archived
from kserender.cli.console import complain, warn
from kserender.cli.spoken import Argument, Command, Option
from kserender.errors import ExitCode, MissingFile, UsageError
from kserender.i18n import _, mark

if TYPE_CHECKING:
    from kserender.paper import Paper

COUNTED: tuple[tuple[str, Callable[["Paper"], object]], ...] = (
    (mark("papers"), lambda paper: True),
    (mark("with a title"), lambda paper: paper.title),
    (mark("with a date"), lambda paper: paper.date),
    (mark("with a diary number"), lambda paper: paper.diary_number),
    (mark("with a decision"), lambda paper: paper.decisions),
    (mark("where every decision has a verb"), lambda paper: paper.decisions and all(d.action for d in paper.decisions)),
    (mark("with papers it rests on"), lambda paper: paper.attachments),
    (mark("with yrkanden"), lambda paper: paper.yrkanden),
    (mark("with a vote"), lambda paper: paper.votes),
    (mark("with a reservation"), lambda paper: paper.reservations),
    (mark("with struck or added wording"), lambda paper: paper.revisions),
    (mark("with a dispatch list"), lambda paper: paper.dispatch),
    (mark("with a text that is inferred"), lambda paper: paper.inferred),
)


def stats(files: tuple[Path, ...], url: str | None, form: str | None, output: Path | None) -> ExitCode:
    """Print the counts over all files, or the statistics of an archive."""
    if bool(files) == bool(url):
        raise UsageError(_("Statistics are of files or of an archive."), _("Give FILES, or --db and an archive."))
    if url:
        return archived(url, form, output)
    if form or output:
        raise UsageError(_("--format and -o are for the statistics of an archive."), _("Give one with --db."))
    return _of_files(files)


def _of_files(files: tuple[Path, ...]) -> ExitCode:
    from kserender.cli.limited import limited
    from kserender.corpus import extract_many
    from kserender.corpus.folders import readable

    counts: Counter[str] = Counter()
    codes: list[ExitCode] = []
    folders = any(path.is_dir() for path in files)
    with limited():
        for outcome in extract_many(readable(files), isolate=folders):
            codes.append(outcome.code)
            if outcome.error is not None:
                complain(outcome.error)
            if outcome.extraction is not None:
                warn(outcome.path, outcome.extraction.source.messages)
                for paper in outcome.extraction.papers:
                    counts.update(name for name, has in COUNTED if has(paper))
    if not codes:
        raise MissingFile(_("The folder has no papers."), _("Check the name and the folder."))
    total = counts[COUNTED[0][0]]
    width = max(len(_(name)) for name, _has in COUNTED)
    for name, _has in COUNTED:
        share = f"{100 * counts[name] / total:5.1f} %" if total else ""
        click.echo(f"{_(name):<{width}}  {counts[name]:>6}  {share}".rstrip())
    if len(codes) == 1 and not folders:
        return codes[0]
    return ExitCode.PARTIAL if any(codes) else ExitCode.OK


command = Command(
    "stats",
    callback=stats,
    help=mark(
        "Count, over all FILES (a folder stands for the papers in it), how many papers (in minutes: §§) got a title, a "
        "decision and so on. Of an archive (--db): how the reading went, what is missing in the series of §§, "
        "decisions by organ and year, parties, votes and sums, with plots where -o ends in .html."
    ),
    params=[
        Argument(["files"], type=click.Path(path_type=Path), nargs=-1, metavar=mark("[FILE...]")),
        options.archive(required=False),
        Option(
            ["--format", "form"],
            type=click.Choice(list(FORMS)),
            help=mark("Of an archive: text, json or html; without it, what the name after -o ends in says, else text."),
        ),
        options.output(),
    ],
)
