"""The page of a report of figures: tables that are whole, plots that everybody can read, nothing from outside."""

import sys
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from kserender.render.figures import Bars, Column, Figures, Panels, Plot, Section, Strips, Table
from kserender.render.figures_text import figures_text
from kserender.render.page.figures import figures_html

pytest.importorskip("matplotlib", reason="matplotlib is not installed")

HOSTILE = "</text><script>document.title='fel'</script> $x^2$ \x1b[31m"
COLUMNS = (Column("Organ"), Column("Antal", figures=True))
BARS = Bars((("Ekhamra kommun", 3, "3"), (HOSTILE, 12, "12")))
PANELS = Panels(("2025", "2026"), (("Valnämnden", (1, 0)), ("Kommunstyrelsen", (4, 2))))
STRIPS = Strips(
    "§", "finns", "saknas", (("2025 Valnämnden", ((1, 3), (9, 9)), ((4, 8),)), ("2026 Valnämnden", ((1, 2),), ()))
)


def section(title: str, drawing: Bars | Panels | Strips | None, rows: int = 2) -> Section:
    table = Table(f"Tabell över {title}", COLUMNS, tuple((f"Organ {n} {HOSTILE}", str(n)) for n in range(rows)))
    return Section(title, "Så här räknas det.", (table,), Plot(f"Bild av {title}", drawing) if drawing else None)


FIGURES = Figures(
    "arkiv.db",
    "Statistik",
    ("3 filer", "7 beslut"),
    (section("stänger", BARS), section("rutor", PANELS), section("serier", STRIPS, 40), section("ord", None)),
)


@pytest.fixture(scope="module")
def page() -> str:
    text, missing = figures_html(FIGURES)
    assert missing is None
    return text


def test_the_same_figures_give_the_same_bytes(page: str) -> None:
    assert figures_html(FIGURES)[0] == page


def test_each_plot_says_what_it_shows_and_has_a_table(page: str) -> None:
    root: Any = html.document_fromstring(page.encode())
    assert root.xpath("//svg/@aria-label") == ["Bild av stänger", "Bild av rutor", "Bild av serier"]
    assert set(root.xpath("//svg/@role")) == {"img"}
    for drawn in root.xpath("//section[.//svg]"):
        assert drawn.xpath(".//table/caption")


def test_words_in_plots_are_words(page: str) -> None:
    root: Any = html.document_fromstring(page.encode())
    words = root.xpath("//svg//text/text()")
    assert {"Ekhamra kommun", "Valnämnden", "2025", "finns", "saknas", "12"} <= set(words)
    assert not root.xpath("//svg//use | //svg//style | //svg//image | //svg//script | //@style")
    assert len(root.xpath("//script")) == 1
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_what_lacks_is_hollow_and_not_only_of_another_colour(page: str) -> None:
    root: Any = html.document_fromstring(page.encode())
    full = root.xpath("//svg[@aria-label='Bild av serier']//path[contains(@class, 'bar-fill')]")
    hollow = root.xpath("//svg[@aria-label='Bild av serier']//path[contains(@class, 'paper-fill')]")
    assert len(full) == 3 + 1  # and one in the key
    assert len(hollow) == 1 + 1
    assert all(path.get("stroke-dasharray") for path in hollow)


def test_without_matplotlib_the_tables_are_there_and_the_part_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    text, missing = figures_html(FIGURES)
    assert missing is not None
    assert "kserender[plots]" in missing.remedy
    root: Any = html.document_fromstring(text.encode())
    assert not root.xpath("//svg")
    assert len(root.xpath("//table")) == 4


def test_a_plot_of_the_users_own_is_not_changed(page: str) -> None:
    import matplotlib

    with matplotlib.rc_context({"font.size": 31.0}):
        assert figures_html(FIGURES)[0] == page
        assert matplotlib.rcParams["font.size"] == 31.0


def test_in_a_terminal_columns_of_figures_stand_to_the_right() -> None:
    text = figures_text(FIGURES, 80)
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 80
    rows = [line.rstrip() for line in text.splitlines() if line.startswith("Organ 9")]
    assert rows[0].endswith(" 9")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 360)])
def test_everybody_can_read_it(chromium: Any, tmp_path: Path, page: str, scheme: str, width: int) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="Chromium is asked by axe, which is not here"
    )
    (tmp_path / "sida.html").write_text(page, encoding="utf-8")
    context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    shown = context.new_page()
    wrong: list[str] = []
    shown.on("request", lambda request: wrong.append(request.url))
    shown.on("console", lambda message: wrong.append(message.text))
    shown.goto((tmp_path / "sida.html").as_uri())
    shown.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    found = axe.Axe().run(shown).response
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]] == []
    assert len(found["passes"]) > 15
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    assert shown.title() != "fel"
    assert wrong == [(tmp_path / "sida.html").as_uri()]
    bar = "getComputedStyle(document.querySelector('.bar-fill')).fill"
    assert shown.evaluate(bar) == {"light": "rgb(28, 85, 96)", "dark": "rgb(134, 197, 208)"}[scheme]
    context.close()
