"""The command `kserender generate expediering`: a missive for each receiver, as files in a folder."""

from datetime import datetime
from pathlib import Path

import click

from kserender.cli.console import about, say, spare
from kserender.cli.generate.document import ordered
from kserender.cli.generate.options import house_params, source_params
from kserender.cli.generate.output import FORMS
from kserender.cli.spoken import Command, Option
from kserender.errors import ExitCode, InvalidData, UsageError
from kserender.i18n import _, mark, plural

KIND = "expediering"


def generate(
    source: Path,
    folder: Path,
    form: str,
    profile: str | None,
    template: Path | None,
    when: datetime | None,
    draft: bool,
    number: int | None,
    paragraph: str | None,
) -> ExitCode:
    """Write a missive for each receiver; all are made and read back before the first is written."""
    if folder.suffix.lower() in FORMS:
        raise UsageError(
            _("A missive is written for each receiver, to a folder."),
            _("Give -o a folder, and --form pdf for PDF instead of Word."),
        )
    paper, house, code = ordered(source, profile, number, paragraph)
    from kserender.files import write_atomic
    from kserender.render import Order, make
    from kserender.render.shapes.missive import missives, names

    day = when.date() if when else None
    with about(source):
        papers = missives(paper, house)
        if not papers:
            raise InvalidData(
                _("The paper does not say who the decision is to be sent to."),
                _("Fill in the receivers (dispatch) in the file that it is generated from."),
            )
        orders = [
            Order(kind=KIND, paper=one, profile=house, template=template, when=day, draft=draft) for one in papers
        ]
        made = [make(order, form) for order in orders]
    outputs = [folder / f"{name}.{form}" for name in names(papers, house)]
    for output in outputs:
        spare([source, *([template] if template else [])], output)
    folder.mkdir(parents=True, exist_ok=True)
    for output, one in zip(outputs, made, strict=True):
        write_atomic(output, one.data)
    for note in dict.fromkeys(note for one in made for note in one.notes):
        say(f"{source}: {_('Note:')} {note}")
    written = plural("Wrote {count} missive in {folder}.", "Wrote {count} missives in {folder}.", len(made))
    say(written.format(count=len(made), folder=folder))
    return code


_TEXT = mark("Missives with a decision to its receivers, one for each (expediering).")

command = Command(
    KIND,
    callback=generate,
    help=_TEXT,
    short_help=_TEXT,
    params=[
        *source_params(),
        Option(
            ["-o", "--output", "folder"],
            required=True,
            type=click.Path(file_okay=False, path_type=Path),
            metavar=mark("FOLDER"),
            help=mark("The folder to write to: a numbered file for each receiver."),
        ),
        Option(
            ["--form"],
            type=click.Choice([*FORMS.values()]),
            default="docx",
            help=mark("Word, or PDF/A with tags by way of LibreOffice."),
        ),
        *house_params(),
    ],
)
