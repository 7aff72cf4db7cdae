"""A PDF of every kind of document, looked through by two checkers of PDF/UA (ISO 14289-1) and WCAG."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kserender.paper import Paper
from kserender.profile import load
from kserender.render import Order, make
from kserender.render.kinds import KINDS

PDFUA = Path(sys.executable).with_name("pdfua")
OUTLOUD = Path(sys.executable).with_name("outloud")

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")

ROW = {
    "number": 1,
    "proposal": "Bygg",
    "reason": "Det är slitet",
    "activity": "Handla upp",
    "responsible_text": "Tekniska nämnden",
    "timeframe": {"text": "1–6 månader"},
}
# No cell is empty: LibreOffice writes one as a paragraph without content, which is remarked on.
FULL: dict[str, Any] = {
    "paragraph": "12",
    "date": "2026-03-17",
    "summary": "Lekplatserna är slitna.",
    "sections": [{"heading": "Skicket i dag", "text": "Fem av tolv är stängda:\n- Parken\n- Torget"}],
    "tables": [{"header": ["Plats", "Kostnad (tkr)"], "rows": [["Parken", "1 200"], ["Torget", "900"]]}],
    "attachments": [{"title": "Karta", "date": "2026-02-02"}],
    "dispatch": [{"text": "Tekniska nämnden"}],
    "reservations": [{"people": [{"name": "Eva Ek"}], "text": "Eva Ek (C) reserverar sig mot beslutet."}],
    "action_tables": [{"title": "Politisk del", "rows": [ROW]}],
}
SIGNED = {"signatories": [{"name": "Eva Ek", "role": "Ledamot", "party": "C"}], "proposers": ["C"]}
BY_PARTIES = ("alternativt_forslag", "yrkande")


@pytest.fixture
def printed(paper: Callable[..., Paper], tmp_path: Path) -> Callable[[str], Path]:
    def make_pdf(kind: str) -> Path:
        given = paper(**FULL, **(SIGNED if kind in BY_PARTIES else {}))
        place = tmp_path / f"{kind}.pdf"
        place.write_bytes(make(Order(kind=kind, paper=given, profile=load("generic")), "pdf").data)
        return place

    return make_pdf


@pytest.mark.skipif(not OUTLOUD.exists(), reason="outloud is not installed")
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_outloud_finds_nothing(printed: Callable[[str], Path], kind: str) -> None:
    done = subprocess.run(
        [OUTLOUD, "--fail-on", "warning", "--skip", "TBL-014", printed(kind)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.skipif(not PDFUA.exists(), reason="pdfua is not installed")
@pytest.mark.parametrize("kind", ["protokollsutdrag", "handlingsplan"])
def test_pdfua_finds_nothing(printed: Callable[[str], Path], kind: str) -> None:
    done = subprocess.run([PDFUA, "check", printed(kind)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
