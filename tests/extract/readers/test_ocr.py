"""The text of a page that is a picture: recognised with Swedish, with its place and how sure it is."""

import time
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pytest

from kserender.extract.readers import ocr, programs
from kserender.extract.readers.builder import Builder
from kserender.extract.readers.ocr import Line, PageText, Word, page_text, tell
from kserender.limits import Limits, using
from kserender.model import Source

LINES = (
    (60, 780, 18, "Fler träd på torget i Ekhamra"),
    (60, 740, 12, "Kommunstyrelsen beslutar att bevilja nämnden för stadsmiljö"),
    (60, 724, 12, "högst 450 000 kr under år 2027 för åtgärder på Åtorget."),
    (60, 680, 12, "Förvaltningen föreslår att ärendet återkommer i höst."),
)

needs_tesseract = pytest.mark.skipif(not ocr.available(), reason="tesseract with Swedish is not installed")


def pdf(
    turn: int = 0, width: int = 595, height: int = 842, lines: tuple[tuple[int, int, int, str], ...] = LINES
) -> bytes:
    """A page with these lines: left, baseline, size, text."""
    drawn = b"BT " + b"".join(
        b"/F %d Tf 1 0 0 1 %d %d Tm (%s) Tj " % (size, x, y, text.encode("cp1252")) for x, y, size, text in lines
    )
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Rotate %d/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
        % (width, height, turn),
        b"<</Length %d>>stream\n%s ET\nendstream" % (len(drawn) + 3, drawn),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    )
    out = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 6\n0000000000 65535 f \n%strailer\n<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return out + end % (table, len(out))


@pytest.fixture
def page(request: pytest.FixtureRequest) -> Iterator[Any]:
    """The page, made as the test's parameter says."""
    document = pypdfium2.PdfDocument(pdf(**getattr(request, "param", {})))
    found = document[0]
    yield found
    found.close()
    document.close()


def texts(found: PageText | None) -> list[str]:
    assert found is not None
    return [line.text for line in found.lines]


@needs_tesseract
class TestRecognition:
    def test_swedish_text(self, page: Any) -> None:
        found = page_text(page)
        assert texts(found) == [text for _x, _y, _size, text in LINES]
        assert found is not None
        assert 0.8 < found.confidence <= 1
        assert [[line.text for line in lines] for lines in found.paragraphs()][1] == [LINES[1][3], LINES[2][3]]

    def test_words_have_their_place_in_points(self, page: Any) -> None:
        found = page_text(page)
        assert found is not None
        word = found.lines[0].words[0]
        assert word.text == "Fler"
        assert word.x0 == pytest.approx(60, abs=3)
        assert word.bottom == pytest.approx(842 - 780, abs=2)
        assert word.x1 - word.x0 == pytest.approx(31, abs=3)

    @pytest.mark.parametrize("page", [{"turn": 180}], indirect=True)
    @pytest.mark.skipif("osd" not in ocr._languages(), reason="tesseract lacks osd")
    def test_a_page_upside_down(self, page: Any) -> None:
        # The page as a scanner leaves it: nothing in the file says that it is turned.
        assert texts(page_text(page))[1] == LINES[1][3]

    @pytest.mark.parametrize("page", [{"lines": ()}], indirect=True)
    def test_an_empty_page(self, page: Any) -> None:
        assert page_text(page) == PageText((), 0.0)

    def test_a_page_that_takes_too_long(self, page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(ocr, "_program", lambda: "/bin/cat")  # reads the picture, and answers with it
        monkeypatch.setattr(programs, "_confinement", lambda _seconds: ["/bin/sh", "-c", "sleep 60"])
        started = time.monotonic()
        with using(Limits(ocr_seconds=1)):
            assert page_text(page) is None
        assert time.monotonic() - started < 5

    def test_a_page_that_there_is_no_time_for(self, page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(programs, "may_go_on", lambda: False)
        assert page_text(page) is None


@pytest.mark.parametrize("languages", [frozenset(), frozenset({"eng", "osd"})])
def test_without_swedish_nothing_is_recognised(
    page: Any, monkeypatch: pytest.MonkeyPatch, languages: frozenset[str]
) -> None:
    monkeypatch.setattr(ocr, "_languages", lambda: languages)
    assert page_text(page) is None


@pytest.mark.parametrize(
    ("page", "megapixels"),
    [({}, 8.7), ({"width": 2_000, "height": 3_000}, 40), ({"width": 14_400, "height": 14_400}, 40)],
    indirect=["page"],
)
def test_a_page_is_no_larger_than_the_limit(page: Any, megapixels: float) -> None:
    width, height = page.get_size()
    scale = ocr._scale(width, height)
    assert scale * scale * width * height / 1e6 == pytest.approx(megapixels, rel=0.01)


def test_the_table_is_understood() -> None:
    table = "\n".join(
        [
            "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext",
            "4\t1\t1\t1\t1\t0\t300\t100\t400\t50\t-1\t",
            "5\t1\t1\t1\t1\t1\t300\t100\t100\t50\t96.0\tNy",
            "5\t1\t1\t1\t1\t2\t450\t100\t250\t50\t48.0\tbro",
            "5\t1\t1\t1\t2\t1\t300\t200\t10\t10\t12.0\t|",
            "5\t1\t1\t1\t2\t2\t320\t200\t10\t10\t95.0\t–",
            "5\t1\t2\t1\t1\t1\t300\t400\t90\t50\t90.0\t ",
            "5\t1\t2\t1\t1\t1\t300\t400\t90\t50\t70.0\t2028",
            "broken line",
        ]
    )
    found = ocr._read(table, 300 / 72)
    assert [line.text for line in found.lines] == ["Ny bro", "–", "2028"]
    assert [line.paragraph for line in found.lines] == [(1, 1), (1, 1), (2, 1)]
    assert found.lines[0].words[0] == Word("Ny", 0.96, 72.0, 24.0, 96.0, 36.0)
    assert found.confidence == pytest.approx((2 * 0.96 + 3 * 0.48 + 0.95 + 4 * 0.7) / 10)
    assert found.unsure() == ["2028"]


class TestTelling:
    """What the user is told of pages that are pictures."""

    def said(self, found: dict[int, PageText | None]) -> list[tuple[str, str, str]]:
        builder = Builder(Source("a.pdf", ""))
        tell(builder, found)
        return [(message.code, message.level, message.text) for message in builder.messages]

    def page(self, *words: tuple[str, float]) -> PageText:
        made = tuple(Word(text, confidence, 0, 0, 0, 0) for text, confidence in words)
        return PageText((Line(made, (1, 1)),), 0.91)

    def test_nothing_to_tell(self) -> None:
        assert self.said({}) == []

    def test_pages_with_their_confidence_and_once_for_all(self) -> None:
        said = self.said({2: self.page(("bro", 0.5)), 1: self.page(("bro", 0.9))})
        assert [(code, level) for code, level, _text in said] == [
            ("ocr-page", "info"),
            ("ocr-page", "info"),
            ("ocr", "warning"),
        ]
        assert "91" in said[0][2]

    def test_figures_that_are_not_sure(self) -> None:
        said = self.said({3: self.page(("2028,", 0.6), ("2029", 0.95), ("1.", 0.3), ("ord", 0.1), ("KS", 0.2))})
        assert next(text for code, _level, text in said if code == "ocr-figures").endswith(": 2028,.")

    def test_pages_that_were_not_recognised(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(ocr, "available", lambda: True)
        ((code, level, text),) = self.said({2: None, 4: None})
        assert (code, level) == ("ocr-missing", "error")
        assert "2, 4" in text

    def test_without_tesseract_it_is_said_what_to_install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(ocr, "available", lambda: False)
        ((_code, _level, text),) = self.said({2: None})
        assert "tesseract-ocr-swe" in text
