"""The rows that a paper becomes."""

import json
from typing import Any

import pytest

from kserender.corpus.rows import failed, rows
from kserender.corpus.rows.storable import LONGEST_NAME, as_name, as_number, as_text, as_value, year
from kserender.paper import (
    ActionRow,
    ActionTable,
    Amount,
    Ballot,
    Decision,
    Extraction,
    Meeting,
    Message,
    Paper,
    Part,
    Person,
    Place,
    Reference,
    Reservation,
    Revision,
    Source,
    Timeframe,
    Vote,
    Yrkande,
)

SOURCE = Source(path="park.docx", sha256="ab" * 32, format="docx", pages=3, reader="docx")
EBBA = Person(name="Ebba Storm", party="Moderaterna", role="Kommunalråd")


def place(paragraph: int, page: int | None = None) -> Place:
    return Place(file="park.docx", page=page, paragraph=paragraph, start=0, end=9)


def paper(**fields: Any) -> Any:
    """The row of the only paper."""
    return rows(Extraction(source=SOURCE, papers=[Paper(**fields)]))["papers"][0]


def test_contents_say_how_it_went() -> None:
    whole = rows(Extraction(source=SOURCE), size=12)["contents"]
    assert (whole["outcome"], whole["reason"], whole["size"], whole["pages"], whole["attempts"]) == (
        "ok",
        None,
        12,
        3,
        1,
    )

    notes = [
        Message(code="pages", level="warning", text="Två sidor gick inte att läsa."),
        Message(code="fonts", level="info", text="Ett typsnitt saknas."),
    ]
    partly = SOURCE.model_copy(update={"outcome": "delvis", "messages": notes})
    row = rows(Extraction(source=partly), attempts=2)["contents"]
    assert (row["outcome"], row["reason"], row["attempts"]) == ("delvis", "Två sidor gick inte att läsa.", 2)
    assert [message["code"] for message in json.loads(row["messages"])] == ["pages", "fonts"]


def test_contents_that_could_not_be_read_have_the_same_columns() -> None:
    row = failed("ab" * 32, size=3, outcome="trasig", reason="Filen är skadad.")
    assert row["contents"].keys() == rows(Extraction(source=SOURCE))["contents"].keys()
    assert (row["papers"], row["meetings"]) == ([], [])


def test_rows_are_json() -> None:
    """They go from one process to another, and to another computer."""
    made = rows(Extraction(source=SOURCE, meeting=Meeting(present=[EBBA]), papers=[Paper(), Paper(title="Å")]))
    assert json.loads(json.dumps(made)) == made


def test_paper_has_body_and_date_of_its_meeting_where_it_has_none() -> None:
    meeting = Meeting(body="Kommunstyrelsen", date="2031-02-03")
    papers = [Paper(), Paper(body="Tekniska nämnden", date="2030-12"), Paper(paragraph="7", date="2030-12")]
    made = rows(Extraction(source=SOURCE, meeting=meeting, papers=papers))["papers"]
    assert [(row["body"], row["date"], row["year"]) for row in made] == [
        ("Kommunstyrelsen", "2031-02-03", 2031),
        ("Tekniska nämnden", "2030-12", 2030),
        ("Kommunstyrelsen", "2031-02-03", 2031),
    ]


def test_whole_paper_is_there_as_json() -> None:
    given = Paper(title="Park", decisions=[Decision(text="Anlägga en park.")])
    row = rows(Extraction(source=SOURCE, papers=[given]))["papers"][0]
    assert Paper.model_validate_json(row["json"]) == given


def test_first_page_is_that_of_the_part_or_of_what_stands_first() -> None:
    part = Part(number=2, first_page=7, last_page=9, first_paragraph=1, last_paragraph=5)
    points = [Decision(text="b", place=place(4, page=3)), Decision(text="a", place=place(2, page=2))]
    assert paper(part=part, decisions=points)["first_page"] == 7
    assert paper(decisions=points)["first_page"] == 2
    assert paper()["first_page"] is None


def test_decisions() -> None:
    point = Decision(
        number=2, text="Uppdra åt nämnden.", action="uppdra", place=place(3, page=1),
        deciding_body="Kommunstyrelsen", recommends_to="Fullmäktige",
        assigned_to=["Tekniska nämnden"], deadlines=["2031-05"],
    )  # fmt: skip
    assert paper(decisions=[point])["decisions"] == [
        {
            "ordinal": 0, "number": 2, "text": "Uppdra åt nämnden.", "action": "uppdra", "page": 1,
            "deciding_body": "Kommunstyrelsen", "recommends_to": "Fullmäktige",
            "assigned_to": '["Tekniska nämnden"]', "deadlines": '["2031-05"]',
        }
    ]  # fmt: skip


def test_amount_of_a_decision_is_not_counted_again_with_the_papers() -> None:
    granted = Amount(text="3–4 mnkr", value=3_000_000, high=4_000_000, place=place(2))
    told = Amount(text="200 kr", value=200, place=place(9))
    points = [Decision(text="a"), Decision(text="b", amounts=[granted])]
    made = paper(decisions=points, amounts=[granted, told])["amounts"]
    assert [(row["ordinal"], row["decision"], row["value"], row["high"]) for row in made] == [
        (0, 1, 3e6, 4e6),
        (1, None, 200.0, None),
    ]


def test_everybody_is_named_by_what_they_do() -> None:
    made = paper(
        proposers=["Moderaterna"],
        speakers=[EBBA],
        yrkanden=[Yrkande(text="a"), Yrkande(people=[EBBA], position="avslag", text="b", to="förslaget")],
        votes=[Vote(yes=1, no=0, ballots=[Ballot(name="Nils Äng", party="Centerpartiet", vote="ja")])],
        reservations=[Reservation(people=[EBBA], parties=["M"], text="c"), Reservation(parties=["C"], text="d")],
        signatories=[EBBA],
    )
    found = [(row["capacity"], row["name"], row["party"], row["detail"], row["part"]) for row in made["people"]]
    assert found == [
        ("proposer", None, "Moderaterna", None, None),
        ("speaker", "Ebba Storm", "Moderaterna", None, None),
        ("yrkande", "Ebba Storm", "Moderaterna", "avslag", 1),
        ("ballot", "Nils Äng", "Centerpartiet", "ja", 0),
        ("reservation", "Ebba Storm", "Moderaterna", None, 0),
        ("reservation", None, "C", None, 1),
        ("signatory", "Ebba Storm", "Moderaterna", None, None),
    ]
    assert [row["ordinal"] for row in made["people"]] == list(range(7))
    assert made["yrkanden"][1] == {"ordinal": 1, "position": "avslag", "subject": "förslaget", "text": "b"}
    assert [row["parties"] for row in made["reservations"]] == ['["M"]', '["C"]']
    assert made["votes"] == [{"ordinal": 0, "question": None, "yes": 1, "no": 0, "abstain": None, "absent": None}]


def test_attendance_names_the_offices_too() -> None:
    meeting = Meeting(chair="Ebba Storm", secretary="Siv Ek", adjusters=["Nils Äng"], present=[EBBA])
    made = rows(Extraction(source=SOURCE, meeting=meeting))["meetings"][0]["attendance"]
    assert [(row["capacity"], row["name"], row["party"]) for row in made] == [
        ("present", "Ebba Storm", "Moderaterna"),
        ("chair", "Ebba Storm", None),
        ("secretary", "Siv Ek", None),
        ("adjuster", "Nils Äng", None),
    ]


def test_revisions_actions_and_references() -> None:
    planting = ActionRow(number=1, activity="Plantera", timeframe=Timeframe(text="0–12 mån"))
    made = paper(
        revisions=[Revision(kind="replaced", struck="ek", added="alm", marking="tracked", section="Träd")],
        action_tables=[ActionTable(part="Del A", rows=[planting]), ActionTable(rows=[ActionRow(activity="Vattna")])],
        references=[Reference(type="sou", text="SOU 2030:1", id="SOU 2030:1")],
    )
    assert [(row["struck"], row["added"], row["marking"]) for row in made["revisions"]] == [("ek", "alm", "tracked")]
    assert [(row["ordinal"], row["part"], row["activity"], row["timeframe"]) for row in made["actions"]] == [
        (0, "Del A", "Plantera", "0–12 mån"),
        (1, None, "Vattna", None),
    ]
    assert made["references"] == [{"ordinal": 0, "type": "sou", "normal": "SOU 2030:1", "text": "SOU 2030:1"}]


@pytest.mark.parametrize(
    ("given", "kept"), [("å\0", "å\N{REPLACEMENT CHARACTER}"), ("m\udce5l", "m\\udce5l"), ("på", "på")]
)
def test_texts_are_such_as_databases_take(given: str, kept: str) -> None:
    assert as_text(given) == kept


def test_numbers_are_such_as_columns_hold() -> None:
    assert [as_number(number) for number in (7, None, 2**31 - 1, 2**31, -(2**40))] == [7, None, 2**31 - 1, None, None]
    assert [as_value(number) for number in (7, 0.5, None, 10**400)] == [7.0, 0.5, None, None]


def test_names_are_no_longer_than_an_index_takes() -> None:
    kept = as_name("å" * 9000)
    assert kept is not None
    assert len(kept) == LONGEST_NAME
    assert kept.endswith("…")
    assert as_name("Ebba") == "Ebba"
    assert as_name(None) is None


@pytest.mark.parametrize(
    ("date", "found"), [("2031-02-03", 2031), ("2031", 2031), (None, None), ("", None), ("i år", None)]
)
def test_year_is_that_of_the_date(date: str | None, found: int | None) -> None:
    assert year(date) == found
