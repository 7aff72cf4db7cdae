"""What a search found, in a terminal: a head, the place and some words for each paper."""

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from kserender.corpus.search.results import Hit, Results, Span
from kserender.i18n import _, mark, plural
from kserender.render.screen import line, paper_console, safe, without_colour

WIDTH = 100  # of a text file
FACETS = {
    "organ": mark("Organ"),
    "year": mark("Year"),
    "party": mark("Party"),
    "kind": mark("Kind"),
    "verb": mark("Verb"),
    "outcome": mark("Outcome"),
}


def as_text(results: Results, offset: int) -> str:
    """What `show` shows, without colour."""
    console = paper_console(WIDTH)
    with console.capture() as captured:
        show(results, console, offset)
    return captured.get()


def show(results: Results, console: Console, offset: int) -> None:
    """Print the papers, as wide and as coloured as the console is; `offset` is how many came before."""
    line(console, _count(results, offset))
    for number, hit in enumerate(results.hits, offset + 1):
        _show_hit(hit, number, console)
    if results.partial and results.total:
        console.print()
        line(console, _("These have only some of the words:"))
    for number, hit in enumerate(results.partial, offset + len(results.hits) + 1):
        _show_hit(hit, number, console)
    for name, counts in results.facets.items():
        if counts:
            console.print()
            line(console, ", ".join(f"{one.value} ({one.count})" for one in counts), bullet=f"{_(FACETS[name])}: ")


def _show_hit(hit: Hit, number: int, console: Console) -> None:
    console.print()
    line(console, _painted(hit.title, console, "bold") if hit.title else _("(no title)"), bullet=f"{number}. ")
    for text in (_about(hit), _place(hit)):
        if text:
            line(console, text, 4)
    if hit.also:
        line(console, _("also as: {files}").format(files=", ".join(hit.also)), 4)
    if hit.snippet:
        line(console, _painted(hit.snippet, console, ""), 4)


def _count(results: Results, offset: int) -> str:
    if not results.total:
        return (
            _("No paper has all of the words; these have some of them.")
            if results.partial
            else _("No paper was found.")
        )
    found = plural("{count} paper was found", "{count} papers were found", results.total).format(count=results.total)
    last = offset + len(results.hits)
    if not results.hits or (offset == 0 and sum(max(len(hit.papers), 1) for hit in results.hits) == results.total):
        return f"{found}."
    return _("{found}; here are number {first} to {last}.").format(found=found, first=offset + 1, last=last)


def _about(hit: Hit) -> str:
    paragraph = f"§ {hit.paragraph}" if hit.paragraph else None
    number = f"Dnr {hit.diary_number}" if hit.diary_number else None
    return " · ".join(part for part in (hit.organ, paragraph, hit.date, number, hit.outcome, hit.municipality) if part)


def _place(hit: Hit) -> str:
    return _("{file}, page {page}").format(file=hit.path, page=hit.page) if hit.page else hit.path


def _painted(spans: Iterable[Span], console: Console, style: str) -> Text:
    """The text with its hits in reverse, or in ** where there is no colour."""
    plain = without_colour(console)
    text = Text()
    for span in spans:
        if span.marked and plain:
            text.append(f"**{safe(span.text)}**")
        else:
            text.append(safe(span.text), style="" if plain else f"{style} bold yellow" if span.marked else style)
    return text
