"""What a shape gives."""

from dataclasses import dataclass

from kserender.paper import Paper


@dataclass(frozen=True, slots=True)
class Shaped:
    """The paper, and what the user should know of what was changed in it, in the user's language."""

    paper: Paper
    notes: tuple[str, ...] = ()
