"""`kserender generate beslut`: a decision document from a paper."""

from pathlib import Path

import click

from kserender.cli.console import about, say, spare
from kserender.cli.papers import paper_of
from kserender.cli.settings import setting
from kserender.cli.spoken import Command, Option
from kserender.errors import ExitCode
from kserender.i18n import mark, plural


def beslut(source: Path, output: Path, profile: str | None) -> ExitCode:
    """Write the decision document of the paper in `source`; nothing is written when it does not read back the same."""
    spare([source], output)
    paper, code = paper_of(source)
    from kserender.files import write_atomic
    from kserender.profile import load
    from kserender.render import render

    chosen = setting("profile", profile)
    style = load(chosen) if chosen else None
    with about(source):
        data = render(paper, profile=style)
    write_atomic(output, data)
    count = len(paper.decisions)
    written = plural(
        "Wrote {file} with {count} decision point; it reads back the same.",
        "Wrote {file} with {count} decision points; it reads back the same.",
        count,
    )
    say(written.format(file=output, count=count))
    return code


command = Command(
    "beslut",
    callback=beslut,
    help=mark("Make the decision document of a proposal, as a Word file."),
    params=[
        Option(
            ["--from", "source"],
            required=True,
            type=click.Path(path_type=Path),
            metavar=mark("FILE"),
            help=mark("The paper: Word, PDF, Markdown or text, or JSON or YAML as “extract” writes it."),
        ),
        Option(
            ["-o", "--output"],
            required=True,
            type=click.Path(dir_okay=False, path_type=Path),
            metavar=mark("FILE.docx"),
            help=mark("The Word file to write."),
        ),
        Option(
            ["--profile"],
            metavar=mark("NAME"),
            help=mark(
                "Profile, by name or as a folder, instead of the municipality's own (also KSERENDER_PROFILE or "
                "kserender.toml)."
            ),
        ),
    ],
)
