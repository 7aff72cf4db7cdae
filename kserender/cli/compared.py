"""The forms that `kserender compare` writes: a table of writers by suffix for each of its two modes."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias, TypeVar

from kserender.errors import UsageError
from kserender.i18n import _

if TYPE_CHECKING:
    from kserender.compare import Comparison
    from kserender.compare.versions import Versions

Mode: TypeAlias = Literal["proposals", "versions"]
FORMATS = {"text": ".txt", "json": ".json"}


@dataclass(frozen=True, slots=True)
class Edited:
    """What was edited between two versions, the old one's file, and who is to stand as author of the changes."""

    path: Path
    versions: "Versions"
    author: str | None


def _comparison_text(comparison: "Comparison") -> bytes:
    from kserender.render.terminal import comparison_text

    return comparison_text(comparison).encode("utf-8", "backslashreplace")


def _comparison_markdown(comparison: "Comparison") -> bytes:
    from kserender.render.comparison_markdown import comparison_markdown

    return comparison_markdown(comparison).encode("utf-8", "backslashreplace")


def _comparison_json(comparison: "Comparison") -> bytes:
    return f"{comparison.model_dump_json(by_alias=True, indent=2)}\n".encode()


def _comparison_page(comparison: "Comparison") -> bytes:
    from kserender.render.page.proposals import comparison_html

    return comparison_html(comparison).encode()


def _comparison_workbook(comparison: "Comparison") -> bytes:
    from kserender.render.workbook import comparison_workbook

    return comparison_workbook(comparison)


def _comparison_sheet(comparison: "Comparison") -> bytes:
    from kserender.render.sheet import comparison_sheet

    return comparison_sheet(comparison)


def _comparison_pdf(comparison: "Comparison") -> bytes:
    from kserender.render.pdf import pdf

    return pdf(_comparison_sheet(comparison))


def _versions_text(edited: Edited) -> bytes:
    from kserender.render.terminal_versions import versions_text

    return versions_text(edited.versions).encode("utf-8", "backslashreplace")


def _versions_json(edited: Edited) -> bytes:
    from kserender.compare.versions import to_json

    text = json.dumps(to_json(edited.versions), ensure_ascii=False, indent=1)
    return f"{text}\n".encode("utf-8", "backslashreplace")


def _versions_page(edited: Edited) -> bytes:
    from kserender.render.page.versions import versions_html

    return versions_html(edited.versions).encode()


def _versions_workbook(edited: Edited) -> bytes:
    from kserender.render.workbook import versions_workbook

    return versions_workbook(edited.versions)


def _redline(edited: Edited) -> bytes:
    from kserender.render.redline import By, redline

    by = (By(edited.author),) if edited.author else ()
    return redline(edited.path, edited.versions, *by)


def _printed(edited: Edited) -> bytes:
    from kserender.render.redline import printed_pdf

    return printed_pdf(_redline(edited))


PROPOSALS: dict[str, Callable[["Comparison"], bytes]] = {
    ".txt": _comparison_text,
    ".json": _comparison_json,
    ".md": _comparison_markdown,
    ".html": _comparison_page,
    ".docx": _comparison_sheet,
    ".pdf": _comparison_pdf,
    ".xlsx": _comparison_workbook,
}
VERSIONS: dict[str, Callable[[Edited], bytes]] = {
    ".txt": _versions_text,
    ".json": _versions_json,
    ".html": _versions_page,
    ".docx": _redline,
    ".pdf": _printed,
    ".xlsx": _versions_workbook,
}
WRITERS: Mapping[Mode, Mapping[str, object]] = {"proposals": PROPOSALS, "versions": VERSIONS}

T = TypeVar("T")


def suffix_of(form: str | None, output: Path | None) -> str:
    """The suffix of the form that is asked for: by name, or else by the file's."""
    return FORMATS[form or "text"] if form or output is None else output.suffix.lower()


def check(suffix: str, mode: Mode | None, output: Path | None) -> None:
    """Refuse a suffix that the mode has no writer for, or, while that is not known, no mode has."""
    known = {known: None for name, writers in WRITERS.items() if mode in {None, name} for known in writers}
    if suffix in known:
        return
    what = {
        None: _("Nothing is written as “{suffix}”."),
        "proposals": _("A comparison of proposals is not written as “{suffix}”."),
        "versions": _("A comparison of versions is not written as “{suffix}”."),
    }[mode]
    error = UsageError(
        what.format(suffix=suffix or _("a file without a suffix")),
        _("Give -o a name that ends in one of {suffixes}.").format(suffixes=", ".join(known)),
    )
    error.file = str(output) if output else None
    raise error


def write(writers: Mapping[str, Callable[[T], bytes]], suffix: str, result: T, output: Path) -> None:
    """Write the result whole, or not at all."""
    from kserender.files import write_atomic

    write_atomic(output, writers[suffix](result))


def show(writers: Mapping[str, Callable[[T], bytes]], suffix: str, result: T) -> None:
    """Write the result to standard output."""
    from kserender.cli.console import put

    put(writers[suffix](result).decode())
