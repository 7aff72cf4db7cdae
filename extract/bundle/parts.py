"""A case file cut at the heads of its papers: every block is in exactly one part."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kserender.extract.bundle.cells import Role, said
from kserender.extract.bundle.letterheads import CERTAIN, Letterhead, letterheads
from kserender.extract.bundle.sections import sections
from kserender.extract.minutes import minutes
from kserender.model import Block, Document, Heading, Paragraph
from kserender.paper import Part as PublicPart

# Heads that come again on every page of the paper that they head.
PAGED = "protokollsutdrag"
# Where two heads say different things of these, they are not of one paper.
_NAMING: tuple[Role, ...] = ("parties", "organ", "appendix", "handling")


@dataclass(frozen=True, slots=True)
class Part:
    """One paper of a case file: its document, with the page furniture of its pages, and which in order it is."""

    document: Document
    number: int
    head: Letterhead | None = None

    def public(self) -> PublicPart:
        """The part in the contract's form."""
        places = [block.place for block in self.document.blocks]
        pages = [place.page for place in places if place.page is not None]
        return PublicPart(
            number=self.number,
            first_page=min(pages, default=None),
            last_page=max(pages, default=None),
            first_paragraph=min(place.paragraph for place in places),
            last_paragraph=max(place.paragraph for place in places),
        )


def parts(document: Document) -> list[Part]:
    """The papers of the document in order; one that is no case file is its own only part."""
    begun = _beginnings(document)
    starts = [0, *(head.start for head in begun if head.start)]
    if len(starts) < 2:
        return [Part(document, 1)]
    by_start = {head.start: head for head in begun}
    document = _without_page_heads(document, {head.start for head in begun})
    ends = [*starts[1:], len(document.blocks)]
    cut = [(_part(document, start, end), by_start.get(start)) for start, end in zip(starts, ends, strict=True)]
    papers = [(paper, head) for whole, head in cut for paper in _papers(whole, head)]
    return [Part(paper, number, head) for number, (paper, head) in enumerate(papers, 1)]


def _papers(document: Document, head: Letterhead | None) -> list[Document]:
    """The papers under a letterhead: one, or one for each § of an extract."""
    return sections(document, head.end - head.start) if head and head.kind == PAGED else [document]


def _without_page_heads(document: Document, begun: set[int]) -> Document:
    """The document with the heads that come again on the pages of extracts as furniture."""
    blocks = list(document.blocks)
    for head in letterheads(document.blocks):
        if head.start not in begun and head.kind == PAGED and head.first("kind") and head.score >= CERTAIN:
            for at in range(head.start, head.end):
                blocks[at] = replace(blocks[at], layer="furniture")
    return replace(document, blocks=tuple(blocks))


def _beginnings(document: Document) -> list[Letterhead]:
    """The heads at which a paper begins, and the head of the first one."""
    last = _last_paragraph(document)
    all_heads = list(letterheads(document.blocks))
    numbered = any(head.score >= CERTAIN and head.appendix for head in all_heads)
    found: list[Letterhead] = []
    current: Letterhead | None = None
    appendix = 0
    for head in all_heads:
        opens = all(_is_above(block.text().strip()) for block in document.blocks[: head.start])
        if opens:
            current = head
            found.append(replace(head, start=0))
        elif head.start > last and _is_certain(head, appendix if numbered else None):
            # In minutes the page heads are those of minutes; what follows them are the papers put in.
            if (current and _continues(current, head)) or (last >= 0 and head.kind == PAGED):
                continue
            appendix = head.appendix or appendix
            if current and found and current.is_bare and head.start <= current.end + 1:
                # "Bilaga 3", a line that says whose, and the letterhead itself.
                head = replace(found.pop(), end=head.end, cells=[*current.cells, *head.cells], paragraph=head.paragraph)
            current = head
            found.append(head)
    return found


def _is_above(text: str) -> bool:
    """Whether a line may stand over the head of the first paper: an empty one, or whose paper it is."""
    return not text or said(text).role == "organ"


def _is_certain(head: Letterhead, appendix: int | None) -> bool:
    """Whether a paper begins at the head: so much stands there, or "Bilaga 3" follows on appendix 2 where appendices
    with letterheads show that their numbers are the file's."""
    return head.score >= CERTAIN or (appendix is not None and head.is_bare and head.appendix == appendix + 1)


def _last_paragraph(document: Document) -> int:
    """The number of the block that heads the last § of a document that begins as minutes, or -1."""
    found = minutes(document)
    if found is None:
        return -1
    at = {block.place.paragraph: number for number, block in reversed(list(enumerate(document.blocks)))}
    # A § that is only its number, in a form where the number is no text of it, has no blocks.
    places = [at[part.blocks[0].place.paragraph] for part in found.paragraphs if part.blocks]
    if not places:
        return -1
    first, last = places[0], places[-1]
    others = [head for head in letterheads(document.blocks[:first]) if head.score >= CERTAIN]
    return (
        -1
        if any(head.kind != PAGED and (head.start or head.kind or head.first("handling")) for head in others)
        else last
    )


def _continues(current: Letterhead, head: Letterhead) -> bool:
    """Whether a head is the page head of the paper that has begun, and no new one."""
    page = head.first("page")
    if page and page.page > 1:
        return True
    if head.kind == PAGED and head.signs and head.paragraph is None:
        return True
    kind, own = head.first("kind"), current.first("kind")
    if kind is None or own is None or kind.phrase != own.phrase:
        return False
    for role in _NAMING:
        mine, other = current.first(role), head.first(role)
        if mine and other and mine.value != other.value:
            return False
    if head.kind == PAGED:
        # An extract says its §: without another one it is the same, whatever the page begins with.
        dates, numbers = (current.date, head.date), (current.paragraph, head.paragraph)
        return not any(None not in pair and pair[0] != pair[1] for pair in (dates, numbers))
    # Two claims of one day differ in their subject; the page head of one has none.
    title = head.first("titled")
    same = current.date == head.date and bool(current.first("parties")) == bool(head.first("parties"))
    return same and (title is None or title == current.first("titled"))


def _part(document: Document, start: int, end: int) -> Document:
    blocks = document.blocks[start:end]
    places = {block.place.paragraph for block in blocks}
    pages = {block.place.page for block in blocks} - {None}
    return replace(
        document,
        blocks=blocks,
        notes=tuple(note for note in document.notes if note.id in _marks(blocks)),
        ranges=tuple(named for named in document.ranges if named.start.paragraph in places),
        furniture=tuple(block for block in document.furniture if block.place.page in pages),
        messages=(),
    )


def _marks(blocks: Sequence[Block]) -> set[str]:
    return {run.note for block in blocks if isinstance(block, Heading | Paragraph) for run in block.runs if run.note}
