"""Which decision sections of a § hold what the organ itself decided: the proposals before it are told there as well."""

from collections.abc import Iterator
from dataclasses import replace

from kserender.extract.language.pipeline import organs
from kserender.extract.language.tables import words
from kserender.extract.matter import Matter
from kserender.extract.outline import Section
from kserender.model import Heading, Paragraph

# The lowest that a § has is its decision.
OWN, AFTER_PROPOSAL, PROPOSAL, ANOTHERS = range(4)
# Where a decision may stand without a heading of its own.
UNHEADED = (None, "treatment", "background")
# What a name in the definite form has more than in the indefinite: Valnämnd, Valnämnden.
ENDING = 2


def decision_sections(matter: Matter) -> list[Section]:
    """The sections with the decision.  In minutes those where the organ decides for itself or proposes to another;
    without any, a plain proposal, then another organ's, then sentences that begin "Nämnden beslutar …"."""
    if matter.number is None:
        return [section for section in matter.with_role("decision") if section.blocks]
    ranked = [(rank, section) for rank, section in _ranked(matter) if section.blocks]
    best = min((rank for rank, _ in ranked), default=OWN)
    return [section for rank, section in ranked if rank == best] or _unheaded(matter)


def is_own(name: str, own: str | None) -> bool:
    """Whether the name means the paper's own organ: "Nämnden", or "Arbetsutskottet" of the board's arbetsutskott."""
    if name in words("organs", "generic"):
        return True
    if own is None:
        return False
    short, long = sorted((name.casefold(), own.casefold().split()[-1]), key=len)
    return name.casefold() == own.casefold() or (long.startswith(short) and len(long) - len(short) <= ENDING)


def _ranked(matter: Matter) -> Iterator[tuple[int, Section]]:
    """Each decision section with its rank.  A lead-in that is a heading ("Kommunstyrelsen beslutar") belongs to the
    heading before it, when nothing stands between; after a proposal it may be the proposal's next level."""
    before: tuple[int, Section] | None = None
    for section in matter.sections:
        if section.role != "decision":
            before = None
            continue
        rank = _rank(section, matter.organ)
        if before and _leads_in(section):
            if not before[1].blocks:
                rank = before[0]
                if before[1].recommended:
                    section = replace(section, deciding=before[1].deciding, recommended=before[1].recommended)
            elif rank == OWN < before[0]:
                rank = AFTER_PROPOSAL
        before = rank, section
        yield before


def _rank(section: Section, own: str | None) -> int:
    title = (section.title or "").casefold()
    proposal = "förslag" in title and not section.recommended
    if section.proposing:
        if own and not is_own(section.proposing, own):
            return ANOTHERS
        return PROPOSAL if proposal and own is None else OWN
    if section.deciding and own and not is_own(section.deciding, own):
        # "Arbetsutskottets beslut" was taken before; "Förslag till beslut i kommunfullmäktige" is proposed now.
        return OWN if any(word in title for word in words("leads", "proposal")) else ANOTHERS
    return PROPOSAL if proposal else OWN


def _leads_in(section: Section) -> bool:
    return any(word in words("leads", "finite") for word in (section.title or "").casefold().split())


def _unheaded(matter: Matter) -> list[Section]:
    blocks = [
        block
        for section in matter.sections
        if section.role in UNHEADED
        for block in section.blocks
        if isinstance(block, Heading | Paragraph) and _decides(block.text("revised").strip(), matter.organ)
    ]
    return [Section(None, role="decision", blocks=[*blocks])] if blocks else []


def _decides(text: str, own: str | None) -> bool:
    mention = next(iter(organs(text)), None)
    if mention is None or mention.start or mention.genitive or not is_own(mention.name, own):
        return False
    after = text[mention.end :].split(maxsplit=1)
    return bool(after) and after[0] in words("leads", "decides")
