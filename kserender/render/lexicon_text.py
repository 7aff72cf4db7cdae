"""A substitution lexicon: as text to read, as data, and as a table for a spreadsheet."""

from collections.abc import Iterator, Sequence
from typing import Any

from kserender.compare.lexicon import Entry, Replacement
from kserender.i18n import _, mark, plural
from kserender.render.cells import Value, csv_pieces

SCHEMA = "kserender/lexicon/1"

_COLUMNS = (
    mark("Old"),
    mark("New"),
    mark("Times"),
    mark("Still left"),
    mark("Here old"),
    mark("Here new"),
    mark("Page"),
    mark("Paragraph"),
    mark("Under the heading"),
    mark("In its sentence"),
    mark("By"),
    mark("Doubtful because"),
)


def lexicon_text(entries: Sequence[Entry]) -> str:
    """Each entry with how often, its forms, and every place; doubtful places say why."""
    if not entries:
        return _("Nothing is replaced.") + "\n"
    lines: list[str] = []
    for entry in entries:
        times = plural("once", "{count} times", entry.count).format(count=entry.count)
        lines.append(f"{_arrow(entry.struck, entry.added)} ({times}; {_left(entry)})")
        if len(entry.forms) > 1:
            forms = (f"{_arrow(*form)} × {count}" for form, count in entry.forms.items())
            lines.append("  " + _("Forms: {forms}").format(forms=", ".join(forms)))
        lines += [f"  – {_where(one)}" for one in entry.places]
        lines.append("")
    return "\n".join(lines)


def lexicon_data(entries: Sequence[Entry]) -> dict[str, Any]:
    """The same as `kserender/lexicon/1`."""
    return {"schema": SCHEMA, "entries": [_entry(entry) for entry in entries]}


def lexicon_csv(entries: Sequence[Entry]) -> str:
    """A row for each place, as spreadsheets in Swedish read it: semicolons between, and a mark for UTF-8 first."""
    return "".join(csv_pieces([_(name) for name in _COLUMNS], _rows(entries)))


def _rows(entries: Sequence[Entry]) -> Iterator[list[Value]]:
    for entry in entries:
        for one in entry.places:
            page, paragraph = (one.place.page, one.place.paragraph) if one.place else (None, None)
            row: list[Value] = [
                entry.struck,
                entry.added,
                entry.count,
                entry.left,
                one.struck,
                one.added,
                page,
                paragraph,
            ]
            yield [*row, one.section, one.context, one.author, one.reason]


def _arrow(struck: str, added: str) -> str:
    return f"{struck or '–'} → {added or '–'}"


def _left(entry: Entry) -> str:
    if not entry.struck:
        return _("added")
    if entry.throughout:
        return _("replaced throughout")
    return plural("left in one place", "left in {count} places", entry.left).format(count=entry.left)


def _where(one: Replacement) -> str:
    parts = [one.section, _("page {page}").format(page=one.place.page) if one.place and one.place.page else None]
    place = ", ".join(part for part in parts if part)
    context = " ".join(one.context.split())
    doubt = f"  [{_('doubtful')}: {one.reason}]" if one.reason else ""
    return f"{place + ': ' if place else ''}… {context} …{doubt}"


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "struck": entry.struck,
        "added": entry.added,
        "count": entry.count,
        "left": entry.left,
        "throughout": entry.throughout,
        "forms": [{"struck": old, "added": new, "count": count} for (old, new), count in entry.forms.items()],
        "places": [_place(one) for one in entry.places],
    }


def _place(one: Replacement) -> dict[str, Any]:
    place = one.place
    return {
        "struck": one.struck,
        "added": one.added,
        "section": one.section,
        "context": one.context,
        "author": one.author,
        "place": {"page": place.page, "paragraph": place.paragraph, "start": place.start, "end": place.end}
        if place
        else None,
        "inferred": {"reason": one.reason, "confidence": one.confidence} if one.doubtful else None,
    }
