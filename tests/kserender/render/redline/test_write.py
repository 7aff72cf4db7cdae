"""A redline is both texts: with all rejected the old one, with all accepted the new one, by our reader."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
import pytest

from kserender.compare.versions import Options, compare_versions
from kserender.compare.versions.contract import By
from kserender.errors import NotAsWritten
from kserender.extract.readers import read, read_bytes
from kserender.render.redline import redline

Word = Callable[..., bytes]
Marked = Callable[..., bytes]
Lines = Callable[..., list[str]]

ROOT = Path(__file__).parents[4]
EXAMPLES = sorted((ROOT / "examples").glob("*.docx"))


def cases() -> Iterator[Any]:
    """A title, the old lines and the new ones, each ended by a line with a full stop."""
    text = Path(__file__).with_name("cases.txt").read_text(encoding="utf-8")
    parts = text.split("\n.\n")
    for at in range(0, len(parts) - 2, 3):
        old, new = (part.split("\n") for part in parts[at + 1 : at + 3])
        yield pytest.param(old, new, id=parts[at].strip())


def body(lines: list[str]) -> str:
    signs = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\t": "</w:t><w:tab/><w:t xml:space='preserve'>"}
    texts = ("".join(signs.get(sign, sign) for sign in line) for line in lines)
    return "".join(f"<w:p><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>" for text in texts)


@pytest.mark.parametrize(("old", "new"), list(cases()))
def test_both_texts_come_out(old: list[str], new: list[str], word: Word, marked: Marked, lines: Lines) -> None:
    for before, after in ((old, new), (new, old)):
        had, got = word(body(before)), word(body(after))
        made = marked(had, got)
        assert lines(made, "original") == lines(had)
        assert lines(made, "revised") == lines(got)
        assert made == marked(had, got)  # the same bytes again


def test_without_changes_there_are_none(marked: Marked, xml: Any, lines: Lines) -> None:
    for path in EXAMPLES:
        data = path.read_bytes()
        made = redline(data, compare_versions(read(path), read(path)))
        assert not xml(made).all("//w:ins | //w:del | //w:moveFrom | //w:moveTo | //w:pPrChange")
        assert lines(made) == lines(data, "revised")


def test_the_file_keeps_its_styles_and_page_heads(marked: Marked) -> None:
    from kserender.render.docx.archive import unpack

    data = (ROOT / "examples/tjansteskrivelse.docx").read_bytes()
    document = read_bytes(data, "a.docx")
    made = unpack(redline(data, compare_versions(document, read(ROOT / "examples/alternativt_forslag.docx"))))
    have = unpack(data)
    assert made.keys() == have.keys()
    for name in have:
        if name not in {"word/document.xml", "word/footnotes.xml"} and not name.endswith((".rels", ".xml")):
            assert made[name] == have[name]


@pytest.mark.parametrize("old", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("new", EXAMPLES, ids=lambda path: path.stem)
def test_examples_against_each_other(old: Path, new: Path, lines: Lines) -> None:
    made = redline(old, compare_versions(read(old), read(new)))
    words = [" ".join(line.split()) for line in lines(old.read_bytes(), "revised")]
    assert [" ".join(line.split()) for line in lines(made, "original")] == words


def test_author_and_date(word: Word, marked: Marked, xml: Any) -> None:
    made = xml(
        marked(
            word(body(["Bygga en brygga."])), word(body(["Bygga två bryggor."])), By("Åsa Lind", "2026-03-01T09:00:00Z")
        )
    )
    for change in made.all("//w:ins | //w:del"):
        assert change.get(f"{{{made.root.nsmap['w']}}}author") == "Åsa Lind"
        assert change.get(f"{{{made.root.nsmap['w']}}}date") == "2026-03-01T09:00:00Z"


def test_several_authors_in_one_paragraph(word: Word, xml: Any) -> None:
    from dataclasses import replace

    old, new = word(body(["Nämnden ska bygga en brygga i maj."])), word(body(["Nämnden ska bygga två bryggor i juni."]))
    versions = compare_versions(read_bytes(old, "a.docx"), read_bytes(new, "b.docx"))
    (item,) = versions.items
    names = iter(["Röda", "Röda", "Gröna", "Gröna", "Blå"])
    pieces = tuple(piece if piece.op == "equal" else replace(piece, by=By(next(names))) for piece in item.pieces)
    made = xml(redline(old, replace(versions, items=(replace(item, pieces=pieces),))))
    authors = made.all("//w:ins/@w:author | //w:del/@w:author")
    assert authors == ["Röda", "Röda", "Gröna", "Gröna"]


def test_ids_are_unique_and_moves_have_both_ends(word: Word, marked: Marked, xml: Any) -> None:
    text = ["Det här stycket flyttas till en plats längre ned.", "Stycket före slutet.", "Stycket i mitten.", "Slut."]
    made = xml(marked(word(body(text)), word(body([*text[1:3], text[0], text[3]]))))
    ids = made.all(
        "//w:ins/@w:id | //w:del/@w:id | //w:moveFrom/@w:id | //w:moveTo/@w:id | //w:moveFromRangeStart/@w:id"
    )
    assert len(ids) == len(set(ids))
    (start,) = made.all("//w:moveFromRangeStart")
    (to,) = made.all("//w:moveToRangeStart")
    assert start.get(f"{{{made.root.nsmap['w']}}}name") == to.get(f"{{{made.root.nsmap['w']}}}name")
    assert made.all("//w:moveFromRangeEnd/@w:id") == made.all("//w:moveFromRangeStart/@w:id")
    assert made.all("//w:p/w:pPr/w:rPr/w:moveFrom")
    assert made.all("//w:p/w:pPr/w:rPr/w:moveTo")


def test_formatting_of_the_old_words_stays_and_new_words_look_like_them(word: Word, marked: Marked, xml: Any) -> None:
    run = "<w:r><w:rPr><w:i/><w:sz w:val='28'/></w:rPr><w:t>Bygga en brygga vid sjön.</w:t></w:r>"
    made = xml(marked(word(f"<w:p>{run}</w:p>"), word(body(["Bygga en badplats vid sjön."]))))
    assert {size.get(f"{{{made.root.nsmap['w']}}}val") for size in made.all("//w:r/w:rPr/w:sz")} == {"28"}
    assert len(made.all("//w:ins/w:r/w:rPr/w:sz")) == 1


def test_a_new_paragraph_has_the_style_of_its_own_kind(word: Word, marked: Marked, xml: Any) -> None:
    style = "<w:p><w:pPr><w:pStyle w:val='{}'/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>"
    old = style.format("Heading1", "Bakgrund") + style.format("Normal", "Det finns en brygga.")
    new = old + style.format("Heading1", "Ekonomi") + style.format("Normal", "Den kostar pengar.")
    made = xml(marked(word(old), word(new)))
    assert made.all("//w:p/w:pPr/w:pStyle/@w:val")[::2] == ["Heading1", "Heading1"]


def test_a_content_control_gives_way_to_a_change_in_it(word: Word, marked: Marked, lines: Lines, xml: Any) -> None:
    control = (
        "<w:p><w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>{}</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    kept = control.format("Det här står kvar.")
    old, new = (word(control.format(text) + kept) for text in ("Bygga en brygga.", "Bygga två bryggor."))
    made = marked(old, new)
    assert len(xml(made).all("//w:sdt")) == 1
    assert lines(made, "revised") == ["Bygga två bryggor.", "Det här står kvar."]


def test_words_struck_by_hand_are_no_part_of_the_old_version(word: Word, marked: Marked, lines: Lines) -> None:
    struck = "<w:r><w:rPr><w:strike/></w:rPr><w:t xml:space='preserve'>gamla </w:t></w:r>"
    old = f"<w:p><w:r><w:t xml:space='preserve'>Den </w:t></w:r>{struck}<w:r><w:t>bryggan rivs.</w:t></w:r></w:p>"
    made = marked(word(old), word(body(["Den bryggan rivs i maj."])))
    assert lines(made, "original") == ["Den bryggan rivs."]
    assert lines(made, "revised") == ["Den bryggan rivs i maj."]


def test_tracked_changes_of_the_old_file_are_taken_as_accepted(
    word: Word, marked: Marked, lines: Lines, xml: Any
) -> None:
    run = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
    struck = "<w:del w:id='1' w:author='Bo'><w:r><w:delText xml:space='preserve'>en </w:delText></w:r></w:del>"
    added = f"<w:ins w:id='2' w:author='Bo'>{run.format('två ')}</w:ins>"
    old = word(f"<w:p>{run.format('Bygga ')}{struck}{added}{run.format('bryggor.')}</w:p>")
    made = marked(old, word(body(["Bygga två bryggor i maj."])))
    assert lines(made, "original") == ["Bygga två bryggor."]
    assert "Bo" not in xml(made).all("//@w:author")


def test_a_refusal_says_where(word: Word, monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib import import_module

    old, new = (word(body(["Om bryggan.", text])) for text in ("Bygga en brygga.", "Bygga två bryggor."))
    monkeypatch.setattr(import_module(redline.__module__), "differing", lambda _data, _versions: {1})
    with pytest.raises(NotAsWritten) as raised:
        redline(old, compare_versions(read_bytes(old, "a.docx"), read_bytes(new, "b.docx")))
    assert "”Bygga en brygga.”" in str(raised.value)


def test_another_file_than_the_one_compared_is_refused(word: Word) -> None:
    old, new = (read_bytes(word(body([text])), "a.docx") for text in ("Bygga en brygga.", "Bygga två."))
    with pytest.raises(NotAsWritten) as raised:
        redline(word(body(["Något helt annat."])), compare_versions(old, new))
    assert raised.value.remedy


def test_what_the_options_let_pass_keeps_its_old_form(word: Word, lines: Lines) -> None:
    old, new = word(body(["Planen ”Sjön” antas i maj."])), word(body(['Planen "Sjön" antas i juni.']))
    versions = compare_versions(read_bytes(old, "a.docx"), read_bytes(new, "b.docx"), Options(quotes=True))
    made = redline(old, versions)
    assert lines(made, "original") == ["Planen ”Sjön” antas i maj."]
    assert lines(made, "revised") == ["Planen ”Sjön” antas i juni."]


def test_the_text_before_the_old_files_own_changes(word: Word, lines: Lines) -> None:
    run = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
    added = f"<w:ins w:id='2' w:author='Bo'>{run.format('två ')}</w:ins>"
    old = word(f"<w:p>{run.format('Bygga ')}{added}{run.format('bryggor.')}</w:p>")
    new = word(body(["Bygga bryggor i maj."]))
    versions = compare_versions(read_bytes(old, "a.docx"), read_bytes(new, "b.docx"), Options(view="original"))
    made = redline(old, versions)
    assert lines(made, "original") == ["Bygga bryggor."]
    assert lines(made, "revised") == ["Bygga bryggor i maj."]


def test_a_point_whose_number_was_struck_by_hand_with_its_first_words(word: Word, lines: Lines, marked: Marked) -> None:
    struck = "<w:r><w:rPr><w:strike/></w:rPr><w:t xml:space='preserve'>4. Riva bron och </w:t></w:r>"
    old = word(f"<w:p>{struck}<w:r><w:t>bygga en brygga.</w:t></w:r></w:p>")
    made = marked(old, word(body(["bygga två bryggor."])))
    assert lines(made, "original") == ["bygga en brygga."]
    assert lines(made, "revised") == ["bygga två bryggor."]


def numbered(*texts: str) -> bytes:
    """A Word file with a list that Word numbers, and the other texts, those with a number, as they are typed."""
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text, style=None if text[0].isdecimal() else "List Number")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_number_that_was_typed_is_not_left_to_a_list_that_counts_otherwise(lines: Lines, marked: Marked) -> None:
    made = marked(numbered("Bygga.", "Riva."), numbered("Bygga.", "7.\tMåla.", "Riva."))
    assert lines(made, "original") == ["1. Bygga.", "2. Riva."]
    assert lines(made, "revised") == ["1. Bygga.", "7. Måla.", "2. Riva."]


def test_guidance_after_a_heading_that_is_struck(word: Word, lines: Lines, marked: Marked) -> None:
    guidance = "[Skriv varje beslut så att det kan läsas för sig.]"
    old = word(body([f"Anta planen. {guidance}", "Sammanfattning", "Planen kostar en krona."]))
    made = marked(old, word(body([f"Anta planen. {guidance}", "Planen kostar två kronor."])))
    assert lines(made, "original") == ["Anta planen.", guidance, "Sammanfattning", "Planen kostar en krona."]
    assert lines(made, "revised") == ["Anta planen.", guidance, "Planen kostar två kronor."]
