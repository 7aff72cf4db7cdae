"""What two versions of a text are said to differ in, kind by kind; and what is not to be painted."""

import json
from collections.abc import Callable

import pytest

from kserender.compare.versions import compare_versions, to_json
from kserender.compare.versions.contract import Versions
from kserender.model import Document

Changes = Callable[..., list[str]]

LONG = "Kommunstyrelsen ska redovisa hur lekplatserna i Ekhamra sköts under året."
OTHER = "Tekniska nämnden får i uppdrag att bygga en ny badplats vid sjön."
THIRD = "Förslaget har skickats på remiss till alla föreningar i kommunen."


def test_the_same_text_has_no_change(changes: Changes) -> None:
    assert changes([LONG, OTHER, "", LONG], [LONG, OTHER, "", LONG]) == []


def test_whole_words_are_shown(changes: Changes) -> None:
    assert changes([LONG], [LONG.replace("redovisa", "redogöra för")]) == [
        "edited: Kommunstyrelsen ska [-redovisa-]{+redogöra för+} hur lekplatserna i Ekhamra sköts under året."
    ]


def test_a_new_and_a_struck_paragraph(changes: Changes) -> None:
    assert changes([LONG, OTHER], [THIRD, LONG]) == [f"added: {{+{THIRD}+}}", f"struck: [-{OTHER}-]"]


def test_a_paragraph_that_moved_is_told_at_both_ends(changes: Changes) -> None:
    assert changes([LONG, OTHER, THIRD], [OTHER, THIRD, LONG]) == [f"moved_from: {LONG}", f"moved_to: {LONG}"]


def test_a_move_tells_what_was_edited_on_the_way(changes: Changes) -> None:
    edited = LONG.replace("året", "vintern")
    both = "Kommunstyrelsen ska redovisa hur lekplatserna i Ekhamra sköts under [-året-]{+vintern+}."
    assert changes([LONG, OTHER, THIRD], [OTHER, THIRD, edited]) == [f"moved_from: {both}", f"moved_to: {both}"]


def test_one_word_does_not_move(changes: Changes) -> None:
    assert changes(["Nej", LONG, OTHER], [LONG, OTHER, "Nej"]) == ["struck: [-Nej-]", "added: {+Nej+}"]


def test_a_split_paragraph_paints_no_word(changes: Changes) -> None:
    assert changes([f"{LONG} {OTHER}"], [LONG, OTHER]) == [f"split: {LONG}[- -]{{+¶+}}{OTHER}"]


def test_merged_paragraphs_paint_no_word(changes: Changes) -> None:
    assert changes([LONG, OTHER, THIRD], [f"{LONG} {OTHER} {THIRD}"]) == [
        f"merged: {LONG}[-¶-]{{+ +}}{OTHER}[-¶-]{{+ +}}{THIRD}"
    ]


def test_a_split_with_an_edit(changes: Changes) -> None:
    new = OTHER.replace("badplats", "brygga")
    assert changes([f"{LONG} {OTHER}"], [LONG, new]) == [
        f"split: {LONG}[- -]{{+¶+}}{OTHER.replace('badplats', '[-badplats-]{+brygga+}')}"
    ]


def test_texts_with_nothing_in_common_are_not_laid_into_each_other(changes: Changes) -> None:
    assert changes([LONG], [THIRD]) == [f"struck: [-{LONG}-]", f"added: {{+{THIRD}+}}"]


def test_a_heading_of_another_level(changes: Changes) -> None:
    assert changes(["# Ekonomi", LONG], ["## Ekonomi", LONG]) == ["edited: Ekonomi"]


def test_a_label_of_another_form_is_a_change_and_a_later_number_is_none(
    changes: Changes, between: Callable[..., Versions], document: Callable[..., Document]
) -> None:
    assert changes([f"1.| {LONG}"], [f"–| {LONG}"]) == [f"edited: {LONG}"]
    versions = between(document(f"1.| {LONG}"), document(f"1.| {OTHER}", f"2.| {LONG}"))
    assert [(item.kind, item.relabelled) for item in versions.items] == [("added", False), ("equal", True)]


@pytest.mark.parametrize(
    ("old", "new", "option"),
    [
        ("Planen ”Ekhamra 2030” antas", 'Planen "Ekhamra 2030" antas', "quotes"),
        ("åren 2027–2030 – och sedan", "åren 2027-2030 - och sedan", "dashes"),
        ("till en kostnad av  2 mnkr", "till en kostnad av 2\u00a0mnkr", "spacing"),
        ("Kommunens Plan antas nu", "kommunens plan antas NU", "capitals"),
    ],
)
def test_what_the_options_let_pass(changes: Changes, old: str, new: str, option: str) -> None:
    assert changes([old], [new])
    assert changes([old], [new], **{option: True}) == []
    # Beside a real change they pass too.
    assert changes([f"{old} i år"], [f"{new} i maj"], **{option: True}) == [f"edited: {new} i [-år-]{{+maj+}}"]


def test_text_only_lets_labels_and_levels_pass(changes: Changes) -> None:
    assert changes(["# Ekonomi", f"1.| {LONG}"], ["## Ekonomi", f"a)| {LONG}"], text_only=True) == []


def test_the_change_knows_its_heading_and_number(
    between: Callable[..., Versions], document: Callable[..., Document]
) -> None:
    versions = between(document("# Beslut", LONG, "# Skäl", OTHER), document("# Beslut", LONG, "# Skäl", THIRD))
    assert [(item.id, item.section) for item in versions.changes()] == [(1, "Skäl"), (2, "Skäl")]


def test_the_contract_is_json(between: Callable[..., Versions], document: Callable[..., Document]) -> None:
    versions = between(document(LONG, [["a", "b"]]), document(OTHER, [["a", "c"]]))
    written = json.loads(json.dumps(to_json(versions), ensure_ascii=False))
    assert written["schema"] == "kserender/versions/1"
    assert written["items"][0]["pieces"] == [{"op": "struck", "text": LONG}]
    assert "was" not in json.dumps(written)  # what has its default is left out


def test_changes_in_a_document_are_taken_as_accepted(document: Callable[..., Document]) -> None:
    from dataclasses import replace

    from kserender.compare.versions import Options
    from kserender.model import Change, Paragraph, Run

    block = document("x").blocks[0]
    assert isinstance(block, Paragraph)
    marked = block.with_runs((Run("Bygga "), Run("två", change=Change("struck", "tracked")), Run("tre bryggor")))
    changed = replace(document("x"), blocks=(marked,))
    assert not compare_versions(changed, document("Bygga tre bryggor")).changed()
    assert not compare_versions(changed, document("Bygga tvåtre bryggor"), Options(view="original")).changed()
