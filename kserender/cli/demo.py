"""`kserender demo`: the whole way, on the examples that come with kserender."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kserender.cli.console import complain, put, unwritten
from kserender.cli.forms import FORMS
from kserender.cli.spoken import Command, Option
from kserender.errors import ExitCode
from kserender.i18n import _, mark, plural

if TYPE_CHECKING:
    from kserender.paper import Paper

EXAMPLES = Path(__file__).parents[1] / "examples"
PAPERS = (".docx", ".md")
# The YAML files of one paper; one that is a meeting is named in MEETINGS.
DATA = ".yaml"
MEETINGS = frozenset({"sammantrade.yaml"})

STANDINGS = {
    "agreed": mark("the same"),
    "parted": mark("differing in substance"),
    "single": mark("only in one of them"),
}


def demo(folder: Path) -> ExitCode:
    """Read the examples, compare the proposals and generate decision documents; leave the results in the folder."""
    from kserender.render.load import load_paper

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritten(error) from error
    click.echo(_("1. Reads the papers:"))
    papers, code = _read(folder)
    ours = [name for name, paper in papers.items() if paper.kind == "tjansteskrivelse"]
    theirs = [name for name, paper in papers.items() if paper.kind == "alternativt_forslag"]
    click.echo(_("2. Compares the official's proposal with the alternative:"))
    for one in ours:
        for other in theirs:
            _compare(papers[one], papers[other], one, other, folder)
    click.echo(_("3. Generates decisions, and reads them back as a check:"))
    for name in ours:
        _generate(papers[name], name, folder / f"{Path(name).stem}-beslut.docx")
    for path in _examples(DATA):
        result = folder / f"{path.stem}.docx"
        if path.name in MEETINGS:
            _minutes(path, result)
        else:
            _generate(load_paper(path), path.name, result)
    click.echo(_("The results are in {folder}; the papers are in {examples}.").format(folder=folder, examples=EXAMPLES))
    return code


def _examples(*suffixes: str) -> list[Path]:
    return sorted(path for path in EXAMPLES.iterdir() if path.suffix in suffixes and path.stem != "README")


def _told(source: str, result: Path, what: str) -> None:
    click.echo(f"   {source} → {result.name}: {what}")


def _read(folder: Path) -> tuple[dict[str, "Paper"], ExitCode]:
    from kserender.corpus import extract_many

    papers = {}
    code = ExitCode.OK
    for outcome in extract_many(_examples(*PAPERS)):
        code = max(code, outcome.code)
        if outcome.error is not None:
            complain(outcome.error)
        if outcome.extraction is not None:
            paper = papers[outcome.path.name] = outcome.extraction.papers[0]
            result = folder / f"{outcome.path.stem}.json"
            put("".join(FORMS["json"]([outcome.extraction], False)), result)
            _told(outcome.path.name, result, _counts(paper))
    return papers, code


def _counts(paper: "Paper") -> str:
    decisions, revisions = len(paper.decisions), len(paper.revisions)
    rows = sum(len(table.rows) for table in paper.action_tables)
    counts = (
        (decisions, plural("{count} decision point", "{count} decision points", decisions)),
        (revisions, plural("{count} struck or added wording", "{count} struck or added wordings", revisions)),
        (rows, plural("{count} action", "{count} actions", rows)),
    )
    return ", ".join(text.format(count=count) for count, text in counts if count)


def _compare(ours: "Paper", theirs: "Paper", one: str, other: str, folder: Path) -> None:
    from kserender.compare import compare
    from kserender.compare.glance import agreed
    from kserender.render.terminal import comparison_text

    comparison = compare(ours, theirs, paths=(one, other))
    result = folder / f"{Path(one).stem}-{Path(other).stem}.txt"
    put(comparison_text(comparison), result)
    counts = Counter(
        "agreed" if agreed(comparison, matter) else "parted" if len(matter.positions) > 1 else "single"
        for matter in comparison.matters
    )
    told = (f"{_(text)}: {counts[standing]}" for standing, text in STANDINGS.items() if counts[standing])
    _told(f"{one} + {other}", result, ", ".join(told))


def _generate(paper: "Paper", name: str, result: Path) -> None:
    from kserender.files import write_atomic
    from kserender.render import render

    write_atomic(result, render(paper))
    _told(name, result, _("the same decisions"))


def _minutes(path: Path, result: Path) -> None:
    from kserender.cli.generate.sittings import sittings_of
    from kserender.files import write_atomic
    from kserender.profile import for_municipality
    from kserender.render.meeting import MeetingOrder, make

    [sitting], _code = sittings_of([path])
    order = MeetingOrder(kind="protokoll", sitting=sitting, profile=for_municipality(sitting.municipality))
    write_atomic(result, make(order).data)
    _told(path.name, result, _("the minutes of a meeting, the same when read back"))


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
