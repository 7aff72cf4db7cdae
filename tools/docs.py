#!/usr/bin/env python3
"""Write the documents that are made from the code, with `python tools/docs.py`.

tests/test_docs.py holds them to it.
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from kserender import i18n
from kserender.cli.app import app
from kserender.cli.language import speak
from kserender.errors import ExitCode

ROOT = Path(__file__).parents[1]
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
    return _printed(["schema"])


def comparison_schema() -> str:
    """The JSON Schema that `kserender schema comparison` prints."""
    return _printed(["schema", "comparison"])


EXAMPLE = re.compile(r"^```console\n\$ kserender ([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
GOES_ON = "…\n"


def readme() -> str:
    """The README with the output of its examples as it is now; one that ends with … keeps its number of lines."""
    return EXAMPLE.sub(_example, (ROOT / "README.md").read_text(encoding="utf-8"))


def _example(block: re.Match[str]) -> str:
    lines = [f"{line.rstrip()}\n" for line in _printed(shlex.split(block[1])).splitlines()]
    if block[2].endswith(GOES_ON):
        lines = [*lines[: block[2].count("\n") - 1], GOES_ON]
    return f"```console\n$ kserender {block[1]}\n{''.join(lines)}```"


def _printed(args: list[str]) -> str:
    """What a command prints, in Swedish and without anybody's settings."""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "kserender", "--lang", "sv", *args],
        check=True,
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "COLUMNS": str(WIDTH), "PYTHONUTF8": "1"},
    )
    return done.stdout.decode("utf-8")


PAGES: dict[str, Callable[[], str]] = {
    "README.md": readme,
    "docs/commands.md": commands,
    "docs/exit-codes.md": exit_codes,
    "docs/extraction-1.schema.json": schema,
    "docs/comparison-1.schema.json": comparison_schema,
}


def main() -> None:
    """Write every page."""
    for name, made in PAGES.items():
        (ROOT / name).write_text(made(), encoding="utf-8")


if __name__ == "__main__":
    main()
