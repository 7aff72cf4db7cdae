"""Changes to another document that the paper puts in words: "Stycke tre under rubriken X stryks"."""

import re
from collections.abc import Iterator
from functools import cache

from kserender.extract.language.pipeline import sentences
from kserender.extract.language.tables import table
from kserender.extract.matter import Matter
from kserender.model import Heading, Paragraph
from kserender.paper import Instruction, Paper

# A place in a document: without one of these a sentence that something is struck is no instruction.
_WHERE = re.compile(
    r"\b(?:stycke|rubrik|punkt|att-sats|mening|sida|sidan|rad|tabell|bilaga|bilagan|avsnitt|kapitel|ord|ordet|orden|raden|stycket|meningen|"
    r"punkten|rubriken|avsnittet|texten|formulering|strecksats)(?:en|et|erna)?\b|[”\"“]",
    re.IGNORECASE,
)
# "… görs följande ändringar i Programmet för …:" names the document that the list under it changes.
_CHANGES_IN = re.compile(
    r"\b(?:ändring|tillägg|justering|revidering|strykning)\w*\s+(?:\w+\s+){0,2}?(?:i|av|till)\s+(?P<document>[^:.]+):?\s*$",
    re.IGNORECASE,
)


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `instructions`: what is done, where, and in which document; carrying them out is another part's."""
    found = []
    document: str | None = None
    for section in matter.sections:
        document = None
        for block in section.blocks:
            if not isinstance(block, Heading | Paragraph):
                continue
            text = block.text("revised")
            if lead := _CHANGES_IN.search(text):
                document = lead["document"].strip()
            for start, end, action, target in _in(text):
                place = matter.place(block, start, end)
                found.append(
                    Instruction.model_validate(
                        {
                            "action": action,
                            "target": target,
                            "document": document,
                            "text": text[start:end],
                            "place": place,
                        }
                    )
                )
    paper.instructions = found


def _in(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Start, end, action and target of each instruction."""
    if not _verbs().search(text):
        return
    for start, end in sentences(text):
        sentence = text[start:end]
        verb = _verbs().search(sentence)
        if verb is None:
            continue
        target = re.sub(r"^att\s+", "", sentence[: verb.start()].strip(), flags=re.IGNORECASE)
        if _WHERE.search(target) and len(target) < len(text):
            yield start, end, str(verb.lastgroup), target


@cache
def _verbs() -> re.Pattern[str]:
    """One group for each action; other words may stand inside a verb: "ersätts ordet X med"."""
    actions = []
    for action, verbs in table("instructions").items():
        spaced = (verb.replace(" ", r"\b[^.]{0,200}?\s") for verb in sorted(verbs, key=len, reverse=True))
        actions.append(rf"(?P<{action}>\b(?:{'|'.join(spaced)})\b)")
    return re.compile("|".join(actions), re.IGNORECASE)
