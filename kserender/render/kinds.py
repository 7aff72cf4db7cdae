"""The kinds of documents that are made of one paper: a row each; house style and template are the profile's."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kserender.i18n import mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What a paper must have to become this, and what its template must have a slot for (by the section's role).

    `required` are fields of the paper; of several joined by | one is enough.
    """

    required: tuple[str, ...]
    slots: tuple[str, ...] = ("decision",)


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "beslut": Kind(required=("title", "decisions")),
        "tjansteskrivelse": Kind(required=("title", "decisions", "summary|sections")),
        "yrkande": Kind(required=("title", "decisions", "proposers|signatories")),
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
    }
)
