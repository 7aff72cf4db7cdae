"""A paper comes from JSON or YAML as a person would write it, and what is wrong is said with its place."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kserender.errors import InvalidData, MissingFile, UnknownFormat
from kserender.paper import Extraction, Paper, Source
from kserender.render.load import load_paper

Put = Callable[[str, str], Path]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    def write(name: str, text: str) -> Path:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return write


def test_yaml_is_read_as_it_stands(put: Put) -> None:
    paper = load_paper(
        put(
            "beslut.yaml",
            "title: Nej\ndate: 2026-03-17\nparagraph: 57\nbody: no\nsummary: 12:30\nauthor: ~\n"
            "decisions:\n  - {number: 2, text: on}\n"
            "action_tables:\n  - rows: [{timeframe: {text: 1 år, to_months: 12}}]\n",
        )
    )
    assert (paper.title, paper.date, paper.paragraph, paper.body) == ("Nej", "2026-03-17", "57", "no")
    assert (paper.summary, paper.author) == ("12:30", None)
    assert (paper.decisions[0].number, paper.decisions[0].text) == (2, "on")
    assert paper.action_tables[0].rows[0].timeframe is not None
    assert paper.action_tables[0].rows[0].timeframe.to_months == 12


@pytest.mark.parametrize("name", ["beslut.json", "beslut.yaml", "BESLUT.YML"])
def test_a_paper_by_itself_or_what_extract_printed(put: Put, name: str) -> None:
    paper = Paper(title="Lekplatser")
    source = Source(path="a.docx", sha256="0" * 64, format="docx", reader="docx")
    whole = Extraction(source=source, papers=[paper, Paper(title="En annan")])
    assert load_paper(put(name, paper.model_dump_json())) == paper
    assert load_paper(put(name, whole.model_dump_json(by_alias=True))) == paper


def test_a_byte_order_mark_is_no_part_of_the_text(put: Put) -> None:
    assert load_paper(put("a.json", '\ufeff{"title": "Å"}')).title == "Å"


@pytest.mark.parametrize(
    ("data", "where"),
    [
        ({"titel": "A"}, "titel:"),
        ({"title": 7}, "title:"),
        ({"decisions": [{"text": "A"}, {"number": 1}]}, "decisions[1].text:"),
        ({"decisions": {"text": "A"}}, "decisions:"),
        ({"decisions": [{"text": "A", "number": "ett"}]}, "decisions[0].number:"),
        ({"kind": "beslut"}, "kind:"),
        ({"decisions": ["A"]}, "decisions[0]:"),
        ({"papers": [{"titel": "A"}]}, "papers[0].titel:"),
        ({"schema": "kserender/extraction/1", "papers": []}, "source:"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(put: Put, data: object, where: str) -> None:
    with pytest.raises(InvalidData) as raised:
        load_paper(put("a.json", json.dumps(data)))
    assert where in raised.value.what
    assert raised.value.remedy


def test_the_first_faults_are_said_and_the_rest_counted(put: Put) -> None:
    with pytest.raises(InvalidData, match=r"a5.* 2 ") as raised:
        load_paper(put("a.json", json.dumps({f"a{at}": 1 for at in range(1, 8)})))
    assert "a6" not in raised.value.what


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", ""),
        ("a.json", '{"title": "A",}'),
        ("a.json", '{"title": "A", "title": "B"}'),
        ("a.json", "[" * 100_000),
        ("a.json", '[{"title": "A"}]'),
        ("a.json", '"text"'),
        ("a.yaml", ""),
        ("a.yaml", "title: 'A"),
        ("a.yaml", "title: A\n\tbody: B"),
        ("a.yaml", "title: A\ntitle: B"),
        ("a.yaml", "title: A\x07"),
        ("a.yaml", "[" * 5_000),
        ("a.yaml", "summary: &a text\ntitle: *a"),
        ("a.yaml", "title: !!python/object/apply:os.getcwd []"),
        ("a.yaml", "? [a, b]\n: 1"),
        ("a.yaml", "title: A\n---\ntitle: B"),
    ],
)
def test_a_file_that_is_no_paper_is_refused(put: Put, name: str, text: str) -> None:
    with pytest.raises(InvalidData) as raised:
        load_paper(put(name, text))
    assert raised.value.remedy


def test_a_fault_in_the_writing_is_said_with_its_line(put: Put) -> None:
    with pytest.raises(InvalidData, match="3"):
        load_paper(put("a.yaml", "title: A\nbody: B\nsummary: 'C\n"))


def test_an_extraction_without_papers_is_refused(put: Put) -> None:
    source = Source(path="a.docx", sha256="0" * 64, format="docx", reader="docx")
    with pytest.raises(InvalidData):
        load_paper(put("a.json", Extraction(source=source).model_dump_json(by_alias=True)))


def test_the_wrong_kind_of_file_a_missing_one_and_another_encoding(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat):
        load_paper(tmp_path / "beslut.docx")
    with pytest.raises(MissingFile):
        load_paper(tmp_path / "beslut.yaml")
    (tmp_path / "mapp.yaml").mkdir()
    with pytest.raises(MissingFile):
        load_paper(tmp_path / "mapp.yaml")
    (tmp_path / "cp1252.json").write_bytes('{"title": "Å"}'.encode("cp1252"))
    with pytest.raises(InvalidData, match="UTF-8"):
        load_paper(tmp_path / "cp1252.json")
