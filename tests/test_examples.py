"""The examples show what their README says, and are what their script makes."""

import importlib.util
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from kserender.extract import extract
from kserender.paper import Paper
from kserender.render import render
from kserender.render.docx.archive import unpack
from kserender.render.load import load_paper

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "examples"


def tool() -> ModuleType:
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        spec = importlib.util.spec_from_file_location("make_examples", ROOT / "tools" / "make_examples.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(ROOT / "tools"))
    return module


@cache
def paper(name: str) -> Paper:
    papers = extract(FOLDER / name).papers
    assert len(papers) == 1
    return papers[0]


@pytest.mark.parametrize("name", ["tjansteskrivelse.docx", "alternativt_forslag.docx", "handlingsplan.docx"])
def test_a_word_file_is_what_its_script_makes(name: str) -> None:
    assert unpack(tool().MADE[name]()) == unpack((FOLDER / name).read_bytes()), "run `python tools/make_examples.py`"


def test_every_example_has_a_row_in_the_table() -> None:
    table = (FOLDER / "README.md").read_text(encoding="utf-8")
    for path in FOLDER.iterdir():
        assert path.name == "README.md" or f"| `{path.name}` |" in table


def test_they_go_with_the_package() -> None:
    link = ROOT / "kserender" / "examples"
    if not link.is_symlink():
        pytest.skip("this checkout is without symbolic links")
    assert link.resolve() == FOLDER


def test_the_officials_proposal() -> None:
    found = paper("tjansteskrivelse.docx")
    assert (found.kind, found.municipality, found.body) == ("tjansteskrivelse", "Ekhamra kommun", "Kommunstyrelsen")
    assert [decision.action for decision in found.decisions] == ["fastställa", "uppdra", "uppdra"]
    assert len(found.guidance) == 3
    assert len(found.footnotes) == len(found.tables) == 1
    assert [attachment.date for attachment in found.attachments] == ["2026-01-26", "2025-12-15", "2025-11-20"]
    assert found.consultation
    assert len(found.signatories) == 2


def test_the_parties_alternative() -> None:
    found = paper("alternativt_forslag.docx")
    assert (found.kind, found.title) == ("alternativt_forslag", paper("tjansteskrivelse.docx").title)
    assert found.proposers == ["Moderaterna", "Liberalerna"]
    assert {revision.kind for revision in found.revisions} == {"struck", "added", "replaced"}
    inferred = [(r.inferred.struck, r.inferred.added) for r in found.revisions if r.inferred]
    assert inferred == [("snabba", "trygga")]
    assert [(person.party, person.role) for person in found.signatories] == [
        ("Moderaterna", "Gruppledare"),
        ("Liberalerna", "Ledamot i kommunstyrelsen"),
    ]


def test_the_action_plan() -> None:
    plans = paper("handlingsplan.docx").action_tables
    assert [[row.number for row in plan.rows] for plan in plans] == [[1, 2, 3, 4], [1, 2, 3]]
    assert plans[0].rows[0].responsible == [
        "Kommunstyrelsen",
        "Barn- och utbildningsnämnden",
        "Vård- och omsorgsnämnden",
    ]
    assert plans[1].rows[2].timeframe is None


def test_the_extract_of_minutes() -> None:
    found = paper("protokollsutdrag.md")
    assert (found.paragraph, found.diary_number) == ("57", "KS 2026-00412")
    assert [(d.number, d.recommends_to) for d in found.decisions] == [
        (1, None),
        (2, None),
        (1, "Kommunfullmäktige"),
        (2, "Kommunfullmäktige"),
    ]
    assert [instruction.action for instruction in found.instructions] == ["strike"]
    assert [person.name for person in found.speakers] == ["Malin Tornfors", "Karin Ståhlnäs", "ordföranden"]
    assert [d.body for d in found.dispatch] == ["Kommunfullmäktige", "Samhällsbyggnadsnämnden", "Tekniska nämnden"]


@pytest.mark.parametrize("name", ["tjansteskrivelse.docx", "alternativt_forslag.docx", "protokollsutdrag.md"])
def test_a_decision_can_be_made_of_it(name: str) -> None:
    assert render(paper(name))


def test_a_decision_can_be_made_of_data() -> None:
    assert render(load_paper(FOLDER / "beslut.yaml"))
