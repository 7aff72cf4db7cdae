"""`kserender stats FILES…`: how many §§ or papers got a title, a diary number, a decision, and so on."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kserender.cli.console import complain, warn
from kserender.cli.spoken import Argument, Command
from kserender.errors import ExitCode, KserenderError
from kserender.i18n import _, mark

if TYPE_CHECKING:
    from kserender.paper import Paper

COUNTED: tuple[tuple[str, Callable[["Paper"], object]], ...] = (
    (mark("papers"), lambda paper: True),
    (mark("with a title"), lambda paper: paper.title),
    (mark("with a diary number"), lambda paper: paper.diary_number),
    (mark("with a decision"), lambda paper: paper.decisions),
    (mark("where every decision has a verb"), lambda paper: paper.decisions and all(d.action for d in paper.decisions)),
    (mark("with yrkanden"), lambda paper: paper.yrkanden),
    (mark("with a vote"), lambda paper: paper.votes),
    (mark("with a reservation"), lambda paper: paper.reservations),
    (mark("with struck or added wording"), lambda paper: paper.revisions),
    (mark("with a dispatch list"), lambda paper: paper.dispatch),
)


def stats(files: tuple[Path, ...]) -> ExitCode:
    """Print the counts over all files."""
    from kserender.extract import extract

    counts: Counter[str] = Counter()
    code = ExitCode.OK
    for file in files:
        try:
            extraction = extract(file)
        except KserenderError as error:
            error.file = error.file or str(file)
            failed = complain(error)
            code = ExitCode.PARTIAL if len(files) > 1 else failed
            continue
        warn(file, extraction.source.messages)
        for paper in extraction.papers:
            counts.update(name for name, has in COUNTED if has(paper))
    total = counts[COUNTED[0][0]]
    width = max(len(_(name)) for name, _has in COUNTED)
    for name, _has in COUNTED:
        share = f"{100 * counts[name] / total:5.1f} %" if total else ""
        click.echo(f"{_(name):<{width}}  {counts[name]:>6}  {share}".rstrip())
    return code


command = Command(
    "stats",
    callback=stats,
    help=mark("Count, over all FILES, how many papers (in minutes: §§) got a title, a decision and so on."),
    params=[Argument(["files"], type=click.Path(path_type=Path), nargs=-1, required=True, metavar=mark("FILE..."))],
)
