"""Minutes hold what the meeting said and did, each thing once, and read back the same."""

import io
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kserender.errors import InvalidData, NotAsWritten, UsageError
from kserender.extract import extract
from kserender.extract.readers import read_bytes
from kserender.paper import Extraction, Meeting, Paper
from kserender.profile import load
from kserender.render.meeting import MeetingOrder, make
from kserender.render.meeting.as_docx import compose, ready_for
from kserender.render.meeting.sitting import Item, Sitting, joined, numbered, sitting_of
from kserender.render.meeting.verify import verify

SHIPPED = ("generic", "boras", "motala", "goteborg", "nacka")
Make = Callable[..., Sitting]


def order(sitting: Sitting, profile: str = "generic", **options: Any) -> MeetingOrder:
    return MeetingOrder(kind="protokoll", sitting=sitting, profile=load(profile), **options)


def lines(data: bytes) -> list[str]:
    return [p.text.replace("\N{NO-BREAK SPACE}", " ") for p in python_docx.Document(io.BytesIO(data)).paragraphs]


def read(data: bytes) -> Extraction:
    return extract(read_bytes(data, "protokoll.docx"))


def test_the_meeting_and_its_matters_are_read_back(sitting: Make) -> None:
    made = make(order(sitting()))
    assert made.notes == ()
    found = read(made.data)
    assert found.meeting is not None
    meeting = sitting().meeting.model_copy(update={"paragraphs": "45-46"})
    assert found.meeting.model_dump(exclude={"present"}) == meeting.model_dump(exclude={"present"})
    assert {p.name: p.role for p in found.meeting.present} == {p.name: p.role for p in meeting.present}
    first, second = found.papers
    assert (first.paragraph, first.title, first.diary_number) == ("45", "Parkering vid stationen m.m.", "KS 2026-00201")
    assert [(d.number, d.deciding_body, d.recommends_to) for d in first.decisions] == [
        (1, "Kommunstyrelsen", None),
        (2, "Kommunstyrelsen", None),
        (1, "Kommunstyrelsen", "Kommunfullmäktige"),
    ]
    vote = first.votes[0]
    assert (vote.question, vote.yes, vote.no, vote.abstain) == (
        "Ja för bifall till förslaget, nej för avslag",
        2,
        1,
        None,
    )
    assert [(one.name, one.vote) for one in vote.ballots] == [
        ("Anna Lindkvist", "ja"),
        ("Olle Brandt", "ja"),
        ("Elsa Rydén", "nej"),
    ]
    assert [(y.people[0].name, y.position) for y in first.yrkanden] == [
        ("Olle Brandt", "bifall"),
        ("Elsa Rydén", "avslag"),
    ]
    assert [(r.parties, r.text) for r in first.reservations] == [
        (["M"], "Elsa Rydén (M) reserverar sig mot beslutet. Platserna behövs inte.")
    ]
    assert first.proposition_order == "Ordföranden ställer bifall mot avslag. Omröstning begärs."
    assert first.conflicts_of_interest == ["Tove Granlund (C) anmäler jäv och deltar inte i handläggningen."]
    assert [section.text for section in first.sections if section.role == "note"] == [
        "Olle Brandt (C) vill se fler cykelställ."
    ]
    assert (second.paragraph, second.title, second.votes) == ("46", "Val av ombud", [])


@pytest.mark.parametrize("profile", SHIPPED)
def test_every_shipped_house_can_write_it(sitting: Make, profile: str) -> None:
    found = read(make(order(sitting(), profile)).data)
    assert [paper.paragraph for paper in found.papers] == ["45", "46"]
    assert [len(paper.decisions) for paper in found.papers] == [3, 1]


@pytest.mark.parametrize("profile", SHIPPED)
def test_what_was_written_can_be_written_again(sitting: Make, profile: str) -> None:
    once = make(order(sitting(), profile)).data
    again = make(order(sitting_of(read(once)), profile)).data
    assert lines(again) == lines(once)


@pytest.mark.parametrize("profile", SHIPPED)
def test_what_was_decided_keeps_its_wording_in_any_house(sitting: Make, profile: str) -> None:
    decided = sitting_of(read(make(order(sitting())).data))
    again = read(make(order(decided, profile)).data)
    for before, after in zip(decided.items, again.papers, strict=True):
        assert [point.text for point in after.decisions] == [point.text for point in before.paper.decisions]


def test_twice_gives_the_same_bytes(sitting: Make) -> None:
    assert make(order(sitting())).data == make(order(sitting())).data


def test_everybody_stands_in_the_group_of_the_role(sitting: Make) -> None:
    found = lines(make(order(sitting())).data)
    start = found.index("Närvarande")
    assert found[start : start + 10] == [
        "Närvarande",
        "Beslutande",
        "Anna Lindkvist (S), ordförande",
        "Olle Brandt (C)",
        "Tjänstgörande ersättare",
        "Elsa Rydén (M), ersätter Pål Ros (M)",
        "Ersättare",
        "Tove Granlund (C), ersättare",
        "Övriga deltagare",
        "Britt Sandell, kommunchef",
    ]


def test_who_decided_is_not_guessed_of_minutes_that_do_not_say_it(sitting: Make) -> None:
    people = [{"name": "Anna Lindkvist", "party": "S"}, {"name": "Olle Brandt", "party": "C"}]
    known = sitting(present=people)
    made = make(order(Sitting(meeting=known.meeting, items=known.items, municipality=None, read=True)))
    assert "Beslutande" not in lines(made.data)
    assert "Ledamöter och ersättare" in lines(made.data)
    assert any("Ledamöter och ersättare" in note for note in made.notes)


def test_headings_skip_no_level(sitting: Make) -> None:
    document = python_docx.Document(io.BytesIO(make(order(sitting())).data))
    levels = [int(p.style.name[-1]) for p in document.paragraphs if p.style and p.style.name.startswith("Heading")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_sections_of_a_paragraph_follow_the_house_s_order(sitting: Make) -> None:
    def headings(profile: str) -> list[str]:
        document = python_docx.Document(io.BytesIO(make(order(sitting(), profile)).data))
        found = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 2"]
        return [heading for heading in found if heading in ("Reservationer", "Sammanfattning", "Omröstning")][:3]

    assert headings("generic") == ["Sammanfattning", "Omröstning", "Reservationer"]
    assert headings("boras") == ["Reservationer", "Sammanfattning", "Omröstning"]


def test_a_ballot_table_has_columns_for_what_was_voted(sitting: Make, voted: Callable[..., dict[str, Any]]) -> None:
    vote = {**voted()["votes"][0], "abstain": 1}
    vote["ballots"] = [*vote["ballots"], {"name": "Tove Granlund", "party": "C", "vote": "avstår"}]
    made = make(order(sitting(voted(votes=[vote]))))
    table = python_docx.Document(io.BytesIO(made.data)).tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["Ledamot", "Ja", "Nej", "Avstår"]
    assert [cell.text for cell in table.rows[4].cells] == [
        "Tove Granlund (C)",
        "\N{NO-BREAK SPACE}",
        "\N{NO-BREAK SPACE}",
        "X",
    ]
    assert read(made.data).papers[0].votes[0].abstain == 1


def test_two_votes_are_two_votes(sitting: Make, voted: Callable[..., dict[str, Any]]) -> None:
    first = voted()["votes"][0]
    second = {**first, "question": "Ja för återremiss, nej för avgörande i dag", "yes": 1, "no": 2}
    second["ballots"] = [{**one, "vote": "nej" if one["vote"] == "ja" else "ja"} for one in first["ballots"]]
    found = read(make(order(sitting(voted(votes=[first, second])))).data).papers[0].votes
    assert [(vote.yes, vote.no, len(vote.ballots)) for vote in found] == [(2, 1, 3), (1, 2, 3)]


def test_what_a_section_says_is_not_said_again(sitting: Make, voted: Callable[..., dict[str, Any]]) -> None:
    text = "Olle Brandt (C) yrkar bifall till förslaget.\nElsa Rydén (M) yrkar avslag på förslaget."
    told = {"heading": "Yrkanden på sammanträdet", "role": "yrkanden", "text": text}
    found = lines(make(order(sitting(voted(sections=[told])))).data)
    assert sum("yrkar bifall" in line for line in found) == 1
    assert "Yrkanden" in found


def test_a_proposal_that_lost_keeps_its_heading_and_decides_nothing(
    sitting: Make, voted: Callable[..., dict[str, Any]]
) -> None:
    lost = {
        "heading": "Arbetsutskottets förslag till beslut",
        "role": "decision",
        "text": "Ärendet bordläggs till oktober.",
    }
    made = make(order(sitting(voted(sections=[lost]))))
    assert "Arbetsutskottets förslag till beslut" in lines(made.data)
    assert len(read(made.data).papers[0].decisions) == 3


@pytest.mark.parametrize(
    ("point", "deciding", "to"),
    [
        ({"deciding_body": "Tekniska nämnden", "recommends_to": "Kommunstyrelsen"}, "Kommunstyrelsen", None),
        ({"deciding_body": "Kommunfullmäktige"}, "Kommunstyrelsen", "Kommunfullmäktige"),
        ({"deciding_body": "KF"}, "Kommunstyrelsen", "Kommunfullmäktige"),
        ({"deciding_body": "Tekniska nämnden", "recommends_to": "KF"}, "Kommunstyrelsen", "Kommunfullmäktige"),
        ({}, "Kommunstyrelsen", None),
    ],
)
def test_what_was_proposed_to_the_organ_is_its_decision(
    sitting: Make, point: dict[str, str], deciding: str, to: str | None
) -> None:
    paper = {"title": "Ny brygga", "paragraph": "7", "decisions": [{"text": "Bygga en brygga.", **point}]}
    found = ready_for(order(sitting(paper))).sitting.items[0].paper.decisions[0]
    assert (found.deciding_body, found.recommends_to) == (deciding, to)


def test_paragraphs_are_numbered_on(sitting: Make) -> None:
    def numbers(*own: str | None, first: int | None = None) -> list[str | None]:
        papers = [{"title": "Ny brygga", "paragraph": one} for one in own]
        return [item.paper.paragraph for item in numbered(sitting(*papers), first).items]

    assert numbers(None, None, first=45) == ["45", "46"]
    assert numbers("12", None, "20", None) == ["12", "13", "20", "21"]
    assert numbers("12", "13", first=1) == ["1", "2"]
    assert numbers("§ 12 a", None) == ["12a", "13"]
    assert numbers("2026/45", None) == ["2026/45", None]
    assert numbers(None) == [None]


def test_the_papers_of_a_meeting_may_come_from_several_files(sitting: Make) -> None:
    paper = Sitting(meeting=Meeting(), items=(Item(Paper(title="Ny brygga", municipality="Ekhamra kommun")),))
    whole = joined([paper, sitting()])
    assert [item.paper.title for item in whole.items] == ["Ny brygga", "Parkering vid stationen m.m.", "Val av ombud"]
    assert whole.meeting == sitting().meeting
    with pytest.raises(UsageError, match="2026-09-08"):
        joined([sitting(), sitting()])


def test_a_title_of_any_length_heads_its_paragraph(sitting: Make) -> None:
    title = (
        "Svar på remiss om " + "ändrade regler för tillstånd till uteserveringar och torghandel samt " * 3 + "skyltar"
    )
    paper = {"title": title, "paragraph": "45", "decisions": [{"text": "Kommunstyrelsen antar svaret."}]}
    assert [found.title for found in read(make(order(sitting(paper, {**paper, "paragraph": "46"}))).data).papers] == [
        title
    ] * 2


def test_other_minutes_are_not_taken_for_these(sitting: Make, voted: Callable[..., dict[str, Any]]) -> None:
    data = make(order(sitting())).data
    with pytest.raises(NotAsWritten, match="§ 45"):
        verify(data, ready_for(order(sitting(voted(votes=[]), {**voted(), "paragraph": "46"}))).sitting)
    with pytest.raises(NotAsWritten, match="2"):
        verify(data, ready_for(order(sitting(voted()))).sitting)


def test_a_title_that_the_reader_does_not_know_is_only_noted(sitting: Make) -> None:
    made = make(order(sitting(present=[{"name": "Olle Brandt", "party": "C"}, {"name": "Moa Lund", "role": "gäst"}])))
    assert any("meeting.present" in note for note in made.notes)
    assert "Moa Lund, gäst" in lines(made.data)


def test_a_sign_that_word_cannot_hold_is_refused(sitting: Make) -> None:
    with pytest.raises(InvalidData, match="U\\+0007"):
        make(order(sitting(place="Sal\x07en")))


def test_a_template_of_one_s_own_is_filled(sitting: Make, tmp_path: Path) -> None:
    template = tmp_path / "egen.docx"
    own = python_docx.Document(str(load("generic").templates["protokoll"]))
    own.paragraphs[-2].insert_paragraph_before("Protokollet publiceras på webben.")
    own.save(str(template))
    made = make(order(sitting(), template=template))
    assert "Protokollet publiceras på webben." in lines(made.data)
    assert not any("[" in line for line in lines(made.data))


@pytest.mark.parametrize(
    ("style", "levels"), [("BodyText", ["Heading 1", "Heading 2"]), ("Heading2", ["Heading 2", "Heading 3"])]
)
def test_sections_stand_below_their_paragraph_in_any_template(
    sitting: Make, template: Callable[..., Path], style: str, levels: list[str]
) -> None:
    def p(style: str, text: str, mark: str = "") -> str:
        point = f'<w:bookmarkStart w:id="{len(mark)}" w:name="{mark}"/><w:bookmarkEnd w:id="{len(mark)}"/>'
        marked = point if mark else ""
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{marked}<w:r><w:t>{text}</w:t></w:r></w:p>'

    own = order(sitting(), template=template(p(style, "[§]", "Arenden") + p("Beslutspunkt", "[punkt]", "ArendenSlut")))
    data = compose(own, ready_for(own).sitting).data
    styles = [q.style.name for q in python_docx.Document(io.BytesIO(data)).paragraphs if q.style]
    assert [name for name in styles if name and name.startswith("Heading")][:2] == levels


_NAMES = st.sampled_from(["Eva Ek", "Bo Alm", "Per Lind", "Ylva Hed", "Kim Dahl"])
_CHOICES = st.sampled_from(["ja", "nej", "avstår"])
_POINTS = st.lists(
    st.sampled_from(
        [
            {"text": "Kommunstyrelsen antar planen för badplatsen."},
            {"text": "Kommunstyrelsen uppdrar åt tekniska nämnden att måla bron."},
            {"text": "Kommunfullmäktige fastställer taxan för 2027.", "recommends_to": "Kommunfullmäktige"},
            {"text": "Paragrafen justeras omedelbart."},
        ]
    ),
    min_size=1,
    max_size=3,
    unique_by=lambda point: point["text"],
)


@settings(max_examples=12, deadline=None)
@given(
    points=st.lists(_POINTS, min_size=1, max_size=3),
    ballots=st.dictionaries(_NAMES, _CHOICES, min_size=2),
    first=st.integers(1, 900),
)
def test_any_meeting_is_read_back(points: list[list[dict[str, str]]], ballots: dict[str, str], first: int) -> None:
    cast = [{"name": name, "party": "C", "vote": vote} for name, vote in ballots.items()]
    counts = {field: list(ballots.values()).count(vote) for field, vote in (("yes", "ja"), ("no", "nej"))}
    papers = [{"title": f"Ärende nummer {at}", "decisions": ones} for at, ones in enumerate(points)]
    papers[0] |= {
        "votes": [{**counts, "abstain": list(ballots.values()).count("avstår"), "ballots": cast}],
        "yrkanden": [{"text": "Eva Ek (C) yrkar bifall till förslaget."}],
        "proposition_order": "Ordföranden ställer förslagen mot varandra.",
    }
    made = Sitting(
        meeting=Meeting(
            body="Kommunstyrelsen",
            date="2026-09-08",
            chair="Eva Ek",
            secretary="Bo Alm",
            adjusters=["Per Lind"],
            present=[{"name": "Eva Ek", "party": "C"}],  # type: ignore[list-item]
        ),
        items=tuple(Item(Paper.model_validate(one)) for one in papers),
    )
    done = numbered(made, first)
    data = compose(order(done), ready_for(order(done)).sitting).data
    assert verify(data, ready_for(order(done)).sitting) == []
    numbers = [re.sub(r"\D", "", line.split(" Ärende")[0]) for line in lines(data) if line.startswith("§ ")]
    assert numbers == [str(first + at) for at in range(len(papers))]
