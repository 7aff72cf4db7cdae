"""Recorded votes: the question, the totals, and who voted how where that is written out."""

import re
from collections.abc import Iterator

from kserender.extract.language.people import party_of
from kserender.extract.matter import Matter
from kserender.extract.outline import Section
from kserender.extract.wording import wording
from kserender.model import Heading, Paragraph
from kserender.paper import Ballot, Paper, Vote

ROLES = ("vote", "treatment", "proposition_order")
_QUESTION = re.compile(
    r"(?:voteringsproposition|beslutsgång)[^:]{0,40}:\s*(?:[”\"“](?P<quoted>[^”\"“]+)[”\"“]\.?|(?P<open>[^\n]+))"
)
_COUNT = (
    r"(?:(?P<before>\d{1,3})\s+(?:st\s+)?(?:{words})\b"
    r"|\b(?:{words})(?:-röster)?\s*(?:[:(=]|röstade)?\s*(?P<after>\d{1,3})\b)"
)
_YES_OR_NO = re.compile(r"\b(?:[Jj]a|JA)\b.*\b(?:[Nn]ej|NEJ)\b", re.DOTALL)
_BALLOTS = re.compile(r"(?P<people>[^.:]+?)\s+(?:röstar|röstade)\s+(?P<vote>[Jj]a|[Nn]ej)\b(?:\s*\((?P<count>\d+)\))?")
_ABSTAINS = re.compile(r"(?P<people>[^.:]+?)\s+(?:avstår|avstod)(?:\s+från\s+att\s+rösta)?(?:\s*\((?P<count>\d+)\))?")
_PERSON = re.compile(
    r"(?P<name>[A-ZÅÄÖ][\w'’-]+(?: (?:[A-ZÅÄÖ][\w'’-]+|von|af|de))+) \((?P<party>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,4})\)"
)


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `votes`, one for each result; totals are given figures, or else counted from the names."""
    paper.votes = [vote for section in matter.with_role(*ROLES) for vote in _in(matter, section)]


def _in(matter: Matter, section: Section) -> Iterator[Vote]:
    question: str | None = None
    open_: Vote | None = None
    for block in section.blocks:
        if not isinstance(block, Heading | Paragraph):
            continue
        text = wording(block)
        for line in text.split("\n"):
            if match := _QUESTION.search(line):
                if open_:
                    yield open_
                question, open_ = (match["quoted"] or match["open"]).strip(' ”"“'), None
                line = line[match.end() :]
            found = _by_name(line) or _totals(line)
            if found is None:
                continue
            found.question, found.place = question, matter.place(block)
            if open_ and not _fits(open_, found):
                yield open_
                open_ = None
            open_ = _together(open_, found) if open_ else found
    if open_:
        yield open_


def _totals(line: str) -> Vote | None:
    """The totals of "43 Ja mot 38 Nej" or "Ja: 30, Nej: 21, Avstår: 2"."""
    if not _YES_OR_NO.search(line) or not re.search(r"\d", line):
        return None
    yes, no = _count(line, "ja|Ja|JA"), _count(line, "nej|Nej|NEJ")
    if yes is None or no is None:
        return None
    abstain, absent = _count(line, "[Aa]vstår|[Aa]vstod|[Aa]vstående"), _count(line, "[Ff]rånvarande")
    return Vote(yes=yes, no=no, abstain=abstain, absent=absent)


def _count(line: str, words: str) -> int | None:
    match = re.search(_COUNT.replace("{words}", words), line)
    return int(match["before"] or match["after"]) if match else None


def _by_name(line: str) -> Vote | None:
    """The ballots of "Eva Ek (M) och Per Lind (S) röstar Ja (2)"."""
    ballots: list[Ballot] = []
    totals: dict[str, int] = {}
    for pattern, fixed in ((_BALLOTS, None), (_ABSTAINS, "avstår")):
        for match in pattern.finditer(line):
            vote = fixed or match["vote"].casefold()
            people = [
                Ballot(name=person["name"], party=party_of(person["party"]), vote=vote)
                for person in _PERSON.finditer(match["people"])
            ]
            if not people:
                continue
            ballots += people
            totals[vote] = int(match["count"] or len(people))
    if not ballots:
        return None
    return Vote(yes=totals.get("ja"), no=totals.get("nej"), abstain=totals.get("avstår"), ballots=ballots)


def _fits(one: Vote, other: Vote) -> bool:
    return not any(
        getattr(one, name) is not None and getattr(other, name) is not None for name in ("yes", "no", "abstain")
    )


def _together(one: Vote, other: Vote) -> Vote:
    for name in ("yes", "no", "abstain", "absent"):
        if getattr(one, name) is None:
            setattr(one, name, getattr(other, name))
    one.ballots = [*one.ballots, *other.ballots]
    return one
