"""Every field of the contract, and how its text is had: taken from the document to the letter, or derived from it.

`VERBATIM` names the view of the document that a text stands in; what is not there is marked as inferred.  `DERIVED`
names what was made of the document's words by a rule.  A field of the contract is in one of the two, or holds other
classes of it, or is a place (tests/extract/gate/test_fields.py).
"""

from collections.abc import Mapping

from pydantic import BaseModel

from kserender.i18n import mark
from kserender.model import View
from kserender.paper import (
    ActionRow,
    ActionTable,
    Amount,
    Attachment,
    Ballot,
    Deadline,
    Decision,
    Dispatch,
    Footnote,
    Guidance,
    Instruction,
    ListItem,
    Meeting,
    Paper,
    PaperTable,
    Part,
    Person,
    Reference,
    Reservation,
    Revision,
    Section,
    Timeframe,
    Vote,
    Where,
    Yrkande,
)


def _revised(*names: str) -> dict[str, View]:
    return dict.fromkeys(names, "revised")


VERBATIM: Mapping[type[BaseModel], Mapping[str, View]] = {
    Paper: _revised(
        "title",
        "municipality",
        "paragraph",
        "author",
        "summary",
        "consultation",
        "abbreviations",
        "proposition_order",
        "conflicts_of_interest",
    ),
    Meeting: _revised("place", "number", "chair", "secretary", "adjusters", "adjustment"),
    Decision: _revised("text"),
    Deadline: _revised("text"),
    Amount: _revised("text"),
    Section: _revised("heading", "text"),
    Attachment: _revised("title"),
    Dispatch: _revised("text", "address"),
    Person: _revised("name", "role"),
    Guidance: _revised("text", "section"),
    Revision: {"struck": "marked", "added": "marked", "context": "marked", "section": "revised"},
    Instruction: _revised("target", "document", "text", "old", "new", "unread"),
    Where: _revised("text"),
    ActionTable: _revised("title"),
    ActionRow: _revised("proposal", "reason", "activity", "responsible_text"),
    Timeframe: _revised("text"),
    PaperTable: _revised("header", "rows"),
    Footnote: _revised("text"),
    Reference: _revised("text"),
    Yrkande: _revised("text", "to"),
    Vote: _revised("question"),
    Ballot: _revised("name"),
    Reservation: _revised("text"),
}

# These stand near what they belong to and not in it: the heading above, the words around, the line before.
AROUND = frozenset({"section", "context", "document", "question"})

_KIND = mark("what kind it is, by the words that say so")
_VERB = mark("the decision verb in its dictionary form")
_ORGAN = mark("the organ's name in its basic form, abbreviations written out")
_PARTY = mark("the party by its name or letters")
_DATE = mark("the date or period in figures (ISO 8601)")
_NUMBER = mark("the number in figures")
_VALUE = mark("the value as a number, and what it counts")
_NORMAL = mark("the number or name in its normal form")
_ROLE = mark("what the heading is for, by its words")
_LABEL = mark("the label or number in the list or note")
_MARKING = mark("what the file says of the change")
_COUNTED = mark("counted from what stands there")

DERIVED: Mapping[type[BaseModel], Mapping[str, str]] = {
    Paper: {"kind": _KIND, "body": _ORGAN, "diary_number": _NORMAL, "date": _DATE, "proposers": _PARTY},
    Meeting: {"body": _ORGAN, "date": _DATE, "start": _DATE, "end": _DATE, "paragraphs": _COUNTED},
    Part: dict.fromkeys(("number", "first_page", "last_page", "first_paragraph", "last_paragraph"), _COUNTED),
    Decision: {
        "number": _LABEL,
        "action": _VERB,
        "deciding_body": _ORGAN,
        "recommends_to": _ORGAN,
        "deadlines": _DATE,
        "assigned_to": _ORGAN,
        "style": _VERB,
    },
    Deadline: {"value": _DATE, "kind": _KIND},
    Amount: {"value": _VALUE, "high": _VALUE, "currency": _VALUE},
    Section: {"role": _ROLE, "level": _ROLE},
    ListItem: {"line": _COUNTED, "label": _LABEL},
    Attachment: {"number": _LABEL, "date": _DATE},
    Dispatch: {"body": _ORGAN},
    Person: {"party": _PARTY},
    Revision: {
        "kind": _MARKING,
        "marking": _MARKING,
        "author": _MARKING,
        "date": _MARKING,
        "confidence": _MARKING,
    },
    Instruction: {"action": _VERB, "unit": _KIND},
    Where: {"unit": _KIND, "number": _NUMBER, "relation": _KIND},
    ActionTable: {"part": _ROLE},
    ActionRow: {"number": _LABEL, "responsible": _ORGAN},
    Timeframe: {"from_months": _NUMBER, "to_months": _NUMBER},
    PaperTable: {"numbers": _VALUE, "units": _VALUE, "line": _COUNTED},
    Footnote: {"number": _LABEL},
    Reference: {"type": _KIND, "id": _NORMAL},
    Yrkande: {"position": _KIND},
    Vote: {"yes": _COUNTED, "no": _COUNTED, "abstain": _COUNTED, "absent": _COUNTED},
    Ballot: {"party": _PARTY, "vote": _KIND},
    Reservation: {"parties": _PARTY},
}
