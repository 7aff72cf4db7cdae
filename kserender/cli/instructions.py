"""`kserender instructions FILE`: what a paper says is to be changed in another."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kserender.cli import options
from kserender.cli.console import put, spare, warn
from kserender.cli.papers import extraction_of
from kserender.cli.spoken import Argument, Command, Option
from kserender.errors import ExitCode
from kserender.i18n import _, mark

if TYPE_CHECKING:
    from kserender.paper import Instruction

ACTIONS = {
    "strike": mark("Strike"),
    "insert": mark("Insert"),
    "replace": mark("Replace"),
    "move": mark("Move"),
    "renumber": mark("Renumber"),
}


def instructions(file: Path, form: str, output: Path | None) -> ExitCode:
    """Write the instructions of all papers of the file."""
    spare([file], output)
    extraction, code = extraction_of(file)
    warn(file, extraction.source.messages)
    put(FORMS[form]([one for paper in extraction.papers for one in paper.instructions]), output)
    return code


def _json(found: list["Instruction"]) -> str:
    return json.dumps([one.model_dump(mode="json") for one in found], ensure_ascii=False, indent=2) + "\n"


def _text(found: list["Instruction"]) -> str:
    """A few lines each, the sentence itself last."""
    return "\n".join(map(_lines, found)) if found else _("No instructions were found.") + "\n"


def _lines(one: "Instruction") -> str:
    page = _(", page {page}").format(page=one.place.page) if one.place and one.place.page else ""
    told = [f"{_(ACTIONS[one.action])}: {one.target}{page}"]
    for label, text in (
        (_("Document: {text}"), one.document),
        (_("Old: {text}"), one.old),
        (_("New: {text}"), one.new),
        (_("Sentence: {text}"), one.text),
        (_("Not understood: {text}"), one.unread),
    ):
        if text:
            told.append("  " + label.format(text=" ".join(text.split())))
    return "\n".join(told) + "\n"


FORMS: dict[str, Callable[[list["Instruction"]], str]] = {"json": _json, "text": _text}

command = Command(
    "instructions",
    callback=instructions,
    help=mark(
        "Find what FILE (any paper that can be read, - for standard input) says is to be changed in another document: "
        "what is struck, inserted, replaced, moved or renumbered, and where."
    ),
    params=[
        Argument(["file"], type=click.Path(path_type=Path), metavar=mark("FILE")),
        Option(
            ["--format", "form"],
            type=click.Choice(list(FORMS)),
            default="text",
            show_default=True,
            help=mark("text: to read; json: a list with an object for each instruction."),
        ),
        options.output(),
    ],
)
