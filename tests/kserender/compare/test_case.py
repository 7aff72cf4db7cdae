"""Which papers of a case file are compared, what they are called, and what the others say of them."""

import pytest

from kserender.compare import compare, compare_case
from kserender.compare.heads import letter
from kserender.paper import Decision, Kind, Paper, Yrkande


def paper(kind: Kind, *texts: str, deciding: str | None = None, to: str | None = None, **fields: object) -> Paper:
    points = [Decision(text=text, deciding_body=deciding, recommends_to=to) for text in texts]
    return Paper.model_validate({"kind": kind, "decisions": points, **fields})


BOARD = paper("protokollsutdrag", "Anta planen", deciding="Kommunstyrelsen", to="Kommunfullmäktige")
OFFICE = paper(
    "tjansteskrivelse", "Anta planen", deciding="Kommunstyrelsen", to="Kommunfullmäktige", body="Plankontoret"
)
CLAIM = paper(
    "yrkande", "Avslå planen", deciding="Kommunstyrelsen", to="Kommunfullmäktige", proposers=["Vänsterpartiet"]
)
ASKED = paper("protokollsutdrag", "Tillstyrka planen", deciding="Tekniska nämnden", body="Tekniska nämnden")
STATEMENT = Paper(kind="ovrigt", proposers=["Centerpartiet"])
MOTION = paper("motion", "Planen görs om", proposers=["Liberalerna"])


def roles(*papers: Paper) -> list[str]:
    return [head.role for head in compare_case(papers).papers]


def names(*papers: Paper) -> list[str]:
    return [head.name for head in compare_case(papers).papers]


def test_an_organs_proposal_is_what_the_parties_papers_are_compared_with() -> None:
    assert roles(BOARD, CLAIM, OFFICE) == ["base", "alternative", "alternative"]
    assert roles(OFFICE, CLAIM, BOARD) == ["alternative", "alternative", "base"]


def test_without_it_the_offices_proposal_is() -> None:
    assert roles(CLAIM, OFFICE) == ["alternative", "base"]


def test_of_parties_alone_the_first_one_is() -> None:
    assert roles(CLAIM, CLAIM) == ["base", "alternative"]


def test_what_proposes_nothing_or_was_decided_elsewhere_is_told_apart() -> None:
    assert roles(BOARD, CLAIM, STATEMENT, MOTION, ASKED) == [
        "base",
        "alternative",
        "statement",
        "elsewhere",
        "elsewhere",
    ]


def test_a_claim_in_a_committee_that_was_asked_is_for_the_committee() -> None:
    inside = paper("yrkande", "Avstyrka planen", deciding="Tekniska nämnden", proposers=["Moderaterna"])
    assert roles(BOARD, CLAIM, ASKED, inside)[-1] == "elsewhere"


def test_a_claim_that_does_not_say_for_whom_is_an_alternative_but_not_among_the_appendices() -> None:
    unsaid = paper("yrkande", "Avslå planen", proposers=["Moderaterna"])
    assert roles(BOARD, unsaid, ASKED, unsaid) == ["base", "alternative", "elsewhere", "elsewhere"]


def test_a_paper_for_two_organs_at_once() -> None:
    both = paper("yrkande", "Avslå planen", deciding="Kommunstyrelse och kommunfullmäktige", proposers=["Moderaterna"])
    assert roles(BOARD, ASKED, both) == ["base", "elsewhere", "alternative"]


def test_the_base_is_the_reference_wherever_it_stands() -> None:
    (first, *_rest) = compare_case([CLAIM, OFFICE]).matters
    assert first.stances[0].paper == 1


def test_papers_without_any_proposal() -> None:
    assert roles(STATEMENT, STATEMENT) == ["statement", "statement"]
    assert compare_case([STATEMENT]).matters == []


def test_names_are_short() -> None:
    several = paper("yrkande", "Avslå planen", proposers=["Socialdemokraterna", "Vänsterpartiet", "Miljöpartiet"])
    assert names(BOARD, OFFICE, several, paper("yrkande", "Bordlägga ärendet")) == [
        "Kommunstyrelsen",
        "Plankontoret",
        "S, V och MP",
        "yrkandet",
    ]


def test_a_party_of_the_municipality_keeps_its_name() -> None:
    assert names(BOARD, paper("yrkande", "Avslå planen", proposers=["Vägpartiet"]))[1] == "Vägpartiet"


def test_no_two_have_one_name() -> None:
    dated = [CLAIM.model_copy(update={"date": date}) for date in ("2026-03-01", "2026-03-04")]
    assert names(BOARD, *dated) == ["Kommunstyrelsen", "V 2026-03-01", "V 2026-03-04"]
    assert names(BOARD, CLAIM, CLAIM) == ["Kommunstyrelsen", "V (B)", "V (C)"]


def test_what_is_not_compared_leaves_the_name_to_what_is() -> None:
    statement = Paper(kind="ovrigt", proposers=["Vänsterpartiet"])
    assert names(BOARD, CLAIM, statement) == ["Kommunstyrelsen", "V", "V (C)"]


@pytest.mark.parametrize(("number", "expected"), [(0, "A"), (25, "Z"), (26, "AA"), (53, "BB")])
def test_letters(number: int, expected: str) -> None:
    assert letter(number) == expected


def told(*texts: str) -> Paper:
    claims = [Yrkande(text=text, position="bifall", to=text.partition("bifall till ")[2] or None) for text in texts]
    return BOARD.model_copy(update={"yrkanden": claims})


DATED = CLAIM.model_copy(update={"date": "2026-03-03"})


def test_an_addition_is_known_by_its_title_or_by_what_is_told_of_it() -> None:
    board = told("Bo Ek (S) yrkade bifall till tilläggsyrkande från V den 3 mars 2026.")
    assert [head.adds for head in compare_case([board, DATED]).papers] == [False, True]
    board_of_another_day = told("Bo Ek (S) yrkade bifall till tilläggsyrkande från V den 13 mars 2026.")
    assert not compare_case([board_of_another_day, DATED]).papers[1].adds
    titled = CLAIM.model_copy(update={"title": "Tilläggsyrkande om planen"})
    assert [head.adds for head in compare_case([BOARD, titled, CLAIM]).papers] == [False, True, False]


def test_claims_at_the_meeting_are_tied_to_the_papers_they_support() -> None:
    board = told("Bo Ek (S) yrkade bifall till yrkande från V den 3 mars 2026")
    (claim,) = compare_case([board, DATED]).claims
    assert (claim.paper, claim.to) == (0, [1])


def test_files_of_one_paper_each_are_all_compared() -> None:
    assert [head.role for head in compare(MOTION, STATEMENT).papers] == ["base", "alternative"]


def test_of_minutes_the_paragraph_of_the_same_case_is_compared() -> None:
    minutes = [
        paper("protokollsutdrag", "Anta taxan", title="Taxa för vatten", paragraph="1", diary_number="KS 2026-00001"),
        paper(
            "protokollsutdrag", "Anta planen", title="Plan för cykelvägar", paragraph="2", diary_number="KS 2026-00002"
        ),
    ]
    own = paper("alternativt_forslag", "Avslå planen", title="Ett annat förslag", diary_number="KS 2026-00002")
    paths = ["protokoll.docx", "protokoll.docx", "alternativ.docx"]
    titled = own.model_copy(update={"title": "Yrkande: Plan för cykelvägar", "diary_number": None})
    for alternative in (own, titled):
        found = compare_case([*minutes, alternative], paths)
        assert [head.role for head in found.papers] == ["elsewhere", "base", "alternative"]
