"""What a search found, as data and as a table for a spreadsheet."""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

from kserender.corpus.search.results import Hit, Results, plain
from kserender.i18n import _, mark
from kserender.render.cells import Value, csv_pieces
from kserender.render.lists import List, workbook

SCHEMA = "kserender/search/1"

_COLUMNS: tuple[tuple[str, int, Callable[[Hit], Value]], ...] = (
    (mark("File"), 40, lambda hit: hit.path),
    (mark("Page"), 6, lambda hit: hit.page),
    (mark("Organ"), 24, lambda hit: hit.organ),
    (mark("Date"), 11, lambda hit: hit.date),
    (mark("Paragraph"), 8, lambda hit: hit.paragraph),
    (mark("Diary number"), 18, lambda hit: hit.diary_number),
    (mark("Title"), 50, lambda hit: plain(hit.title)),
    (mark("Decisions"), 60, lambda hit: "\n".join(hit.decisions)),
    (mark("Outcome"), 14, lambda hit: hit.outcome),
    (mark("Found in the text"), 60, lambda hit: plain(hit.snippet)),
    (mark("Kind"), 18, lambda hit: hit.kind),
    (mark("Municipality"), 16, lambda hit: hit.municipality),
    (mark("Also in"), 40, lambda hit: "\n".join(hit.also)),
)


def as_json(results: Results, offset: int) -> str:
    """Everything, with the hits in title and snippet as pieces of text of which some are marked."""
    hits = [{"number": offset + number, **_as_dict(hit)} for number, hit in enumerate(results.hits, 1)]
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "query": results.query,
        "read_as": results.read_as,
        "total": results.total,
        "suggestion": results.suggestion,
        "hits": hits,
        "partial": [_as_dict(hit) for hit in results.partial],
        "facets": {name: [asdict(count) for count in counts] for name, counts in results.facets.items()},
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def as_csv(results: Results) -> str:
    """A row for each paper."""
    return "".join(csv_pieces([name for name, _width in _head()], _rows(results)))


def as_xlsx(results: Results) -> bytes:
    """A row for each paper, and a sheet with the facets where they were asked for."""
    lists = [List(_("Papers found"), _head(), _rows(results))]
    if results.facets:
        counts = ((name, one.value, one.count) for name, some in results.facets.items() for one in some)
        lists.append(List(_("Counts"), ((_("What"), 16), (_("Value"), 40), (_("Papers"), 10)), counts))
    return workbook(lists, results.query or _("Papers found"))


def _head() -> tuple[tuple[str, int], ...]:
    return *((_(name), width) for name, width, _value in _COLUMNS), (_("Words"), 8)


def _as_dict(hit: Hit) -> dict[str, Any]:
    """Without the ids, which say nothing outside the archive."""
    return {name: value for name, value in asdict(hit).items() if name != "papers"}


def _rows(results: Results) -> Iterator[list[Value]]:
    """Each paper, and in the last column whether it has all of the words."""
    for hits, words in ((results.hits, _("all")), (results.partial, _("some"))):
        for hit in hits:
            yield [*(value(hit) for _name, _width, value in _COLUMNS), words]
