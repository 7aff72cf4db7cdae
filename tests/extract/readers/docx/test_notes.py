"""Footnotes, endnotes and comments stand apart from the text, which keeps their marks."""

from typing import TYPE_CHECKING

import pytest

from kserender.model import Comment, Paragraph

if TYPE_CHECKING:
    from tests.extract.readers.docx.conftest import Word


def ref(number: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def note(word: "Word", number: int, text: str, kind: str = "footnote") -> str:
    mark = f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Ref/></w:r>'
    return f'<w:{kind} w:id="{number}">{word.p(mark, text)}</w:{kind}>'


RULE = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'


def test_a_note_and_its_mark(word: "Word") -> None:
    document = word.read(word.p("Planen", ref(2), " gäller."), footnotes=RULE + note(word, 2, " Antagen i maj."))
    block = document.blocks[0]
    assert isinstance(block, Paragraph)
    assert [(run.text, run.note) for run in block.runs] == [("Planen", None), ("", "1"), (" gäller.", None)]
    assert block.text() == "Planen gäller."
    assert [(found.id, found.kind, found.text()) for found in document.notes] == [("1", "footnote", "Antagen i maj.")]
    assert document.notes[0].blocks[0].layer == "note"


def test_notes_are_numbered_as_they_are_referred_to(word: "Word") -> None:
    notes = note(word, 3, "tre") + note(word, 7, "sju") + note(word, 5, "utan märke")
    document = word.read(word.p("a", ref(7), "b", ref(3), "c", ref(7)), footnotes=notes)
    assert [(found.id, found.text()) for found in document.notes] == [("1", "sju"), ("2", "tre"), ("3", "utan märke")]
    block = document.blocks[0]
    assert isinstance(block, Paragraph)
    assert [run.note for run in block.runs if run.note] == ["1", "2", "1"]


def test_endnotes_have_numbers_of_their_own(word: "Word") -> None:
    document = word.read(
        word.p("a", ref(1), ref(1, "endnote"), ref(2, "endnote")),
        footnotes=note(word, 1, "fot"),
        endnotes=note(word, 1, "slut", "endnote") + note(word, 2, "allra sist", "endnote"),
    )
    found = [(one.id, one.kind, one.text()) for one in document.notes]
    assert found == [("1", "footnote", "fot"), ("i", "endnote", "slut"), ("ii", "endnote", "allra sist")]


def test_a_mark_whose_note_is_not_there_is_told_of(word: "Word") -> None:
    document = word.read(word.p("a", ref(4)))
    assert not document.notes
    assert [message.code for message in document.messages] == ["docx-note-missing"]


def test_a_struck_mark_is_struck(word: "Word") -> None:
    document = word.read(word.p("a", word.added(ref(1), how="del")), footnotes=note(word, 1, "x"))
    block = document.blocks[0]
    assert isinstance(block, Paragraph)
    change = block.runs[1].change
    assert change is not None
    assert change.kind == "struck"


def test_changes_inside_a_note(word: "Word") -> None:
    inner = word.p("Antagen ", word.struck("2022"), word.added("2023"))
    document = word.read(word.p("a", ref(1)), footnotes=f'<w:footnote w:id="1">{inner}</w:footnote>')
    assert document.notes[0].text("original") == "Antagen 2022"
    assert document.notes[0].text("revised") == "Antagen 2023"


def test_words_in_the_line_above_the_notes_are_page_furniture(word: "Word") -> None:
    rule = f'<w:footnote w:type="separator" w:id="-1">{word.p("Noter")}</w:footnote>'
    document = word.read(word.p("a", ref(1)), footnotes=rule + note(word, 1, "x"))
    assert [(block.text(), block.layer) for block in document.furniture] == [("Noter", "furniture")]
    assert len(document.notes) == 1


def comment(word: "Word", number: int, *texts: str) -> str:
    inner = "".join(word.p("<w:r><w:annotationRef/></w:r>", text) for text in texts)
    return f'<w:comment w:id="{number}" w:author="Eva" w:date="2024-01-02T03:04:05Z">{inner}</w:comment>'


def opened(number: int, what: str) -> str:
    tag = "Reference" if what == "Reference" else f"Range{what}"
    element = f'<w:comment{tag} w:id="{number}"/>'
    return f"<w:r>{element}</w:r>" if what == "Reference" else element


def only(comments: tuple[Comment, ...]) -> Comment:
    (found,) = comments
    return found


def test_a_comment_and_what_it_is_about(word: "Word") -> None:
    body = word.p("Nämnden ", opened(0, "Start"), "bör", opened(0, "End"), opened(0, "Reference"), " svara.")
    found = only(word.read(body, comments=comment(word, 0, "Ska?", "Kolla.")).comments)
    assert (found.text, found.author, found.date) == ("Ska?\nKolla.", "Eva", "2024-01-02T03:04:05Z")
    assert found.about is not None
    assert (found.about.paragraph, found.about.start, found.about.end) == (1, 8, 11)


def test_a_comment_on_several_paragraphs_is_about_the_rest_of_the_first(word: "Word") -> None:
    body = word.p("ett ", opened(0, "Start"), "två"), word.p("tre", opened(0, "End"))
    found = only(word.read(*body, comments=comment(word, 0, "Se")).comments)
    assert found.about is not None
    assert (found.about.paragraph, found.about.start, found.about.end) == (1, 4, 7)


@pytest.mark.parametrize("marked", [True, False])
def test_a_comment_without_a_range(word: "Word", marked: bool) -> None:
    body = word.p("ett", opened(0, "Reference") if marked else "")
    found = only(word.read(body, comments=comment(word, 0, "Se")).comments)
    assert (found.about is not None) == marked


def test_a_comment_is_no_bookmark_and_no_text(word: "Word") -> None:
    document = word.read(word.p(opened(0, "Start"), "a", opened(0, "End")), comments=comment(word, 0, "Se"))
    assert word.lines(document) == ["a"]
    assert not document.ranges
