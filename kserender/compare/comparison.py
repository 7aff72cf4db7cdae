"""How two or more papers differ: the public JSON contract `kserender/comparison/1`.

`papers` are numbered from 0 in the order given; the others speak of them by that number.  A *matter* is something that
at least one paper decides; each paper that proposes decisions has a *stance* on each matter.  Every decision point of
such a paper stands in exactly one place: in a stance, or, when all it says is what is to become of another paper's
points, in a referral.  What only two papers can be compared in (sections, tables) stands under `texts`, the base
against each of the others.

In a pair the earlier paper is `a` and the other `b`; of a stance `a` is the matter's reference.  Pairs of texts that
are not equal were worked out, so each has its `similarity` (0–1).  `words` rebuild both texts exactly: equal and struck
together are A's, equal and added B's.  What stands under `differences` are the papers' own words, or ISO values where
the paper has nothing else.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from kserender.paper import Decision, Kind, Yrkande

SCHEMA: Literal["kserender/comparison/1"] = "kserender/comparison/1"

Role = Literal["base", "alternative", "statement", "elsewhere"]
Relation = Literal["reference", "same", "reworded", "changed", "adopted", "rejected", "missing"]
TextRelation = Literal["same", "changed", "only_a", "only_b"]
Op = Literal["equal", "struck", "added"]
Effect = Literal["adopts", "rejects", "amends"]
Aspect = Literal[
    "action",
    "deciding_body",
    "recommends_to",
    "assigned_to",
    "deadlines",
    "amounts",
    "condition",
    "numbers",
    "names",
    "negation",
    "object",
]


class _Contract(BaseModel):
    """Fields are the contract: an unknown one in a file is an error, not silence."""

    model_config = ConfigDict(extra="forbid", validate_assignment=True, populate_by_name=True)


class Head(_Contract):
    """Which paper it is: a `letter`, and a `name` to call it by in a sentence, that no other paper here has.

    `role`: `base` is what the alternatives are compared with; a `statement` proposes no decision; one from `elsewhere`
    decides for another organ than the base, or earlier, and is left out of the comparison.  `decides` is the organ that
    takes the decision in the end, where all points are for the same.  A paper that `adds` only wants something more
    than is proposed, so its silence in a matter is no opinion.  `path` is the file that it was read from."""

    letter: str
    name: str
    role: Role
    decides: str | None = None
    adds: bool = False
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
    """One thing that differs in substance, with what each of the two says of it (empty: it says nothing)."""

    aspect: Aspect
    a: list[str] = []
    b: list[str] = []


class Stance(_Contract):
    """What one paper wants in a matter.

    `points` are its own, several when it says in two what the reference says in one.  Without points the matter is
    `missing` (it says nothing of it), or one of its referrals (`by`, a number in `referrals`) says that another paper's
    points are `adopted` or `rejected`.  `in_part`: it is about parts of the case only, which is granted, say, in part.
    `similarity` is what the pairing with the reference rests on: words, verb and
    deciding level.
    `words` lead from the reference's text to this one's, points divided by line breaks."""

    paper: int
    relation: Relation
    similarity: float = Field(default=1.0, ge=0, le=1)
    points: list[Decision] = []
    by: int | None = None
    in_part: bool = False
    differences: list[Difference] = []
    words: list[Words] = []


class Matter(_Contract):
    """Something that one or more papers decide, with a stance of each paper that proposes decisions, in their order.

    An `outcome` is what becomes of the case as a whole: the motion is granted, the case is referred back.  The
    `reference` is the first paper with points of its own.  `positions` are the papers that want something here, those
    that want the same in substance together."""

    kind: Literal["outcome", "point"]
    reference: int
    stances: list[Stance]
    positions: list[list[int]]


class Referral(_Contract):
    """A point that says what is to become of another paper's points: "Bifalla kommunstyrelsens förslag".

    `to` is the paper whose points are meant, `numbers` those that are named (empty: all), `rest` that only those are
    meant which the paper has not decided on otherwise ("i övrigt").  `new`: the point also says something of its own
    ("med tillägget att …"), and so has its stance as well; what `amends` a point always does."""

    paper: int
    point: Decision
    effect: Effect
    to: int
    numbers: list[int] = []
    rest: bool = False
    new: bool = False


class Claim(_Contract):
    """A claim moved at the meeting, as `paper` tells of it; `to` are the papers here that it supports."""

    paper: int
    yrkande: Yrkande
    to: list[int] = []


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


class CellPair(_Contract):
    """A cell that differs: its column, what stands in each, and the values where both are numbers."""

    column: str
    a: str = ""
    b: str = ""
    value_a: int | float | None = None
    value_b: int | float | None = None


class RowPair(_Contract):
    """A row of A and the one of B that answers to it, by what it is about; `label` is what it is known by.
    `a` and `b` are their numbers in the table, from 0.  Only cells that differ are told."""

    relation: TextRelation
    similarity: float = Field(ge=0, le=1)
    label: str
    a: int | None = None
    b: int | None = None
    cells: list[CellPair] = []


class TablePair(_Contract):
    """A table of A and the one of B that answers to it; `a` and `b` are their numbers among the paper's tables of that
    kind, from 0.  The columns of action tables are proposal, reason, activity, responsible and timeframe."""

    kind: Literal["action", "other"]
    relation: TextRelation
    title: str | None = None
    a: int | None = None
    b: int | None = None
    rows: list[RowPair] = []


class TextPair(_Contract):
    """Two papers' sections and tables against each other."""

    a: int
    b: int
    sections: list[SectionPair] = []
    tables: list[TablePair] = []


class Listed(_Contract):
    """Something that papers list, as the first of them writes it, and which of them do."""

    text: str
    papers: list[int]


class Comparison(_Contract):
    """What `kserender compare` finds."""

    schema_: Literal["kserender/comparison/1"] = Field(default=SCHEMA, alias="schema")
    papers: list[Head]
    matters: list[Matter] = []
    referrals: list[Referral] = []
    claims: list[Claim] = []
    texts: list[TextPair] = []
    attachments: list[Listed] = []
    dispatch: list[Listed] = []
    signatories: list[Listed] = []
