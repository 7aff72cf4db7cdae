"""What happened at the meeting, in words: claims, the order of the proposals, votes."""

from collections.abc import Iterable, Iterator

from kserender.paper import Paper, Vote
from kserender.profile import Profile

# The roles of sections that tell of it.
PROCEEDINGS = frozenset({"treatment", "yrkanden", "proposition_order", "vote", "note", "conflict"})


def proceedings(paper: Paper, profile: Profile) -> Iterator[tuple[str, list[str]]]:
    """Heading and texts of what the paper's fields tell and its sections do not."""
    told = "\n".join(section.text for section in paper.sections)
    found: dict[str, Iterable[str]] = {
        "claims": (claim.text for claim in paper.yrkanden),
        "proposition_order": filter(None, [paper.proposition_order]),
        "votes": () if _has_vote(paper) else (_vote(vote, profile) for vote in paper.votes),
        "conflicts": paper.conflicts_of_interest,
    }
    for name, texts in found.items():
        if new := [text for text in dict.fromkeys(texts) if text not in told]:
            yield profile.wording[name], new


def _has_vote(paper: Paper) -> bool:
    """Whether the votes were read from the paper's own text, which is written as it stands."""
    return any(vote.place for vote in paper.votes)


def _vote(vote: Vote, profile: Profile) -> str:
    """The question, the figures, and who voted how, a line each."""
    counts = {"yes": vote.yes, "no": vote.no, "abstain": vote.abstain, "absent": vote.absent}
    figures = [
        profile.wording[f"vote_{name}"].format(count=count) for name, count in counts.items() if count is not None
    ]
    sides: dict[str, list[str]] = {}
    for ballot in vote.ballots:
        sides.setdefault(ballot.vote, []).append(f"{ballot.name} ({ballot.party})" if ballot.party else ballot.name)
    named = [f"{side.capitalize()}: {', '.join(people)}." for side, people in sides.items()]
    return "\n".join(filter(None, (vote.question, ", ".join(figures), *named)))
