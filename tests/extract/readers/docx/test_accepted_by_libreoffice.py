"""What LibreOffice makes of a file when it accepts or rejects all changes is what our views show.

The one thing that it does otherwise than Word: paragraphs made one take the properties of the first.  So the files
here join paragraphs that are alike.
"""

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest

from kserender.extract.readers import read
from kserender.model import View
from kserender.render.document_text import document_text
from kserender.views import view

if TYPE_CHECKING:
    from tests.extract.readers.docx.conftest import Word

PROGRAM = Path(__file__).parent / "accept_all.py"
VIEWS = get_args(View)[1:]


def python_with_uno() -> str | None:
    """The system's own Python, which LibreOffice's module is installed for; never that of a virtual environment."""
    python = shutil.which("python3", path="/usr/bin:/usr/local/bin")
    if python is None or shutil.which("soffice") is None:
        return None
    found = subprocess.run([python, "-c", "import uno"], capture_output=True, check=False)
    return python if found.returncode == 0 else None


def by(kind: str) -> str:
    return f'<w:{kind} w:id="7" w:author="Alva Ek" w:date="2024-03-05T09:30:00Z"/>'


def bodies(word: "Word") -> dict[str, tuple[str, ...]]:
    """File → the paragraphs and tables of its body."""
    end = word.p("slut")

    def p(*content: str, mark: str = "", item: bool = False) -> str:
        listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if item else ""
        return word.p(*content, stated=listed + (f"<w:rPr>{by(mark)}</w:rPr>" if mark else ""))

    def row(kind: str) -> str:
        text = word.struck if kind == "del" else word.added
        return word.row(word.cell(p(text("x"), mark=kind)), word.cell(p(text("y"), mark=kind)), stated=by(kind))

    two, one = (p(text(name), mark=kind) for text, name, kind in ((word.struck, "b", "del"), (word.added, "c", "ins")))
    return {
        "words": (p("a ", word.struck("b"), word.added("c"), " d"), end),
        "split": (p("Ett ", mark="ins"), p("stycke."), end),
        "joined": (p("a", mark="del"), p(word.struck("b"), mark="del"), p("c", mark="del"), p("d"), end),
        "whole": (p("a"), two, one, end),
        "last": (p("a", mark="del"), p(word.struck("b"))),
        "both": (p("a ", word.added(word.struck("b", by="Bo"))), end),
        "moved": (p(word.added("x", how="moveFrom"), "a"), p("b", word.added("x", how="moveTo")), end),
        "rows": (word.table(word.row("1", "2"), row("del"), row("ins"), word.row("3", "4")), end),
        "table": (p("a"), word.table(row("del")), word.p("b"), word.table(row("ins")), end),
        "before-table": (p("a", mark="del"), word.table(word.row("x", "y")), end),
        "cell": (word.table(word.row(word.cell(p(word.struck("x"), mark="del")), "y")), end),
        "list": (
            *(p("ett", item=True), p(word.struck("två"), item=True, mark="del")),
            *(p(word.added("tre"), item=True, mark="ins"), p("fy", item=True, mark="del"), p("ra", item=True), end),
        ),
    }


@pytest.fixture(scope="module")
def decided(word: "Word", tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files, and what LibreOffice made of them."""
    python = python_with_uno()
    if python is None:
        pytest.skip("a Python with the module uno is not installed")
    folder = tmp_path_factory.mktemp("decided")
    numbering = word.levels(("decimal", "%1.")) + word.num()
    for name, body in bodies(word).items():
        (folder / f"{name}.docx").write_bytes(word.file(*body, numbering=numbering))
    files = sorted(folder.glob("*.docx"))
    subprocess.run([python, PROGRAM, folder, *files], check=True, timeout=240, capture_output=True)
    return folder


def test_the_views_are_what_libreoffice_makes(decided: Path, word: "Word") -> None:
    for name in bodies(word):
        for which in VIEWS:
            ours = document_text(view(read(decided / f"{name}.docx"), which))
            assert ours == document_text(read(decided / f"{name}-{which}.docx")), (name, which)
