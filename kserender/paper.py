"""What a paper means: the public JSON contract `kserender/extraction/1`.

Every text is taken from the document as it stands in the view `revised` (as proposed) and has its place there; what
was worked out rather than read stands under `inferred`, with a reason and a confidence (0–1).  Dates are ISO 8601,
as exact as the document and no more ("2020-03"); recurrences are ISO 8601 durations ("P6M"); amounts are in whole
units of their currency.  The JSON Schema is made from these classes.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA: Literal["kserender/extraction/1"] = "kserender/extraction/1"

Kind = Literal[
    "tjansteskrivelse",
    "alternativt_forslag",
    "protokollsutdrag",
    "handlingsplan",
    "reservation",
    "yrkande",
    "motion",
    "interpellation",
    "delegationsbeslut",
    "ovrigt",
]
Style = Literal["att", "infinitive", "passive", "sentence"]
Position = Literal["bifall", "avslag", "återremiss", "bordläggning", "ändring", "tillägg"]


class _Contract(BaseModel):
    """Fields are the contract: an unknown one in a file is an error, not silence."""

    model_config = ConfigDict(extra="forbid", validate_assignment=True, populate_by_name=True)


class Place(_Contract):
    """Where a text stands: page (1-based), paragraph (1-based), characters `start:end` of the paragraph's marked
    text, and an `address` that survives editing: heading path / number under it # hash of the text."""

    file: str
    page: int | None = None
    paragraph: int
    start: int
    end: int
    address: str | None = None


class Message(_Contract):
    """Something the user should know."""

    code: str
    level: Literal["info", "warning", "error"]
    text: str
    place: Place | None = None


class Source(_Contract):
    """The file that was read, its SHA-256 in hex, and what the reader met."""

    path: str
    sha256: str
    format: str
    pages: int | None = None
    reader: str
    outcome: str = "ok"
    messages: list[Message] = []


class Person(_Contract):
    """A person with party ("Moderaterna") and role ("Kommunalråd")."""

    name: str
    party: str | None = None
    role: str | None = None


class Meeting(_Contract):
    """The meeting that minutes are from."""

    body: str | None = None
    date: str | None = None
    place: str | None = None
    start: str | None = None
    end: str | None = None
    number: str | None = None
    chair: str | None = None
    secretary: str | None = None
    adjusters: list[str] = []
    present: list[Person] = []
    paragraphs: str | None = None


class Amount(_Contract):
    """A sum of money; `value` in whole units ("34,8 mnkr" → 34800000), exact decimals kept ("12,50 kr" → 12.5).
    Of a range ("3–4 mnkr") `value` is the lower end and `high` the upper."""

    text: str
    value: int | float
    high: int | float | None = None
    currency: str = "SEK"
    place: Place | None = None


class Deadline(_Contract):
    """When something is to be done: a date, a recurrence, or a time counted from the decision."""

    text: str
    value: str
    kind: Literal["date", "recurrence", "within"]


class Decision(_Contract):
    """A decision point: the point alone, without list number, lead-in on a line of its own, or guidance."""

    number: int | None = None
    text: str
    action: str | None = None
    deciding_body: str | None = None
    recommends_to: str | None = None
    deadlines: list[str] = []
    deadline_texts: list[Deadline] = []
    assigned_to: list[str] = []
    amounts: list[Amount] = []
    style: Style = "sentence"
    place: Place | None = None


class Section(_Contract):
    """A heading and the text under it, up to the next heading; `role` is what the heading is for."""

    heading: str | None
    role: str | None = None
    level: int = 1
    text: str = ""
    place: Place | None = None


class Attachment(_Contract):
    """A paper that the decision rests on, or that goes with it."""

    number: int | None = None
    title: str
    date: str | None = None
    place: Place | None = None


class Dispatch(_Contract):
    """Who is to be sent the decision; `body` is the organ with its abbreviation written out."""

    text: str
    body: str | None = None
    address: str | None = None
    place: Place | None = None


class Guidance(_Contract):
    """Instructions of the template left in the document, and the heading they stand under."""

    text: str
    section: str | None = None
    place: Place | None = None


class Inferred(_Contract):
    """A reading of marks that cannot be the whole truth; a person has to confirm it."""

    struck: str | None = None
    added: str | None = None
    reason: str
    confidence: float = Field(ge=0, le=1)


class Revision(_Contract):
    """Struck or added wording as it is marked."""

    kind: Literal["struck", "added", "replaced", "moved"]
    struck: str | None = None
    added: str | None = None
    marking: Literal["tracked", "manual", "drawn", "annotation", "markdown"]
    author: str | None = None
    date: str | None = None
    section: str | None = None
    context: str | None = None
    place: Place | None = None
    inferred: Inferred | None = None
    confidence: float = Field(default=1.0, ge=0, le=1)


class Where(_Contract):
    """A part of a document that an instruction names: its kind ("stycke", "rubrik", "paragraf"), its number in figures
    ("3", "3-5", "2,3", "-1" for the last), what names it, and how the change lies to it."""

    unit: str
    number: str | None = None
    text: str | None = None
    relation: Literal["in", "under", "after", "before", "between", "as"] | None = None


class Instruction(_Contract):
    """A change to another document, put in words ("Stycke tre under rubriken … stryks").

    `target` is the words of the sentence that say where, `where` the same taken apart, in the order of the text;
    `old` what is to go, `new` what comes instead (of a move: where to; of a renumbering: the new number).
    """

    action: Literal["strike", "insert", "replace", "move", "renumber"]
    target: str
    document: str | None = None
    text: str
    old: str | None = None
    new: str | None = None
    where: list[Where] = []
    place: Place | None = None


class Timeframe(_Contract):
    """When work starts or ends, in months from the decision."""

    text: str
    from_months: int | None = None
    to_months: int | None = None


class ActionRow(_Contract):
    """A row of an action plan; `responsible` holds the organs named, abbreviations written out."""

    number: int | None = None
    proposal: str = ""
    reason: str = ""
    activity: str = ""
    responsible_text: str = ""
    responsible: list[str] = []
    timeframe: Timeframe | None = None
    place: Place | None = None


class ActionTable(_Contract):
    """A part of an action plan, put together again where pages cut it."""

    part: str | None = None
    title: str | None = None
    rows: list[ActionRow] = []


class PaperTable(_Contract):
    """Any other table; `numbers` holds the value of each cell of `rows` that is a number, else null, and `units`
    what it counts: kr, tkr, mnkr, mdkr, procent, procentenheter, antal, år, nummer (a label), kvot (has no sum)."""

    header: list[str] = []
    rows: list[list[str]] = []
    numbers: list[list[int | float | None]] = []
    units: list[list[str | None]] = []
    place: Place | None = None


class Footnote(_Contract):
    """A footnote or endnote and the text of its mark."""

    number: str
    text: str
    place: Place | None = None


class Reference(_Contract):
    """Something the paper refers to; `id` is the normal form ("2018-00723", "SOU 2017:47")."""

    type: Literal["diary_number", "sou", "law", "paragraph", "decision", "url", "eu", "proposition"]
    text: str
    id: str
    place: Place | None = None


class Yrkande(_Contract):
    """A claim moved at the meeting."""

    people: list[Person] = []
    position: Position | None = None
    to: str | None = None
    text: str
    place: Place | None = None


class Ballot(_Contract):
    """How one person voted."""

    name: str
    party: str | None = None
    vote: str


class Vote(_Contract):
    """A recorded vote."""

    question: str | None = None
    yes: int | None = None
    no: int | None = None
    abstain: int | None = None
    absent: int | None = None
    ballots: list[Ballot] = []
    place: Place | None = None


class Reservation(_Contract):
    """Dissent entered in the minutes; `parties` are the parties' letters ("SD")."""

    people: list[Person] = []
    parties: list[str] = []
    text: str
    place: Place | None = None


class Finding(_Contract):
    """What does not add up, or does not agree with itself, in the paper.  `value` is what stands there, `expected`
    what it would be by the rest of the paper; `place` is where to look, `places` all that the finding rests on."""

    code: str
    level: Literal["info", "warning"]
    text: str
    value: int | float | str | None = None
    expected: int | float | str | None = None
    place: Place | None = None
    places: list[Place] = []


class Paper(_Contract):
    """One paper: a tjänsteskrivelse, an alternative, or one § of minutes."""

    kind: Kind = "ovrigt"
    title: str | None = None
    municipality: str | None = None
    body: str | None = None
    diary_number: str | None = None
    paragraph: str | None = None
    date: str | None = None
    author: str | None = None
    proposers: list[str] = []
    decisions: list[Decision] = []
    summary: str | None = None
    sections: list[Section] = []
    attachments: list[Attachment] = []
    consultation: str | None = None
    dispatch: list[Dispatch] = []
    signatories: list[Person] = []
    guidance: list[Guidance] = []
    revisions: list[Revision] = []
    instructions: list[Instruction] = []
    action_tables: list[ActionTable] = []
    tables: list[PaperTable] = []
    abbreviations: dict[str, str] = {}
    footnotes: list[Footnote] = []
    references: list[Reference] = []
    amounts: list[Amount] = []
    speakers: list[Person] = []
    yrkanden: list[Yrkande] = []
    proposition_order: str | None = None
    votes: list[Vote] = []
    reservations: list[Reservation] = []
    conflicts_of_interest: list[str] = []
    findings: list[Finding] = []


class Extraction(_Contract):
    """What `kserender extract` prints for one file."""

    schema_: Literal["kserender/extraction/1"] = Field(default=SCHEMA, alias="schema")
    source: Source
    meeting: Meeting | None = None
    papers: list[Paper] = []
