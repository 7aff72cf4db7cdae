"""Notes at the foot of a page leave the text, and their marks refer to them."""

from typing import Any

from kserender.extract.readers.pdf.footnotes import marks, referring
from kserender.extract.readers.pdf.lines import merged
from kserender.extract.readers.pdf.shapes import Wording
from kserender.model import Paragraph

TEXT = "Ärendet bygger på en utredning"


def with_note(
    page: Any, *, rule: bool = True, number: str = "1", text: str = "Utredning om vatten, Ekhamra 2024."
) -> Any:
    """A sentence with a raised number at its end, and the note."""
    page.prose("Kommunen ser över sina ledningar för dricksvatten under året.", y=200)
    end = 70 + len(TEXT) * 6
    page.write(TEXT, 70, 220).write(number, end, 216, size=6).write(".", end + 3.6, 220)
    page.prose("Förslaget kostar inget.", y=240)
    if rule:
        page.rule(70, 740, 200, 740)
    return page.write(number, 70, 752, size=5).write(text, 76, 755, size=8)


def test_a_note_and_its_mark(paper: Any, page: Any) -> None:
    with_note(page)
    document = paper.read()
    assert [block.text() for block in document.blocks][1] == TEXT + "."
    (note,) = document.notes
    assert (note.id, note.text(), note.blocks[0].layer) == ("1", "Utredning om vatten, Ekhamra 2024.", "note")
    block = document.blocks[1]
    assert isinstance(block, Paragraph)
    (mark,) = [run for run in block.runs if run.note]
    assert (mark.text, mark.note, mark.superscript) == ("1", "1", True)


def test_a_note_without_a_rule_over_it(paper: Any, page: Any) -> None:
    with_note(page, rule=False)
    assert [note.id for note in paper.read().notes] == ["1"]


def test_small_print_without_a_mark_in_the_text_is_text(paper: Any, page: Any) -> None:
    page.prose("Kommunen ser över sina ledningar.").write("1", 70, 752, size=5).write(
        "Tryckt i Ekhamra.", 76, 755, size=8
    )
    document = paper.read()
    assert document.notes == ()
    assert "Tryckt i Ekhamra." in document.text()


def test_a_unit_is_no_mark(paper: Any, page: Any) -> None:
    page.write("Ytan är högst 250 m", 70, 100).write("2", 70 + 19 * 6, 96, size=6)
    document = paper.read()
    assert document.notes == ()
    assert document.text() == "Ytan är högst 250 m2"


def test_numbers_that_start_anew_get_ids_of_their_own(paper: Any) -> None:
    with_note(paper.page())
    with_note(paper.page(), text="Utredning om avlopp, Ekhamra 2025.")
    document = paper.read()
    assert len({note.id for note in document.notes}) == 2
    assert {run.note for block in document.blocks for run in block.runs if run.note} == {n.id for n in document.notes}


def test_a_sentence_cut_by_a_note_is_whole(paper: Any) -> None:
    first, second = with_note(paper.page()), paper.page()
    first.prose("Nämnden anser att förslaget är väl avvägt och att det stöder kommunens", y=700)
    second.prose("vattenplan för de kommande åren.", y=80)
    assert paper.texts()[-1].endswith("stöder kommunens vattenplan för de kommande åren.")


def test_a_note_of_two_paragraphs(paper: Any, page: Any) -> None:
    with_note(page).write("www.ekhamra.example/vatten", 76, 765, size=8).skip(10)
    (note,) = paper.read().notes
    assert note.text().replace("\n", " ") == "Utredning om vatten, Ekhamra 2024. www.ekhamra.example/vatten"


def test_several_marks_in_a_row() -> None:
    runs = [Wording("Källorna"), Wording("1,2", superscript=True), Wording(" visar")]
    assert list(marks(runs)) == ["1", "2"]
    taken: set[str] = set()
    out = list(referring(runs, {"1": "1", "2": "2:3"}, taken))
    assert [run.note for run in out if run.note] == ["1", "2:3"]
    assert taken == {"1", "2:3"}


def test_raised_figures_that_are_letters_of_their_own() -> None:
    out = merged(referring([Wording("hälsa² och 5 m²")], {"2": "2"}, set()))
    assert [(run.text, run.note) for run in out] == [("hälsa", None), ("2", "2"), (" och 5 m²", None)]
