"""`kserender demo`: the whole way, on the examples that come with kserender."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kserender.cli.console import complain, put
from kserender.cli.forms import FORMS
from kserender.cli.spoken import Command, Option
from kserender.errors import ExitCode
from kserender.i18n import _, mark, plural

if TYPE_CHECKING:
    from kserender.compare import Comparison
    from kserender.paper import Paper

EXAMPLES = Path(__file__).parents[1] / "examples"
READABLE = (".docx", ".pdf", ".md", ".txt")

RELATIONS = {
    "same": mark("the same"),
    "reworded": mark("in other words"),
    "changed": mark("changed in substance"),
    "only_a": mark("only in the first"),
    "only_b": mark("only in the second"),
}


def demo(folder: Path) -> ExitCode:
    """Read the examples, compare the proposals and generate a decision document; leave the results in the folder."""
    papers = _read(folder)
    of_officials = [name for name, paper in papers.items() if paper.kind == "tjansteskrivelse"]
    alternatives = [name for name, paper in papers.items() if paper.kind == "alternativt_forslag"]
    for ours in of_officials:
        for theirs in alternatives:
            _compare(papers, ours, theirs, folder)
        _generate(papers[ours], ours, folder)
    click.echo(_("Everything is in the folder {folder}.").format(folder=folder))
    click.echo(_("Try your own:") + f"  kserender show {EXAMPLES / next(iter(papers))}")
    return ExitCode.OK


def _read(folder: Path) -> dict[str, "Paper"]:
    from kserender.corpus import extract_many

    folder.mkdir(parents=True, exist_ok=True)
    click.echo(_("1. Reads the example papers:"))
    papers = {}
    for outcome in extract_many(sorted(path for path in EXAMPLES.iterdir() if path.suffix in READABLE)):
        name = outcome.path.name
        if outcome.error is not None:
            complain(outcome.error)
        if outcome.extraction is not None:
            papers[name] = outcome.extraction.papers[0]
            result = folder / f"{outcome.path.stem}.json"
            put("".join(FORMS["json"]([outcome.extraction], False)), result)
            click.echo(f"   {name} → {result.name}: {_counts(papers[name])}")
    return papers


def _counts(paper: "Paper") -> str:
    rows = sum(len(table.rows) for table in paper.action_tables)
    decisions, revisions = len(paper.decisions), len(paper.revisions)
    counts = {
        plural("{count} decision point", "{count} decision points", decisions): decisions,
        plural("{count} struck or added wording", "{count} struck or added wordings", revisions): revisions,
        plural("{count} action", "{count} actions", rows): rows,
    }
    return ", ".join(text.format(count=count) for text, count in counts.items() if count)


def _compare(papers: dict[str, "Paper"], ours: str, theirs: str, folder: Path) -> None:
    from kserender.compare import compare

    comparison = compare(papers[ours], papers[theirs], path_a=ours, path_b=theirs)
    result = folder / f"{Path(ours).stem}-{Path(theirs).stem}.json"
    put(comparison.model_dump_json(by_alias=True, indent=2) + "\n", result)
    click.echo(_("2. Compares {a} with {b} → {file}:").format(a=ours, b=theirs, file=result.name))
    click.echo("   " + _("decision points") + ": " + _relations(comparison))


def _relations(comparison: "Comparison") -> str:
    counts = Counter[str](pair.relation for pair in comparison.decisions)
    return ", ".join(f"{counts[relation]} {_(text)}" for relation, text in RELATIONS.items() if counts[relation])


def _generate(paper: "Paper", name: str, folder: Path) -> None:
    from kserender.files import write_atomic
    from kserender.render import render

    result = folder / f"{Path(name).stem}-beslut.docx"
    write_atomic(result, render(paper))
    click.echo(
        _("3. Generates a decision document from {file} → {result}, and reads it back: the same decisions.").format(
            file=name, result=result.name
        )
    )


command = Command(
    "demo",
    callback=demo,
    help=mark("Read, compare and generate, with the example papers of an invented municipality."),
    params=[
        Option(
            ["--to", "folder"],
            type=click.Path(file_okay=False, path_type=Path),
            default=Path("kserender-demo"),
            show_default=True,
            metavar=mark("FOLDER"),
            help=mark("Where the results are put."),
        )
    ],
)
