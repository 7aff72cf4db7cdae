"""The kinds of documents that are made of one paper: a row each; house style and template are the profile's."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kserender.i18n import mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What a paper must have to become this, and what its template must have a slot for (by the section's role).

    `required` are fields of the paper; of several joined by | one is enough.  `reads_as` is the kind of paper that
    the reader must find in the result, None where it has no name for it; `same` are the fields that must read back
    as they were written.
    """

    required: tuple[str, ...]
    slots: tuple[str, ...] = ("decision",)
    reads_as: str | None = None
    same: tuple[str, ...] = ("decisions",)


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "beslut": Kind(required=("title", "decisions")),
        "tjansteskrivelse": Kind(required=("title", "decisions", "summary|sections"), reads_as="tjansteskrivelse"),
        "alternativt_forslag": Kind(
            required=("title", "decisions", "proposers|signatories"), reads_as="alternativt_forslag"
        ),
        "yrkande": Kind(required=("title", "decisions", "proposers|signatories"), reads_as="yrkande"),
        "reservation": Kind(
            required=("title", "reservations"),
            slots=("reservation",),
            reads_as="reservation",
            same=("decisions", "reservations"),
        ),
        "protokollsutdrag": Kind(
            required=("title", "body", "paragraph", "date", "decisions"), reads_as="protokollsutdrag"
        ),
        "handlingsplan": Kind(
            required=("title", "action_tables"), slots=("actions",), reads_as="handlingsplan", same=("action_tables",)
        ),
        "expediering": Kind(required=("title", "decisions", "dispatch")),
    }
)

# Made of a whole meeting: what each matter must have, and the slots of the template.
MEETINGS: Mapping[str, Kind] = MappingProxyType(
    {
        "protokoll": Kind(required=("title", "decisions"), slots=("matters",)),
        "kallelse": Kind(required=("title",), slots=("agenda",)),
    }
)

# What the fields are called to the one who has to fill them in.
FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "title": mark("the title of the matter (title)"),
        "decisions": mark("decision points (decisions)"),
        "summary": mark("a summary (summary)"),
        "sections": mark("the matter itself (sections)"),
        "proposers": mark("the parties that propose it (proposers)"),
        "signatories": mark("those who sign it (signatories)"),
        "diary_number": mark("the diary number (diary_number)"),
        "date": mark("the date (date)"),
        "body": mark("the organ (body)"),
        "paragraph": mark("the number of the § (paragraph)"),
        "author": mark("the official in charge (author)"),
        "municipality": mark("the municipality (municipality)"),
        "attachments": mark("the papers that the decision rests on (attachments)"),
        "consultation": mark("the consultation (consultation)"),
        "dispatch": mark("the receivers (dispatch)"),
        "reservations": mark("a dissent, or those who propose something else (reservations, proposers, signatories)"),
        "action_tables": mark("the table of actions (action_tables)"),
    }
)
