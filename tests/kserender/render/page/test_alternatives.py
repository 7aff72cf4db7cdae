"""The pages of adopted wording and of alternatives put together: whole, escaped, and with sources that are said."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from kserender.compare.merging import merge
from kserender.compare.tracing import trace
from kserender.extract.readers import read
from kserender.model import Document
from kserender.render.page.merged import merged_html
from kserender.render.page.traced import trace_html

Tree = Callable[[str], Any]  # the fixture of conftest.py

BASE = "# Hönshuset <b>\n\nHönshuset målas rött i maj.\n\nHönsen får en ny gård.\n\nTuppen säljs inte.\n"


def document(folder: Path, name: str, text: str) -> Document:
    (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return read(folder / f"{name}.md")


def test_choices_and_what_nobody_is_against(tmp_path: Path, tree: Tree) -> None:
    base = document(tmp_path, "bas", BASE)
    ours = document(tmp_path, "a", BASE.replace("rött", "blått").replace("ny gård", "ny och större gård"))
    theirs = document(tmp_path, "b", BASE.replace("rött", "gult"))
    page = tree(merged_html(merge(base, [("Äggpartiet", ours), ("Kornpartiet", theirs)])))
    assert page.texts("//h1") == ["Hönshuset <b>"]
    assert len(page.all("//article")) == 1
    options = page.texts("//article//li")
    assert options == ["Äggpartiet blått", "Kornpartiet gult"]
    assert "och större" in page.texts("//section[@aria-labelledby='agreed']//li//ins")[0]
    assert not page.all("//b")


def test_where_words_come_from_and_what_was_lost(tmp_path: Path, tree: Tree) -> None:
    adopted = document(tmp_path, "antagen", BASE.replace("säljs inte", "kallas Kalle"))
    first, second = document(tmp_path, "ett", BASE), document(tmp_path, "två", "Hönsen får en ny gård.\n")
    found = trace((adopted, ()), [("Ett", first, ()), ("Två & tre", second, ())])
    page = tree(trace_html(found))
    lines = page.texts("//p[contains(@class, 'stop')]")
    assert "Hönsen får en ny gård. 12helt från Ett, Två & tre" in [line.replace(" helt", "helt") for line in lines]
    assert page.texts("//section[h2[starts-with(., 'Inte antaget från Ett')]]//li") == ["Tuppen säljs inte."]
    assert len(page.all("//tr")) == 4
    assert trace_html(found) == page.text
