"""What became of each instruction."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from kserender.amend.edits import Edit
from kserender.i18n import _, mark
from kserender.model import Document
from kserender.paper import Instruction

Reason: TypeAlias = Literal["not_found", "ambiguous", "overlapping", "unsupported", "incomplete", "unread"]

REASONS: dict[Reason, str] = {
    "not_found": mark("“{about}” was not found in the document."),
    "ambiguous": mark("“{about}” may be more than one place; say which, or quote more words."),
    "overlapping": mark("An earlier instruction already changes the same words."),
    "unsupported": mark("“{about}” cannot be carried out here."),
    "unread": mark("The sentence says more than was understood: “{about}”; write it as a sentence of its own."),
    "incomplete": mark("It does not say enough to be carried out: {about}."),
}


class Refused(Exception):
    """An instruction that is not carried out; `about` is the part of it that is the reason."""

    def __init__(self, reason: Reason, about: str = "") -> None:
        super().__init__(reason, about)
        self.reason: Reason = reason
        self.about = about


@dataclass(frozen=True, slots=True)
class Card:
    """An instruction, and the edits that it led to or why it led to none."""

    instruction: Instruction
    outcome: Literal["applied", "refused"]
    edits: tuple[Edit, ...] = ()
    reason: Reason | None = None
    about: str = ""

    @property
    def why(self) -> str:
        """The reason in the user's language; empty for what was applied."""
        return _(REASONS[self.reason]).format(about=self.about) if self.reason else ""


@dataclass(frozen=True, slots=True)
class Amended:
    """The document with the changes marked, and a card for each instruction in their order."""

    document: Document
    cards: tuple[Card, ...]
