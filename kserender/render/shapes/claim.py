"""A claim to be moved: what is proposed, and why in one passage."""

from kserender.paper import Paper
from kserender.profile import Profile
from kserender.render.shapes.reasons import reasons
from kserender.render.shapes.shaped import Shaped


def as_claim(paper: Paper, profile: Profile) -> Shaped:
    """The paper with its summary among the reasons; the house may have a section for it all the same."""
    if "summary" in profile.order:
        return Shaped(paper)
    return Shaped(paper.model_copy(update={"summary": None, "sections": reasons(paper)}))
