"""The keys of a profile.toml and what each accepts, in one table."""

from collections.abc import Callable, Iterator, Mapping
from string import Formatter
from types import MappingProxyType
from typing import Any

from kserender.i18n import _, mark

Check = tuple[Callable[[object], bool], str]


def faults(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The keys that are wrong, and what should have stood there, in words."""
    for path, value in _leaves(data, ()):
        key = ".".join(path)
        accepts, expected = _KEYS.get(key) or _KEYS.get(f"{'.'.join(path[:-1])}.*") or _unknown(key, value)
        if not accepts(value):
            yield key, _(expected)


def _leaves(table: Mapping[str, Any], above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    for key, value in table.items():
        if isinstance(value, dict) and value:
            yield from _leaves(value, (*above, key))
        else:
            yield (*above, key), value


def _unknown(key: str, value: object) -> Check:
    """The answer for a key that is not in the table: a table of keys may be empty, but nothing else."""
    if any(known.startswith(f"{key}.") for known in _KEYS):
        return (lambda value: value == {}), mark("it should be a table, with keys of its own")
    return (lambda value: False), mark("there is no such key")


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_name(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_name, value)) and len(set(value)) == len(value)


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

# * stands for any name.
_KEYS: Mapping[str, Check] = MappingProxyType(
    {
        "municipality.name": _TEXT,
        "municipality.full_name": _TEXT,
        "municipality.aliases": _LIST,
        "organs.*": _NAME,
        "departments.*": _NAME,
        "style.capital_organs": (_one_of(True, False), mark("it should be true or false")),
        "decisions.style": (
            _one_of("att", "infinitive", "passive"),
            mark('it should be "att", "infinitive" or "passive"'),
        ),
        "decisions.numbering": (_one_of("1.", "1", "-"), mark('it should be "1.", "1" or "-"')),
        "decisions.level": _LEVEL,
        "decisions.recommendation": _LEVEL,
        "decisions.proposal": _LEVEL,
        "decisions.collected_under": _TEXT,
        "sections.order": _LIST,
        "sections.headings.*": _TEXT,
        "sections.never_removed.*": _NAME,
        "tables.caption": (_with("number"), mark("it should be a text with {number} where the number goes")),
        "tables.action.*": _NAME,
        "templates.*": _NAME,
    }
)
