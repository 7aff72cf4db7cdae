"""What was edited, as a list: each change once, with a sentence that a person understands."""

from pathlib import Path

import pytest

from kserender.compare.versions import compare_versions
from kserender.extract.readers import read
from kserender.render.edits import Edit, edits

BASE = """\
# Ladugården

## Skick

Taket på ladugården läcker när det regnar. Väggarna är hela.

## Kor

Det finns elva kor i ladugården och en tjur som heter Sture.

1. Korna mjölkas klockan sex.
2. Korna fodras klockan sju.
"""


def found(folder: Path, new: str, old: str = BASE) -> list[Edit]:
    (folder / "gammal.md").write_text(old, encoding="utf-8")
    (folder / "ny.md").write_text(new, encoding="utf-8")
    return edits(compare_versions(read(folder / "gammal.md"), read(folder / "ny.md")))


@pytest.mark.parametrize(
    ("before", "after", "sort", "told"),
    [
        ("elva kor", "tolv kor", "edited", "”elva” blir ”tolv”."),
        (" och en tjur som heter Sture", "", "edited", "”och en tjur som heter Sture” stryks."),
        ("elva kor", "elva bruna kor", "edited", "”bruna” läggs till."),
        ("2. Korna fodras klockan sju.\n", "", "struck", "Struket: ”2. Korna fodras klockan sju.”"),
        ("\n## Kor\n", "\nDörren gnisslar.\n\n## Kor\n", "added", "Tillagt: ”Dörren gnisslar.”"),
        ("regnar. Väggarna", "regnar.\n\nVäggarna", "split", "Delat i 2 stycken."),
        ("regnar. Väggarna är hela.", "regnar. Väggarna är hela. Ja.", "edited", "”Ja.” läggs till."),
    ],
)
def test_what_is_told(tmp_path: Path, before: str, after: str, sort: str, told: str) -> None:
    assert BASE.count(before) == 1
    assert [(edit.sort, edit.told) for edit in found(tmp_path, BASE.replace(before, after))] == [(sort, told)]


def test_joined(tmp_path: Path) -> None:
    old = BASE.replace("regnar. Väggarna", "regnar.\n\nVäggarna")
    assert [edit.told for edit in found(tmp_path, BASE, old)] == ["Hopslaget av 2 stycken."]


def test_a_move_is_one_change_with_both_texts(tmp_path: Path) -> None:
    text = "Taket på ladugården läcker när det regnar. Väggarna är hela.\n"
    (edit,) = found(tmp_path, BASE.replace(text, "") + f"\n{text}")
    assert edit.sort == "moved"
    assert edit.told == "Flyttat hit från ”Skick”."
    assert edit.old == edit.new == text.strip()
    assert edit.section == "Kor"


def test_of_many_changes_in_a_paragraph_the_first_are_told(tmp_path: Path) -> None:
    words = [f"ord{number}" for number in range(12)]
    old = " ".join(f"{word} mellan mellan" for word in words) + ".\n"
    new = " ".join(f"{word if at % 2 else 'ny' + word} mellan mellan" for at, word in enumerate(words)) + ".\n"
    (edit,) = found(tmp_path, new, old)
    assert edit.told.endswith("Och 2 ändringar till.")


def test_equal_versions(tmp_path: Path) -> None:
    assert found(tmp_path, BASE) == []
