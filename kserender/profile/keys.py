"""The keys of a profile.toml and what each accepts, in one table."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from string import Formatter
from types import MappingProxyType
from typing import Any

from kserender.i18n import _, mark

Check = tuple[Callable[[object], bool], str]


def faults(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The keys that are wrong, and what should have stood there, in words."""
    for path, value in _leaves(data, ()):
        accepts, expected = _check(path) or _unknown(path)
        if not accepts(value):
            near = get_close_matches(path[-1], _names(path[:-1]), 1) if expected == _NO_KEY else []
            yield ".".join(path), _(expected) + (_(" (perhaps {name}?)").format(name=near[0]) if near else "")


def _leaves(table: Mapping[str, Any], above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    for key, value in table.items():
        path = (*above, key)
        if isinstance(value, dict) and value and _check(path) is None:
            yield from _leaves(value, path)
        else:
            yield path, value


def _check(path: tuple[str, ...]) -> Check | None:
    return next((check for known, check in _KEYS.items() if _matches(known.split("."), path)), None)


def _matches(known: list[str], path: tuple[str, ...]) -> bool:
    return len(known) == len(path) and all(one in ("*", other) for one, other in zip(known, path, strict=True))


def _names(above: tuple[str, ...]) -> list[str]:
    """The keys that there are in a table."""
    split = (known.split(".") for known in _KEYS)
    return [parts[len(above)] for parts in split if len(parts) > len(above) and _matches(parts[: len(above)], above)]


_NO_KEY = mark("there is no such key")


def _unknown(path: tuple[str, ...]) -> Check:
    """The answer for a key that is not in the table: a table of keys may be empty, but nothing else."""
    if _names(path):
        return (lambda value: value == {}), mark("it should be a table, with keys of its own")
    return (lambda value: False), _NO_KEY


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_name(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_name, value)) and len(set(value)) == len(value)


def _is_organ(value: object) -> bool:
    """A name; or { name, from, to } with dates; or a list of such, one after the other."""
    if isinstance(value, list):
        return bool(value) and all(isinstance(one, dict) and _is_organ(one) for one in value)
    if isinstance(value, dict):
        times = [value.get(key) for key in ("from", "to")]
        days = all(one is None or type(one) is date for one in times)
        return days and _is_name(value.get("name")) and set(value) <= {"name", "from", "to"}
    return _is_name(value)


def _is_party(value: object) -> bool:
    if isinstance(value, dict):
        return _is_name(value.get("name")) and _is_list(value.get("aliases", [])) and set(value) <= {"name", "aliases"}
    return _is_name(value)


def _one_of(*choices: object) -> Callable[[object], bool]:
    return lambda value: any(value is choice or (isinstance(value, str) and value == choice) for choice in choices)


def _with(*slots: str) -> Callable[[object], bool]:
    """A wording whose {slots} are among these, with nothing more between the braces: it is filled by str.format."""

    def accepts(value: object) -> bool:
        try:
            parts = list(Formatter().parse(value)) if isinstance(value, str) else []
        except ValueError:
            return False
        return bool(parts) and all(
            slot is None or (slot in slots and not form and not conversion) for _text, slot, form, conversion in parts
        )

    return accepts


_TEXT: Check = (_is_text, mark("it should be a text in quotation marks"))
_NAME: Check = (_is_name, mark("it should be a text in quotation marks, and not empty"))
_LIST: Check = (_is_list, mark("it should be a list of texts, each once"))
_LEVEL: Check = (_with("body", "to"), mark("it should be a text with {body} and {to} where the organs go"))
_ORGAN: Check = (
    _is_organ,
    mark('it should be a name, or { name = "…", from = 2023-01-01, to = 2026-12-31 }, or a list of such'),
)
_PARTY: Check = (_is_party, mark('it should be a name, or { name = "…", aliases = ["…"] }'))
_STYLE: Check = (
    _one_of("keep", "att", "infinitive", "passive", "sentence", "beslutar att"),
    mark('it should be "keep", "att", "infinitive", "passive", "sentence" or "beslutar att"'),
)


def _wording(*slots: str) -> Check:
    """A wording that must have each of these slots: what is put in there may not be left out."""
    whole = _with(*slots)
    return (
        lambda value: whole(value) and all(f"{{{slot}}}" in str(value) for slot in slots),
        mark("it should be a text with the same words in braces as the generic profile has"),
    )


_NUMBERING: Check = (_one_of("1.", "1", "1)", "-"), mark('it should be "1.", "1", "1)" or "-"'))

# The wordings of minutes and summonses, with what must stand in each.
_MEETINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "number": ("number",),
        "paragraph": ("first",),
        "paragraphs": ("first", "last"),
        "matter": ("number", "title"),
        "diary_number": ("number",),
        "time": ("start", "end"),
        "time_open": ("start",),
        "question": ("question",),
        "result": ("counts",),
        "dissent": ("people",),
        "adjusted": ("paragraphs", "people"),
        "adjusted_at": ("text",),
    }
)

# * stands for any name.
_KEYS: Mapping[str, Check] = MappingProxyType(
    {
        "inherits": _NAME,
        "municipality.name": _TEXT,
        "municipality.full_name": _TEXT,
        "municipality.aliases": _LIST,
        "municipality.address": _LIST,
        "organs.*": _ORGAN,
        "departments.*": _ORGAN,
        "parties.*": _PARTY,
        "style.capital_organs": (_one_of(True, False), mark("it should be true or false")),
        "style.draft": _NAME,
        "diary_number.form": (
            lambda value: value == "" or _with("organ", "year", "number")(value),
            mark("it should be a text with {organ}, {year} and {number}"),
        ),
        "decisions.style": _STYLE,
        "decisions.numbering": _NUMBERING,
        "decisions.level": _LEVEL,
        "decisions.recommendation": _LEVEL,
        "decisions.proposal": _LEVEL,
        "decisions.collected_under": _TEXT,
        "decisions.verbs.recommending.*": _NAME,
        "decisions.verbs.final.*": _NAME,
        "sections.order": _LIST,
        "sections.headings.*": _TEXT,
        "sections.never_removed.*": _NAME,
        "tables.caption": (_with("number"), mark("it should be a text with {number} where the number goes")),
        "tables.*.*": _NAME,
        "wording.dissent": (_with("who"), mark("it should be a text with {who} where the people go")),
        "wording.legend": (_with("pairs"), mark("it should be a text with {pairs} where the abbreviations go")),
        "wording.*": _NAME,
        "addresses.*": (
            lambda value: _is_name(value) or (bool(value) and _is_list(value)),
            mark("it should be a text in quotation marks, or a list of lines"),
        ),
        **{f"meetings.{name}": _wording(*slots) for name, slots in _MEETINGS.items()},
        "meetings.ballots": _NAME,
        "meetings.papers": _NAME,
        "meetings.statuses": _LIST,
        "bookmarks.*": _NAME,
        "templates.*": _NAME,
        "kinds.*.document": _NAME,
        "kinds.*.required": _LIST,
        "kinds.*.order": _LIST,
        "kinds.*.headings.*": _TEXT,
        "kinds.*.never_removed.*": _NAME,
        "kinds.*.style": _STYLE,
        "kinds.*.numbering": _NUMBERING,
        "kinds.*.level": _LEVEL,
        "kinds.*.recommendation": _LEVEL,
        "kinds.*.proposal": _LEVEL,
        "kinds.*.collected_under": _TEXT,
    }
)
