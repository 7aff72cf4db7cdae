"""Decision points, level by level: who decides, what, for whom, by when."""

from collections.abc import Iterator

from kserender.extract.decision.actions import action_of
from kserender.extract.decision.assignments import assigned_to
from kserender.extract.decision.deadlines import deadlines
from kserender.extract.decision.leads import Lead, lead_in, organs_of
from kserender.extract.decision.points import Point, points
from kserender.extract.language.numbers import money
from kserender.extract.language.pipeline import sentences
from kserender.extract.language.tables import words
from kserender.extract.matter import Matter
from kserender.extract.outline import Section
from kserender.extract.slots import within
from kserender.model import Block, Heading, Paragraph
from kserender.paper import Amount, Deadline, Decision, Paper

# The bookmarks that a template puts around the decision.
SLOT = "Beslut"


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `decisions`.  Numbers restart for each deciding level, as in the document."""
    counts: dict[tuple[str | None, str | None], int] = {}
    found = []
    for lead, blocks in _levels(matter):
        for point in points(blocks):
            level = _level(lead, point, matter)
            counts[level] = point.number or counts.get(level, 0) + 1
            found.append(_decision(matter, point, counts[level], *level))
    paper.decisions = found


def _levels(matter: Matter) -> Iterator[tuple[Lead, list[Block]]]:
    """The blocks of each deciding level, lead-ins taken off."""
    sections = [section for section in matter.with_role("decision") if section.blocks]
    if not sections:
        sections = [Section(None, blocks=within(matter.document, SLOT))]
    for section in sections:
        lead = Lead(section.deciding, section.recommended)
        blocks: list[Block] = []
        for block in _bounded(matter, section):
            text = block.text("revised") if isinstance(block, Heading | Paragraph) and not block.label else ""
            if found := lead_in(text):
                yield lead, blocks
                # An organ that decides takes the place of both; "Enligt nämndens förslag:" changes neither.
                lead, blocks = (
                    found if found.deciding else Lead(lead.deciding, found.recommended or lead.recommended),
                    [],
                )
            else:
                blocks.append(block)
        yield lead, blocks


def _bounded(matter: Matter, section: Section) -> list[Block]:
    """The section's blocks; only those inside the bookmarks, where these stand in the section."""
    inside = {block.place.paragraph for block in within(matter.document, SLOT)}
    bounded = [block for block in section.blocks if block.place.paragraph in inside]
    return bounded or section.blocks


def _level(lead: Lead, point: Point, matter: Matter) -> tuple[str | None, str | None]:
    deciding, recommended = lead.deciding, lead.recommended
    first = point.text.split(" att ", 1)[0]
    action = action_of(point.text)
    if action and action.style == "sentence":
        named = organs_of(first)
        deciding, recommended = deciding or named.deciding, recommended or named.recommended
    own = matter.organ or matter.front.addressed
    if deciding in words("organs", "generic") and own:
        deciding = own
    if matter.organ and deciding and deciding != matter.organ and recommended is None:
        # Minutes hold what their own organ decided: another organ named there is one that it proposes to.
        return matter.organ, deciding
    return deciding or own, recommended


def _decision(matter: Matter, point: Point, number: int, deciding: str | None, recommended: str | None) -> Decision:
    text = point.text
    action = next(filter(None, (action_of(text[start:end]) for start, end in sentences(text))), None)
    times = deadlines(text)
    return Decision(
        number=number,
        text=text,
        action=action.lemma if action else None,
        style=action.style if action else "sentence",
        deciding_body=deciding,
        recommends_to=recommended,
        deadlines=[time.value for time in times],
        deadline_texts=[Deadline(text=time.text, value=time.value, kind=time.kind) for time in times],
        assigned_to=assigned_to(text),
        amounts=[Amount(text=sum_.text, value=sum_.value, high=sum_.high) for sum_ in money(text)],
        place=matter.place(point.block, point.start, point.end),
    )
