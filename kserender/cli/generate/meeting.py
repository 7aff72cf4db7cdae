"""The commands `kserender generate protokoll` and `… kallelse`: a document made of a whole meeting."""

from functools import partial
from pathlib import Path

import click

from kserender.cli.console import about, say, spare
from kserender.cli.generate.document import FORMS
from kserender.cli.generate.sittings import sittings_of, sources
from kserender.cli.settings import setting
from kserender.cli.spoken import Command, Option
from kserender.errors import ExitCode, UsageError
from kserender.i18n import _, mark, plural


def generate(
    kind: str,
    meeting: Path | None,
    sources: tuple[Path, ...],
    output: Path,
    profile: str | None,
    template: Path | None,
    draft: bool,
    first_paragraph: int | None = None,
) -> ExitCode:
    """Write the document of the meeting; nothing is written when minutes do not read back the same."""
    form = FORMS.get(output.suffix.lower())
    if form is None:
        raise UsageError(_("A document is written as Word or PDF."), _("Give -o a name that ends in .docx or .pdf."))
    files = [*([meeting] if meeting else []), *sources]
    spare([*files, *([template] if template else [])], output)
    found, code = sittings_of(files)
    from kserender.files import write_atomic
    from kserender.profile import for_municipality, load
    from kserender.render.meeting import MeetingOrder, make
    from kserender.render.meeting.sitting import joined, numbered

    sitting = numbered(joined(found), first_paragraph)
    chosen = setting("profile", profile)
    house = load(chosen) if chosen else for_municipality(sitting.municipality)
    with about(files[0]):
        made = make(MeetingOrder(kind=kind, sitting=sitting, profile=house, template=template, draft=draft), form)
    write_atomic(output, made.data)
    for note in made.notes:
        say(f"{files[0]}: {_('Note:')} {note}")
    if draft:
        say(_("Wrote the draft {file}; it is not to be sent out.").format(file=output))
        return code
    count = len(sitting.items)
    written = plural("Wrote {file} with {count} matter.", "Wrote {file} with {count} matters.", count)
    say(written.format(file=output, count=count))
    return code


def meeting_command(kind: str, text: str) -> Command:
    """The command for a kind of document."""
    return Command(kind, callback=partial(generate, kind), help=text, short_help=text, params=_params(kind))


def _params(kind: str) -> list[click.Parameter]:
    first = Option(
        ["--first-paragraph"],
        type=click.IntRange(min=1),
        metavar=mark("NUMBER"),
        help=mark("The number of the first §; the others are numbered on from it."),
    )
    return [
        *sources(),
        Option(
            ["-o", "--output"],
            required=True,
            type=click.Path(dir_okay=False, path_type=Path),
            metavar=mark("FILE.docx|FILE.pdf"),
            help=mark("The file to write: Word, or PDF/A with tags by way of LibreOffice."),
        ),
        *([first] if kind == "protokoll" else []),
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
            ["--draft"],
            is_flag=True,
            help=mark("Write it even if something is missing; it then says that it is a draft."),
        ),
    ]
