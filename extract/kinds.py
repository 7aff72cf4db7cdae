"""Lines that say what kind of paper it is, and nothing else."""

import re
from functools import cache

from kserender.extract.language.tables import table


def kind_of_line(line: str) -> str | None:
    """The kind of paper, when a line says nothing else: "ALTERNATIVT FÖRSLAG", "Motion från Centerpartiet"."""
    text = line.strip(" .:!*").casefold()
    head = re.split(r"\s+(?:från|av|till)\s+|\s*[:–(]\s*", text, maxsplit=1)[0]
    return _kinds().get(text) or _kinds().get(head)


@cache
def _kinds() -> dict[str, str]:
    return {phrase: kind for kind, phrases in table("front")["kinds"].items() for phrase in phrases}
