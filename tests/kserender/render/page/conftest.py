"""Pages to ask questions of: as a tree, and in a browser that may load nothing."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from kserender.compare import compare
from kserender.compare.versions import Options, compare_versions
from kserender.extract.readers import read
from kserender.paper import Attachment, Decision, Paper
from kserender.render.page.proposals import comparison_html
from kserender.render.page.versions import versions_html

OLD = """\
# Skridskobana i Ekhamra

## Bakgrund

Kommunen har en skridskobana. Isen på den håller sällan längre än till februari.

Föreningen Isbiten sköter banan om vintern och lånar ut skridskor till alla som vill åka.

En enkät gjordes bland eleverna.[^1] De flesta svarade att de åker varje vecka.

## Förslag

Banan flyttas till torget. Där finns el och vatten framdraget.

1. Sargen målas.
2. Belysningen byts ut.

## Kostnad

| Post | Kostnad |
|---|---|
| Sarg | 40 |
| Is | 200 |

Pengarna tas ur årets ram.

Nämnden följer upp kostnaden.

Uppföljningen görs i maj.

Resultatet redovisas i juni.

Banan stängs i mars.

## Ansvar

Nämnden ansvarar.

[^1]: Enkäten gjordes i mars.
"""
NEW = (
    OLD.replace("en skridskobana. Isen", "två skridskobanor. Isen")
    .replace("Föreningen Isbiten sköter banan om vintern och lånar ut skridskor till alla som vill åka.\n\n", "")
    .replace("torget. Där", "torget.\n\nDär")
    .replace("2. Belysningen byts ut.\n", "")
    .replace("| Is | 200 |", "| Tak | 90 |\n| Is | 250 |")
    .replace("gjordes i mars", "gjordes i april")
    + "\nFöreningen Isbiten sköter banan om vintern och lånar ut skridskor till alla barn som vill åka.\n"
)

TOWER = "Uppdra åt {who} att bygga ett torn senast i juni 2027."


def tower(who: str) -> Decision:
    """A point that gives somebody a task."""
    return Decision(number=1, text=TOWER.format(who=who), action="uppdra", assigned_to=[who], deadlines=["2027-06"])


PAPERS = (
    Paper(
        kind="tjansteskrivelse",
        title="Utkiksplats på Kråkberget",
        decisions=[tower("Tekniska nämnden"), Decision(number=2, text="Sälja stugan vid Kråkbäcken.", action="sälja")],
        attachments=[Attachment(title="Karta")],
    ),
    Paper(kind="alternativt_forslag", proposers=["Bergspartiet"], decisions=[tower("Kulturnämnden")]),
)


def versions_page(folder: Path, old: str, new: str, options: Options | None = None) -> str:
    (folder / "gammal.md").write_text(old, encoding="utf-8")
    (folder / "ny.md").write_text(new, encoding="utf-8")
    return versions_html(compare_versions(read(folder / "gammal.md"), read(folder / "ny.md"), options))


class Tree:
    """A page as a browser without scripts has it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root: Any = html.document_fromstring(text.encode())

    def all(self, path: str) -> list[Any]:
        return list(self.root.xpath(path))

    def texts(self, path: str) -> list[str]:
        return [" ".join(one.text_content().split()) for one in self.all(path)]


@pytest.fixture
def tree() -> Callable[[str], Tree]:
    """A page to ask questions of."""
    return Tree


@pytest.fixture
def edited(tmp_path: Path) -> Callable[[str, str], Tree]:
    """The page of two texts."""
    return lambda old, new: Tree(versions_page(tmp_path, old, new))


@pytest.fixture
def proposed() -> Callable[..., Tree]:
    """The page of several papers."""
    return lambda *papers: Tree(comparison_html(compare(*papers)))


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A browser."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("Chromium is not installed")
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="Chromium is driven by playwright, and that is not here"
    )
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A page of each kind, as files."""
    folder = tmp_path_factory.mktemp("sidor")
    written = {"versions": versions_page(folder, OLD, NEW), "proposals": comparison_html(compare(*PAPERS))}
    for name, text in written.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in written}
