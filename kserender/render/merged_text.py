"""What several alternatives come to when they are put together: as text to read, and as data."""

from collections.abc import Iterable, Iterator
from typing import Any

from kserender.compare.merging import Merged
from kserender.compare.merging.told import Choosing, Told, agreed, chosen
from kserender.i18n import _, mark, plural

SCHEMA = "kserender/merged/1"

ACTIONS = {
    "strike": mark("{place}: “{struck}” is struck"),
    "insert": mark("{place}: “{added}” is added"),
    "replace": mark("{place}: “{struck}” becomes “{added}”"),
    "move": mark("{place}: moved to {added}"),
    "renumber": mark("{place}: becomes number {added}"),
}
LONGEST = 200  # characters that are shown of a text


def merged_text(merged: Merged) -> str:
    """Who the parties are, what can be made at once, what has to be chosen, and what was left aside."""
    lines = [_("Alternatives: {names}").format(names=", ".join(merged.parties)), ""]
    count = len(merged.consensus)
    lines.append(
        plural("One change that nobody is against:", "{count} changes that nobody is against:", count).format(
            count=count
        )
    )
    lines += [f"  {_names(one.parties)} – {_line(one)}" for one in agreed(merged)]
    lines.append("")
    count = len(merged.choices)
    lines.append(plural("One choice to make:", "{count} choices to make:", count).format(count=count))
    for number, choice in enumerate(chosen(merged), 1):
        lines += _choice(number, choice)
    if merged.left:
        lines += ["", _("Not put together; look at these yourself:")]
        lines += [f"  {party} – {_quoted(text)}" for party, text in merged.left]
    return "\n".join(lines) + "\n"


def merged_data(merged: Merged) -> dict[str, Any]:
    """The same as `kserender/merged/1`: places are named in the document's language, struck texts are empty."""
    return {
        "schema": SCHEMA,
        "base": {"path": merged.base.source.path, "sha256": merged.base.source.sha256},
        "parties": [*merged.parties],
        "consensus": [
            {
                "parties": [*one.parties],
                "action": one.action,
                "place": one.place,
                "struck": one.struck,
                "added": one.added,
            }
            for one in agreed(merged)
        ],
        "choices": [
            {
                "place": choice.place,
                "base": choice.base,
                "options": [{"parties": [*parties], "text": text} for parties, text in choice.options],
            }
            for choice in chosen(merged)
        ],
        "left": [{"party": party, "text": text} for party, text in merged.left],
    }


def _choice(number: int, choice: Choosing) -> Iterator[str]:
    place = choice.place[:1].upper() + choice.place[1:]
    base = f": {_quoted(choice.base)}" if choice.base else ""
    yield f"  {number}. {place}{base}"
    for parties, text in choice.options:
        yield f"     {_names(parties)}: " + (_quoted(text) if text else _("is struck"))


def _line(one: Told) -> str:
    texts = {"struck": _short(one.struck), "added": _short(one.added)}
    return _(ACTIONS[one.action]).format(place=one.place, **texts)


def _names(parties: Iterable[str]) -> str:
    return ", ".join(parties)


def _quoted(text: str) -> str:
    return _("“{text}”").format(text=_short(text))


def _short(text: str) -> str:
    text = " | ".join(text.split("\t"))
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rpartition(' ')[0]} …"
