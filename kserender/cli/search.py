"""`kserender search "…" --db URL`: papers of an archive, by their words, by number and by what they are."""

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kserender.cli import options
from kserender.cli.console import put, say
from kserender.cli.spoken import Argument, Command, Option
from kserender.errors import ExitCode, UsageError
from kserender.i18n import _, mark

if TYPE_CHECKING:
    from kserender.corpus.search import Filters, Results

FORMS = ("text", "json", "csv", "xlsx")
PAGE = 20  # hits
TABLE = 1000  # hits of a table, when it is not said how many
OUTCOMES = ("bifall", "delvis bifall", "avslag", "återremiss", "bordläggning", "besvarad")


def search(
    words: tuple[str, ...],
    db: str,
    form: str,
    limit: int | None,
    page: int,
    facets: bool,
    output: Path | None,
    **filters: Any,
) -> ExitCode:
    """Print or write what is found; say on standard error what was done about a query that found nothing."""
    from kserender.corpus.search import search
    from kserender.corpus.store import open_store

    if form == "xlsx" and output is None:
        raise UsageError(_("A workbook cannot be shown here."), _("Give the name of a file with -o."))
    if limit is None:
        limit = TABLE if form in {"csv", "xlsx"} else PAGE
    with open_store(db) as store:
        results = search(
            store, " ".join(words), _filters(filters), limit=limit, offset=(page - 1) * limit, facets=facets
        )
    _tell(results)
    _write(results, form, output, (page - 1) * limit)
    return ExitCode.OK


def _filters(given: dict[str, Any]) -> "Filters":
    from kserender.corpus.search import Filters

    for name in ("since", "until"):
        if given[name] is not None and not _is_date(given[name]):
            raise UsageError(
                _("{text} is no date.").format(text=given[name]), _("Write a date as 2024-03-06, 2024-03 or 2024.")
            )
    return Filters(**given)


def _is_date(text: str) -> bool:
    if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", text):
        return False
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True


def _tell(results: "Results") -> None:
    if results.suggestion:
        say(_("Did you mean: {query}").format(query=results.suggestion))


def _write(results: "Results", form: str, output: Path | None, offset: int) -> None:
    from kserender.corpus.search import shown

    if form == "xlsx":
        from kserender.files import write_atomic

        if output is not None:
            write_atomic(output, shown.as_xlsx(results))
    elif form == "text" and output is None:
        from rich.console import Console

        shown.show(results, Console(), offset)
    elif form == "csv":
        put(shown.as_csv(results), output)
    else:
        put({"text": shown.as_text, "json": shown.as_json}[form](results, offset), output)


command = Command(
    "search",
    callback=search,
    help=mark(
        "Search an archive: words in any form, also as parts of longer words; “exact words” in quotes; bygg*; OCH, "
        "ELLER, INTE and parentheses; or a Dnr, or “KF § 12 2024-03-06”. Without words: "
        "all papers that the filters choose."
    ),
    params=[
        Argument(["words"], nargs=-1, metavar=mark("[WORDS]...")),
        Option(
            ["--db"],
            required=True,
            envvar="KSERENDER_DB",
            metavar="URL",
            help=mark("The archive: a file (arkiv.db) or postgresql://… (also KSERENDER_DB)."),
        ),
        Option(
            ["--format", "form"],
            type=click.Choice(FORMS),
            default="text",
            show_default=True,
            help=mark("text: to read; json: to process; csv, xlsx: a row for each paper, for a spreadsheet."),
        ),
        Option(
            ["--organ", "organs"],
            multiple=True,
            metavar=mark("NAME"),
            help=mark("Papers and decisions of this organ: KF, or its name."),
        ),
        Option(["--year", "years"], multiple=True, type=int, metavar=mark("YEAR"), help=mark("Papers of this year.")),
        Option(["--from", "since"], metavar=mark("DATE"), help=mark("From this day, month or year on.")),
        Option(["--to", "until"], metavar=mark("DATE"), help=mark("Up to this day, month or year, and with it.")),
        Option(
            ["--party", "parties"],
            multiple=True,
            metavar=mark("PARTY"),
            help=mark("Where this party moved, spoke, proposed or reserved itself: SD, or its name."),
        ),
        Option(
            ["--kind", "kinds"],
            multiple=True,
            metavar=mark("KIND"),
            help=mark("Papers of this kind: motion, protokollsutdrag, …"),
        ),
        Option(
            ["--verb", "verbs"],
            multiple=True,
            metavar=mark("VERB"),
            help=mark("With a decision of this verb: avslå, uppdra, …"),
        ),
        Option(
            ["--dnr", "diary_numbers"],
            multiple=True,
            metavar="DNR",
            help=mark("Papers of this diary number, however it is written."),
        ),
        Option(
            ["--min-amount", "minimum"],
            type=float,
            metavar="KR",
            help=mark("Where a sum of at least so many kronor is named."),
        ),
        Option(
            ["--max-amount", "maximum"],
            type=float,
            metavar="KR",
            help=mark("Where a sum of at most so many kronor is named."),
        ),
        Option(
            ["--outcome", "outcomes"],
            multiple=True,
            type=click.Choice(OUTCOMES),
            help=mark("What was decided in the end."),
        ),
        Option(
            ["--municipality", "municipalities"],
            multiple=True,
            metavar=mark("NAME"),
            help=mark("Papers of this municipality."),
        ),
        Option(["--all-versions"], is_flag=True, help=mark("Also earlier versions, and files that are gone.")),
        Option(
            ["--facets"],
            is_flag=True,
            help=mark("Count organs, years, parties, kinds, verbs and outcomes of all that is found."),
        ),
        Option(
            ["--limit"],
            type=click.IntRange(min=0),
            metavar=mark("N"),
            help=mark("So many papers (20; of a table 1000)."),
        ),
        Option(
            ["--page"],
            type=click.IntRange(min=1),
            default=1,
            show_default=True,
            metavar=mark("N"),
            help=mark("Which page of them."),
        ),
        options.output(),
    ],
)
