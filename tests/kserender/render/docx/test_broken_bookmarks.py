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


def tbl(*rows: tuple[str, ...]) -> str:
    cells = "".join(f"<w:tr>{''.join(f'<w:tc>{inner}</w:tc>' for inner in row)}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{cells}</w:tbl>"


HELD = p("").replace("x", "kvar")  # what the template says beside the slot


@pytest.mark.parametrize(
    "body",
    [
        tbl((p(start("Beslut", 1)), p("") + end(1)), (HELD, HELD)),
        p(start("Beslut", 1)) + tbl((p("") + end(1), HELD)),
        tbl((HELD, p(start("Beslut", 1)))) + p(end(1)),
        tbl((HELD, HELD), (HELD, p(start("Beslut", 1))), (p(""), p(end(1)))),
        tbl((p(start("Beslut", 1)), HELD), (p(end(1)), HELD)),
        GOOD + tbl((p(start("Titel", 2)), HELD), (p(end(2)), HELD)),
    ],
    ids=[
        "over a row",
        "from before it into it",
        "from inside it to after it",
        "from a later cell",
        "over a column",
        "a value",
    ],
)
def test_a_slot_over_a_part_of_a_table_is_refused_since_the_rest_would_go_with_it(use: Use, body: str) -> None:
    with pytest.raises(InvalidData, match=r"(Beslut|Titel): .*tabell"):
        use(body)


@pytest.mark.parametrize(
    "body",
    [
        tbl((p(start("Beslut", 1)), p("")), (p(""), p("") + end(1))),
        tbl((p(start("Beslut", 1)), p(""))) + p(end(1)),
        tbl((HELD, p(start("Beslut", 1) + end(1)))),
        tbl((HELD, p(start("Beslut", 1)) + p(end(1)))),
        tbl((HELD, tbl((p(start("Beslut", 1)), p(end(1)))) + p(""))),
    ],
    ids=["over all of it", "to the paragraph after it", "in a cell", "over paragraphs of a cell", "over one in a cell"],
)
def test_a_slot_over_a_whole_table_or_in_one_cell_is_filled(use: Use, body: str) -> None:
    made = unpack(use(body))["word/document.xml"].decode()
    assert "Anta programmet" in made
    assert made.count("kvar") == body.count("kvar")


def test_two_thousand_bookmarks_are_filled_or_left_as_they_are(use: Use) -> None:
    many = "".join(p(start(f"Eget{at}", at + 10) + end(at + 10)) for at in range(2_000))
    lines = "".join(start(f"Titel{at + 2}", at + 5_000) + end(at + 5_000) for at in range(2_000))
    made = unpack(use(GOOD + many + p(lines)))["word/document.xml"].decode()
    assert made.count('w:name="Eget') == 2_000
    assert made.count("Lekplatser i Ekhamra") == 2_000


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
