"""Decision points, level by level: who decides, what, for whom, by when."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kserender.extract.decision.actions import action_of, is_att
from kserender.extract.decision.assignments import assigned_to
from kserender.extract.decision.deadlines import deadlines
from kserender.extract.decision.dissent import dissents
from kserender.extract.decision.leads import Lead, lead_in, organs_of, proposing_clause
from kserender.extract.decision.own import decision_sections, is_own
from kserender.extract.decision.points import Point, points
from kserender.extract.labels import label_at_start
from kserender.extract.language.numbers import money
from kserender.extract.language.people import split_name
from kserender.extract.language.pipeline import sentences
from kserender.extract.matter import Matter
from kserender.extract.outline import Section
from kserender.extract.slots import within
from kserender.extract.split import split, without_label
from kserender.model import Block, Heading, Paragraph
from kserender.paper import Amount, Deadline, Decision, Paper

# The bookmarks that a template puts around the decision.
SLOT = "Beslut"
SHORTEST = 2
# The organ approves its own minutes, whatever it proposes to another in the same §.
ADJUST = "justera"
# A lead-in and its point in one paragraph.
_LEAD = re.compile(r"([^:\n]{5,300}:)\s+(?=[A-ZÅÄÖ]|\d{1,2}[.)]\s)")


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `decisions`.  Numbers restart for each deciding level, as in the document."""
    counts: dict[tuple[str | None, str | None], int] = {}
    found = []
    for lead, blocks in _levels(matter):
        for point in points(blocks):
            if not _is_point(point.text):
                continue
            level = _level(lead, point, matter)
            counts[level] = point.number or counts.get(level, 0) + 1
            found.append(_decision(matter, point, counts[level], *level))
    paper.decisions = found


def _is_point(text: str) -> bool:
    """Whether the text may be a point: a page number is none, and dissent is told of elsewhere."""
    # A word or two without a verb and a full stop head what follows.
    heads = len(text.split()) <= SHORTEST and not text.rstrip().endswith((".", ":")) and action_of(text) is None
    return any(sign.isalpha() for sign in text) and not heads and not dissents(text) and not _signs(text)


def _signs(text: str) -> bool:
    """Whether the text is nothing but those who sign: "Eva Ek (C)     Per Linde (L)"."""
    people = [split_name(cell) for cell in re.split(r"\t+| {3,}|\n", text) if cell.strip()]
    return all(person is not None and person[1] for person in people)


def _levels(matter: Matter) -> Iterator[tuple[Lead, list[Block]]]:
    """The blocks of each deciding level, lead-ins taken off."""
    for section in decision_sections(matter) or [Section(None, blocks=within(matter.document, SLOT))]:
        lead = Lead(section.deciding, section.recommended)
        blocks: list[Block] = []
        for block in _apart(_bounded(matter, section), in_minutes=matter.number is not None):
            text = block.text("revised") if isinstance(block, Heading | Paragraph) and not block.label else ""
            if found := lead_in(text):
                # What only tells of other decisions before the lead-in ("… har bifallits.") decides nothing.
                yield lead, [] if _only_tells(blocks) else blocks
                # An organ that decides takes the place of both; "Enligt nämndens förslag:" changes neither.
                lead, blocks = (
                    found
                    if found.deciding or found.own
                    else Lead(lead.deciding, found.recommended or lead.recommended),
                    [],
                )
            else:
                blocks.append(block)
        yield lead, blocks


def _apart(blocks: list[Block], *, in_minutes: bool) -> Iterator[Block]:
    """The blocks; in minutes a lead-in that a reader joined to its point ("Enligt nämndens förslag: Planen antas.") is
    a block of its own."""
    for block in blocks:
        match = _LEAD.match(block.text()) if in_minutes and isinstance(block, Paragraph) and not block.label else None
        if isinstance(block, Paragraph) and match and lead_in(match[1]):
            lead, rest = split(block, [(0, match.end(1), "body"), (match.end(), len(block.text()), "body")])
            label, start = label_at_start(rest.text())
            place = replace(rest.place, start=rest.place.start + start)
            runs = tuple(without_label(rest.runs, start))
            yield from (lead, replace(rest, runs=runs, label=label, place=place))
        else:
            yield block


def _only_tells(blocks: list[Block]) -> bool:
    texts = [block.text("revised") for block in blocks if isinstance(block, Heading | Paragraph) and not block.label]
    return len(texts) == len(blocks) and not any(
        action_of(text[start:end]) for text in texts for start, end in sentences(text)
    )


def _bounded(matter: Matter, section: Section) -> list[Block]:
    """The section's blocks; only those inside the bookmarks, where these stand in the section."""
    inside = {block.place.paragraph for block in within(matter.document, SLOT)}
    bounded = [block for block in section.blocks if block.place.paragraph in inside]
    return bounded or section.blocks


def _level(lead: Lead, point: Point, matter: Matter) -> tuple[str | None, str | None]:
    deciding, recommended = lead.deciding, lead.recommended
    first = proposing_clause(point.text)
    action = action_of(point.text)
    if action and action.style == "sentence":
        named = organs_of(first)
        deciding, recommended = deciding or named.deciding, recommended or named.recommended
    own = matter.organ or matter.front.addressed
    if deciding and own and is_own(deciding, own):
        deciding = own
    if action and action.lemma == ADJUST:
        return own, None
    if matter.organ and deciding and deciding != matter.organ and recommended is None:
        # Minutes hold what their own organ decided: another organ named there is one that it proposes to.
        return matter.organ, deciding
    deciding = deciding or own
    # "Nämnden godkänner förslaget till nämnden": nobody proposes to itself.
    return deciding, None if recommended == deciding else recommended


def _decision(matter: Matter, point: Point, number: int, deciding: str | None, recommended: str | None) -> Decision:
    text = point.text
    action = next(filter(None, (action_of(text[start:end]) for start, end in sentences(text))), None)
    times = deadlines(text)
    return Decision(
        number=number,
        text=text,
        action=action.lemma if action else None,
        style=action.style if action else "att" if is_att(text) else "sentence",
        deciding_body=deciding,
        recommends_to=recommended,
        deadlines=list(dict.fromkeys(time.value for time in times)),
        deadline_texts=[Deadline(text=time.text, value=time.value, kind=time.kind) for time in times],
        assigned_to=assigned_to(text),
        amounts=[Amount(text=sum_.text, value=sum_.value, high=sum_.high) for sum_ in money(text)],
        place=matter.place(point.block, point.start, point.end),
    )
