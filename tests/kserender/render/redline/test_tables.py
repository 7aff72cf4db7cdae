"""Tables and notes in a redline."""

from collections.abc import Callable
from typing import Any

import pytest

Word = Callable[..., bytes]
Marked = Callable[..., bytes]
Lines = Callable[..., list[str]]

HEAD = ["Åtgärd", "Ansvar", "Kostnad"]
ROWS = [["Bygga brygga", "Tekniska nämnden", "200"], ["Måla skolan", "Skolnämnden", "300"], ["Röja stig", "", "50"]]
WHOLE = [HEAD, *ROWS]
BEFORE, AFTER = "<w:p><w:r><w:t>Före.</w:t></w:r></w:p>", "<w:p><w:r><w:t>Efter.</w:t></w:r></w:p>"


def table(rows: list[list[str]]) -> str:
    cells = [
        ["".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in cell.split("/")) for cell in row] for row in rows
    ]
    made = "".join("<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in cells)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{made}</w:tbl>"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(WHOLE, WHOLE[:2] + WHOLE[3:], id="a row less"),
        pytest.param(WHOLE, [*WHOLE, ["Lägga asfalt", "KS", "9"]], id="a row more"),
        pytest.param(WHOLE, [["Ny överst", "KS", "9"], *WHOLE], id="a row more at the top"),
        pytest.param(WHOLE, [row[:2] for row in WHOLE], id="the last column less"),
        pytest.param(WHOLE, [[row[0], row[2]] for row in WHOLE], id="a column less in the middle"),
        pytest.param(WHOLE, [row[1:] for row in WHOLE], id="the first column less"),
        pytest.param(WHOLE, [*WHOLE[:2], ["Måla skolan", "Skolnämnden", "350"], WHOLE[3]], id="a cell edited"),
        pytest.param(WHOLE, [*WHOLE[:2], ["Måla skolan/och taket", "Skolnämnden", "300"]], id="a paragraph in a cell"),
        pytest.param([["a/b/c"]], [["d"]], id="all paragraphs of a cell are others"),
        pytest.param(WHOLE, [["Ja", "Nej"], ["13", "8"]], id="another table"),
    ],
)
def test_both_tables_come_out(
    old: list[list[str]], new: list[list[str]], word: Word, marked: Marked, lines: Lines
) -> None:
    for before, after in ((old, new), (new, old)):
        had, got = (word(BEFORE + table(rows) + AFTER) for rows in (before, after))
        made = marked(had, got)
        assert lines(made, "original") == lines(had)
        assert lines(made, "revised") == lines(got)


def test_a_new_row_and_a_struck_one_are_marked_as_rows(word: Word, marked: Marked, xml: Any) -> None:
    new = [HEAD, ["Lägga asfalt", "KS", "9"], ROWS[0], ROWS[2]]
    made = xml(marked(word(table(WHOLE) + AFTER), word(table(new) + AFTER)))
    assert len(made.all("//w:tr/w:trPr/w:ins")) == len(made.all("//w:tr/w:trPr/w:del")) == 1
    assert not made.all("//w:tr[not(w:trPr)]//w:ins | //w:tr[not(w:trPr)]//w:del")


def test_a_struck_column_is_marked_as_cells(word: Word, marked: Marked, xml: Any) -> None:
    made = xml(marked(word(table(WHOLE) + AFTER), word(table([row[:2] for row in WHOLE]) + AFTER)))
    assert len(made.all("//w:tc/w:tcPr/w:cellDel")) == len(WHOLE)


def test_a_whole_table_comes_and_goes(word: Word, marked: Marked, lines: Lines) -> None:
    had, got = word(BEFORE + table(WHOLE) + AFTER), word(BEFORE + AFTER)
    assert lines(marked(had, got), "revised") == lines(got)
    assert lines(marked(got, had), "revised") == lines(had)
    assert lines(marked(got, had), "original") == lines(got)


def test_notes_come_go_and_change(as_word: Any, marked: Marked) -> None:
    from dataclasses import replace

    from kserender.extract.readers import read_bytes
    from kserender.extract.readers.builder import Builder
    from kserender.model import Note, Run, Source
    from kserender.views import view

    def document(*notes: str) -> Any:
        build = Builder(Source("prov.docx", "0" * 64, "docx"))
        texts = ("Planen antogs i maj", " och bryggan byggs", " till sommaren")
        runs = [Run("")]
        for number, text in enumerate(texts, 1):
            runs += [Run(text), *([Run("", note=str(number))] if number <= len(notes) else [])]
        block = build.paragraph([run for run in runs if run.text or run.note])
        made = tuple(Note(str(at), (build.paragraph([Run(text)], layer="note"),)) for at, text in enumerate(notes, 1))
        return replace(build.build(), blocks=(block,), notes=made)

    one, two = document("Protokoll från mötet."), document("Protokoll från det sista mötet.", "Enligt budgeten.")
    for old, new in ((one, two), (two, one), (document(), two), (two, document())):
        made = read_bytes(marked(as_word(old), new), "a.docx")
        for which, wanted in (("original", old), ("revised", new)):
            shown = view(made, which)  # type: ignore[arg-type]
            assert [note.text() for note in shown.notes] == [note.text() for note in wanted.notes]
            assert shown.text() == wanted.text()
