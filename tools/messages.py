#!/usr/bin/env python3
"""Keep the Swedish catalogue: collect the msgids, merge translations, compile.

    python tools/messages.py [TRANSLATIONS.json …]

TRANSLATIONS.json is an object {"english": "svenska"}; the value of a message with two forms is a list of two texts.
The catalogue kserender.po is brought up to date with the sources, obsolete messages leave it, and kserender.mo is
compiled from it; both are committed.  Ends with 3 when a message lacks a translation.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from kserender.i18n import DOMAIN, FOLDER

ROOT = Path(__file__).parents[1]
CATALOGUE = FOLDER / "sv" / "LC_MESSAGES" / f"{DOMAIN}.po"
SOURCES = ("kserender", "extract", "corpus", "templates")
KEYWORDS = {"_": None, "mark": None, "plural": (1, 2)}

# Click asks the same catalogue.  Its modules for prompts, editors and streams are not used here.
CLICK = ("core", "decorators", "exceptions", "formatting", "parser", "shell_completion", "types")
CLICK_KEYWORDS = {"_": None, "ngettext": (1, 2)}

Msgid = str | tuple[str, str]


def messages() -> Iterator[tuple[Msgid, str]]:
    """Every msgid of the sources with the file it stands in; one with two forms is a pair."""
    for folder in SOURCES:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield from _of(path, path.relative_to(ROOT).as_posix(), KEYWORDS)
    for name in CLICK:
        yield from _of(Path(click.__file__).parent / f"{name}.py", "click", CLICK_KEYWORDS)


def _of(path: Path, name: str, keywords: Mapping[str, tuple[int, ...] | None]) -> Iterator[tuple[Msgid, str]]:
    with path.open("rb") as file:
        for _line, msgid, _comments, _context in extract("python", file, keywords, options={"encoding": "utf-8"}):
            yield (msgid if isinstance(msgid, str) else (msgid[0], msgid[1])), name


def load() -> Catalog:
    """The catalogue as committed, or an empty one."""
    if not CATALOGUE.exists():
        return Catalog("sv", DOMAIN, project="kserender", charset="utf-8")
    with CATALOGUE.open("rb") as file:
        return read_po(file, "sv", DOMAIN, abort_invalid=True)


def update(old: Catalog, translations: dict[str, str | list[str]]) -> Catalog:
    """A catalogue of the sources' msgids, translated by `translations`, or else as in `old`."""
    new = Catalog("sv", DOMAIN, project="kserender", charset="utf-8", header_comment="# Swedish texts of kserender.")
    # The same dates for ever, so that the file changes only when a text does.
    new.creation_date = new.revision_date = old.creation_date
    new.last_translator = new.language_team = "kserender"
    for msgid, name in messages():
        key = msgid if isinstance(msgid, str) else msgid[0]
        kept = old.get(key)
        text = translations.get(key) or (kept.string if kept else "")
        two = not isinstance(msgid, str)
        if two and isinstance(text, list):
            text = tuple(text)
        new.add(msgid, text if two == isinstance(text, tuple) else None, locations=[(name, 0)])
    return new


def missing(catalogue: Catalog) -> list[str]:
    """The msgids without a translation."""
    untranslated = []
    for message in catalogue:
        texts = (message.string,) if isinstance(message.string, str) else message.string or ("",)
        if message.id and not all(texts):
            untranslated.append(message.id if isinstance(message.id, str) else message.id[0])
    return untranslated


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as gettext reads it."""
    buffer = BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def main(files: list[str]) -> int:
    """Update the catalogue and say what is missing."""
    translations: dict[str, str | list[str]] = {}
    for file in files:
        translations |= json.loads(Path(file).read_text(encoding="utf-8"))
    catalogue = update(load(), translations)
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    with CATALOGUE.open("wb") as output:
        write_po(output, catalogue, width=110, sort_output=True, include_lineno=False)
    CATALOGUE.with_suffix(".mo").write_bytes(compiled(catalogue))
    left = missing(catalogue)
    for msgid in left:
        print(json.dumps(msgid, ensure_ascii=False))
    print(f"{len(catalogue)} messages, {len(left)} without a translation", file=sys.stderr)
    return 3 if left else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
