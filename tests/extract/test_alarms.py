"""What should be there and is not is said; what is there is not."""

import pytest

from kserender.extract.alarms import alarms
from kserender.extract.readers import read_bytes
from kserender.paper import Decision, Paper, Part, Section, Vote


def paper(number: str, **fields: object) -> Paper:
    return Paper.model_validate({"paragraph": number, "title": "Ny simhall", **fields})


def codes(*papers: Paper) -> list[str]:
    return [message.code for message in alarms(papers)]


def test_gaps_in_the_numbers() -> None:
    (message,) = alarms([paper("11"), paper("12"), paper("15")])
    assert message.code == "paragraph-gap"
    assert "13–14" in message.text


def test_a_number_with_a_letter_is_no_gap() -> None:
    assert codes(paper("11"), paper("11a"), paper("12")) == []
    assert codes(paper("11a"), paper("13")) == ["paragraph-gap"]


def test_extracts_in_one_file_are_not_numbered_together() -> None:
    parts = [Part(number=number, first_paragraph=number, last_paragraph=number) for number in (1, 2)]
    assert codes(paper("11", part=parts[0]), paper("57", part=parts[1])) == []


FRONT = "Ekhamra kommun\nSammanträdesprotokoll\nParagrafer {stated}\n\nUtses att justera: Eva Ek\n"


@pytest.mark.parametrize(
    ("stated", "missing"),
    [("11–12", None), ("11 - 13", "13"), ("9-12", "9–10"), ("1–3", None), ("11-12, 2026-03-04", None), ("", None)],
)
def test_what_the_first_page_says_there_is(stated: str, missing: str | None) -> None:
    document = read_bytes(FRONT.format(stated=stated).encode(), "protokoll.txt")
    found = alarms([paper("11"), paper("12")], document)
    assert [message.code for message in found] == ["paragraph-gap"] * (missing is not None)
    assert missing is None or f"§ {missing}" in found[0].text


def test_a_decision_heading_without_a_decision() -> None:
    heading = Section(heading="Beslut", role="decision")
    assert codes(paper("1", sections=[heading])) == ["no-decision"]
    assert codes(paper("1", sections=[heading], decisions=[Decision(text="Anta planen.")])) == []


def test_a_vote_without_figures() -> None:
    vote = Section(heading="Omröstning", role="vote", text="Omröstning genomfördes.")
    assert codes(paper("1", sections=[vote])) == ["vote-without-figures"]
    assert codes(paper("1", sections=[vote], votes=[Vote(yes=4, no=3)])) == []


def test_one_vote_of_several_without_figures() -> None:
    votes = [Vote(yes=4, no=3), Vote(question="Bifall eller avslag?", yes=4)]
    assert codes(paper("1", votes=votes)) == ["vote-without-figures"]


def test_nothing_lacks_in_a_paper_that_stands_alone() -> None:
    assert codes(Paper(title="Motion")) == []
