"""The sections of a document: what each heading is for, and what stands under it."""

import re
from dataclasses import dataclass, field
from functools import cache
from itertools import zip_longest

from kserender.extract.kinds import PARAGRAPH, kind_of_line
from kserender.extract.language.pipeline import organs
from kserender.extract.language.tables import table
from kserender.extract.signature import signature_start
from kserender.extract.wording import wording
from kserender.model import Block, Document, Figure, Heading, Paragraph, Table, TextBlock

LONGEST_HEADING = 130
# A line this short, that ends in no mark and is followed by running text, is a heading in a file that marks none.
LONGEST_PLAIN_HEADING = 85
SHORTEST_RUNNING_TEXT = 90
# Under these headings stand lists: a short line there is an item.
LISTS = ("attachments", "dispatch")


@dataclass(slots=True)
class Section:
    """A heading and the blocks of the body under it.  `deciding` and `recommended` are the organs that a decision
    heading names; `guidance` are the template's instructions that stand here."""

    heading: Heading | Paragraph | None
    title: str | None = None
    role: str | None = None
    level: int = 1
    deciding: str | None = None
    recommended: str | None = None
    blocks: list[Block] = field(default_factory=list)
    guidance: list[Block] = field(default_factory=list)

    def text(self) -> str:
        """The text under the heading as proposed, one paragraph a line; tables and figures left out."""
        return "\n".join(wording(b).strip() for b in self.blocks if isinstance(b, Heading | Paragraph))


@dataclass(frozen=True, slots=True)
class Role:
    """What a heading is for, and the organs it names."""

    role: str
    deciding: str | None = None
    recommended: str | None = None


def outline(document: Document) -> list[Section]:
    """The sections in order.  The first has no heading: it is what stands before the first one with a role; the
    last may have the role "signature"."""
    blocks = [block for block in document.blocks if block.layer in ("body", "guidance") and not _is_empty(block)]
    body = [block for block in blocks if block.layer == "body"]
    marked = sum(isinstance(block, Heading) for block in body)
    sections = [Section(None)]
    signed_at = signature_start(body, [bool(_known(block)) for block in body])
    following = {id(block): after for block, after in zip_longest(body, body[1:]) if block}
    signer = body[signed_at] if signed_at is not None else None
    for block in blocks:
        if block.layer == "guidance":
            sections[-1].guidance.append(block)
            continue
        if block is signer:
            sections.append(Section(None, role="signature"))
        found = _known(block)
        if found and len(sections) == 1 and _names_the_paper(block, sections[0]):
            found = None
        inside = sections[-1].role == "signature"
        if isinstance(block, Heading | Paragraph) and found:
            level = block.level if isinstance(block, Heading) else 1
            sections.append(Section(block, heading_text(block), found.role, level, found.deciding, found.recommended))
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


def _names_the_paper(block: Block, front: Section) -> bool:
    """Whether "Yrkande" or "Reservation" is no heading but the kind of the whole paper: nothing but names above it."""
    above = any(len(b.text()) >= SHORTEST_RUNNING_TEXT or PARAGRAPH.match(b.text().strip()) for b in front.blocks)
    return not above and kind_of_line(block.text("revised")) is not None


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
    return Role(role[0], slots.get("deciding"), slots.get("recommended"))


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
