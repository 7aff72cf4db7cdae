"""Ballots by name in running text: "Eva Ek (M) och Per Lind (S) röstar Ja (2)", "Nej röstar: Ylva Hed (MP)"."""

import re
from collections.abc import Iterator
from functools import cache

from kserender.extract.language.people import party_of
from kserender.extract.language.tables import table
from kserender.extract.people_named import PERSON, without_office
from kserender.extract.voting.totals import choice_of
from kserender.paper import Ballot


def ballots(text: str) -> tuple[list[Ballot], dict[str, int]]:
    """Who voted what, and the totals: those given in brackets, or else counted from the names."""
    found: list[Ballot] = []
    given: dict[str, int] = {}
    for people, choice, count in (*_after(text), *_before(text)):
        named = [
            Ballot(name=without_office(person["name"]), party=party_of(person["party"]), vote=choice)
            for person in PERSON.finditer(people)
        ]
        if named:
            found += named
            given[choice] = given.get(choice, 0) + (int(count) if count else len(named))
    return found, given


def _before(text: str) -> Iterator[tuple[str, str, str | None]]:
    """People and then what they vote."""
    end = 0
    for match in _voting().finditer(text):
        # Back to the end of a sentence: to look forward from every word would take the square of the time.
        start = max(end, *(text.rfind(sign, end, match.start()) + 1 for sign in ".:"))
        yield text[start : match.start()], choice_of(match["choice"]) or "", match["count"]
        end = match.end()


def _after(text: str) -> Iterator[tuple[str, str, str | None]]:
    """What is voted, a colon, and then who."""
    heads = list(_choice_first().finditer(text))
    for at, match in enumerate(heads):
        end = heads[at + 1].start() if at + 1 < len(heads) else len(text)
        yield text[match.end() : end], choice_of(match["choice"]) or "", match["count"]


@cache
def _voting() -> re.Pattern[str]:
    votes, abstains = (_words(*names) for names in (("ja", "nej"), ("avstår",)))
    return re.compile(
        r"(?<!\s)\s+(?:(?:röstar|röstade)\s+)?"
        rf"(?P<choice>(?<=röstar )(?:{votes})|(?<=röstade )(?:{votes})|{abstains})\b"
        rf"(?:\s+från\s+att\s+rösta)?(?:\s*\((?P<count>\d{{1,4}})\))?",
        re.IGNORECASE,
    )


@cache
def _choice_first() -> re.Pattern[str]:
    words = _words("ja", "nej", "avstår", "frånvarande")
    verb = r"(?:röstar|röstade)"
    return re.compile(
        rf"(?:^|(?<=[.\n;] )|(?<=\n))(?:följande\s+(?:\w+\s+)?)?(?:(?:{verb}|röst\w*\s+för)\s+)?"
        rf"(?P<choice>{words})(?:[- ]?röst(?:er)?)?(?:\s+(?:{verb}|från\s+att\s+rösta|att\s+rösta))?"
        rf"\s*(?:\((?P<count>\d+)(?:\s+st)?\))?\s*(?::|gör:?)",
        re.IGNORECASE,
    )


@cache
def _words(*choices: str) -> str:
    found = [word for choice in choices for word in table("votes")["choices"][choice]]
    return "|".join(re.escape(word) for word in sorted(found, key=len, reverse=True))
