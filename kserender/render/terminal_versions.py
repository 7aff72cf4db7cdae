"""What was edited between two versions, in a terminal: each change with what stands beside it."""

from collections import Counter

from rich.console import Console

from kserender.compare.comparison import Op
from kserender.compare.versions.contract import PARAGRAPH, Item, Kind, Piece, Versions
from kserender.i18n import _, mark
from kserender.render.comparison_texts import shortened
from kserender.render.screen import heading, line, painted, paper_console

_CHANGES: dict[Kind, str] = {
    "edited": mark("edited: {count}"),
    "added": mark("added: {count}"),
    "struck": mark("struck: {count}"),
    "moved_to": mark("moved: {count}"),
    "split": mark("split: {count}"),
    "merged": mark("joined: {count}"),
}
_HEADS: dict[Kind, str] = {
    "moved_from": mark("moved from here:"),
    "moved_to": mark("moved here:"),
    "split": mark("split into several paragraphs:"),
    "merged": mark("joined into one paragraph:"),
}


def versions_text(versions: Versions, width: int = 100) -> str:
    """What `show_versions` shows, without colour."""
    console = paper_console(width)
    with console.capture() as captured:
        show_versions(versions, console)
    return captured.get()


def show_versions(versions: Versions, console: Console) -> None:
    """Print the changes from the old version to the new one, as wide and as coloured as the console is."""
    for version, title in ((versions.old, _("Before")), (versions.new, _("After"))):
        line(console, " · ".join(part for part in (version.title, version.path) if part), bullet=f"{title}: ")
    changes = list(versions.changes())
    console.print()
    count = Counter(item.kind for item in changes)
    counts = ", ".join(_(text).format(count=count[kind]) for kind, text in _CHANGES.items() if count[kind])
    line(console, counts or _("Nothing differs."))
    if changes:
        legend: list[tuple[Op, str]] = [("struck", _("struck")), ("equal", "  "), ("added", _("added"))]
        line(console, painted(legend, console))
    section: str | None = None
    for item in changes:
        if item.section != section:
            section = item.section
            heading(console, section or _("Text without a heading"))
        console.print()
        _show(item, console)


def _show(item: Item, console: Console) -> None:
    if item.kind in _HEADS:
        line(console, _(_HEADS[item.kind]), 2)
    pieces = [(piece.op, piece.text.replace(PARAGRAPH, " ¶ ") if piece.text else _note(piece)) for piece in item.pieces]
    if item.kind == "moved_from":
        pieces = [("equal", "".join(text for op, text in pieces if op != "added"))]
    if item.relabelled:
        labels: list[tuple[Op, str]] = [("struck", item.old[0].label or ""), ("added", item.new[0].label or "")]
        pieces = [*((op, f"{label} ") for op, label in labels if label), *pieces]
    line(console, painted(shortened(pieces), console), 2)


def _note(piece: Piece) -> str:
    return f"[{piece.note}]" if piece.note else ""
