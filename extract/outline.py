"""The sections of a document: what each heading is for, and what stands under it."""

import re
from dataclasses import asdict, dataclass, field, replace
from functools import cache, lru_cache
from itertools import takewhile, zip_longest

from kserender.extract.front import front_matter
from kserender.extract.heads import paragraph_head
from kserender.extract.kinds import kind_of_line, numbered
from kserender.extract.language.pipeline import organs
from kserender.extract.language.tables import table
from kserender.extract.signature import signature_start
from kserender.extract.split import cut
from kserender.extract.wording import wording
from kserender.model import Block, Document, Figure, Heading, Paragraph, Table, TextBlock

LONGEST_HEADING = 130
# A line this short, that ends in no mark and is followed by running text, is a heading in a file that marks none.
LONGEST_PLAIN_HEADING = 85
SHORTEST_RUNNING_TEXT = 90
_RULE = re.compile(r"(?:[-–—_*=~•·]\s*){2,}")
# Under these headings stand lists: a short line there is an item.
LISTS = ("attachments", "dispatch")
# Headings that may have their text after a colon, or a line break, in the same paragraph.
RUN_IN = (
    "decision",
    "background",
    "dispatch",
    "yrkanden",
    "vote",
    "reservation",
    "note",
    "conflict",
    "proposition_order",
)
_RUN_IN = re.compile(r"([^:\n]{3,90})(?::\s+|\n\s*)(?=\S)")


@dataclass(slots=True)
class Section:
    """A heading and the blocks of the body under it.  `deciding`, `recommended` and `proposing` are the organs that a
    decision heading names; `guidance` are the template's instructions that stand here."""

    heading: Heading | Paragraph | None
    title: str | None = None
    role: str | None = None
    level: int = 1
    deciding: str | None = None
    recommended: str | None = None
    proposing: str | None = None
    blocks: list[Block] = field(default_factory=list)
    guidance: list[Block] = field(default_factory=list)

    def text(self) -> str:
        """The text under the heading as proposed, one paragraph a line; tables and figures left out."""
        return "\n".join(map(_line, self._texts()))

    def labels(self) -> list[tuple[int, str]]:
        """The lines of the text that are items of a list, with their labels."""
        found = []
        line = 0
        for block in self._texts():
            if block.label and isinstance(block, Paragraph):
                found.append((line, block.label))
            line += 1 + _line(block).count("\n")
        return found

    def lines_before(self, table: Table) -> int | None:
        """How many lines of the text stand before a table; None when it is not in the section itself."""
        if not any(block is table for block in self.blocks):
            return None
        before = takewhile(lambda block: block is not table, self.blocks)
        return sum(1 + _line(block).count("\n") for block in before if isinstance(block, Heading | Paragraph))

    def _texts(self) -> list[Heading | Paragraph]:
        return [block for block in self.blocks if isinstance(block, Heading | Paragraph)]


@dataclass(frozen=True, slots=True)
class Role:
    """What a heading is for, and the organs it names.  Who proposes decides to do so, and is `deciding` as well."""

    role: str
    deciding: str | None = None
    recommended: str | None = None
    proposing: str | None = None


def _line(block: TextBlock) -> str:
    return wording(block).strip()


def outline(document: Document, *, in_minutes: bool = False) -> list[Section]:
    """The sections in order.  The first has no heading: it is what stands before the first one with a role; the
    last may have the role "signature".  With `in_minutes` the document is a § that begins with its title."""
    blocks = [
        piece
        for block in document.blocks
        if block.layer in ("body", "guidance") and not _is_empty(block)
        for piece in _without_run_in(block)
    ]
    body = [block for block in blocks if block.layer == "body"]
    marked = sum(isinstance(block, Heading) for block in body)
    sections = [Section(None)]
    known = {id(block): _known(block) for block in body}
    signed_at = signature_start(body, [bool(known[id(block)]) for block in body])
    following = {id(block): after for block, after in zip_longest(body, body[1:]) if block}
    signer = body[signed_at] if signed_at is not None else None
    for block in blocks:
        if block.layer == "guidance":
            sections[-1].guidance.append(block)
            continue
        if block is signer:
            sections.append(Section(None, role="signature"))
        found = known[id(block)]
        if found and len(sections) == 1 and _is_title(block, found, sections[0], in_minutes):
            found = None
        if sections[-1].role == "decision" and sections[-1].blocks and _RULE.fullmatch(block.text("revised").strip()):
            # A line drawn under a decision ends it: what follows tells of how it was taken.
            sections.append(Section(None, role="treatment"))
            continue
        inside = sections[-1].role == "signature"
        if isinstance(block, Heading | Paragraph) and found:
            level = block.level if isinstance(block, Heading) else 1
            sections.append(Section(block, heading_text(block), level=level, **asdict(found)))
        elif (
            isinstance(block, Heading | Paragraph)
            and not inside
            and _is_heading(block, following[id(block)], marked, sections)
        ):
            level = block.level if isinstance(block, Heading) else 2
            sections.append(Section(block, heading_text(block), None, level))
        else:
            sections[-1].blocks.append(block)
    return sections


def _is_empty(block: Block) -> bool:
    return isinstance(block, Heading | Paragraph) and not block.text("revised").strip()


def _without_run_in(block: Block) -> list[Block]:
    """A heading with text after it ("Beslut: Planen antas.") as a heading and a paragraph; other blocks as they are."""
    if not isinstance(block, Paragraph) or block.label or block.layer != "body":
        return [block]
    text = block.text()
    match = _RUN_IN.match(text)
    found = role_of(match[1]) if match and match[1][:1].isupper() else None
    if match is None or found is None or found.role not in RUN_IN:
        return [block]
    pieces: list[Block] = []
    for start, end in ((0, match.end(1)), (match.end(), len(text))):
        place = replace(block.place, start=block.place.start + start, end=block.place.start + end)
        pieces.append(replace(block, runs=tuple(cut(block.runs, start, end)), place=place))
    return pieces


def _is_title(block: Block, found: Role, front: Section, in_minutes: bool) -> bool:
    """Whether a line that could be a heading is a title: in minutes "Delgivningar" may be the matter itself."""
    untitled = in_minutes and found.role != "decision" and not front_matter(front.blocks, (), "").titles
    return untitled or _names_the_paper(block, front)


def _names_the_paper(block: Block, front: Section) -> bool:
    """Whether "Yrkande" or "Bilaga 2" is no heading but what the whole paper is: nothing but names above it."""
    texts = [b.text().replace("_", "") for b in front.blocks]
    above = any(len(text) >= SHORTEST_RUNNING_TEXT or paragraph_head(text) for text in texts)
    text = block.text("revised").strip()
    return not above and (kind_of_line(text) is not None or bool(numbered("appendix").match(text)))


def heading_text(block: TextBlock) -> str:
    """The heading as it stands, without white space around it and a colon at its end."""
    return wording(block).strip().rstrip(":").rstrip()


def _known(block: Block) -> Role | None:
    if not isinstance(block, Heading | Paragraph):
        return None
    text = block.text("revised").strip()
    if not text or len(text) > LONGEST_HEADING or "\t" in text or (block.label and not block.label[0].isdigit()):
        return None
    return role_of(text)


@lru_cache(maxsize=2048)  # the same headings come in every §, and several ask
def role_of(heading: str) -> Role | None:
    """What a heading is for by its words, or None when the tables do not know it."""
    text = re.sub(r"\s*\([^)]*\)\s*$", "", heading.strip())
    text = re.sub(r"^\d+(?:\.\d+)*\.?\s+", "", text).rstrip(" :.")
    key = _key(text)
    if found := _roles().get(key) or _roles().get(re.sub(r"\d+", "#", key)):
        return Role(found[0])
    parts = re.split(r"\s+[-–]\s+", text)
    if len(parts) == 2 and all(_key(part) in _roles() for part in parts):
        return Role(_roles()[_key(parts[0])][0])
    if not re.search(r"beslut|förslag|föreslår|behandling|handläggning", text, re.IGNORECASE):
        return None
    pattern, names = "", []
    at = 0
    for mention in organs(text):
        pattern += text[at : mention.start] + ("{}s" if mention.genitive else "{}")
        names.append(mention.name)
        at = mention.end
    role = _roles().get(_key(pattern + text[at:]))
    if role is None:
        return None
    slots = dict(zip(role[1], names, strict=True))
    proposing = slots.get("proposing")
    return Role(role[0], slots.get("deciding") or proposing, slots.get("recommended"), proposing)


@cache
def _roles() -> dict[str, tuple[str, tuple[str, ...]]]:
    return {
        _key(re.sub(r"\{\w+\}", "{}", heading)): (role, tuple(re.findall(r"\{(\w+)\}", heading)))
        for role, headings in table("headings").items()
        for heading in headings
    }


def _key(text: str) -> str:
    return " ".join(re.sub("[–—]", "-", text).casefold().replace("­", "").split())


def _is_heading(block: Heading | Paragraph, after: Block | None, marked: int, sections: list[Section]) -> bool:
    """Whether a block without a known role is a heading: the file says so, it is bold, or it looks like one."""
    begun = len(sections) > 1
    text = block.text("revised").strip()
    if not text or "\n" in text or "\t" in text:
        return False
    if isinstance(block, Heading):
        # The first headings of a paper are its kind and title; what follows text under them is a section.
        before = sections[-1].blocks
        return begun or (any(isinstance(b, Heading) for b in before) and not isinstance(before[-1], Heading))
    if block.label or not begun or len(text) > LONGEST_PLAIN_HEADING or text[-1] in ".,;!?:" or not text[0].isupper():
        return False
    if isinstance(after, Table | Figure) or after is None:
        return False
    bold = all(run.bold for run in block.runs if run.text.strip())
    if sections[-1].role in LISTS and not bold:
        return False
    long_after = isinstance(after, Paragraph) and not after.label and len(after.text()) >= SHORTEST_RUNNING_TEXT
    return (long_after and marked < 2) or (bold and not (isinstance(after, Paragraph) and after.label))
