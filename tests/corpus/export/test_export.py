"""What comes out of an archive: everything, once, the same whatever way it came in, and safe to open."""

import csv
import json
from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest

from kserender.corpus.export import FORMS, LISTINGS, export
from kserender.corpus.export.listings import fields
from kserender.corpus.export.selection import Selection
from kserender.corpus.store import Store, open_store
from kserender.errors import ExitCode, MissingPart, UsageError
from kserender.paper import Extraction
from kserender.render.cells import original

Fill = Callable[..., None]


def exported(store: Store, form: str = "jsonl", **options: Any) -> bytes:
    stream = BytesIO()
    export(store, form, stream, **options)
    return stream.getvalue()


def lines(store: Store, **options: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in exported(store, **options).decode().splitlines()]


def table(store: Store, name: str, **options: Any) -> list[dict[str, str]]:
    text = exported(store, "csv", table=name, **options).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline=""), delimiter=";"))


def test_each_paper_comes_whole_and_once_with_its_source_and_meeting(filled: Store, minutes: Extraction) -> None:
    found = [Extraction.model_validate(line) for line in lines(filled)]
    assert [(one.source.path, one.papers[0].title) for one in found] == [
        ("brev/b.txt", "Brygga"),
        ("protokoll/kopia.txt", "Ny brygga vid Lillsjön"),  # by path, and "k" comes before "å"
        ("protokoll/kopia.txt", "Avgift"),
    ]
    assert found[1].meeting == minutes.meeting
    assert found[1].source.sha256 == minutes.source.sha256
    assert [len(one.papers) for one in found] == [1, 1, 1]
    place = found[1].papers[0].decisions[0].place
    assert place is not None
    assert place.file == "protokoll/kopia.txt"  # not the copy that happened to be read
    place.file = "protokoll/å.txt"
    assert found[1].papers[0] == minutes.papers[0]


def test_other_versions_only_when_they_are_asked_for(filled: Store) -> None:
    everything = lines(filled, selection=Selection(all_versions=True))
    titles = [line["papers"][0]["title"] for line in everything]
    assert sorted(titles) == ["Avgift", "Borttagen", "Brygga", "Brygga, utkast", "Ny brygga vid Lillsjön"]
    states = {
        row["Rubrik"]: (row["Version"], row["Läge"])
        for row in table(filled, "papers", selection=Selection(all_versions=True))
    }
    assert states["Brygga, utkast"] == ("1", "replaced")
    assert states["Brygga"] == ("2", "present")
    assert states["Borttagen"] == ("1", "gone")


def test_neither_the_order_of_indexing_nor_the_database_changes_a_byte(
    store: Store, fill: Fill, tmp_path: Path
) -> None:
    fill(store)
    with open_store(str(tmp_path / "annan.db"), create=True) as other:
        fill(other, otherwise=True)
        for form in FORMS:
            differing = [
                name for name in LISTINGS if exported(store, form, table=name) != exported(other, form, table=name)
            ]
            assert not differing, form


def test_a_table_for_excel_in_swedish(filled: Store) -> None:
    data = exported(filled, "csv", table="decisions")
    assert data.startswith("\ufeff".encode())
    assert data.count(b"\r\n") == data.count(b"\n") == 4
    rows = table(filled, "decisions")
    assert [row["Beslutspunkt"] for row in rows] == [
        "'- Att godkänna bryggan för 1,5 mnkr.",
        "'=SUMMA(A1) antecknas.",
        "Avgiften är 12,50 kr.",
    ]
    assert original(rows[0]["Beslutspunkt"]) == "- Att godkänna bryggan för 1,5 mnkr."
    assert rows[0]["Uppdrag till"] == "Tekniska nämnden; Fritidsnämnden"
    assert [row["Ordning"] for row in rows] == ["1", "2", "1"]
    assert {row["Organ"] for row in rows} == {"Kommunstyrelsen"}  # of the meeting, where the § has none


def test_decimal_commas_when_they_are_asked_for(filled: Store) -> None:
    assert [row["Belopp"] for row in table(filled, "amounts")] == ["1500000", "12.5"]
    assert [row["Belopp"] for row in table(filled, "amounts", decimal_comma=True)] == ["1500000", "12,5"]


def test_a_workbook_has_texts_and_numbers_and_no_formulas(filled: Store) -> None:
    from openpyxl import load_workbook

    sheet = load_workbook(BytesIO(exported(filled, "xlsx", table="decisions"))).active
    column = [cell.value for cell in sheet[1]].index("Beslutspunkt")
    cells = [row[column] for row in sheet.iter_rows(min_row=2)]
    assert [cell.value for cell in cells[:2]] == ["- Att godkänna bryggan för 1,5 mnkr.", "=SUMMA(A1) antecknas."]
    assert {cell.data_type for cell in cells} == {"s"}
    assert sheet.freeze_panes == "B2"
    assert sheet.column_dimensions["A"].width > 20


def test_parquet_has_columns_with_types(filled: Store) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    found = parquet.read_table(BytesIO(exported(filled, "parquet", table="decisions")))
    assert found.column_names == [field.name for field in fields(LISTINGS["decisions"], all_versions=False)]
    assert found.column("assigned_to").to_pylist() == [["Tekniska nämnden", "Fritidsnämnden"], [], []]
    assert found.column("paper").to_pylist() == [1, 1, 2]
    assert str(found.schema.field("page").type) == "int64"


def test_parquet_without_its_part_says_which(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(MissingPart, match=r"kserender\[parquet\]"):
        exported(filled, "parquet")


def test_a_copy_is_a_file_of_its_own_and_what_could_not_be_read_is_there(filled: Store) -> None:
    rows = table(filled, "files")
    assert [row["Fil"] for row in rows] == ["brev/b.txt", "brev/trasig.docx", "protokoll/kopia.txt", "protokoll/å.txt"]
    assert [row["Hur läsningen gick"] for row in rows] == ["ok", "trasig", "ok", "ok"]
    assert rows[1]["Varför"] == "Filen är skadad."


@pytest.mark.parametrize(
    ("selection", "titles"),
    [
        (Selection(organs=("Kommunstyrelsen",)), ["Ny brygga vid Lillsjön", "Avgift"]),
        (Selection(organs=("Kommun",)), []),
        (Selection(years=(2025, 2025)), ["Brygga"]),
        (Selection(years=(2025, 2026), kinds=("protokollsutdrag",)), ["Ny brygga vid Lillsjön", "Avgift"]),
    ],
)
def test_selections(filled: Store, selection: Selection, titles: list[str]) -> None:
    assert [line["papers"][0]["title"] for line in lines(filled, selection=selection)] == titles


@pytest.mark.parametrize(
    ("form", "name", "selection"),
    [
        ("docx", "papers", Selection()),
        ("csv", "dikter", Selection()),
        ("csv", "files", Selection(organs=("Kommunstyrelsen",))),
        ("csv", "meetings", Selection(kinds=("motion",))),
        ("csv", "papers", Selection(kinds=("dikt",))),
    ],
)
def test_what_there_is_not_is_said(filled: Store, form: str, name: str, selection: Selection) -> None:
    with pytest.raises(UsageError) as error:
        exported(filled, form, table=name, selection=selection)
    assert error.value.code == ExitCode.USAGE


def test_every_table_of_the_archive_with_papers_can_be_exported() -> None:
    from kserender.corpus.store.tables import metadata

    # What search needs, and what `files` has.
    inner = {"settings", "contents", "texts", "words", "parts", "traits", "combinations"}
    assert set(LISTINGS) == {
        name for name in metadata.tables if name not in inner and not name.endswith(("_new", "_old"))
    }
