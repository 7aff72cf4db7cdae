"""Dissent entered in the minutes: who, which parties, in which words."""

import re

from kserender.extract.language.people import letters
from kserender.extract.language.pipeline import mentions
from kserender.extract.matter import Matter
from kserender.extract.people_named import people_in
from kserender.extract.wording import wording
from kserender.model import Heading, Paragraph
from kserender.paper import Paper, Reservation

_RESERVES = re.compile(r"\b(?:reserver\w+|anmäl\w+ reservation|till förmån för)\b", re.IGNORECASE)


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `reservations`: each paragraph in which somebody makes one; `parties` are the parties' letters."""
    found = []
    for section in matter.with_role("reservation"):
        for block in section.blocks:
            if not isinstance(block, Heading | Paragraph):
                continue
            text = wording(block).strip()
            if not _RESERVES.search(text):
                continue
            who = re.split(r"\breserver|\banmäl", text, maxsplit=1)[0]
            parties = list(dict.fromkeys(parties_in(who)))
            found.append(Reservation(people=people_in(who), parties=parties, text=text, place=matter.place(block)))
    paper.reservations = found


def parties_in(text: str) -> list[str]:
    """The letters of the parties, whether written so, by name, or after a person ("Ledamöterna från SD")."""
    known = letters()
    codes = {name: code for code, name in reversed(known.items())}
    found = [(mention.start, codes[mention.name]) for mention in mentions(text, "PARTY")]
    after_name = [(match.start(), match[1]) for match in re.finditer(r"\(([A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,4})\)", text)]
    alone = "|".join(sorted(known, key=len, reverse=True))
    found += [*after_name, *((m.start(), m[1]) for m in re.finditer(rf"(?<![\w(-])({alone})(?![\w)-])", text))]
    return [code for _, code in sorted(found)]
