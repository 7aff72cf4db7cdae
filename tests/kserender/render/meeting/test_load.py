"""A meeting as people write it: data over files, and what is wrong said with its place."""

from pathlib import Path

import pytest

from kserender.errors import InvalidData
from kserender.paper import Paper
from kserender.render.meeting.load import load_sitting
from kserender.render.meeting.sitting import Sitting

SOURCE = """\
municipality: Ekhamra kommun
first_paragraph: 7
meeting: {body: Kommunstyrelsen, date: 2026-09-08, start: 13:15}
papers:
  - file: brygga.md
    presenter: Per Wallin
    time: 13.20
    title: Ny brygga vid Vassjön
  - title: Val av ombud
"""


def loaded(tmp_path: Path, text: str, paper: Paper | None = None) -> Sitting:
    path = tmp_path / "möte.yaml"
    path.write_text(text, encoding="utf-8")
    read = paper or Paper(title="Brygga", summary="Den gamla är rutten.", paragraph="61")

    def paper_of(named: Path) -> Paper:
        assert named == tmp_path / "brygga.md"
        return read

    return load_sitting(path, paper_of)


def test_data_is_put_over_the_file(tmp_path: Path) -> None:
    found = loaded(tmp_path, SOURCE)
    first, second = found.items
    assert (first.presenter, first.time, second.presenter) == ("Per Wallin", "13.20", None)
    assert (first.paper.title, first.paper.summary) == ("Ny brygga vid Vassjön", "Den gamla är rutten.")
    assert (found.meeting.date, found.meeting.start, found.read) == ("2026-09-08", "13:15", False)
    assert first.paper.municipality == second.paper.municipality == found.municipality == "Ekhamra kommun"


def test_the_number_of_the_paper_in_another_meeting_is_not_its_number_here(tmp_path: Path) -> None:
    assert [item.paper.paragraph for item in loaded(tmp_path, SOURCE).items] == ["7", "8"]


def test_what_extract_prints_is_a_meeting_too(tmp_path: Path) -> None:
    text = """\
schema: kserender/extraction/1
source: {path: a.docx, sha256: "", format: docx, reader: docx}
meeting: {body: Valnämnden}
papers: [{title: Ny vallokal, paragraph: "3"}]
"""
    found = loaded(tmp_path, text)
    assert (found.meeting.body, found.read, found.items[0].paper.paragraph) == ("Valnämnden", True, "3")


def test_a_paper_alone_is_a_matter_of_an_unknown_meeting(tmp_path: Path) -> None:
    found = loaded(tmp_path, "title: Ny vallokal\n")
    assert (found.meeting.body, [item.paper.title for item in found.items]) == (None, ["Ny vallokal"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- ett\n- två\n", "sammanträde"),
        ("meeting: {organ: Kommunstyrelsen}\npapers: []\n", "meeting.organ"),
        ("meeting: {}\npapers:\n  - {title: Ett}\n  - {rubrik: Två}\n", r"papers\[1\].*rubrik"),
        ("meeting: {}\npapers: [{presenter: [Per]}]\n", "presenter"),
        ("meeting: {}\nfirst_paragraph: sju\n", "first_paragraph"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InvalidData, match=said):
        loaded(tmp_path, text)
