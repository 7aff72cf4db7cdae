"""Lines that say what kind of paper it is, and nothing else."""

import re
from functools import cache

from kserender.extract.language.tables import table

# The number of a matter in minutes, at the start of its line.
PARAGRAPH = re.compile(r"^(?:[A-ZÅÄÖ]{2,4}\s+)?§+\s*(\d+[a-z]?)\b\s*[-–:.]?\s*")


def kind_of_line(line: str, *, alone: bool = False) -> str | None:
    """The kind of paper, when a line says nothing else: "ALTERNATIVT FÖRSLAG", "Motion från Centerpartiet".

    With `alone` only the bare word counts: in minutes "Motion av …" is a matter's title.
    """
    text = line.strip(" .:!*").casefold()
    head = re.split(r"\s+(?:från|av|till)\s+|\s*[:–(]\s*", text, maxsplit=1)[0]
    return _kinds().get(text) or (None if alone else _kinds().get(head))


@cache
def _kinds() -> dict[str, str]:
    return {phrase: kind for kind, phrases in table("front")["kinds"].items() for phrase in phrases}
