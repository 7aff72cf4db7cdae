"""What was edited between two versions, in a terminal."""

from pathlib import Path

import pytest

from kserender.compare.versions import compare_versions
from kserender.extract.readers import read
from kserender.i18n import _
from kserender.render.terminal_versions import versions_text


def text_of(folder: Path, old: str, new: str) -> str:
    (folder / "gammal.md").write_text(old, encoding="utf-8")
    (folder / "ny.md").write_text(new, encoding="utf-8")
    return versions_text(compare_versions(read(folder / "gammal.md"), read(folder / "ny.md")))


OLD = """\
# Bron i Norrdal

## Skäl

Bron är gammal och behöver snart lagas.

Skolan ligger på andra sidan av ån, och många barn går över bron varje dag.
"""


def test_only_what_was_edited_is_shown_under_its_heading(tmp_path: Path) -> None:
    text = text_of(tmp_path, OLD, OLD.replace("snart", "genast"))
    assert "Bron är gammal och behöver [-snart-]{+genast+} lagas." in text
    assert "Skäl" in text
    assert "Skolan" not in text
    assert "ändrade: 1" in text


def test_a_paragraph_more(tmp_path: Path) -> None:
    assert "{+Det brådskar.+}" in text_of(tmp_path, OLD, OLD + "\nDet brådskar.\n")


def test_a_moved_paragraph_is_not_painted(tmp_path: Path) -> None:
    first, second = OLD.split("\n\n")[2:]
    text = text_of(tmp_path, OLD, OLD.replace(f"{first}\n\n{second}", f"{second}\n{first}\n"))
    assert "flyttade: 1" in text
    assert "[-" not in text.replace("[-struket-]", "")


def test_equal_versions(tmp_path: Path) -> None:
    text = text_of(tmp_path, OLD, OLD)
    assert _("Nothing differs.") in text
    assert "struket" not in text


@pytest.mark.parametrize("words", ["\x1b[2J", "[red]"])
def test_the_documents_words_are_no_orders_to_the_terminal(tmp_path: Path, words: str) -> None:
    text = text_of(tmp_path, OLD, OLD.replace("snart", words))
    assert "\x1b" not in text
