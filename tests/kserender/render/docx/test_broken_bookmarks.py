"""Bookmarks that cannot be slots are told all at once, by name; those of others are nobody's business."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kserender.errors import HostileFile, InvalidData, KserenderError, UnknownFormat
from kserender.paper import Paper
from kserender.profile import load
from kserender.render.docx.archive import pack, unpack

GENERIC = load("generic").templates["beslut"]
GOOD = '<w:p><w:bookmarkStart w:id="1" w:name="Beslut"/><w:r><w:t>x</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>'


def start(name: str, number: int) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'


def end(number: int) -> str:
    return f'<w:bookmarkEnd w:id="{number}"/>'


def p(inner: str) -> str:
    return f"<w:p>{inner}<w:r><w:t>x</w:t></w:r></w:p>"


Use = Callable[..., bytes]


@pytest.fixture
def use(template: Callable[..., Path], paper: Callable[..., Paper], beslut: Callable[..., bytes]) -> Use:
    return lambda body, parts=None: beslut(paper(summary="En text."), template(body, parts))


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (p(start("Beslut", 1)), "Beslut"),
        (GOOD + p(start("Titel", 2)), "Titel"),
        (GOOD + p(start("Titel", 2) + end(2)) + p(start("Titel", 3) + end(3)), "Titel"),
        (GOOD + p(start("Titel", 2) + end(2)) + p(start("TITEL", 3) + end(3)), "TITEL"),
        (
            GOOD + p(start("SammanfattningSlut", 2) + end(2)) + p(start("Sammanfattning", 3) + end(3)),
            "SammanfattningSlut",
        ),
        (
            p(start("Beslut", 1)) + p(start("Sammanfattning", 2)) + p(end(1)) + p(end(2)),
            "Sammanfattning",
        ),
        (p(start("Beslut", 1)) + p(start("Titel", 2) + end(2)) + p(end(1)), "Titel"),
        (p(end(2) + start("Beslut", 1)) + p(start("Arende", 2)) + p(end(1)), "Arende"),
    ],
    ids=[
        "no end",
        "value without end",
        "twice",
        "twice to Word",
        "end first",
        "crossing",
        "inside",
        "end before start",
    ],
)
def test_a_slot_that_is_broken_is_named(use: Use, body: str, name: str) -> None:
    with pytest.raises(InvalidData) as raised:
        use(body)
    assert f"{name}:" in raised.value.what
    assert "mall.docx" in raised.value.what


def test_all_that_is_wrong_is_told_at_once(use: Use) -> None:
    with pytest.raises(InvalidData, match=r"(?s)Titel:.*Datum:"):
        use(GOOD + p(start("Titel", 2)) + p(start("Datum", 3)))


@pytest.mark.parametrize(
    "body",
    [
        p(start("_GoBack", 9)) + GOOD,
        p(start("Eget", 9) + end(9)) + p(start("Eget", 8) + end(8)) + GOOD,
        p(end(77)) + GOOD,
        p(start("Sammanfattning", 1) + end(1)) + GOOD,  # the same number used again
    ],
)
def test_what_is_no_slot_may_be_broken(use: Use, body: str) -> None:
    assert use(body)


DTD = b'<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">'


def hostile(change: Callable[[dict[str, bytes]], dict[str, bytes]]) -> bytes:
    return pack(change(unpack(GENERIC.read_bytes())))


def with_dtd(parts: dict[str, bytes], name: str = "word/document.xml") -> dict[str, bytes]:
    return {**parts, name: DTD + b"]>" + parts[name].split(b"?>", 1)[1]}


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (with_dtd, HostileFile),
        (lambda parts: with_dtd(parts, "word/header1.xml"), HostileFile),
        (lambda parts: with_dtd(parts, "word/_rels/document.xml.rels"), HostileFile),
        (lambda parts: {**parts, "word/vbaProject.bin": b"x"}, UnknownFormat),
        (lambda parts: {**parts, **{f"x{at}": b"" for at in range(2_100)}}, HostileFile),
    ],
    ids=["dtd", "dtd in the header", "dtd in the relations", "macros", "many parts"],
)
def test_a_template_that_is_built_to_do_harm_is_refused(
    tmp_path: Path,
    paper: Callable[..., Paper],
    beslut: Callable[..., bytes],
    change: Callable[[dict[str, bytes]], dict[str, bytes]],
    error: type[KserenderError],
) -> None:
    (tmp_path / "mall.docx").write_bytes(hostile(change))
    with pytest.raises(error, match=r"mall\.docx"):
        beslut(paper(), tmp_path / "mall.docx")


def test_a_template_that_is_far_larger_inside_is_refused(
    tmp_path: Path, paper: Callable[..., Paper], beslut: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KSERENDER_LIMIT_PART_MB", "1")
    (tmp_path / "mall.docx").write_bytes(hostile(lambda parts: {**parts, "word/media/a.bin": bytes(1_500_000)}))
    with pytest.raises(HostileFile):
        beslut(paper(), tmp_path / "mall.docx")


def test_ten_thousand_points_are_written_in_one_go(paper: Callable[..., Paper], beslut: Callable[..., bytes]) -> None:
    many = paper(decisions=[{"text": f"Anta plan {number}."} for number in range(10_000)])
    assert unpack(beslut(many))["word/document.xml"].count(b"Anta plan") == 10_000
