"""`kserender motions OLD NEW`: what differs, as sentences that can be moved at a meeting."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kserender.cli import options
from kserender.cli.console import put, say, spare
from kserender.cli.limited import limited
from kserender.cli.sources import Source
from kserender.cli.spoken import Argument, Command, Option
from kserender.errors import ExitCode
from kserender.i18n import _, mark, plural

if TYPE_CHECKING:
    from kserender.compare.motions import Motion


def motions(old: Path, new: Path, form: str, output: Path | None) -> ExitCode:
    """Write the sentences, and say what none can be written for."""
    spare([old, new], output)
    sources = [Source(path, "revised") for path in (old, new)]
    with limited():
        from kserender.compare.motions import motions

        found = motions(*(source.document for source in sources))
    put(FORMS[form](found), output)
    unsaid = [motion for motion in found if motion.text is None]
    if unsaid:
        say(
            plural(
                "One difference cannot be said safely in a sentence; it is named in the result.",
                "{count} differences cannot be said safely in a sentence; they are named in the result.",
                len(unsaid),
            ).format(count=len(unsaid))
        )
    return ExitCode.PARTIAL if any(source.partly for source in sources) else ExitCode.OK


def _text(found: list["Motion"]) -> str:
    """A sentence a paragraph; new wording of several paragraphs goes on over as many lines."""
    if not found:
        return _("Nothing differs.") + "\n"
    unsaid = _("[To be put in your own words: “{text}”]")
    return "\n".join(f"{motion.text or unsaid.format(text=motion.about)}\n" for motion in found)


def _json(found: list["Motion"]) -> str:
    data = [
        {
            "text": motion.text,
            "about": motion.about or None,
            "instruction": motion.instruction.model_dump(mode="json") if motion.instruction else None,
        }
        for motion in found
    ]
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


FORMS: dict[str, Callable[[list["Motion"]], str]] = {"text": _text, "json": _json}

command = Command(
    "motions",
    callback=motions,
    help=mark(
        "Say what differs between OLD and NEW as sentences that can be moved at a meeting (“I punkt 3 ersätts ordet "
        "’trygga’ med ’säkra’.”). Each sentence has been read back and carried out before it is given."
    ),
    params=[
        Argument(["old"], type=click.Path(path_type=Path), metavar=mark("OLD")),
        Argument(["new"], type=click.Path(path_type=Path), metavar=mark("NEW")),
        Option(
            ["--format", "form"],
            type=click.Choice(list(FORMS)),
            default="text",
            show_default=True,
            help=mark("text: to read; json: a list with an object for each sentence."),
        ),
        options.output(),
    ],
)
