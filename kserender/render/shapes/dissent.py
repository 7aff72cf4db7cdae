"""A dissent: of the proposal that lost, who wanted what instead and why; or as it was entered in the §."""

from kserender.paper import Paper, Reservation
from kserender.profile import Profile
from kserender.render.shapes.reasons import reasons
from kserender.render.shapes.shaped import Shaped
from kserender.render.wording import listed, with_letters

_EXTRACT = "protokollsutdrag"
# What a § says of the majority's decision is no part of the dissent.
_OF_THE_MAJORITY = (
    "decisions",
    "sections",
    "attachments",
    "dispatch",
    "signatories",
    "action_tables",
    "tables",
    "footnotes",
)


def as_dissent(paper: Paper, profile: Profile) -> Shaped:
    """The paper with the dissent in `reservations`; none when nobody is said to want something else."""
    if paper.reservations:
        nothing: dict[str, object] = {name: [] for name in (*_OF_THE_MAJORITY, "proposers")}
        nothing |= {"summary": None, "consultation": None}
        return Shaped(paper.model_copy(update=nothing))
    if paper.kind == _EXTRACT:
        return Shaped(paper)
    changed = {
        "reservations": _of_a_proposal(paper, profile),
        "summary": None,
        "sections": reasons(paper),
        "dispatch": [],
    }
    return Shaped(paper.model_copy(update=changed))


def _of_a_proposal(paper: Paper, profile: Profile) -> list[Reservation]:
    people = paper.signatories
    signing = {_party(person.party, profile) for person in people if person.party}
    parties = list(dict.fromkeys(_party(name, profile) for name in paper.proposers))
    names = [*(with_letters(person, profile) for person in people), *(name for name in parties if name not in signing)]
    if not names:
        return []
    text = profile.wording["dissent"].format(who=listed(names, profile))
    letters = [_letters(name, profile) for name in dict.fromkeys((*parties, *sorted(signing)))]
    return [Reservation(people=people, parties=letters, text=text)]


def _party(name: str, profile: Profile) -> str:
    found = profile.party(name)
    return found.name if found else name


def _letters(name: str, profile: Profile) -> str:
    found = profile.party(name)
    return found.letters[0] if found else name
