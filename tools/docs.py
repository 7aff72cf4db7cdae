#!/usr/bin/env python3
"""Write the documents that are made from the code, with `python tools/docs.py`.

tests/test_docs.py holds them to it.
"""

import contextlib
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from kserender import i18n
from kserender.cli.app import app
from kserender.cli.entry import run
from kserender.cli.language import speak
from kserender.errors import ExitCode

DOCS = Path(__file__).parents[1] / "docs"
WIDTH = 100
NOTE = "<!-- Gjord av tools/docs.py; skriv inte här. -->\n\n"


def every_command(command: click.Command = app, parent: click.Context | None = None) -> Iterator[click.Context]:
    """A context for each command, the program itself first."""
    context = click.Context(command, info_name=command.name, parent=parent, terminal_width=WIDTH)
    yield context
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            if (below := command.get_command(context, name)) is not None:
                yield from every_command(below, context)


def commands() -> str:
    """The command reference: what --help says, in Swedish."""
    speak("sv")
    helps = (f"## `{ctx.command_path}`\n\n```text\n{ctx.get_help()}\n```\n" for ctx in every_command())
    return NOTE + "# Kommandon\n\n" + "\n".join(helps)


def exit_codes() -> str:
    """The table of exit codes, in Swedish and English."""
    rows = []
    for code in ExitCode:
        texts = []
        for language in i18n.LANGUAGES:
            speak(language)
            texts.append(i18n._(code.meaning))
        rows.append(f"| {int(code)} | `{code.name}` | {texts[0]} | {texts[1]} |\n")
    return (
        f"{NOTE}# Slutkoder · Exit codes\n\n"
        "Varje tal betyder en sak. Flera filer på en gång ger 3 när någon av dem misslyckas; en ensam fil ger sin\n"
        "egen kod. Each number means one thing; several files give 3 when one of them fails, a single file its own.\n\n"
        "1 används aldrig med avsikt, för så slutar Python självt efter en krasch.\n\n"
        "| kod | namn | betyder | means |\n|---:|---|---|---|\n" + "".join(rows)
    )


def schema() -> str:
    """The JSON Schema that `kserender schema` prints."""
    printed = io.BytesIO()
    with contextlib.redirect_stdout(io.TextIOWrapper(printed, encoding="utf-8")) as stream:
        run(["schema"])
        stream.flush()
    return printed.getvalue().decode("utf-8")


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands,
    "exit-codes.md": exit_codes,
    "extraction-1.schema.json": schema,
}


def main() -> None:
    """Write every page."""
    for name, made in PAGES.items():
        (DOCS / name).write_text(made(), encoding="utf-8")


if __name__ == "__main__":
    main()
