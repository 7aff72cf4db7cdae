"""What a paper means: the public JSON contract `kserender/extraction/1`.

Every text is taken from the document as it stands in the view `revised` (as proposed) and has its place there; what
was worked out rather than read stands under `inferred`, with a reason and a confidence (0–1).  Dates are ISO 8601,
as exact as the document and no more ("2020-03"); recurrences are ISO 8601 durations ("P6M"); amounts are in whole
units of their currency.  The JSON Schema is made from these classes.
"""

from typing import Literal

from pydantic import Field

from kserender.contract import Contract as Contract
from kserender.contract import Inference as Inference
from kserender.contract import Message as Message
from kserender.contract import Person as Person
from kserender.contract import Place as Place
from kserender.proceedings import Ballot as Ballot
from kserender.proceedings import Meeting as Meeting
from kserender.proceedings import Position as Position
from kserender.proceedings import Reservation as Reservation
from kserender.proceedings import Vote as Vote
from kserender.proceedings import Yrkande as Yrkande

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
# The words of kserender.errors.Outcome, which the contract does not import.
Outcome = Literal["ok", "delvis", "tomt", "krypterad", "okänt_format", "trasig", "farlig", "tidsgräns"]


class Source(Contract):
    """The file that was read, its SHA-256 in hex, and what the reader met."""

    path: str
    sha256: str
    format: str
    pages: int | None = None
    reader: str
    outcome: Outcome = "ok"
    messages: list[Message] = []


class Amount(Contract):
    """A sum of money; `value` in whole units ("34,8 mnkr" → 34800000), exact decimals kept ("12,50 kr" → 12.5).
    Of a range ("3–4 mnkr") `value` is the lower end and `high` the upper."""

    text: str
    value: int | float
    high: int | float | None = None
    currency: str = "SEK"
    place: Place | None = None


class Deadline(Contract):
    """When something is to be done: a date, a recurrence, or a time counted from the decision.

    `value`: "2025-04", an interval for a part of a year ("2025-04/2025-06", kind `date`), or a duration ("P6M")."""

    text: str
    value: str
    kind: Literal["date", "recurrence", "within"]


class Decision(Contract):
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


class ListItem(Contract):
    """A line of a section's text that is an item of a list: which one, from 0, and its label ("–", "2.", "a)")."""

    line: int
    label: str


class Section(Contract):
    """A heading and the text under it, up to the next heading; `role` is what the heading is for."""

    heading: str | None
    role: str | None = None
    level: int = 1
    text: str = ""
    items: list[ListItem] = []
    place: Place | None = None


class Attachment(Contract):
    """A paper that the decision rests on, or that goes with it."""

    number: int | None = None
    title: str
    date: str | None = None
    place: Place | None = None


class Dispatch(Contract):
    """Who is to be sent the decision; `body` is the organ with its abbreviation written out."""

    text: str
    body: str | None = None
    address: str | None = None
    place: Place | None = None


class Guidance(Contract):
    """Instructions of the template left in the document, and the heading they stand under."""

    text: str
    section: str | None = None
    place: Place | None = None


class Inferred(Contract):
    """A reading of marks that cannot be the whole truth; a person has to confirm it."""

    struck: str | None = None
    added: str | None = None
    reason: str
    confidence: float = Field(ge=0, le=1)


class Revision(Contract):
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


class Where(Contract):
    """A part of a document that an instruction names: its kind ("stycke", "rubrik", "paragraf"), its number in figures
    ("3", "3-5", "2,3", "-1" for the last), what names it, and how the change lies to it."""

    unit: str
    number: str | None = None
    text: str | None = None
    relation: Literal["in", "under", "after", "before", "between", "as"] | None = None


class Instruction(Contract):
    """A change to another document, put in words ("Stycke tre under rubriken … stryks").

    `target` is the words of the sentence that say where, `where` the same taken apart, in the order of the text;
    `old` what is to go, `new` what comes instead (of a move: where to, which `to` has taken apart; of a renumbering:
    the new number).  `unit` is the kind of part that is struck, put in, … ("stycke", "ord"), when the sentence
    names it.  `unread` is what else the sentence orders or quotes that was not understood: it says more than this.
    """

    action: Literal["strike", "insert", "replace", "move", "renumber"]
    target: str
    document: str | None = None
    text: str
    old: str | None = None
    new: str | None = None
    where: list[Where] = []
    to: list[Where] = []
    unit: str | None = None
    unread: str | None = None
    place: Place | None = None


class Timeframe(Contract):
    """When work starts or ends, in months from the decision."""

    text: str
    from_months: int | None = None
    to_months: int | None = None


class ActionRow(Contract):
    """A row of an action plan; `responsible` holds the organs named, abbreviations written out."""

    number: int | None = None
    proposal: str = ""
    reason: str = ""
    activity: str = ""
    responsible_text: str = ""
    responsible: list[str] = []
    timeframe: Timeframe | None = None
    place: Place | None = None


class ActionTable(Contract):
    """A part of an action plan, put together again where pages cut it."""

    part: str | None = None
    title: str | None = None
    rows: list[ActionRow] = []


class PaperTable(Contract):
    """Any other table; `numbers` holds the value of each cell of `rows` that is a number, else null, and `units`
    what it counts: kr, tkr, mnkr, mdkr, procent, procentenheter, antal, år, nummer (a label), kvot (has no sum).
    `line` is how many lines of its section's text stand before it."""

    header: list[str] = []
    rows: list[list[str]] = []
    numbers: list[list[int | float | None]] = []
    units: list[list[str | None]] = []
    line: int | None = None
    place: Place | None = None


class Footnote(Contract):
    """A footnote or endnote and the text of its mark."""

    number: str
    text: str
    place: Place | None = None


class Reference(Contract):
    """Something the paper refers to; `id` is the normal form ("2018-00723", "SOU 2017:47")."""

    type: Literal["diary_number", "sou", "law", "paragraph", "decision", "url", "eu", "proposition"]
    text: str
    id: str
    place: Place | None = None


class Finding(Contract):
    """What does not add up, or does not agree with itself, in the paper.  `value` is what stands there, `expected`
    what it would be by the rest of the paper; `place` is where to look, `places` all that the finding rests on."""

    code: str
    level: Literal["info", "warning"]
    text: str
    value: int | float | str | None = None
    expected: int | float | str | None = None
    place: Place | None = None
    places: list[Place] = []


class Part(Contract):
    """Which paper of a case file it is: its number there, its first and last page where the file has pages, and its
    first and last paragraph."""

    number: int
    first_page: int | None = None
    last_page: int | None = None
    first_paragraph: int
    last_paragraph: int


class Paper(Contract):
    """One paper: a tjänsteskrivelse, an alternative, or one § of minutes.  `part` is set when the file holds several
    papers; where it is minutes with papers put in, all §§ are of part 1."""

    part: Part | None = None
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
    inferred: list[Inference] = []


class Explanation(Contract):
    """Where a field came from: `field` is its path in the extraction ("papers[0].decisions[2].text"), `recogniser` what
    set it, `how` it was had and by what `rule`, and `words` what stands in the document, on which page and in which
    paragraph."""

    field: str
    value: str
    recogniser: str | None = None
    how: Literal["verbatim", "derived", "inferred"]
    rule: str | None = None
    page: int | None = None
    paragraph: int | None = None
    words: str | None = None


class Extraction(Contract):
    """What `kserender extract` prints for one file."""

    schema_: Literal["kserender/extraction/1"] = Field(default=SCHEMA, alias="schema")
    source: Source
    meeting: Meeting | None = None
    papers: list[Paper] = []
    explanations: list[Explanation] = []
