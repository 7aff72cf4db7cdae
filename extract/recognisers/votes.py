"""Recorded votes: the question, the totals, and who voted how where that is written out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kserender.extract.matter import Matter
from kserender.extract.outline import Section
from kserender.extract.voting import asked, ballots, bare_totals, heads_list, tabled, totals
from kserender.extract.wording import wording
from kserender.i18n import _, mark
from kserender.model import Figure, Heading, Paragraph, Table
from kserender.paper import Ballot, Inference, Paper, Place, Vote

# In these a result may stand; in the others the minutes tell of other meetings.
ROLES = ("vote", "treatment", "proposition_order", "yrkanden", "decision")
# There a table of names may stand too.
TABLED = ("vote", "treatment", "proposition_order")
# A line of a list of ballots is no longer than this.
LONGEST_ROW = 120

# Figures without ja and nej: yes is taken to be the side that won.
BARE = mark("The figures are given without ja and nej; the first is taken for the side that won.")
BARE_SURE = 0.7

_Block = Heading | Paragraph | Table


@dataclass(slots=True)
class _Result:
    """A vote as far as it has been read; `counts` by choice."""

    question: str | None = None
    counts: dict[str, int] = field(default_factory=dict)
    ballots: list[Ballot] = field(default_factory=list)
    place: Place | None = None
    bare: bool = False

    def takes(self, counts: dict[str, int], named: Sequence[Ballot]) -> bool:
        """Whether these figures and names can be of the same vote: nothing is told twice, or it is told alike."""
        both = set(self.counts) & set(counts)
        named_before = {ballot.vote for ballot in self.ballots}
        return all(self.counts[choice] == counts[choice] for choice in both) and not any(
            ballot.vote in named_before for ballot in named
        )

    def figures(self) -> list[int]:
        """How many were for and how many against."""
        return [self.counts[choice] for choice in ("ja", "nej") if choice in self.counts]

    def told(self) -> bool:
        """Whether it is a result: figures of two sides, or names."""
        return ("ja" in self.counts or "nej" in self.counts) and (len(self.counts) > 1 or bool(self.ballots))

    def vote(self) -> Vote:
        """The vote in the contract's form."""
        counts = {name: self.counts.get(word) for name, word in _FIELDS.items()}
        return Vote(question=self.question, ballots=self.ballots, place=self.place, **counts)


_FIELDS = {"yes": "ja", "no": "nej", "abstain": "avstår", "absent": "frånvarande"}


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `votes`, one for each result; totals are given figures, or else counted from the names."""
    results = [result for section in matter.with_role(*ROLES) for result in _in(matter, section)]
    told = list(_told(results))
    paper.votes = [result.vote() for result in told]
    paper.inferred += [
        Inference(field=f"votes[{at}].yes", value=str(result.counts["ja"]), reason=_(BARE), confidence=BARE_SURE)
        for at, result in enumerate(told)
        if result.bare
    ]


def _told(results: Sequence[_Result]) -> Iterator[_Result]:
    """The votes; one told without ja and nej only where nothing else tells of the same figures."""
    told = [result for result in results if result.told()]
    for at, result in enumerate(told):
        others = told[:at] + [other for other in told[at + 1 :] if not other.bare]
        figures = sorted(result.counts.values())
        if not result.bare or not any(sorted(other.figures()) == figures for other in others):
            yield result


def _in(matter: Matter, section: Section) -> Iterator[_Result]:
    result = _Result()
    for group in _groups(section):
        first = group[0]
        text = "" if isinstance(first, Table) or len(group) > 1 else wording(first)
        if span := asked(text):
            if result.counts:
                yield result
                result = _Result()
            question = text[slice(*span)].strip(' ”"“')
            result.question = f"{result.question}\n{question}" if result.question else question
            text = text[: span[0]] + text[span[1] :]
        read = list(_read(group, text, section))
        bare = None if read or result.counts else bare_totals(text)
        if bare:
            result.bare = True
            read = [([], {"ja": bare[0], "nej": bare[1]})]
        for named, counts in read:
            if result.bare and not bare:
                yield result
                result = _Result(question=result.question)
            if not result.takes(counts, named):
                yield result
                result = _Result()
            result.place = result.place or _place(matter, first)
            result.counts |= counts
            result.ballots += named
    yield result


def _read(group: list[_Block], text: str, section: Section) -> Iterator[tuple[list[Ballot], dict[str, int]]]:
    """The names and figures of these blocks, line by line."""
    if not text:
        found = tabled(group) if section.role in TABLED else ([], {})
        if found[1]:
            yield found
    for line in text.split("\n"):
        named, counts = ballots(line)
        if counts := counts or totals(line):
            yield named, counts


def _groups(section: Section) -> Iterator[list[_Block]]:
    """The blocks one by one, but the lines of a list laid out with spaces together."""
    listed: list[_Block] = []
    for block in section.blocks:
        if isinstance(block, Figure):
            continue
        text = "" if isinstance(block, Table) else block.text("revised")
        if heads_list(text):
            if listed:
                yield listed
            listed = [block]
        elif listed and text and len(text) <= LONGEST_ROW and text[-1] != ".":
            listed.append(block)
        else:
            if listed:
                yield listed
                listed = []
            yield [block]
    if listed:
        yield listed


def _place(matter: Matter, block: _Block) -> Place | None:
    if not isinstance(block, Table):
        return matter.place(block)
    texts = (text for row in block.rows for cell in row.cells for text in cell.blocks)
    first = next((text for text in texts if isinstance(text, Heading | Paragraph)), None)
    return matter.place(first) if first else None
