"""The command `kserender`, its table of commands and its global options."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from kserender.cli.language import speak
from kserender.cli.settings import language
from kserender.cli.spoken import Group, Option
from kserender.errors import ExitCode
from kserender.i18n import LANGUAGES, mark

COMMANDS = {
    "read": mark("Read files, as they stand or with their changes accepted or rejected."),
    "extract": mark("Turn papers into structured data."),
    "show": mark("Show a readable summary of a paper."),
    "search": mark("Search an archive of papers."),
    "stats": mark("Count what was found in files of minutes or papers."),
    "compare": mark("Compare proposals, decision by decision, or versions, word by word."),
    "merge": mark("Put several parties' alternatives over one text together."),
    "trace": mark("Show whose wording was adopted."),
    "lexicon": mark("List the words that an alternative replaces throughout."),
    "motions": mark("Say changes as sentences that can be moved at a meeting."),
    "instructions": mark("Find what a paper changes in another."),
    "generate": mark("Generate a document."),
    "index": mark("Read folders of papers into an archive that can be searched."),
    "export": mark("Write what an archive holds for other programs."),
    "profile": mark("Make, show and check profiles of municipalities."),
    "template": mark("Check a Word template."),
    "schema": mark("Print the JSON Schema of the structured data."),
    "demo": mark("Try kserender on the examples that come with it."),
}


def _speak(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value:
        speak(language(value))


def _version(ctx: click.Context, _param: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        from importlib.metadata import version  # Slow to load, and seldom asked for.

        click.echo(f"kserender {version('kserender')}")
        ctx.exit()


@contextmanager
def _unread() -> Iterator[None]:
    """End quietly when nobody reads what is written (`kserender … | head`); click would end with 1."""
    try:
        yield
    except OSError as error:
        if error.errno != errno.EPIPE:
            raise
        raise click.exceptions.Exit(ExitCode.UNREAD) from error


class App(Group):
    """The whole program."""

    @_unread()
    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Read the command line."""
        return super().make_context(*args, **extra)

    @_unread()
    def invoke(self, ctx: click.Context) -> Any:
        """Carry the command out and give its exit code."""
        return super().invoke(ctx)


app = App(
    "kserender",
    package="kserender.cli",
    table=COMMANDS,
    help=mark("kserender reads, compares and generates Swedish municipal decision papers."),
    params=[
        Option(
            ["--lang"],
            type=click.Choice(LANGUAGES),
            is_eager=True,
            expose_value=False,
            callback=_speak,
            help=mark("Language of messages and help (also KSERENDER_LANG or kserender.toml)."),
        ),
        Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_version,
            help=mark("Show the version and exit."),
        ),
    ],
)
