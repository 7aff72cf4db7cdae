"""Tables: action tables row by row by what is proposed, others cell by cell."""

from kserender.compare.comparison import TablePair
from kserender.compare.tables import compare_tables
from kserender.paper import ActionRow, ActionTable, Paper, PaperTable, Timeframe


def row(
    proposal: str, who: str = "Tekniska nämnden", months: int | None = None, number: int | None = None
) -> ActionRow:
    when = Timeframe(text=f"{months} månader", to_months=months) if months else None
    return ActionRow(number=number, proposal=proposal, responsible_text=who, responsible=[who], timeframe=when)


def plan(*rows: ActionRow, title: str = "Åtgärder") -> Paper:
    return Paper(action_tables=[ActionTable(title=title, rows=list(rows))])


def money(*rows: list[str], header: tuple[str, ...] = ("Nämnd", "2026", "2027")) -> Paper:
    numbers: list[list[int | float | None]]
    numbers = [[int(text) if text.isdigit() else None for text in cells] for cells in rows]
    return Paper(tables=[PaperTable(header=list(header), rows=list(rows), numbers=numbers)])


def one(a: Paper, b: Paper) -> TablePair:
    (found,) = compare_tables(a, b)
    return found


def test_rows_are_found_again_by_what_they_propose() -> None:
    a = plan(row("Bygga cykelväg till Norrdal", number=1), row("Måla om stationen", number=2))
    b = plan(row("Måla om stationen", number=1), row("Bygga ny cykelväg till Norrdal", months=6, number=2))
    found = one(a, b)
    assert [(pair.a, pair.b, pair.relation) for pair in found.rows] == [(0, 1, "changed"), (1, 0, "same")]
    assert [(cell.column, cell.a, cell.b) for cell in found.rows[0].cells] == [
        ("proposal", "Bygga cykelväg till Norrdal", "Bygga ny cykelväg till Norrdal"),
        ("timeframe", "", "6 månader"),
    ]


def test_who_is_responsible_is_known_by_the_organs() -> None:
    ours = row("Måla om stationen").model_copy(update={"responsible_text": "TN"})
    assert one(plan(ours), plan(row("Måla om stationen"))).relation == "same"
    cells = one(plan(ours), plan(row("Måla om stationen", "Kulturnämnden"))).rows[0].cells
    assert [(cell.column, cell.a, cell.b) for cell in cells] == [("responsible", "TN", "Kulturnämnden")]


def test_rows_that_only_one_has() -> None:
    found = one(plan(row("Måla om stationen")), plan(row("Måla om stationen"), row("Plantera träd")))
    assert [(pair.relation, pair.label) for pair in found.rows] == [
        ("same", "Måla om stationen"),
        ("only_b", "Plantera träd"),
    ]


def test_a_table_of_another_name_is_found_by_its_rows_and_one_of_other_rows_is_not() -> None:
    a = plan(row("Måla om stationen"), title="Del 1")
    assert one(a, plan(row("Måla om stationen"), title="Åtgärder")).relation == "same"
    found = list(compare_tables(a, plan(row("Höja taxan"), title="Avgifter")))
    assert [pair.relation for pair in found] == ["only_a", "only_b"]


def test_money_is_compared_by_value_row_and_column() -> None:
    a = money(["Kulturnämnden", "100", "200"], ["Tekniska nämnden", "300", "400"])
    b = money(["Tekniska nämnden", "400", "350"], ["Kulturnämnden", "200", "100"], header=("Nämnd", "2027", "2026"))
    (cell,) = (cell for pair in one(a, b).rows for cell in pair.cells)
    assert (cell.column, cell.value_a, cell.value_b) == ("2026", 300, 350)


def test_a_number_written_in_another_way_is_the_same() -> None:
    a, b = (
        Paper(tables=[PaperTable(header=["Nämnd", "2026"], rows=[["Kulturnämnden", text]], numbers=[[None, 29690]])])
        for text in ("29 690", "29690")
    )
    assert one(a, b).relation == "same"


def test_a_column_more() -> None:
    a, b = money(["Kulturnämnden", "1"], header=("Nämnd", "2026")), money(["Kulturnämnden", "1", "2"])
    (cell,) = one(a, b).rows[0].cells
    assert (cell.column, cell.a, cell.b) == ("2027", "", "2")


def test_ragged_rows_and_tables_without_numbers() -> None:
    a = Paper(tables=[PaperTable(rows=[["Kulturnämnden", "ja"], ["Tekniska nämnden"]])])
    assert one(a, a).relation == "same"


def test_nothing_to_compare() -> None:
    assert list(compare_tables(Paper(), Paper())) == []
