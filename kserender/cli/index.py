"""`kserender index PATH… --db ARCHIVE`: bring an archive up to what lies in folders."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kserender.cli import options
from kserender.cli.console import complain, say
from kserender.cli.spoken import Argument, Command, Option
from kserender.errors import ExitCode, KserenderError, UsageError
from kserender.i18n import _, mark

if TYPE_CHECKING:
    from kserender.corpus.indexing.pool import Pool
    from kserender.corpus.indexing.report import Report
    from kserender.corpus.store import Store


def index(
    paths: tuple[Path, ...],
    url: str,
    jobs: int | None,
    retry: bool,
    verify: bool,
    watch: bool,
    every: float,
    cluster: str | None,
) -> ExitCode:
    """Index once, or for as long as it is not stopped."""
    from kserender.cli.limited import limited
    from kserender.corpus.store import open_store

    try:
        with limited(), _pool(cluster, jobs) as pool, open_store(url, create=True) as store:
            store.waiting = _wait
            if watch:
                return _watch(paths, store, jobs, retry, every, pool)
            return _once(paths, store, jobs, retry, verify, pool)
    except KeyboardInterrupt:
        return _stopped(ExitCode.INTERRUPTED)
    except SystemExit as end:
        if end.code != ExitCode.TERMINATED:
            raise
        return _stopped(ExitCode.TERMINATED)


@contextmanager
def _pool(cluster: str | None, jobs: int | None) -> "Iterator[Pool | None]":
    """What reads the files, if it is not the processes that `jobs` says."""
    if cluster is None:
        yield None
        return
    from kserender.corpus.cluster import open_cluster

    if jobs is not None:
        raise UsageError(
            _("--jobs and --cluster cannot be used together."), _("Say how many with the cluster: --cluster local:4.")
        )
    pool = open_cluster(cluster, waiting=_wait)
    try:
        yield pool
    finally:
        pool.stop()


def _once(
    paths: tuple[Path, ...], store: "Store", jobs: int | None, retry: bool, verify: bool, pool: "Pool | None"
) -> ExitCode:
    from kserender.cli.indexed import summary
    from kserender.cli.progress import progress
    from kserender.corpus.indexing import index

    with progress() as tell:
        report = index(paths, store, jobs=jobs, retry=retry, verify=verify, progress=tell, pool=pool)
    click.echo("\n".join(summary(report)))
    return ExitCode.OK if report.whole else ExitCode.PARTIAL


def _watch(
    paths: tuple[Path, ...], store: "Store", jobs: int | None, retry: bool, every: float, pool: "Pool | None"
) -> ExitCode:
    from kserender.corpus.indexing.watch import watch

    say(_("Watching. Stop with Ctrl-C."))
    before: object = None
    for found in watch(paths, store, jobs=jobs, retry=retry, every=every, pool=pool):
        if isinstance(found, KserenderError):
            if str(found) != before:
                complain(found)
            before = str(found)
        else:
            if found.news or found.unopened != before:
                _tell(found)
            before = found.unopened
    return ExitCode.OK


def _tell(report: "Report") -> None:
    from kserender.cli.indexed import faults, in_short

    if report.news:
        click.echo(in_short(report))
    for line in faults(report):
        say(line)


def _wait(why: str) -> None:
    say(_("{why} Waiting for it …").format(why=why))


def _stopped(code: ExitCode) -> ExitCode:
    say(_("Stopped. What has been read is kept: give the same command again, and it goes on from there."))
    return code


command = Command(
    "index",
    callback=index,
    help=mark(
        "Read all papers in PATHs (folders with everything under them, or files) into an archive that can be searched. "
        "Given again, it reads only what is new or has changed. What cannot be read is put in quarantine, with the "
        "reason. It may be stopped at any time, and goes on from there the next time."
    ),
    params=[
        Argument(
            ["paths"],
            nargs=-1,
            required=True,
            type=click.Path(path_type=Path),
            metavar=mark("PATH..."),
        ),
        options.archive(),
        Option(
            ["--jobs"],
            type=click.IntRange(1, 256),
            metavar=mark("NUMBER"),
            help=mark("How many files are read at the same time (as many as there are processors)."),
        ),
        Option(
            ["--cluster"],
            metavar=mark("ADDRESS"),
            help=mark(
                "Read with Dask: tcp://COMPUTER:PORT is the scheduler of workers on other computers, local:4 are four "
                "processes on this one. docs/scaling.md says how it is set up."
            ),
        ),
        Option(["--retry"], is_flag=True, help=mark("Read again what is in quarantine.")),
        Option(
            ["--verify"],
            is_flag=True,
            help=mark("Look into every file, also those whose size and time are as before."),
        ),
        Option(
            ["--watch"],
            is_flag=True,
            help=mark("Go on, and read what is put into the folders. A file that still grows is left until it rests."),
        ),
        Option(
            ["--every"],
            type=click.FloatRange(0.1),
            default=5.0,
            show_default=True,
            metavar=mark("SECONDS"),
            help=mark("How often --watch looks into the folders."),
        ),
    ],
)
