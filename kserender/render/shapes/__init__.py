"""A paper as another kind of document holds it: a memorandum as a §, a proposal that lost as a dissent, and so on."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from kserender.paper import Paper
from kserender.profile import Profile
from kserender.render.shapes.claim import as_claim
from kserender.render.shapes.decided import as_decided
from kserender.render.shapes.dissent import as_dissent
from kserender.render.shapes.missive import as_missive
from kserender.render.shapes.plan import as_plan
from kserender.render.shapes.shaped import Shaped

# Kind of document → what the paper becomes; any other is written as it is.
SHAPES: Mapping[str, Callable[[Paper, Profile], Shaped]] = MappingProxyType(
    {
        "beslut": as_decided,
        "protokollsutdrag": as_decided,
        "yrkande": as_claim,
        "reservation": as_dissent,
        "handlingsplan": as_plan,
        "expediering": as_missive,
    }
)


def shaped(kind: str, paper: Paper, profile: Profile) -> Shaped:
    """The paper as a document of this kind holds it; the profile is that for the kind."""
    shape = SHAPES.get(kind)
    return shape(paper, profile) if shape else Shaped(paper)
