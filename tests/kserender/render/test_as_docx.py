"""A beslut has what the paper says, in the template's slots and the house's style, and nothing more."""

import dataclasses
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from kserender.errors import InvalidData, NotAsWritten
from kserender.extract import extract
from kserender.paper import Paper
from kserender.profile import load
from kserender.render import Order, render
from kserender.render.as_docx import compose, ready_for
from kserender.render.typography import UNSEEN

ROOT = Path(__file__).parents[3]
SEEDS = ROOT / "../shared/seeds"

FULL: dict[str, Any] = {
    "diary_number": "KS 2026-00700",
    "paragraph": "12",
    "date": "2026-03-17",
    "summary": "Lekplatserna är slitna.\nTvå byggs om.",
    "sections": [{"heading": "Skicket i dag", "text": "Fem av tolv är stängda:\n- Parken\n- Torget\nResten duger."}],
    "attachments": [{"title": "Program för lekplatser", "date": "2026-02-02"}, {"title": "Karta"}],
    "consultation": "Den 3 mars 2026.",
    "reservations": [{"people": [{"name": "Eva Ek"}], "text": "Vi vill bygga fyra."}],
    "dispatch": [{"text": "KF"}, {"text": "Tekniska nämnden", "address": "teknik@ekhamra.example"}],
    "signatories": [{"name": "Bo Alm", "role": "Ordförande", "party": "C"}, {"name": "Eva Ek", "party": "Vägvalet"}],
}


def docx(paper: Paper, profile: str = "generic", **changes: Any) -> bytes:
    """A beslut that is not read back: what these tests ask about is the file."""
    order = Order(kind="beslut", paper=paper, profile=dataclasses.replace(load(profile), **changes))
    return compose(order, ready_for(order)).data


def test_everything_stands_in_its_slot(paper: Callable[..., Paper], written: Callable[[bytes], Any]) -> None:
    file = written(docx(paper(**FULL)))
    assert file.headings() == [
        ("Heading1", "Kommunstyrelsens beslut"),
        ("Heading1", "Sammanfattning"),
        ("Heading1", "Ärendet i sin helhet"),
        ("Heading2", "Skicket i dag"),
        ("Heading1", "Beslutsunderlag"),
        ("Heading1", "Samverkan"),
        ("Heading1", "Reservation"),
        ("Heading1", "Beslutet expedieras till"),
    ]
    assert file.lines()[:5] == [
        "Kommunstyrelsen",
        "Datum\t2026-03-17",
        "Paragraf\t§\N{NO-BREAK SPACE}12",
        "Diarienummer\tKS 2026-00700",
        "Lekplatser i Ekhamra",
    ]
    assert file.under("Sammanfattning") == ["Lekplatserna är slitna.", "Två byggs om."]
    assert file.under("Skicket i dag") == ["Fem av tolv är stängda:", "Parken", "Torget", "Resten duger."]
    assert file.under("Beslutsunderlag") == ["Program för lekplatser, 2026-02-02", "Karta"]
    assert file.under("Reservation") == ["Eva Ek", "Vi vill bygga fyra."]
    assert file.under("Beslutet expedieras till") == [
        "Kommunfullmäktige",
        "Tekniska nämnden, teknik@ekhamra.example",
        "Bo Alm (C)",
        "Ordförande",
        "Eva Ek",
        "Vägvalet",
    ]
    assert "Ekhamra kommun" in file.parts["word/header1.xml"].decode()
    assert "KS 2026-00700" in file.parts["word/header2.xml"].decode()


def test_the_bookmarks_span_what_was_filled_in(paper: Callable[..., Paper], written: Callable[[bytes], Any]) -> None:
    file = written(docx(paper(**FULL)))
    first, last = (decision.text for decision in paper().decisions)
    assert file.range("Beslut", "BeslutSlut") == f"{first}|{last}"
    assert file.range("Sammanfattning", "SammanfattningSlut") == "Lekplatserna är slitna.|Två byggs om."
    assert file.range("Beslutsunderlag", "BeslutsunderlagSlut").startswith("Program")
    assert file.range("Titel") == "Lekplatser i Ekhamra"
    assert file.range("Diarienummer") == "KS 2026-00700"


def test_nothing_of_the_template_s_instructions_is_left(
    paper: Callable[..., Paper], written: Callable[[bytes], Any]
) -> None:
    for fields in ({}, FULL):
        parts = written(docx(paper(**fields))).parts
        assert b"[" not in b"".join(parts[name] for name in parts if name.startswith("word/") and "rels" not in name)


def test_a_section_without_content_goes_with_its_heading(
    paper: Callable[..., Paper], written: Callable[[bytes], Any]
) -> None:
    file = written(docx(paper()))
    assert file.headings() == [("Heading1", "Kommunstyrelsens beslut")]
    assert file.lines() == [
        "Kommunstyrelsen",
        "Lekplatser i Ekhamra",
        file.headings()[0][1],
        *(d.text for d in paper().decisions),
    ]
    assert not file.all(".//w:bookmarkStart[@w:name='Sammanfattning' or @w:name='Datum']")


def test_a_heading_that_is_never_removed_says_what_the_profile_says(
    paper: Callable[..., Paper], written: Callable[[bytes], Any]
) -> None:
    file = written(docx(paper(), "boras"))
    assert file.under("Beslutet expedieras till") == [load("boras").never_removed["dispatch"]]
    assert file.under("Sammanfattning") == [load("boras").never_removed["summary"]]
    assert "Samverkan" not in file.lines()


def two_levels(paper: Callable[..., Paper]) -> Paper:
    decisions = [
        {"text": "Godkänna utredningen."},
        {"text": "Tacka arbetsgruppen."},
        {"text": "Anta programmet.", "recommends_to": "Kommunfullmäktige"},
        {"text": "Anvisa 3 mnkr.", "recommends_to": "KF"},
    ]
    return paper(decisions=decisions)


def numbers(file: Any) -> list[tuple[str, str, str]]:
    """Of each numbered paragraph: its list and where that begins, how the number is written, the text."""
    lists = etree.fromstring(file.parts["word/numbering.xml"])
    out = []
    for block in file.all(".//w:p[w:pPr/w:numPr]"):
        number = file.all("./w:pPr/w:numPr/w:numId/@w:val", block)[0]
        begins = file.all(f"//w:num[@w:numId='{number}']//w:startOverride/@w:val", lists)[0]
        kind = file.all(f"//w:num[@w:numId='{number}']/w:abstractNumId/@w:val", lists)[0]
        form = file.all(f"//w:abstractNum[@w:abstractNumId='{kind}']/w:lvl[1]/w:lvlText/@w:val", lists)[0]
        out.append((f"{number} from {begins}", form, file.text(block)))
    return out


def test_each_deciding_level_has_its_heading_and_begins_at_one(
    paper: Callable[..., Paper], written: Callable[[bytes], Any]
) -> None:
    file = written(docx(two_levels(paper)))
    assert file.under("Kommunstyrelsens beslut") == ["Godkänna utredningen.", "Tacka arbetsgruppen."]
    assert file.under("Kommunstyrelsens förslag till kommunfullmäktiges beslut") == [
        "Anta programmet.",
        "Anvisa 3\N{NO-BREAK SPACE}mnkr.",
    ]
    lists = [place for place, _form, _text in numbers(file)]
    assert lists[0] == lists[1] != lists[2] == lists[3]
    assert all(place.endswith("from 1") for place in lists)
    assert file.range("Beslut", "BeslutSlut") == (
        "Godkänna utredningen.|Tacka arbetsgruppen.|Kommunstyrelsens förslag till kommunfullmäktiges beslut|"
        "Anta programmet.|Anvisa 3\N{NO-BREAK SPACE}mnkr."
    )


def test_numbers_that_the_paper_gives_are_kept(paper: Callable[..., Paper], written: Callable[[bytes], Any]) -> None:
    given_numbers = paper(decisions=[{"number": n, "text": f"Anta plan {n}."} for n in (3, 4, 7)])
    lists = [place.partition(" from ")[2] for place, _form, _text in numbers(written(docx(given_numbers)))]
    assert lists == ["3", "3", "7"]


@pytest.mark.parametrize(("numbering", "form"), [("1.", "%1."), ("1", "%1"), ("-", "–")])
def test_the_profile_says_how_points_are_numbered(
    paper: Callable[..., Paper], written: Callable[[bytes], Any], numbering: str, form: str
) -> None:
    assert {found for _place, found, _text in numbers(written(docx(paper(), numbering=numbering)))} == {form}


def test_the_profile_says_in_which_order_and_under_what_headings_sections_stand(
    paper: Callable[..., Paper], written: Callable[[bytes], Any]
) -> None:
    file = written(docx(paper(**FULL), "motala"))
    assert [text for _style, text in file.headings()] == [
        "Sammanfattning",
        "Beslut",
        "Kommunstyrelsens beslut",
        "Ärendet",
        "Skicket i dag",
        "Samverkan",
        "Reservation",
        "Expedieras till",
        "Beslutsunderlag",
    ]
    assert ("Heading2", "Kommunstyrelsens beslut") in file.headings()
    assert file.range("Beslut", "BeslutSlut").startswith("Programmet för lekplatser antas.|Tekniska nämnden får i")


def test_headings_never_skip_a_level(paper: Callable[..., Paper], written: Callable[[bytes], Any]) -> None:
    levels = [2, 4, 4, 3, 2, 6, 6, 1]
    sections = [{"heading": f"Rubrik {at}", "level": level, "text": "Text."} for at, level in enumerate(levels)]
    found = [int(style[-1]) for style, _text in written(docx(paper(sections=sections))).headings()]
    assert found == [1, 1, 2, 3, 3, 3, 2, 3, 3, 2]


def test_what_was_found_above_the_first_heading_is_not_written_twice(
    paper: Callable[..., Paper], written: Callable[[bytes], Any]
) -> None:
    place = {"file": "a.docx", "paragraph": 1, "start": 0, "end": 4}
    read = paper(sections=[{"heading": None, "text": "Dnr KS 2026-00700", "place": place}])
    assert "Dnr KS 2026-00700" not in written(docx(read)).lines()
    own = paper(sections=[{"heading": None, "text": "Utan rubrik."}])
    assert written(docx(own)).under("Ärendet i sin helhet") == ["Utan rubrik."]


def test_headings_with_nothing_under_them_are_written(
    paper: Callable[..., Paper], written: Callable[[bytes], Any]
) -> None:
    file = written(docx(paper(sections=[{"heading": "Ekonomi"}])))
    assert file.headings()[-1] == ("Heading2", "Ekonomi")
    assert file.range("Arende", "ArendeSlut") == "Ekonomi"


def test_no_paragraph_is_empty(paper: Callable[..., Paper], written: Callable[[bytes], Any]) -> None:
    for fields in ({}, FULL):
        for profile in ("generic", "boras", "motala"):
            file = written(docx(paper(**fields), profile))
            assert [block for block in file.all(".//w:body/w:p") if not file.text(block)] == []


def test_tables_have_a_header_row_and_a_caption(paper: Callable[..., Paper], written: Callable[[bytes], Any]) -> None:
    rows = [
        {"number": 1, "proposal": "Bygg", "responsible": ["Tekniska nämnden"], "timeframe": {"text": "1–6 månader"}}
    ]
    plan = [{"title": "Politisk del", "rows": rows}]
    tables: list[dict[str, Any]] = [{"header": ["År", "tkr"], "rows": [["2026", "1 200"]]}, {"rows": [["a", "b"]]}]
    file = written(docx(paper(action_tables=plan, tables=[*tables, {"header": []}])))
    header = ".//w:tr[w:trPr/w:tblHeader]/w:tc"
    headers = [[file.text(cell) for cell in file.all(header, table)] for table in file.all(".//w:tbl")]
    assert headers == [["Nr", "Förslag", "Ansvar", "Tidplan"], ["År", "tkr"], []]
    captions = [file.text(block) for block in file.all(".//w:tbl/preceding-sibling::w:p[1]")]
    assert captions == ["Politisk del", "Tabell 1", "Tabell 2"]
    assert "1\N{NO-BREAK SPACE}200" in file.lines()
    assert file.all(".//w:bookmarkStart[@w:name='ArendeSlut']/ancestor::w:tbl")


def test_the_file_tells_its_title_and_language_and_no_more_than_the_paper_does(
    paper: Callable[..., Paper], written: Callable[[bytes], Any]
) -> None:
    core = written(docx(paper())).parts["docProps/core.xml"].decode()
    assert "<dc:title>Lekplatser i Ekhamra</dc:title>" in core
    assert "<dc:language>sv-SE</dc:language>" in core
    assert "creator" not in core
    assert "created" not in core
    core = written(docx(paper(author="Lovisa Almgård", date="2026-03-17"))).parts["docProps/core.xml"].decode()
    assert "<dc:creator>Lovisa Almgård</dc:creator>" in core
    assert "2026-03-17T00:00:00Z" in core
    assert "2026" not in written(docx(paper(date="2026-03"))).parts["docProps/core.xml"].decode()


def test_a_date_given_is_the_decision_s(paper: Callable[..., Paper], written: Callable[[bytes], Any]) -> None:
    data = render(paper(date="2026-03-17"), when=date(2026, 4, 1))
    assert "Datum\t2026-04-01" in written(data).lines()


def test_markup_in_a_text_is_text(paper: Callable[..., Paper], written: Callable[[bytes], Any]) -> None:
    title = "<w:p>&amp;</w:p> {{ title }} ]]> ”x” \\n"
    assert title in written(docx(paper(title=title))).lines()


@pytest.mark.parametrize("sign", ["\x00", "\x08", "\x1b", "\ufffe", "\ud800"])
def test_a_character_that_a_word_file_cannot_hold_is_named_with_its_place(
    paper: Callable[..., Paper], sign: str
) -> None:
    with pytest.raises(InvalidData, match=rf"decisions\[1\]\.text.*U\+{ord(sign):04X}"):
        docx(paper(decisions=[{"text": "Anta planen."}, {"text": f"Anta{sign} planen."}]))


def test_line_breaks_of_every_kind_are_line_breaks(
    paper: Callable[..., Paper], written: Callable[[bytes], Any]
) -> None:
    file = written(docx(paper(summary="ett\r\ntvå\rtre\x0bfyra\u2028fem")))
    assert file.under("Sammanfattning") == ["ett", "två", "tre", "fyra", "fem"]


def test_a_paper_without_what_a_decision_must_have_is_refused(paper: Callable[..., Paper]) -> None:
    with pytest.raises(InvalidData, match=r"\(title\).*\(decisions\)"):
        docx(paper(title=" ", decisions=[]))
    with pytest.raises(InvalidData, match=r"decisions\[0\]\.text"):
        docx(paper(decisions=[{"text": " "}]))


def test_the_paper_is_not_changed(paper: Callable[..., Paper]) -> None:
    given_paper = two_levels(paper)
    before = given_paper.model_copy(deep=True)
    docx(given_paper)
    assert given_paper == before


def test_nothing_points_out_of_the_file(paper: Callable[..., Paper], written: Callable[[bytes], Any]) -> None:
    parts = written(docx(paper(**FULL))).parts
    assert not [name for name in parts if b'TargetMode="External"' in parts[name]]


def test_the_same_paper_gives_the_same_bytes_everywhere(tmp_path: Path) -> None:
    program = (
        "import hashlib\n"
        "from kserender.paper import Paper\nfrom kserender.profile import load\n"
        "from kserender.render import Order\nfrom kserender.render.as_docx import compose, ready_for\n"
        "paper = Paper(title='Ö', decisions=[{'text': 'Anta planen.'}], dispatch=[{'text': 'KF'}], date='2026-03-17')\n"
        "order = Order(kind='beslut', paper=paper, profile=load('generic'))\n"
        "print(hashlib.sha256(compose(order, ready_for(order)).data).hexdigest())\n"
    )
    found = set()
    for zone, seed, locale in (
        ("UTC", "1", "C"),
        ("Asia/Tokyo", "2", "sv_SE.UTF-8"),
        ("America/New_York", "3", "tr_TR"),
    ):
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": locale, "PYTHONUTF8": "1"}
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment, cwd=tmp_path
        )
        found.add(done.stdout)
    assert len(found) == 1


BREAKS = "\u2028\u2029\x85"
CHARACTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters=f"\ufffe\uffff{BREAKS}")
TEXTS = st.text(CHARACTERS, min_size=1).filter(lambda text: UNSEEN.sub("", text).strip())


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_any_text_is_written_as_it_is(texts: list[str]) -> None:
    paper = Paper.model_validate({"title": "Plan", "decisions": [{"text": text} for text in texts]})
    order = Order(kind="beslut", paper=paper, profile=load("generic"))
    ready = ready_for(order).paper
    document = python_docx.Document(io.BytesIO(compose(order, ready_for(order)).data))
    found = [block.text for block in document.paragraphs if block.style and block.style.name == "Beslutspunkt"]
    assert found == [decision.text for decision in ready.decisions]


@pytest.mark.parametrize("profile", ["generic", "boras", "motala"])
@pytest.mark.parametrize("numbering", ["1.", "1", "-"])
def test_what_is_written_is_read_back(paper: Callable[..., Paper], profile: str, numbering: Any) -> None:
    house = dataclasses.replace(load(profile), numbering=numbering)
    assert render(two_levels(paper), profile=house)
    assert render(paper(**FULL), profile=house)


def test_a_decision_that_does_not_read_back_is_refused(paper: Callable[..., Paper]) -> None:
    with pytest.raises(NotAsWritten) as raised:
        render(paper(decisions=[{"text": "Anta planen.", "number": 1}, {"text": "1. Anta programmet.", "number": 1}]))
    assert "Anta programmet." in raised.value.what


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared material is not here")
@pytest.mark.parametrize("number", ["000", "001", "003", "004"])
def test_a_real_paper_becomes_a_beslut_with_the_same_decisions(number: str) -> None:
    paper = extract(next(SEEDS.glob(f"{number}_*.txt"))).papers[0]
    assert render(paper) == render(paper)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_shows_the_numbers_headings_and_pages(paper: Callable[..., Paper], tmp_path: Path) -> None:
    from pypdfium2 import PdfDocument

    (tmp_path / "beslut.docx").write_bytes(render(two_levels(paper)))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = ["soffice", "--headless", "--norestore", home, "--convert-to", "pdf", "beslut.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    pages = PdfDocument(tmp_path / "beslut.pdf")
    text = " ".join(pages[0].get_textpage().get_text_range().split())
    pages.close()
    for expected in (
        "Ekhamra kommun Beslut",
        "Kommunstyrelsens beslut 1. Godkänna utredningen. 2. Tacka arbetsgruppen.",
        "Kommunstyrelsens förslag till kommunfullmäktiges beslut 1. Anta programmet. 2. Anvisa 3 mnkr.",
        "Sida 1 (1)",
    ):
        assert expected in text
