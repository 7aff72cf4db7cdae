"""What the commands of `kserender generate` ask for: each option stands here once."""

from pathlib import Path

import click

from kserender.cli.spoken import Argument, Option
from kserender.i18n import mark


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


def meeting_params() -> list[click.Parameter]:
    """What a document of a whole meeting is made of: the argument and the option that name the files."""
    return [
        Argument(
            ["meeting"],
            required=False,
            type=click.Path(path_type=Path),
            metavar=mark("[MEETING.yaml]"),
        ),
        Option(
            ["--from", "sources"],
            multiple=True,
            type=click.Path(path_type=Path),
            metavar=mark("FILE"),
            help=mark("Minutes, or a paper of the meeting; may be given several times, in the order of the matters."),
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


def house_params(*, dated: bool = True) -> list[click.Parameter]:
    """In which house's style, of which day where it is `dated`, and whether it is a draft."""
    day = Option(
        ["--date", "when"],
        type=click.DateTime(["%Y-%m-%d"]),
        metavar=mark("YYYY-MM-DD"),
        help=mark("The day of the decision, instead of the paper's."),
    )
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
        *([day] if dated else []),
        Option(
            ["--draft"],
            is_flag=True,
            help=mark("Write it even if something is missing; it then says that it is a draft."),
        ),
    ]
