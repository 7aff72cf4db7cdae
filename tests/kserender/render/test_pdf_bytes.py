"""A PDF tells nothing of when it was made, so that the same document gives the same bytes."""

import re
import shutil
import time
from collections.abc import Callable
from datetime import date

import pypdfium2
import pytest

from kserender.paper import Paper
from kserender.profile import load
from kserender.render import Order, make
from kserender.render.pdf_bytes import without_time


def test_what_is_no_such_pdf_is_left_alone() -> None:
    for data in (b"", b"%PDF-1.7\n", b"<</N 3/Length 5 0 R/Filter/FlateDecode>>\nstream\nx\nendstream\nstartxref\n9\n"):
        assert without_time(data, date(2026, 3, 17)) == data


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_twice_gives_the_same_bytes_and_a_whole_file(paper: Callable[..., Paper]) -> None:
    order = Order(kind="beslut", paper=paper(date="2026-03-17"), profile=load("generic"))
    first = make(order, "pdf").data
    time.sleep(1.1)  # LibreOffice's stamps are in whole seconds
    assert make(order, "pdf").data == first
    assert b"/CreationDate(D:20260317000000Z')" in first
    assert b"<xmp:CreateDate>2026-03-17T00:00:00Z" in first
    # Every entry of the cross-reference table points to the object that it is for.
    table = first[int(first.split(b"startxref\n")[1].split()[0]) :]
    entries = re.findall(rb"(\d{10}) \d{5} [nf] ", table)
    for number, place in enumerate(entries[1:], 1):
        assert first[int(place) :].startswith(b"%d 0 obj" % number)
    document = pypdfium2.PdfDocument(first)
    try:
        assert "Lekplatser i Ekhamra" in document[0].get_textpage().get_text_range()
    finally:
        document.close()
