"""Whatever is in a file, reading it ends in a document or in an error that can be explained, and soon."""

import time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kserender.errors import HostileFile, ReadError
from kserender.extract.readers.pdf import letters, read
from kserender.extract.readers.pdf.figures import is_figure
from kserender.extract.readers.pdf.joining import glue
from kserender.model import Document, Source

SOURCE = Source("prov.pdf", "0")
SOON = 2.0  # seconds


def outcome(data: bytes) -> Document | ReadError:
    try:
        return read(data, SOURCE)
    except ReadError as error:
        return error


@pytest.fixture
def rich(paper: Any) -> bytes:
    """A file with a little of everything."""
    page = paper.page().write("Lokalplan", size=18, face="bold").skip(9)
    page.prose("Nämnden ska årligen redovisa arbetet för fullmäktige. " * 4).strike("årligen").note(
        "StrikeOut", "arbetet"
    )
    page.grid((70, 200, 330), (300, 320, 360)).write("Bygga", 74, 314).write("1 200", 204, 314).write("Nej", 74, 334)
    page.write("1", 70, 752, size=5).write("En not.", 76, 755, size=8).rule(70, 740, 200, 740)
    page.write("lodrätt", 30, 600, turn=270).area(70, 500, 200, 520, colour=".8 .8 .8")
    paper.page().prose("Detta fortsätter på nästa sida. " * 6)
    data: bytes = paper.data()
    return data


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(st.tuples(st.floats(0, 1), st.sampled_from(b"0123456789.- /<>[]()\xff\x00Q")), max_size=20))
def test_changed_bytes(rich: bytes, edits: list[tuple[float, int]]) -> None:
    data = bytearray(rich)
    for place, byte in edits:
        data[min(int(place * len(data)), len(data) - 1)] = byte
    assert outcome(bytes(data)) is not None


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(part=st.floats(0, 1))
def test_files_cut_short(rich: bytes, part: float) -> None:
    assert outcome(rich[: int(part * len(rich))]) is not None


@pytest.mark.parametrize("text", ["_ " * 40, "- " * 40, "." * 80, "a" * 80, "12 " * 27, "( " * 40, "1.1." * 20])
def test_strange_lines_are_read_soon(paper: Any, page: Any, text: str) -> None:
    for _ in range(50):
        page.write(text)
    start = time.process_time()
    assert isinstance(outcome(paper.data()), Document)
    assert time.process_time() - start < SOON


@pytest.mark.parametrize(
    "text", ["a" * 1_000_000 + "-", "@" * 1_000_000, "http://" * 100_000, " " * 1_000_000, "-" * 1_000_000]
)
def test_long_words_are_joined_soon(text: str) -> None:
    start = time.process_time()
    glue(text, text)
    is_figure(text)
    is_figure("1" * 1_000_000)
    assert time.process_time() - start < SOON


def test_a_page_with_too_many_letters(paper: Any, page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    page.write("Kommunen beslutar.")
    monkeypatch.setattr(letters, "MAX_LETTERS", 10)
    with pytest.raises(HostileFile, match="10"):
        paper.read()


def test_a_page_with_very_many_rules(paper: Any, page: Any) -> None:
    page.write("Kommunen beslutar.")
    for at in range(3_000):
        page.rule(70 + at % 400, 100 + at % 600, 90 + at % 400, 100 + at % 600)
        page.rule(70 + at % 400, 100 + at % 600, 70 + at % 400, 130 + at % 600)
    start = time.process_time()
    found = outcome(paper.data())
    assert isinstance(found, Document)
    assert "Kommunen beslutar." in found.text()
    assert time.process_time() - start < 4 * SOON
