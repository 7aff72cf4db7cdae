"""Writers: one module each, in one read-only table."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from kserender.errors import UsageError
from kserender.i18n import _
from kserender.render.kinds import KINDS

if TYPE_CHECKING:
    from kserender.paper import Paper
    from kserender.profile import Profile

# (kind of document, format) → the module whose `write` makes it; loaded when it is used.
WRITERS: Mapping[tuple[str, str], str] = MappingProxyType(
    {(kind, form): f"kserender.render.as_{form}" for kind in KINDS for form in ("docx", "pdf")}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be made of which paper.  The profile is that of the house, not yet that for the kind.

    `template` takes the place of the profile's; `when` is the date of the decision, else the paper's own; a `draft` may
    lack what the document must have, and says that it is one.
    """

    kind: str
    paper: "Paper"
    profile: "Profile"
    template: Path | None = None
    when: date | None = None
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """A document, and what the user should know about it, in the user's language."""

    data: bytes
    notes: tuple[str, ...] = ()


class Writer(Protocol):
    """What makes a document to order."""

    def __call__(self, order: Order) -> Made:
        """Make the document, and read it back."""


def make(order: Order, form: str = "docx") -> Made:
    """The document in this format, made and read back; the same order gives the same bytes.

    Raises UsageError for a kind or format there is no writer for, InvalidData when the paper or the template is not
    fit, ReadError when the template cannot be read, NotAsWritten when the result reads back differently.
    """
    if (order.kind, form) not in WRITERS:
        raise UsageError(
            _("There is no writer for {kind} as {form}.").format(kind=order.kind, form=form),
            _("Choose one of {names}.").format(names=", ".join(sorted(f"{k} ({f})" for k, f in WRITERS))),
        )
    write: Writer = import_module(WRITERS[order.kind, form]).write
    return write(order)


def render(
    paper: "Paper",
    *,
    profile: "Profile | None" = None,
    template: Path | None = None,
    when: date | None = None,
    kind: str = "beslut",
    form: str = "docx",
    draft: bool = False,
) -> bytes:
    """A document of this kind in this format: `make` without the notes.

    Without a profile the municipality's own is used, or the generic one.
    """
    from kserender.profile import for_municipality

    house = profile or for_municipality(paper.municipality)
    order = Order(kind=kind, paper=paper, profile=house, template=template, when=when, draft=draft)
    return make(order, form).data
