"""The pages in a browser: keys, filters and layouts work, everybody can read them, no network is asked."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

Open = Callable[..., Any]
KINDS = ["versions", "proposals"]


@pytest.fixture
def opened(chromium: Any, pages: dict[str, Path]) -> Iterator[Open]:
    """Opens a page; what it asks of a network, and what it complains of, fails the test."""
    contexts = []
    wrong: list[str] = []

    def open_page(kind: str, width: int = 1280, **options: Any) -> Any:
        context = chromium.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        own = pages[kind].as_uri()
        page.on("request", lambda request: None if request.url.split("#")[0] == own else wrong.append(request.url))
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(own)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not wrong


@contextmanager
def choices(page: Any) -> Iterator[None]:
    """With the choices open."""
    page.locator(".choices > summary").click()
    yield


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 360)])
def test_everybody_can_read_it(opened: Open, kind: str, scheme: str, width: int) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="Chromium is asked by axe, which is not here"
    )
    page = opened(kind, width, color_scheme=scheme)
    for layout in ("line", "side"):
        page.locator(f"[name=layout][value={layout}]").check()
        found = axe.Axe().run(page).response
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]] == []
        assert len(found["passes"]) > 15  # or it has seen nothing
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_dark_page_is_dark(opened: Open) -> None:
    page = opened("versions", color_scheme="light")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    with choices(page):
        page.locator("[name=dark]").check()
    assert page.evaluate(paper) != light


@pytest.mark.parametrize("kind", KINDS)
def test_keys_walk_from_change_to_change_and_the_focus_is_seen(opened: Open, kind: str) -> None:
    page = opened(kind)
    stops = page.locator(".stop").evaluate_all("all => all.map(one => one.id)")
    assert len(stops) > 1
    focused = "document.activeElement.id"
    for key, expected in (("j", stops[0]), ("n", stops[1]), ("k", stops[0]), ("p", stops[-1])):
        page.keyboard.press(key)
        assert page.evaluate(focused) == expected
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert page.locator(".where").inner_text() == f"{len(stops)} av {len(stops)}"


def test_keys_can_be_turned_off_and_are_left_to_the_browser_with_ctrl(opened: Open) -> None:
    page = opened("versions")
    page.keyboard.press("Control+j")
    assert page.evaluate("document.activeElement.id") == ""
    with choices(page):
        page.locator("[name=keys]").uncheck()
    page.keyboard.press("j")
    assert not page.evaluate("document.activeElement.matches('.stop')")


def test_a_kind_that_is_not_wanted_is_neither_marked_nor_walked_to(opened: Open) -> None:
    page = opened("versions")
    every = page.locator(".stop").count()
    struck = page.locator(".b.stop[data-sort=struck] del").first
    assert struck.is_visible()
    with choices(page):
        page.locator("[name=sort][value=struck]").uncheck()
    assert not struck.is_visible()
    assert page.locator(".list li[data-sort=struck]").first.is_hidden()
    page.keyboard.press("j")
    off = page.locator(".stop[data-sort=struck]").count()
    assert page.locator(".where").inner_text() == f"1 av {every - off}"


def test_matters_of_a_kind_that_is_not_wanted_are_not_shown(opened: Open) -> None:
    page = opened("proposals")
    with choices(page):
        page.locator("[name=sort][value=differ]").uncheck()
    assert page.locator(".matter[data-sort=differ]").first.is_hidden()
    assert page.locator(".matter[data-sort=some]").first.is_visible()


@pytest.mark.parametrize(
    ("view", "there", "gone"),
    [("old", ["en", "40"], ["två", "Tak"]), ("new", ["två", "Tak"], ["en", "Belysningen byts ut."])],
)
def test_the_text_as_it_was_and_as_it_is(opened: Open, view: str, there: list[str], gone: list[str]) -> None:
    page = opened("versions")
    with choices(page):
        page.locator(f"[name=view][value={view}]").check()
        page.locator("[name=open]").check()
    words = page.locator(".doc").inner_text().replace("\n", " ")
    assert all(f" {word} " in f" {words} ".replace("\t", " ") for word in there), words
    sentence = {"old": "Kommunen har en skridskobana.", "new": "Kommunen har två skridskobanor."}[view]
    assert sentence in words
    assert not any(text in words for text in gone if len(text) > 2)
    assert words.count("Föreningen Isbiten") == 1


def test_side_by_side_each_side_has_its_own_words(opened: Open) -> None:
    page = opened("versions")
    page.locator("[name=layout][value=side]").check()
    block = page.locator(".b.edited").first
    assert block.locator(".o").inner_text().endswith("till februari.")
    assert block.locator(".o del").first.is_visible()
    assert block.locator(".n ins").first.is_visible()
    assert block.locator(".o ins").count() == block.locator(".n del").count() == 0
    same = page.locator(".b.same:visible").first
    assert same.locator(":scope > *").count() == 2
    ids = page.locator("[id]").evaluate_all("all => all.map(one => one.id)")
    assert len(ids) == len(set(ids))


def test_both_ends_of_a_move_lead_to_each_other(opened: Open) -> None:
    page = opened("versions")
    page.locator(".b.from .move a").click()
    assert page.evaluate("document.activeElement.matches('.b.to')")
    assert "barn" in page.locator(".b.to .w ins").inner_text()
    page.locator(".b.to .move a").click()
    assert page.evaluate("location.hash").startswith("#from")


def test_without_scripts_it_is_a_page_to_read(opened: Open) -> None:
    page = opened("versions", java_script_enabled=False)
    assert page.locator(".tools").is_hidden()
    assert page.locator(".doc ins").first.is_visible()
    page.locator(".fold > summary").first.click()
    assert page.get_by_text("Uppföljningen görs i maj.").is_visible()


def test_on_paper_there_are_no_buttons(opened: Open) -> None:
    page = opened("versions")
    page.emulate_media(media="print")
    assert page.locator(".tools").is_hidden()
    assert page.locator(".doc del").first.is_visible()


def test_words_of_a_document_do_not_run(chromium: Any, tmp_path: Path) -> None:
    from kserender.compare import compare
    from kserender.paper import Decision, Paper
    from kserender.render.page.proposals import comparison_html

    hostile = "</style></script><script>document.title='fel'</script><img src=x onerror=document.title='fel'>"
    papers = (Paper(title=hostile, decisions=[Decision(text=word + hostile)]) for word in ("Bygga ", "Riva "))
    (tmp_path / "sida.html").write_text(comparison_html(compare(*papers)), encoding="utf-8")
    page = chromium.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((tmp_path / "sida.html").as_uri())
    assert page.title() != "fel"
    assert page.locator("img").count() == 0
    assert len(asked) == 1
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=http://example.org/x.png>')")
    page.wait_for_timeout(100)
    assert page.evaluate("document.images[0].naturalWidth") == 0  # even if something came in, it would load nothing
    page.close()
