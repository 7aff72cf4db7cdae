"""`kserender compare A B`: what two proposals have in common and where they part."""

from pathlib import Path

import click

from kserender.cli.console import put, spare
from kserender.cli.papers import paper_of
from kserender.cli.spoken import Argument, Command, Option
from kserender.errors import ExitCode
from kserender.i18n import mark


def compare(a: Path, b: Path, form: str, output: Path | None) -> ExitCode:
    """Compare the papers of two files."""
    spare((a, b), output)
    (first, first_code), (second, second_code) = paper_of(a), paper_of(b)
    from kserender.compare import compare

    comparison = compare(first, second, path_a=str(a), path_b=str(b))
    if form == "json":
        put(comparison.model_dump_json(by_alias=True, indent=2) + "\n", output)
        return max(first_code, second_code)
    from rich.console import Console

    from kserender.render.terminal import comparison_text, show_comparison

    if output is None:
        show_comparison(comparison, Console())
    else:
        put(comparison_text(comparison), output)
    return max(first_code, second_code)


command = Command(
    "compare",
    callback=compare,
    help=mark("Compare the proposals in A and B, decision by decision and section by section: only what differs."),
    params=[
        Argument(["a"], type=click.Path(path_type=Path), metavar="A"),
        Argument(["b"], type=click.Path(path_type=Path), metavar="B"),
        Option(
            ["--format", "form"],
            type=click.Choice(["text", "json"]),
            default="text",
            show_default=True,
            help=mark("text: to read; json: to process."),
        ),
        Option(
            ["-o", "--output"],
            type=click.Path(dir_okay=False, path_type=Path),
            metavar=mark("FILE"),
            help=mark("Write to this file instead of standard output."),
        ),
    ],
)
