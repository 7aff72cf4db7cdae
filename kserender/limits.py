"""How much one file may take: sizes, counts, seconds and memory.

Each limit is a setting: KSERENDER_LIMIT_SECONDS=120 in the environment, over `seconds = 120` under `[limits]` in
kserender.toml (the command line's affair), over the default here.  MB are 1,000,000 bytes.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, fields, replace
from typing import Any

from kserender.errors import UsageError
from kserender.i18n import _

PREFIX = "KSERENDER_LIMIT_"
MB = 1_000_000
ENOUGH = 1_000_000_000  # no limit is set higher


def _limit(default: int, most: int = ENOUGH) -> Any:
    return field(default=default, metadata={"most": most})


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits for one file, with the defaults; all are whole numbers from 1."""

    file_mb: int = _limit(200)
    """The file as it is."""
    unpacked_mb: int = _limit(300)
    """All parts of a package, inflated."""
    part_mb: int = _limit(100)
    """One part of a package, inflated."""
    entries: int = _limit(2_000)
    """Parts of a package."""
    ratio: int = _limit(200)
    """Inflated size ÷ packed size of a part; asked only of parts over 1 MB."""
    pages: int = _limit(5_000)
    """Pages of a PDF."""
    paragraphs: int = _limit(500_000)
    """Paragraphs of a Word file; some ten thousand pages."""
    columns: int = _limit(63, most=63)
    """Columns that a table cell may span; Word has no more."""
    nesting: int = _limit(200, most=200)
    """Levels of XML that are gone down into; the walk is made for no more."""
    seconds: int = _limit(60, most=86_400)
    """Time on the clock, in a process of its own or in another program."""
    memory_mb: int = _limit(1_024)
    """Memory for reading, beside the program itself, in a process of its own."""
    result_mb: int = _limit(100)
    """What a process of its own may hand back."""
    ocr_seconds: int = _limit(15, most=3_600)
    """Text recognition of one page; added to the time that the file may take."""
    ocr_pages: int = _limit(300)
    """Pages of a file whose text is recognised, in a process of its own."""
    ocr_megapixels: int = _limit(40, most=1_000)
    """The picture of a page for text recognition; a larger page is recognised in a lower resolution."""

    def mb(self, name: str) -> int:
        """The limit `name`_mb in bytes."""
        size: int = getattr(self, f"{name}_mb")
        return size * MB


_set: ContextVar[Limits | None] = ContextVar("limits", default=None)


def current() -> Limits:
    """The limits in force: those of the nearest `using`, or else the environment's over the defaults.

    Raises UsageError when the environment sets one wrongly.
    """
    return _set.get() or settings()


@contextmanager
def using(limits: Limits) -> Iterator[Limits]:
    """Let these limits be in force inside the block."""
    before = _set.set(limits)
    try:
        yield limits
    finally:
        _set.reset(before)


def settings(table: Mapping[str, object] | None = None) -> Limits:
    """The limits that the environment sets, over those of `table` ([limits] of a kserender.toml), over the defaults.

    Raises UsageError for a limit that does not exist or is no whole number within its bounds.
    """
    named = {name: (name, value) for name, value in (table or {}).items()}
    for variable, value in os.environ.items():
        if variable.startswith(PREFIX) and value:
            named[variable.removeprefix(PREFIX).lower()] = (variable, value)
    if not named:
        return _DEFAULTS
    return replace(_DEFAULTS, **{name: _number(name, *given) for name, given in named.items()})


_DEFAULTS = Limits()
_MOST: dict[str, int] = {one.name: one.metadata["most"] for one in fields(Limits)}


def _number(name: str, given_as: str, value: object) -> int:
    if name not in _MOST:
        raise UsageError(
            _("There is no limit “{name}”.").format(name=name),
            _("Choose one of: {choices}.").format(choices=", ".join(_MOST)),
        )
    text = str(value).replace("_", "").strip()
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 20 else 0
    if isinstance(value, bool) or not 1 <= number <= _MOST[name]:
        raise UsageError(
            _("The limit “{name}” is “{value}”, and should be a whole number from 1 to {most}.").format(
                name=name, value=value, most=_MOST[name]
            ),
            _("Correct {setting}, or remove it.").format(setting=given_as),
        )
    return number
