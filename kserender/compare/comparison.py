"""How two papers differ: the public JSON contract `kserender/comparison/1`.

`a` is the first paper given, `b` the second.  Pairs of texts that are not equal were worked out, so every pair has its
`similarity` (0–1).  `words` rebuild both texts exactly: equal and struck together are A's, equal and added B's.
What stands under `differences` are the documents' own words, or ISO values where the paper has nothing else.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from kserender.paper import Decision, Kind

SCHEMA: Literal["kserender/comparison/1"] = "kserender/comparison/1"

DecisionRelation = Literal["same", "reworded", "changed", "only_a", "only_b"]
TextRelation = Literal["same", "changed", "only_a", "only_b"]
Op = Literal["equal", "struck", "added"]
Aspect = Literal[
    "action",
    "deciding_body",
    "recommends_to",
    "assigned_to",
    "deadlines",
    "amounts",
    "numbers",
    "names",
    "negation",
    "object",
]


class _Contract(BaseModel):
    """Fields are the contract: an unknown one in a file is an error, not silence."""

    model_config = ConfigDict(extra="forbid", validate_assignment=True, populate_by_name=True)


class Head(_Contract):
    """Which paper it is; `path` is the file it was read from, where that is known."""

    title: str | None = None
    kind: Kind = "ovrigt"
    municipality: str | None = None
    body: str | None = None
    diary_number: str | None = None
    paragraph: str | None = None
    date: str | None = None
    proposers: list[str] = []
    path: str | None = None


class Words(_Contract):
    """A stretch of text that both have, or that one of them has."""

    op: Op
    text: str


class Difference(_Contract):
    """One thing that differs in substance, with what each paper says of it (empty: it says nothing)."""

    aspect: Aspect
    a: list[str] = []
    b: list[str] = []


class DecisionPair(_Contract):
    """A decision point of A and the one of B that answers to it, or a point that only one of them has.

    `same`: equal but for white space, list label, final full stop and the form of quotes and dashes.  `reworded`: the
    same substance in other words.  `changed`: `differences` tells in what.  `similarity` is what the pairing rests on:
    words, verb and deciding level."""

    relation: DecisionRelation
    similarity: float = Field(ge=0, le=1)
    a: Decision | None = None
    b: Decision | None = None
    differences: list[Difference] = []
    words: list[Words] = []


class ParagraphPair(_Contract):
    """A paragraph of A and the one of B that answers to it; `moved` when it stands among other neighbours there."""

    relation: TextRelation
    similarity: float = Field(ge=0, le=1)
    moved: bool = False
    words: list[Words] = []


class SectionPair(_Contract):
    """A section of A and the one of B that answers to it.  `similarity` is the share of words they have in common."""

    relation: TextRelation
    similarity: float = Field(ge=0, le=1)
    heading_a: str | None = None
    heading_b: str | None = None
    role: str | None = None
    paragraphs: list[ParagraphPair] = []


class Listed(_Contract):
    """What both papers list (as A writes it), and what only one of them does."""

    both: list[str] = []
    only_a: list[str] = []
    only_b: list[str] = []


class Comparison(_Contract):
    """What `kserender compare` prints for two papers."""

    schema_: Literal["kserender/comparison/1"] = Field(default=SCHEMA, alias="schema")
    a: Head
    b: Head
    decisions: list[DecisionPair] = []
    sections: list[SectionPair] = []
    attachments: Listed = Listed()
    dispatch: Listed = Listed()
    signatories: Listed = Listed()
