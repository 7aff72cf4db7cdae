"""An organ's proposal to the assembly above it: kommunstyrelsens förslag till kommunfullmäktige."""

from kserender.extract.language.tables import words
from kserender.extract.matter import Matter


def is_forwarded(matter: Matter) -> bool:
    """Whether an organ that decides puts its proposal to fullmäktige: it says "Till …fullmäktige" over a heading
    "Kommunstyrelsens förslag", and no kind."""
    addressed = (matter.front.addressed or "").casefold()
    if matter.front.kind is not None or not addressed.endswith(words("bundle", "forwarded", "assembly")):
        return False
    deciding = words("organs", "deciding")
    return any((section.deciding or "").casefold().endswith(deciding) for section in matter.with_role("decision"))
