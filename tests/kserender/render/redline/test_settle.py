"""The old file's own changes are accepted or rejected in its XML, as our reader does it in the text."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from kserender.model import View
from kserender.render.redline.package import Package
from kserender.render.redline.settle import settle

REVISIONS = Path(__file__).parents[4] / "../shared/real/word-revisions"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def settled(data: bytes, which: View) -> bytes:
    package = Package(data)
    for root in package.roots():
        settle(root, "original" if which == "original" else "revised")
    return package.packed()


BODIES = {
    "words": "<w:p><w:r><w:t>a</w:t></w:r><w:del w:id='1'><w:r><w:delText>b</w:delText></w:r></w:del>"
    "<w:ins w:id='2'><w:r><w:t>c</w:t></w:r></w:ins></w:p>",
    "a paragraph end": "<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>b</w:t></w:r></w:p>",
    "a paragraph alone in a control": "<w:sdt><w:sdtContent><w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>"
    "<w:del w:id='2'><w:r><w:delText>b</w:delText></w:r></w:del></w:p></w:sdtContent></w:sdt>"
    "<w:p><w:r><w:t>a</w:t></w:r></w:p>",
    "a row and a cell": "<w:tbl><w:tr><w:trPr><w:del w:id='1'/></w:trPr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>"
    "</w:tr><w:tr><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:cellIns w:id='2'/></w:tcPr>"
    "<w:p><w:r><w:t>c</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>",
    "a move": "<w:p><w:moveFrom w:id='1'><w:r><w:t>a</w:t></w:r></w:moveFrom><w:r><w:t>b</w:t></w:r>"
    "<w:moveTo w:id='2'><w:r><w:t>a</w:t></w:r></w:moveTo></w:p>",
    "text added and then struck": "<w:p><w:r><w:t>a</w:t></w:r><w:ins w:id='1'><w:del w:id='2'><w:r><w:delText>b"
    "</w:delText></w:r></w:del></w:ins></w:p>",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize("which", ["original", "revised"])
def test_both_ways_read_the_same(
    body: str, which: View, word: Callable[..., bytes], lines: Callable[..., list[str]]
) -> None:
    data = word(body)
    assert lines(settled(data, which)) == lines(data, which)


@pytest.mark.skipif(not REVISIONS.is_dir(), reason="the real files are not here")
@pytest.mark.parametrize("which", ["original", "revised"])
def test_real_files_read_the_same(which: View, lines: Callable[..., list[str]]) -> None:
    for path in sorted(REVISIONS.glob("*.docx")):
        data = path.read_bytes()
        assert lines(settled(data, which)) == lines(data, which), path.stem


def test_the_code_of_a_field_that_is_gone_goes_too() -> None:
    body = (
        f"<w:body xmlns:w='{W}'><w:p><w:del w:id='1'><w:r><w:fldChar w:fldCharType='begin'/></w:r></w:del>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:del w:id='2'><w:r><w:fldChar w:fldCharType='end'/></w:r></w:del></w:p></w:body>"
    )
    root = etree.fromstring(body)
    assert settle(root, "revised")
    assert not list(root.iter(f"{{{W}}}instrText"))


def test_a_part_without_changes_is_left_alone() -> None:
    root = etree.fromstring(f"<w:body xmlns:w='{W}'><w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p></w:body>")
    before = etree.tostring(root)
    assert not settle(root, "revised")
    assert etree.tostring(root) == before
