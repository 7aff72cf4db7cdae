"""What should be there and is not is said; what is there is not."""

from kserender.extract.alarms import alarms
from kserender.paper import Decision, Paper, Section, Vote


def paper(number: str, **fields: object) -> Paper:
    return Paper.model_validate({"paragraph": number, "title": "Ny simhall", **fields})


def codes(*papers: Paper) -> list[str]:
    return [message.code for message in alarms(papers)]


def test_gaps_in_the_numbers() -> None:
    (message,) = alarms([paper("11"), paper("12"), paper("15")])
    assert message.code == "paragraph-gap"
    assert "13–14" in message.text


def test_a_decision_heading_without_a_decision() -> None:
    heading = Section(heading="Beslut", role="decision")
    assert codes(paper("1", sections=[heading])) == ["no-decision"]
    assert codes(paper("1", sections=[heading], decisions=[Decision(text="Anta planen.")])) == []


def test_a_vote_without_figures() -> None:
    vote = Section(heading="Omröstning", role="vote", text="Omröstning genomfördes.")
    assert codes(paper("1", sections=[vote])) == ["vote-without-figures"]
    assert codes(paper("1", sections=[vote], votes=[Vote(yes=4, no=3)])) == []


def test_nothing_lacks_in_a_paper_that_stands_alone() -> None:
    assert codes(Paper(title="Motion")) == []
