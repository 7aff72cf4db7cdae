"""What recognisers work on: the document, its sections, and what may be asked of them."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from kserender.extract.front import Front, front_matter
from kserender.extract.outline import Section, outline
from kserender.extract.people_named import people_in
from kserender.model import Block, Document, Figure, Heading, Paragraph, Table
from kserender.model import Place as ModelPlace
from kserender.paper import Person, Place
from kserender.profile import Profile


@dataclass(frozen=True)
class Matter:
    """One paper's document, with the profile of its municipality if one is known."""

    document: Document
    profile: Profile
    # The organ whose minutes the paper is from; None for a paper that stands alone.
    organ: str | None = None
    # Its number in the minutes, "" where they number nothing; None for a paper that stands alone.
    number: str | None = None
    # The municipality that the whole file is from, when that has been asked.
    municipality: str | None = None
    # Who took part in the meeting, by the front of its minutes.
    present: tuple[Person, ...] = ()
    # The day of the meeting, which a § of minutes does not say itself.
    held_on: str | None = None

    @cached_property
    def sections(self) -> list[Section]:
        """The sections in order; the first has no heading and holds what stands before the first known one."""
        return outline(self.document, in_minutes=self.number is not None)

    @cached_property
    def front(self) -> Front:
        """What stands before the first heading with a role."""
        return front_matter(self.sections[0].blocks, self.document.furniture, self.number)

    def with_role(self, *roles: str) -> list[Section]:
        """The sections whose heading is for one of these."""
        return [section for section in self.sections if section.role in roles]

    @cached_property
    def texts(self) -> tuple[Heading | Paragraph, ...]:
        """Every heading and paragraph of the body in reading order, those in table cells included."""
        return tuple(_texts(block for block in self.document.blocks if block.layer in ("body", "textbox")))

    @cached_property
    def people(self) -> dict[str, Person]:
        """People by name with their party, as this paper gives it or else the list of those who took part."""
        here = [person for block in self.texts for person in people_in(block.text("revised"))]
        return {person.name: person for person in (*self.present, *here)}

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables of the body that are not signatures."""
        signed = {id(block) for section in self.with_role("signature") for block in section.blocks}
        return tuple(
            b for b in self.document.blocks if isinstance(b, Table) and b.layer == "body" and id(b) not in signed
        )

    def section_of(self, block: Block) -> Section | None:
        """The section that the block stands in."""
        return self._homes.get(block.place.paragraph)

    def place(self, block: Heading | Paragraph, start: int = 0, end: int | None = None) -> Place:
        """The place of characters `start:end` of the block's text as proposed."""
        size = len(block.text("revised"))
        found = block.span(start, size if end is None else end, "revised")
        return self.public(found, block.text("revised"))

    def public(self, place: ModelPlace, text: str) -> Place:
        """A place in the contract's form, with its address."""
        home = self._homes.get(place.paragraph)
        path = home.title if home and home.title else ""
        number = place.paragraph - (home.heading.place.paragraph if home and home.heading else 0)
        digest = hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:8]
        return Place(
            file=place.file,
            page=place.page,
            paragraph=place.paragraph,
            start=place.start,
            end=place.end,
            address=f"{path}/{number}#{digest}",
        )

    @cached_property
    def _homes(self) -> dict[int, Section]:
        homes = {}
        for section in self.sections:
            heads = [section.heading] if section.heading else []
            for block in (*heads, *section.blocks, *section.guidance):
                for text in _texts([block]):
                    homes[text.place.paragraph] = section
        return homes


def _texts(blocks: Sequence[Block] | Iterator[Block]) -> Iterator[Heading | Paragraph]:
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from _texts(cell.blocks)
        elif not isinstance(block, Figure):
            yield block
