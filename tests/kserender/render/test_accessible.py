"""A PDF of every kind of document, looked through by two checkers of PDF/UA (ISO 14289-1) and WCAG.

They are printed by as few runs of LibreOffice as can be: starting it takes longer than a document does.
"""

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from kserender.cli.generate import DOCUMENTS, MEETINGS, OTHERS
from kserender.paper import Paper
from kserender.profile import load
from kserender.render import Order, make, meeting
from kserender.render.kinds import KINDS
from kserender.render.meeting.load import load_sitting
from kserender.render.pdf import EXPORT

PDFUA = Path(sys.executable).with_name("pdfua")
OUTLOUD = Path(sys.executable).with_name("outloud")
MEETING = Path(__file__).parents[3] / "examples" / "sammantrade.yaml"
PROFILES = ("generic", "motala")
# The log of decisions is a workbook, and is not printed.
PRINTED = sorted({*DOCUMENTS, *MEETINGS, *OTHERS} - {"beslutslogg"})
# A PDF without tags is not to be heard.
UNTAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"false"}}'

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")

ROW = {
    "number": 1,
    "proposal": "Bygg",
    "reason": "Det är slitet",
    "activity": "Handla upp",
    "responsible_text": "Tekniska nämnden",
    "timeframe": {"text": "1–6 månader"},
}
FULL: Mapping[str, Any] = {
    "kind": "protokollsutdrag",
    "title": "Lekplatser i Ekhamra",
    "municipality": "Ekhamra kommun",
    "body": "Kommunstyrelsen",
    "diary_number": "KS 2026-00700",
    "paragraph": "12",
    "date": "2026-03-17",
    "decisions": [
        {"text": "Fastställa programmet för lekplatser."},
        {"text": "Anvisa 2 mnkr till lekplatserna.", "recommends_to": "Kommunfullmäktige"},
    ],
    "summary": "Lekplatserna är slitna.",
    "sections": [
        {"heading": "Skicket i dag", "text": "Fem av tolv är stängda:\n- Parken\n- Torget"},
        {
            "heading": "Ordning",
            "text": "Så byggs de:\nParken\nTorget",
            "items": [{"line": 1, "label": "1."}, {"line": 2, "label": "2."}],
        },
    ],
    "tables": [{"header": ["Plats", "Kostnad (tkr)"], "rows": [["Parken", "1 200"], ["Torget", ""]]}],
    "footnotes": [{"number": "1", "text": "Räknat i maj."}],
    "attachments": [{"title": "Karta", "date": "2026-02-02"}],
    "consultation": "Samverkan den 4 mars 2026.",
    "dispatch": [{"text": "Tekniska nämnden"}],
    "reservations": [{"people": [{"name": "Eva Ek"}], "text": "Eva Ek (C) reserverar sig mot beslutet."}],
    "action_tables": [{"title": "Politisk del", "rows": [ROW, {"number": 2, "proposal": "Riv"}]}],
    "signatories": [{"name": "Eva Ek", "role": "Sekreterare"}],
}
BY_PARTIES = {"signatories": [{"name": "Eva Ek", "role": "Ledamot", "party": "C"}], "proposers": ["C"]}
SIGNED = {"alternativt_forslag": BY_PARTIES, "yrkande": BY_PARTIES}


def document(kind: str, profile: str) -> bytes:
    """The Word file of a kind, with something in every section that it has."""
    house = load(profile)
    if kind in MEETINGS:
        sitting = load_sitting(MEETING, lambda _path: Paper.model_validate(FULL))
        return meeting.make(meeting.MeetingOrder(kind=kind, sitting=sitting, profile=house)).data
    paper = Paper.model_validate({**FULL, **SIGNED.get(kind, {})})
    return make(Order(kind=kind, paper=paper, profile=house)).data


def export(files: list[Path], how: str, folder: Path) -> None:
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command = [
        "soffice",
        "--headless",
        "--norestore",
        profile,
        "--convert-to",
        how,
        "--outdir",
        str(folder),
        *map(str, files),
    ]
    subprocess.run(command, capture_output=True, check=True, timeout=300)


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The PDF of each kind in each profile."""
    folder = tmp_path_factory.mktemp("printed")
    files = []
    for kind in PRINTED:
        for profile in PROFILES:
            files.append(folder / f"{kind}-{profile}.docx")
            files[-1].write_bytes(document(kind, profile))
    export(files, EXPORT, folder)
    return [file.with_suffix(".pdf") for file in files]


def test_every_kind_is_looked_through() -> None:
    assert set(KINDS) | set(MEETINGS) == set(PRINTED)


CHECKERS: dict[str, list[str]] = {
    # TBL-014 guesses from drawn lines that there is a table which no tag announces; frames around signatures are none.
    "outloud": [str(OUTLOUD), "--fail-on", "warning", "--skip", "TBL-014"],
    "pdfua": [str(PDFUA), "check"],
}


def remarks(checker: str, *files: Path) -> str:
    """What a checker has against files; nothing when it finds nothing."""
    done = subprocess.run([*CHECKERS[checker], *map(str, files)], capture_output=True, text=True, check=False)
    return done.stdout or done.stderr if done.returncode else ""


def installed(checker: str) -> Any:
    missing = not Path(CHECKERS[checker][0]).exists()
    return pytest.param(checker, marks=pytest.mark.skipif(missing, reason=f"{checker} is not installed"))


BY_EACH = pytest.mark.parametrize("checker", [installed(name) for name in CHECKERS])


@BY_EACH
def test_a_checker_finds_nothing(checker: str, pdfs: list[Path]) -> None:
    assert len(pdfs) == len(PRINTED) * len(PROFILES)
    assert remarks(checker, *pdfs) == ""


@BY_EACH
def test_a_checker_finds_that_tags_are_missing(checker: str, tmp_path: Path) -> None:
    file = tmp_path / "beslut.docx"
    file.write_bytes(document("beslut", "generic"))
    export([file], UNTAGGED, tmp_path)
    assert remarks(checker, file.with_suffix(".pdf"))
