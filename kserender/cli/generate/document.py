"""The commands `kserender generate beslut`, `… yrkande`, …: a document made of one paper."""

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kserender.cli.console import about, say, spare
from kserender.cli.papers import paper_of
from kserender.cli.settings import setting
from kserender.cli.spoken import Command, Option
from kserender.errors import ExitCode, UsageError
from kserender.i18n import _, mark, plural

if TYPE_CHECKING:
    from kserender.paper import Paper
    from kserender.profile import Profile

FORMS = {".docx": "docx", ".pdf": "pdf"}


def generate(
    kind: str,
    source: Path,
    output: Path,
    profile: str | None,
    template: Path | None,
    when: datetime | None,
    draft: bool,
    number: int | None,
    paragraph: str | None,
) -> ExitCode:
    """Write the document of the paper in `source`; nothing is written when it does not read back the same."""
    form = FORMS.get(output.suffix.lower())
    if form is None:
        raise UsageError(_("A document is written as Word or PDF."), _("Give -o a name that ends in .docx or .pdf."))
    spare([source, *([template] if template else [])], output)
    paper, house, code = ordered(source, profile, number, paragraph)
    from kserender.files import write_atomic
    from kserender.render import Order, make

    day = when.date() if when else None
    with about(source):
        made = make(Order(kind=kind, paper=paper, profile=house, template=template, when=day, draft=draft), form)
    write_atomic(output, made.data)
    for note in made.notes:
        say(f"{source}: {_('Note:')} {note}")
    if draft:
        say(_("Wrote the draft {file}; it is not to be sent out.").format(file=output))
        return code
    say(wrote(output, len(paper.decisions)))
    return code


def ordered(
    source: Path, profile: str | None, number: int | None, paragraph: str | None
) -> tuple["Paper", "Profile", ExitCode]:
    """The paper that is meant with what its meeting says, the profile for it, and whether all of it was read."""
    paper, meeting, code = paper_of(source, number, paragraph)
    from kserender.profile import for_municipality, load
    from kserender.render.shapes.minuted import of_meeting

    chosen = setting("profile", profile)
    house = load(chosen) if chosen else for_municipality(paper.municipality)
    return of_meeting(paper, meeting, house), house, code


def wrote(output: Path, count: int) -> str:
    """What is said of a document with so many decisions."""
    written = plural(
        "Wrote {file} with {count} decision point; it reads back the same.",
        "Wrote {file} with {count} decision points; it reads back the same.",
        count,
    )
    if not count:
        written = _("Wrote {file}; it reads back the same.")
    return written.format(file=output, count=count)


def document_command(kind: str, text: str) -> Command:
    """The command for a kind of document."""
    params = [*source_params(), output_param(), *house_params()]
    return Command(kind, callback=partial(generate, kind), help=text, short_help=text, params=params)


def source_params() -> list[click.Parameter]:
    """What the document is made of."""
    return [
        Option(
            ["--from", "source"],
            required=True,
            type=click.Path(path_type=Path),
            metavar=mark("FILE"),
            help=mark("The paper: Word, PDF, Markdown or text, or JSON or YAML as “extract” writes it."),
        ),
        Option(
            ["--paper", "number"],
            type=click.IntRange(min=1),
            metavar=mark("NUMBER"),
            help=mark("Which paper of a file with several, counted from 1."),
        ),
        Option(
            ["--paragraph"],
            metavar=mark("NUMBER"),
            help=mark("Which § of minutes; for a paper without a § the number that it gets."),
        ),
    ]


def output_param() -> click.Parameter:
    """The file to write."""
    return Option(
        ["-o", "--output"],
        required=True,
        type=click.Path(dir_okay=False, path_type=Path),
        metavar=mark("FILE.docx|FILE.pdf"),
        help=mark("The file to write: Word, or PDF/A with tags by way of LibreOffice."),
    )


def house_params() -> list[click.Parameter]:
    """In which house's style, of which day, and whether it is a draft."""
    return [
        Option(
            ["--profile"],
            metavar=mark("NAME"),
            help=mark(
                "Profile, by name or as a folder, instead of the municipality's own (also KSERENDER_PROFILE or "
                "kserender.toml)."
            ),
        ),
        Option(
            ["--template"],
            type=click.Path(dir_okay=False, path_type=Path),
            metavar=mark("FILE.docx"),
            help=mark("Another Word template than the profile's; its headings and their order stay as they are."),
        ),
        Option(
            ["--date", "when"],
            type=click.DateTime(["%Y-%m-%d"]),
            metavar=mark("YYYY-MM-DD"),
            help=mark("The day of the decision, instead of the paper's."),
        ),
        Option(
            ["--draft"],
            is_flag=True,
            help=mark("Write it even if something is missing; it then says that it is a draft."),
        ),
    ]
