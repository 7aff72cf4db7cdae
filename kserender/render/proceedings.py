"""What happened at the meeting, where a paper tells it by its fields: claims, the order of the proposals, votes."""

from collections.abc import Iterable, Iterator

from kserender.paper import Paper
from kserender.profile import Profile
from kserender.render import votes
from kserender.render.content import Content, Grid, Line
from kserender.render.lines import lines

# The roles of sections that tell of it.
PROCEEDINGS = frozenset({"treatment", "yrkanden", "proposition_order", "vote", "note", "conflict"})


def proceedings(paper: Paper, profile: Profile) -> Iterator[tuple[str, Content]]:
    """Heading and content of what the paper's fields tell and its sections do not."""
    told = "\n".join(section.text for section in paper.sections)

    def new(texts: Iterable[str | None]) -> Iterator[Line]:
        for text in dict.fromkeys(filter(None, texts)):
            yield from lines(text) if text not in told else ()

    found: dict[str, Iterable[Line | Grid]] = {
        "claims": new(claim.text for claim in paper.yrkanden),
        "proposition_order": new([paper.proposition_order]),
        "votes": () if _has_vote(paper) else (part for vote in paper.votes for part in votes.lines(vote, profile)),
        "conflicts": new(paper.conflicts_of_interest),
    }
    for name, parts in found.items():
        if content := tuple(parts):
            yield profile.wording[name], content


def _has_vote(paper: Paper) -> bool:
    """Whether the votes were read from the paper's own text, which is written as it stands."""
    return any(vote.place for vote in paper.votes)
