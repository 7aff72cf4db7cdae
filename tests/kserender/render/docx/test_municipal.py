"""A template as a municipality makes it is filled right, and nothing else in it is changed."""

import importlib.util
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from lxml import etree

from kserender.paper import Paper
from kserender.profile import load
from kserender.render import Order, make
from kserender.render.as_docx import compose, ready_for
from kserender.render.docx.archive import unpack


def _municipal() -> ModuleType:
    spec = importlib.util.spec_from_file_location("municipal", Path(__file__).parent / "municipal.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


municipal = _municipal()
W = f"{{{municipal.W}}}"
LIKE = unpack(load("generic").templates["beslut"].read_bytes())
FULL: dict[str, Any] = {
    "diary_number": "KS 2026-00700",
    "date": "2026-03-17",
    "author": "Lovisa Almgård",
    "summary": "Lekplatserna är slitna.\nTvå byggs om.",
    "attachments": [{"title": "Program för lekplatser", "date": "2026-02-02"}, {"title": "Karta"}],
    "dispatch": [{"text": "Tekniska nämnden"}, {"text": "Kulturnämnden"}],
}


@pytest.fixture
def order(tmp_path: Path, paper: Callable[..., Paper]) -> Callable[..., Order]:
    def given(body: str = municipal.BODY, **fields: Any) -> Order:
        profile = load(municipal.write(tmp_path, LIKE, body))
        return Order(kind="tjansteskrivelse", paper=paper(**{**FULL, **fields}), profile=profile)

    return given


@pytest.fixture
def filled(order: Callable[..., Order], written: Callable[[bytes], Any]) -> Callable[..., Any]:
    def given(**fields: Any) -> Any:
        one = order(**fields)
        return written(compose(one, ready_for(one)).data)

    return given


def parts_of(order: Order) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The parts before and after."""
    before = unpack(order.profile.templates["tjansteskrivelse"].read_bytes())
    return before, unpack(compose(order, ready_for(order)).data)


def test_only_the_parts_that_must_be_are_changed(order: Callable[..., Order]) -> None:
    before, after = parts_of(order())
    changed = {name for name in before if before[name] != after[name]}
    # The text, the header with its slots, new lists, and the properties that the template lacked.
    assert changed == {
        "word/document.xml",
        "word/header1.xml",
        "word/numbering.xml",
        "_rels/.rels",
        "[Content_Types].xml",
    }
    assert set(after) - set(before) == {"docProps/core.xml"}


def test_the_rest_of_the_text_is_as_it_was(order: Callable[..., Order]) -> None:
    """Everything outside the slots and the guidance, as XML, in the same order."""
    before, after = parts_of(order())

    def fixed(data: bytes) -> list[str]:
        root = etree.fromstring(data)
        kept = [
            "Fast text om",
            "Handläggare",
            "Sammanfattning av",
            "Underlag",
            "Expedieras till",
            "Mottagare",
            "Handling",
        ]
        out = []
        for block in root.iter(f"{W}p", f"{W}sectPr", f"{W}fldSimple", f"{W}tblGrid", f"{W}tblPr"):
            text = "".join(t.text or "" for t in block.iter(f"{W}t"))
            if block.tag != f"{W}p" or text in kept or text.startswith(kept[0]):
                out.append(etree.tostring(block, method="c14n", with_tail=False).decode())
        return out

    for part in ("word/document.xml", "word/header1.xml"):
        assert fixed(before[part]) == fixed(after[part])


def test_everything_stands_in_its_place(filled: Callable[..., Any]) -> None:
    file = filled()
    lines = [line for line in file.lines() if line]
    assert "Fast text om att handlingen är offentlig." in lines
    assert lines.count("Lovisa Almgård") == 2  # the text box, and its copy for older programs
    assert file.under("Sammanfattning av ärendet") == ["Lekplatserna är slitna.", "Två byggs om."]
    assert file.under("Förslag till kommunstyrelsens beslut") == [
        "Anta programmet för lekplatser.",
        "Uppdra åt Tekniska nämnden att bygga två lekplatser senast i juni 2027.",
    ]
    header = etree.fromstring(file.parts["word/header1.xml"])
    text = " ".join(t.text or "" for t in header.iter(f"{W}t"))
    assert text == "Handling Tjänsteskrivelse Dnr  KS 2026-00700 2026-03-17 Sida  1"


def test_the_template_s_own_table_is_filled_row_by_row(filled: Callable[..., Any]) -> None:
    file = filled()
    tables = [
        [[file.text(c) for c in file.all("./w:tc", r)] for r in file.all("./w:tr", t)] for t in file.all(".//w:tbl")
    ]
    assert tables[0] == [
        ["Handling", "Datum", "Nr"],
        ["Program för lekplatser", "2026-02-02", "1"],
        ["Karta", "\N{NO-BREAK SPACE}", "2"],
    ]
    assert len(file.all(".//w:tbl[1]/w:tr[w:trPr/w:tblHeader]")) == 1
    assert len(file.all(".//w:tbl[1]/w:tr/w:tc[1]//w:r[w:rPr/w:i]")) == 2  # the look of the pattern's cell
    assert file.range("Underlag").startswith("Handling|Datum|Nr|Program")


def test_a_bookmark_that_word_set_over_a_whole_table_is_that_table(filled: Callable[..., Any]) -> None:
    """It begins in the first cell, and ends at the beginning of the paragraph after the table."""
    begin, end = '<w:bookmarkStart w:id="4" w:name="Underlag"/>', '<w:bookmarkEnd w:id="4"/>'
    body = municipal.BODY.replace(end, "").replace(begin, "")
    first = municipal.r("Handling")
    assert body.count(first) == 1
    after = municipal.r("Expedieras till")
    file = filled(body=body.replace(first, begin + first).replace(after, end + after))
    rows = [[file.text(cell) for cell in file.all("./w:tc", row)] for row in file.all(".//w:tbl[1]/w:tr")]
    assert rows[0] == ["Handling", "Datum", "Nr"]
    assert rows[1] == ["Program för lekplatser", "2026-02-02", "1"]
    assert len(file.all(".//w:bookmarkStart[@w:name='Underlag']")) == 1


def test_a_slot_in_a_cell_grows_there(filled: Callable[..., Any]) -> None:
    file = filled()
    cell = file.all(".//w:tbl[2]/w:tr/w:tc[2]")[0]
    assert [file.text(block) for block in file.all("./w:p", cell)] == ["Tekniska nämnden", "Kulturnämnden"]
    assert len(file.all("./w:p/w:pPr/w:pStyle[@w:val='ListBullet']", cell)) == 2


def test_no_guidance_is_left_and_nothing_that_is_filled_in_is_hidden(filled: Callable[..., Any]) -> None:
    file = filled()
    for name in ("word/document.xml", "word/header1.xml"):
        data = file.parts[name].decode()
        for word in ("[", "Klicka", "Dold", "anger du", "PlaceholderText", "showingPlcHdr", "w:vanish"):
            assert word not in data, (name, word)


def test_bookmarks_stay_whole_and_unique(filled: Callable[..., Any]) -> None:
    for fields in (
        {},
        {
            "summary": None,
            "sections": [{"heading": None, "text": "Ärendet."}],
            "attachments": [],
            "dispatch": [],
            "author": None,
        },
    ):
        file = filled(**fields)
        root = etree.fromstring(file.parts["word/document.xml"])
        outside = [
            n for n in root.iter(f"{W}bookmarkStart") if not any("Fallback" in str(a.tag) for a in n.iterancestors())
        ]
        names = [node.get(f"{W}name") for node in outside]
        assert len(names) == len(set(names))
        starts = sorted(str(node.get(f"{W}id")) for node in root.iter(f"{W}bookmarkStart"))
        assert starts == sorted(str(node.get(f"{W}id")) for node in root.iter(f"{W}bookmarkEnd"))


def test_logo_fields_and_footer_stay(filled: Callable[..., Any]) -> None:
    file = filled()
    assert b'r:embed="rId1"' in file.parts["word/header1.xml"]
    assert b'w:instr=" PAGE "' in file.parts["word/header1.xml"]
    assert b'w:instr=" DATE "' in file.parts["word/document.xml"]
    assert b"Storgatan 1" in file.parts["word/footer1.xml"]


def test_what_the_template_has_no_place_for_is_told(order: Callable[..., Order]) -> None:
    notes = make(order(consultation="Den 3 mars 2026.")).notes
    assert any("Samverkan" in note for note in notes)
    assert not any("Sammanfattning" in note for note in notes)


@pytest.mark.parametrize("kept", ["[1]", "[ ]", "[A]", "utan slut [skriv"])
def test_brackets_that_are_no_guidance_stay(filled: Callable[..., Any], kept: str) -> None:
    assert any(kept in line for line in filled(body=municipal.BODY + municipal.p(municipal.r(f"Text {kept}"))).lines())


def test_guidance_over_several_paragraphs_and_runs_is_taken_out_whole(filled: Callable[..., Any]) -> None:
    p, r = municipal.p, municipal.r
    more = p(r("Före [skriv ") + r("här", "<w:b/>")) + p(r("och ", "<w:i/>") + r("[ange] mer")) + p(r("slut] efter."))
    lines = [line for line in filled(body=municipal.BODY + more).lines() if line]
    assert lines[-2:] == ["Före ", " efter."]


def test_the_label_of_guidance_goes_with_it(filled: Callable[..., Any]) -> None:
    p, r = municipal.p, municipal.r
    lines = filled(body=municipal.BODY + p(r("Telefon: [nummer]")) + p(r("Sist."))).lines()
    assert not any("Telefon" in line for line in lines)
    assert lines[-1] == "Sist."


def test_twice_the_same_bytes(order: Callable[..., Order]) -> None:
    one = order()
    assert compose(one, ready_for(one)).data == compose(one, ready_for(one)).data


def test_it_reads_back(order: Callable[..., Order]) -> None:
    assert re.match(rb"PK", make(order()).data)
