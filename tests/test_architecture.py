"""The arrows of the design: data flows one way, and nobody knows those after them."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kserender.cli.app import COMMANDS

ROOT = Path(__file__).parents[1]
FOLDERS = {"kserender": ROOT / "kserender"} | {
    f"kserender.{name}": ROOT / name for name in ("extract", "templates", "corpus")
}
LONGEST = 400  # lines of a module

ALL = ("kserender.errors", "kserender.i18n")  # which everybody may use
MEANING = ("kserender.model", "kserender.paper")

# A part → the parts of the project it may know, beside itself and ALL.  The longest name counts; `x.*` is what is in x
# and has no row of its own.
ARROWS: dict[str, tuple[str, ...]] = {
    "kserender": ("kserender.compare", "kserender.extract", "kserender.extract.readers", "kserender.render"),
    "kserender.__main__": ("kserender.cli",),
    "kserender.amend": (
        *MEANING,
        "kserender.compare",
        "kserender.compare.versions",
        "kserender.grid",
        "kserender.views",
    ),
    "kserender.cli": (
        *MEANING,
        "kserender.compare",
        "kserender.amend",
        "kserender.compare.lexicon",
        "kserender.compare.merging",
        "kserender.compare.motions",
        "kserender.compare.tracing",
        "kserender.config",
        "kserender.corpus",
        "kserender.corpus.cluster",
        "kserender.corpus.search.shown",
        "kserender.corpus.search",
        "kserender.corpus.export",
        "kserender.corpus.statistics",
        "kserender.corpus.store",
        "kserender.corpus.indexing",
        "kserender.extract",
        "kserender.extract.readers",
        "kserender.files",
        "kserender.limits",
        "kserender.model_json",
        "kserender.profile",
        "kserender.render",
        "kserender.render.pdf",
        "kserender.views",
        "kserender.compare.versions",
        "kserender.render.redline",
    ),
    "kserender.config": (),
    "kserender.compare": (*MEANING, "kserender.extract.language"),
    "kserender.compare.lexicon": (*MEANING, "kserender.compare", "kserender.compare.versions"),
    "kserender.compare.merging": (
        *MEANING,
        "kserender.amend",
        "kserender.compare",
        "kserender.compare.versions",
        "kserender.views",
    ),
    # A sentence is read back with the grammar of instructions before it is given out.
    "kserender.compare.motions": (
        *MEANING,
        "kserender.amend",
        "kserender.compare",
        "kserender.compare.versions",
        "kserender.extract.*",
        "kserender.views",
    ),
    "kserender.compare.tracing": (*MEANING, "kserender.compare", "kserender.views"),
    "kserender.compare.versions": (*MEANING, "kserender.compare", "kserender.views"),
    "kserender.corpus": (
        *MEANING,
        "kserender.corpus.rows",
        "kserender.corpus.store",
        "kserender.extract",
        "kserender.extract.readers",
        "kserender.files",
        "kserender.limits",
        "kserender.model_json",
    ),
    "kserender.corpus.export": (
        "kserender.corpus",
        "kserender.corpus.store",
        "kserender.paper",
        "kserender.render",
    ),
    "kserender.corpus.indexing": (
        "kserender.corpus",
        "kserender.corpus.rows",
        "kserender.corpus.search",
        "kserender.corpus.store",
        "kserender.extract.readers",
    ),
    "kserender.corpus.search": (
        "kserender.corpus.rows",
        "kserender.corpus.store",
        "kserender.extract.language",
        "kserender.paper",
        "kserender.profile",
    ),
    "kserender.corpus.search.shown": ("kserender.corpus.search", "kserender.render"),
    "kserender.corpus.statistics": (
        "kserender.corpus",
        "kserender.corpus.store",
        "kserender.extract.language",
        "kserender.render",
    ),
    "kserender.corpus.cluster": (
        "kserender.corpus",
        "kserender.corpus.indexing",
        "kserender.corpus.rows",
        "kserender.extract.readers",
        "kserender.limits",
    ),
    "kserender.corpus.rows": ("kserender.paper",),
    "kserender.corpus.store": ("kserender.corpus.rows",),
    "kserender.errors": (),
    "kserender.extract": (
        *MEANING,
        "kserender.extract.*",
        "kserender.extract.alarms",
        "kserender.extract.readers",
        "kserender.extract.recognise",
    ),
    "kserender.extract.alarms": MEANING,
    # What the recognisers share; like them it knows the document as read, and no reader.
    "kserender.extract.*": (
        *MEANING,
        "kserender.extract.labels",
        "kserender.extract.language",
        "kserender.extract.split",
        "kserender.profile",
    ),
    "kserender.extract.language": ("kserender.model",),
    "kserender.extract.passes": (
        "kserender.model",
        "kserender.extract.language",
        "kserender.extract.split",
        "kserender.extract.labels",
    ),
    "kserender.extract.readers": (
        "kserender.model",
        "kserender.model_json",
        "kserender.limits",
        "kserender.extract.passes",
        "kserender.extract.split",
        "kserender.extract.labels",
    ),
    # Two tools for text that the passes use too; they know no reader.
    "kserender.extract.split": ("kserender.model",),
    "kserender.extract.labels": ("kserender.model",),
    "kserender.extract.recognise": (
        *MEANING,
        "kserender.extract.*",
        "kserender.extract.recognisers",
        "kserender.profile",
    ),
    "kserender.extract.recognisers": (
        *MEANING,
        "kserender.extract.*",
        "kserender.extract.labels",
        "kserender.extract.split",
        "kserender.extract.language",
    ),
    "kserender.files": (),
    "kserender.grid": ("kserender.model",),
    "kserender.i18n": (),
    "kserender.limits": (),
    "kserender.model": (),
    "kserender.model_json": ("kserender.model",),
    # The contract in three modules; the others say `from kserender.paper import …` for all of it.
    "kserender.contract": (),
    "kserender.paper": ("kserender.contract", "kserender.proceedings"),
    "kserender.proceedings": ("kserender.contract",),
    # The parties of the country are a word list.
    "kserender.profile": ("kserender.config", "kserender.extract.language", "kserender.templates"),
    # The verbs, and the words that guidance begins with, are word lists.
    "kserender.style": ("kserender.extract.language", "kserender.paper"),
    "kserender.render": (
        *MEANING,
        "kserender.compare",
        "kserender.amend",
        "kserender.compare.lexicon",
        "kserender.compare.merging",
        "kserender.compare.tracing",
        "kserender.profile",
        "kserender.files",
        "kserender.grid",
        "kserender.limits",
        "kserender.render.pdf",
        "kserender.render.read_back",
        "kserender.extract.language",
        "kserender.style",
        "kserender.templates",
        "kserender.views",
        "kserender.compare.versions",
        "kserender.render.redline",
    ),
    # The one way back: what was written is read with our own reader, and must say the same.
    "kserender.render.read_back": (
        "kserender.paper",
        "kserender.extract.*",
        "kserender.extract.readers",
        "kserender.extract.recognise",
        "kserender.extract.recognisers",
    ),
    "kserender.render.redline": (
        *MEANING,
        "kserender.compare.versions",
        "kserender.render",
        "kserender.render.pdf",
        "kserender.render.redline.verify",
    ),
    "kserender.render.redline.verify": (
        *MEANING,
        "kserender.compare.versions",
        "kserender.extract.readers",
        "kserender.render.redline",
        "kserender.views",
    ),
    # LibreOffice is run in one way, by the reader of older formats.
    "kserender.render.pdf": ("kserender.extract.readers", "kserender.limits", "kserender.render.pdf_bytes"),
    "kserender.render.pdf_bytes": (),
    "kserender.templates": (),
    "kserender.views": ("kserender.model", "kserender.grid"),
}
# Everybody may use ALL, but these stand below them.
BOTTOM = ("kserender.model", "kserender.paper", "kserender.i18n")


def modules() -> Iterator[tuple[str, Path]]:
    """Every module of the project by its import name."""
    for package, folder in FOLDERS.items():
        for path in sorted(folder.rglob("*.py")):
            inside = path.relative_to(folder)
            if package == "kserender" and f"kserender.{inside.parts[0]}" in FOLDERS:
                continue  # the same folder through its link
            parts = [package, *inside.with_suffix("").parts]
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


NAMES = {name for name, _path in modules()}


def imported(source: str) -> set[str]:
    """The modules of the project that a module imports, also late and for types only."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            inside = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= inside & NAMES or {node.module}
    return {name for name in found if name.split(".")[0] == "kserender"}


def part(name: str) -> str | None:
    """The part of the project that a module belongs to; `parent.*` stands for what is in `parent` and not named."""
    while name and name not in ARROWS:
        parent = name.rpartition(".")[0]
        if f"{parent}.*" in ARROWS:
            return f"{parent}.*"
        name = parent
    return name or None


def forbidden(name: str, source: str) -> set[str]:
    """What a module imports and should not know."""
    own = part(name)
    assert own is not None
    allowed = {own, *ARROWS[own], *(() if own in BOTTOM else ALL)}
    return {other for other in imported(source) if part(other) not in allowed}


@pytest.mark.parametrize(("name", "path"), list(modules()), ids=lambda value: value if isinstance(value, str) else "")
def test_module_keeps_to_the_arrows(name: str, path: Path) -> None:
    assert not forbidden(name, path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("kserender.model", "from kserender.i18n import _"),
        ("kserender.paper", "import kserender.model"),
        ("kserender.compare.align", "from kserender.extract.readers import read"),
        ("kserender.render.markdown", "def late():\n    from kserender.extract import extract"),
        ("kserender.extract.readers.text", "from kserender.paper import Paper"),
        ("kserender.extract.recognisers.title", "from kserender.extract.readers.builder import Builder"),
        ("kserender.extract.names", "import kserender.extract.readers"),
        ("kserender.extract", "from kserender.cli import main"),
    ],
)
def test_arrow_the_wrong_way_is_seen(name: str, source: str) -> None:
    assert forbidden(name, source)


def test_every_package_has_its_place_in_the_table() -> None:
    placed = {name for name in NAMES if part(name) != "kserender"}
    assert NAMES - placed == {"kserender"}


@pytest.mark.parametrize("path", [path for _name, path in modules()], ids=lambda path: path.name)
def test_module_is_short_enough_to_read(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


HEAVY = {
    "dask",
    "distributed",
    "docx",
    "jinja2",
    "lxml",
    "markdown_it",
    "matplotlib",
    "pdfplumber",
    "pyarrow",
    "pydantic",
    "pypdfium2",
    "rapidfuzz",
    "rich",
    "spacy",
    "sqlalchemy",
    "xlsxwriter",
    "yaml",
}


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS), ["generate", "beslut"]])
def test_help_loads_nothing_heavy(command: list[str]) -> None:
    program = (
        "import sys\n"
        "from kserender.cli.entry import run\n"
        f"code = run([*{command!r}, '--help'])\n"
        "print(*{name.split('.')[0] for name in sys.modules}, file=sys.stderr)\n"
        "sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    loaded = set(done.stderr.split())
    assert "click" in loaded  # or the test sees nothing
    assert not loaded & HEAVY
