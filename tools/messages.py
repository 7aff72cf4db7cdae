#!/usr/bin/env python3
"""Keep the Swedish catalogue: collect the msgids, merge translations, compile.

    python tools/messages.py [TRANSLATIONS.json …]

TRANSLATIONS.json is an object {"english": "svenska"}; the value of a message with two forms is a list of two texts.
The catalogue kserender.po is brought up to date with the sources, obsolete messages leave it, and kserender.mo is
compiled from it; both are committed.  Ends with 3 when a message lacks a translation.
"""

import ast
import json
import sys
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment
from jinja2.ext import extract_from_ast

from kserender.i18n import DOMAIN, FOLDER

ROOT = Path(__file__).parents[1]
CATALOGUE = Path(FOLDER) / "sv" / "LC_MESSAGES" / f"{DOMAIN}.po"
SOURCES = ("kserender", "extract", "corpus", "templates")
KEYWORDS = {"_": 1, "mark": 1, "plural": 2}  # function → how many of its arguments are msgids

# Click asks the same catalogue.  Its modules for prompts, editors and streams are not used here.
CLICK = ("core", "decorators", "exceptions", "formatting", "parser", "shell_completion", "types")
CLICK_KEYWORDS = {"_": 1, "ngettext": 2}

Msgid = str | tuple[str, str]


def messages() -> Iterator[tuple[Msgid, str]]:
    """Every msgid of the sources with the file it stands in; one with two forms is a pair."""
    for folder in SOURCES:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield from _of(path, path.relative_to(ROOT).as_posix(), KEYWORDS)
    for path in sorted((ROOT / "templates").rglob("*.html")):
        yield from _of_page(path)
    for name in CLICK:
        yield from _of(Path(click.__file__).parent / f"{name}.py", "click", CLICK_KEYWORDS)


def _of(path: Path, name: str, keywords: Mapping[str, int]) -> Iterator[tuple[Msgid, str]]:
    # The syntax tree and not Babel's extractor, which does not look into f-strings.
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in keywords:
            texts = [part.value for part in node.args if isinstance(part, ast.Constant) and isinstance(part.value, str)]
            count = keywords[node.func.id]
            if texts and texts[0] and len(texts) >= count:
                yield (texts[0] if count == 1 else (texts[0], texts[1])), name


def _of_page(path: Path) -> Iterator[tuple[Msgid, str]]:
    """The msgids of a Jinja template, which calls the same functions."""
    tree = Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
    for _line, keyword, texts in extract_from_ast(tree, tuple(KEYWORDS)):
        msgids = [texts] if isinstance(texts, str) else [text for text in texts or () if text]
        name = path.relative_to(ROOT).as_posix()
        yield (msgids[0] if KEYWORDS[keyword] == 1 else (msgids[0], msgids[1])), name


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
