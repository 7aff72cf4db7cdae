"""Who moved a paper that bears no name, by other papers ("yrkande från C den 3 maj 2024") or by its own text."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kserender.extract.kinds import kind_phrases
from kserender.extract.language.people import party_of
from kserender.extract.language.tables import table, words
from kserender.extract.language.times import date
from kserender.extract.listed_parties import listed_parties
from kserender.i18n import _, mark
from kserender.model import Document
from kserender.paper import Inference, Paper

# The kinds that parties sign: claims, and what they say beside a decision.
SIGNED = ("yrkande", "ovrigt", "reservation")
# By another paper that says kind and day; kind alone; by the party that the paper itself speaks for.
BY_DAY, BY_KIND, BY_TEXT = 0.9, 0.7, 0.7
# Dates that stand so near the beginning are the paper's, the one of its revision too.
HEAD = 4
_DATE = r"(?:\d{4}-\d\d-\d\d|\d{1,2} [a-z]+ \d{4})"
_WORD = r"[A-ZÅÄÖ]\w*"
_NAMED = re.compile(
    rf"(?P<kind>\w+) från \(?(?P<who>{_WORD}(?:(?:, | och | samt ){_WORD})*)\)?"
    rf"(?: (?:den |daterat |daterad )?(?P<date>{_DATE}))?"
)
# "Representanterna från C och L antecknade som yttrande en skrivelse från den 3 maj 2024."
_NOTED = re.compile(
    rf"(?:från (?P<who>{_WORD}(?:(?:, | och | samt ){_WORD})*)|\((?P<one>[A-ZÅÄÖ]\w{{0,3}})\)) "
    rf"anteckna(?:r|de) som (?P<kind>\w+) en skrivelse från den (?P<date>{_DATE})"
)
_DEFINITE = ("t", "en", "n")
_REASONS = {
    BY_DAY: mark("The paper itself names nobody; another paper in the file says who moved it that day."),
    BY_KIND: mark("The paper itself names nobody; other papers in the file name one mover who is nobody else's."),
}
_SPEAKS = mark("The paper bears no name, but its text speaks for one party.")

_Said = dict[tuple[str, str | None], set[tuple[str, ...]]]


def name_movers(papers: Sequence[Paper], document: Document) -> None:
    """Fill `proposers` of papers that name none, where the file names the same for all of their kind and day, or their
    own text speaks for one party; that is told in `inferred`."""
    nameless = [paper for paper in papers if paper.kind in SIGNED and paper.date and not paper.proposers]
    if not nameless:
        return
    said = _said(document)
    texts = _texts(nameless, document)
    for paper in nameless:
        days = {paper.date, *map(_day, texts[id(paper)][:HEAD])} - {None}
        if _infer(paper, _free(paper, papers, said, days), BY_DAY):
            continue
        if spoken := _speaks_for(texts[id(paper)]):
            _tell(paper, spoken, _(_SPEAKS), BY_TEXT)
    for paper in nameless:
        alike = [other for other in papers if other.kind == paper.kind and not other.proposers]
        if alike == [paper]:
            _infer(paper, _free(paper, papers, said, {None, *_days(said, paper.kind)}), BY_KIND)


def _free(paper: Paper, papers: Sequence[Paper], said: _Said, days: set[str | None]) -> set[tuple[str, ...]]:
    """Who is named for the kind on these days and has put in no other paper of the kind."""
    taken = {tuple(sorted(other.proposers)) for other in papers if other.kind == paper.kind}
    found = {who for day in days for who in said.get((paper.kind, day), set())}
    return {who for who in found if tuple(sorted(who)) not in taken}


def _infer(paper: Paper, free: set[tuple[str, ...]], confidence: float) -> bool:
    if len(free) != 1:
        return False
    _tell(paper, next(iter(free)), _(_REASONS[confidence]), confidence)
    return True


def _tell(paper: Paper, who: tuple[str, ...], reason: str, confidence: float) -> None:
    paper.proposers = list(who)
    paper.inferred.append(Inference(field="proposers", value=", ".join(who), reason=reason, confidence=confidence))


def _days(said: _Said, kind: str) -> Iterator[str | None]:
    return (day for named, day in said if named == kind)


def _day(text: str) -> str | None:
    """The last date of a short line: that of the revision where there is one."""
    found = re.findall(_DATE, text) if len(text) < len("Tilläggsyrkande 2024-03-01 Reviderat 2024-03-08") else []
    return date(found[-1]) if found else None


def _said(document: Document) -> _Said:
    """The parties by kind and day, as the running text of the file names them; the day is None where none is said."""
    found: _Said = {}
    for block in document.blocks:
        text = block.text("revised")
        for match in (*_NAMED.finditer(text), *_NOTED.finditer(text)):
            parts = match.groupdict()
            kind, day = _kind(match["kind"]), date(match["date"]) if match["date"] else None
            who = (party_of(parts["one"]),) if parts.get("one") else tuple(listed_parties(match["who"]) or ())
            if kind and who:
                found.setdefault((kind, day), set()).add(who)
    return found


def _kind(word: str) -> str | None:
    """The kind by a word for it, in the definite form too: "tilläggsyrkandet"."""
    kinds = kind_phrases()
    forms = (word.casefold(), *(word.casefold().removesuffix(ending) for ending in _DEFINITE))
    return next((kinds[form] for form in forms if form in kinds), None)


def _texts(papers: Sequence[Paper], document: Document) -> dict[int, list[str]]:
    """The texts of these papers' blocks, by the papers' identity."""
    found: dict[int, list[str]] = {id(paper): [] for paper in papers}
    owner = {
        number: id(paper)
        for paper in papers
        if paper.part
        for number in range(paper.part.first_paragraph, paper.part.last_paragraph + 1)
    }
    for block in document.blocks:
        if block.place.paragraph in owner:
            found[owner[block.place.paragraph]].append(block.text("revised"))
    return found


def _speaks_for(texts: Sequence[str]) -> tuple[str, ...]:
    """The one party that the sentences have as their subject ("Centerpartiet anser att …"), or none."""
    found = {match["party"] for text in texts for match in _speaker().finditer(text)}
    return tuple(found) if len(found) == 1 else ()


@cache
def _speaker() -> re.Pattern[str]:
    parties = "|".join(re.escape(str(party["name"])) for party in table("parties")["party"])
    verbs = "|".join(words("bundle", "run_on", "party_verbs"))
    return re.compile(rf"(?:^|[.!?] )(?:Vi i )?(?P<party>{parties}) (?:{verbs})\b")
