"""The paper's own date."""

from kserender.extract.language.times import date
from kserender.extract.matter import Matter
from kserender.extract.signature import lines
from kserender.paper import Paper


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `date` from a labelled value, a date on a line of its own before the first section, or the signature."""
    labelled = date(matter.front.values.get("date", ""))
    paper.date = labelled or _alone(matter)


def _alone(matter: Matter) -> str | None:
    signed = [block for section in matter.with_role("signature") for block in section.blocks]
    for block in (*matter.sections[0].blocks, *signed):
        for line in lines(block):
            for cell in line:
                found = date(cell)
                # A place may stand before it: "Ekhamra den 3 maj 2024".
                if (
                    found
                    and len(cell) <= len("den 30 september 2024") + 25
                    and cell.rstrip(". ")[-4:].strip("-").isdigit() | cell.startswith(found)
                ):
                    return found
    return None
