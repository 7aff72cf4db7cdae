"""Recorded votes in words and as a table of ballots, in minutes and in what is made of one paper."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from kserender.extract.language.tables import table
from kserender.paper import Ballot, Person, Vote
from kserender.profile import Profile
from kserender.render.content import Grid, Line
from kserender.render.wording import named

# Field of a vote → the choice of a ballot, in the order of the columns.
CHOICES = {"yes": "ja", "no": "nej", "abstain": "avstår", "absent": "frånvarande"}
_MARK = "X"


def told(vote: Vote, text: str) -> bool:
    """Whether a text already gives the result of a vote, with the names of those who voted where they are known."""
    if vote.ballots:
        # Each side may have a paragraph of its own.
        return all(ballot.name in text for ballot in vote.ballots) and _gives(vote, text)
    return any(_gives(vote, line) for line in text.split("\n"))


def result(vote: Vote, line: str) -> bool:
    """Whether a line gives the result of a vote or puts its question, and nothing besides."""
    question = (vote.question or "").split("\n")
    return _gives(vote, line) or any(one and one in line for one in question)


def _gives(vote: Vote, line: str) -> bool:
    counts = (vote.yes, vote.no)
    return all(
        count is not None and _word(choice).search(line) and _number(count).search(line)
        for choice, count in zip(("ja", "nej"), counts, strict=True)
    )


def lines(vote: Vote, profile: Profile) -> Iterator[Line | Grid]:
    """The question, the figures, and who voted how."""
    for question in filter(None, (vote.question or "").split("\n")):
        yield Line(profile.meetings["question"].format(question=question))
    heads = profile.columns["ballots"]
    counts = {field: getattr(vote, field) for field in CHOICES}
    given = ", ".join(f"{heads[field]}: {count}" for field, count in counts.items() if count is not None)
    if given:
        yield Line(profile.meetings["result"].format(counts=given))
    if vote.ballots:
        title = profile.meetings["ballots"]
        yield Line(title, "caption")
        used = {heads[field]: CHOICES[field] for field, count in counts.items() if _used(field, count, vote)}
        other = {one.vote.capitalize(): one.vote for one in vote.ballots if one.vote not in CHOICES.values()}
        yield _grid(title, vote.ballots, used | other, profile)


def _used(field: str, count: int | None, vote: Vote) -> bool:
    """The table has a column for yes and no, and for what else is counted or somebody voted."""
    return field in ("yes", "no") or count is not None or any(one.vote == CHOICES[field] for one in vote.ballots)


def _grid(title: str, ballots: Sequence[Ballot], choices: Mapping[str, str], profile: Profile) -> Grid:
    """A row for each ballot; `choices` are the columns by their headings."""
    rows = tuple(
        (
            named(Person(name=ballot.name, party=ballot.party), profile),
            *(_MARK if ballot.vote == choice else "" for choice in choices.values()),
        )
        for ballot in ballots
    )
    return Grid(title, (profile.columns["ballots"]["name"], *choices), rows)


@cache
def _word(choice: str) -> re.Pattern[str]:
    return re.compile(rf"\b{choice}\b", re.IGNORECASE)


@cache
def _number(count: int) -> re.Pattern[str]:
    written = [word for word, value in table("votes")["counts"].items() if value == count]
    return re.compile(rf"\b(?:{'|'.join([str(count), *written])})\b", re.IGNORECASE)
