"""Pages that are pictures: text recognition reads them, and what it saw is marked as such."""

from typing import Any

import pytest

from kserender.errors import EmptyFile
from kserender.extract.readers import ocr
from kserender.extract.readers.ocr import Line, PageText, Word
from kserender.extract.readers.pdf import pages

PICTURE = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \0 EI Q"


def line(text: str, y: float, number: int) -> Line:
    """A recognised line with words of seven points a letter."""
    words, x = [], 70.0
    for word in text.split():
        tall = 2 if word.istitle() else 0
        words.append(Word(word, 0.9, x, y - 8 - tall, x + 7 * len(word), y))
        x += 7 * (len(word) + 1)
    return Line(tuple(words), (1, number))


def recognise(monkeypatch: pytest.MonkeyPatch, *lines: Line) -> None:
    monkeypatch.setattr(pages, "page_text", lambda _: PageText(lines, 0.9))


def test_a_picture_of_a_page_is_read(paper: Any, page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    page.content.append(PICTURE)
    long = "Kommunstyrelsen beslutar att bygga en gångbro över ån invid torget"
    recognise(monkeypatch, line(long, 100, 1), line("och att måla den blå.", 112, 1), line("Ada Lind", 160, 2))
    found = paper.read()
    assert [block.text() for block in found.blocks] == [f"{long} och att måla den blå.", "Ada Lind"]
    assert [message.code for message in found.messages] == ["ocr-page", "ocr"]


def test_a_picture_without_text_among_other_pages(paper: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    paper.page().write("Kommunen beslutar.")
    paper.page().content.append(PICTURE)
    recognise(monkeypatch)
    assert [message.code for message in paper.read().messages] == ["pdf-page-picture"]


def test_without_text_recognition_the_pages_are_named(paper: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    paper.page().write("Kommunen beslutar.")
    paper.page().content.append(PICTURE)
    monkeypatch.setattr(pages, "page_text", lambda _: None)
    monkeypatch.setattr(ocr, "available", lambda: False)
    (message,) = paper.read().messages
    assert (message.code, message.level) == ("ocr-missing", "error")
    assert "2" in message.text


def test_nothing_but_pictures_without_text_is_empty(paper: Any, page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    page.content.append(PICTURE)
    recognise(monkeypatch)
    with pytest.raises(EmptyFile, match="OCR"):
        paper.read()


def test_a_page_with_letters_is_not_recognised(paper: Any, page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    page.write("Kommunen beslutar.").content.append(PICTURE)
    monkeypatch.setattr(pages, "page_text", lambda _: pytest.fail("text recognition was asked"))
    assert paper.texts() == ["Kommunen beslutar."]
