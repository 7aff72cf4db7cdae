"""What the paper refers to: other matters, laws, SOU, §§, dated decisions, addresses on the web."""

import re
from collections.abc import Iterator
from functools import cache

from kserender.extract.language.diary import diary_numbers
from kserender.extract.language.pipeline import mentions, organs
from kserender.extract.language.tables import words
from kserender.extract.language.times import times
from kserender.extract.matter import Matter
from kserender.model import Heading, Paragraph
from kserender.paper import Paper, Reference

_NUMBERED = ("sou", "law", "paragraph", "eu", "proposition")
_DIGIT = re.compile(r"\d")


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `references`, the same one once, in reading order; `id` is the normal form."""
    notes = (b for note in matter.document.notes for b in note.blocks if isinstance(b, Heading | Paragraph))
    found: dict[tuple[str, str], Reference] = {}
    for block in (*matter.texts, *notes):
        for reference in _in(matter, block):
            if reference.type != "paragraph" or reference.id != f"§ {paper.paragraph}":
                found.setdefault((reference.type, reference.id), reference)
    paper.references = list(found.values())


def _in(matter: Matter, block: Heading | Paragraph) -> Iterator[Reference]:
    text = block.text("revised")
    for number in diary_numbers(text):
        place = matter.place(block, number.start, number.end)
        yield Reference(type="diary_number", text=number.text, id=number.id, place=place)
    for mention in mentions(text, "url", *(_NUMBERED if _DIGIT.search(text) else ())):
        place = matter.place(block, mention.start, mention.end)
        id_ = _normal(mention.label, mention.text)
        yield Reference.model_validate({"type": mention.label, "text": mention.text, "id": id_, "place": place})
    for time in times(text):
        if time.kind == "date" and len(time.value) == len("2024-01-31") and _decided(text[: time.start]):
            place = matter.place(block, time.start, time.end)
            yield Reference(type="decision", text=time.text, id=time.value, place=place)


def _decided(before: str) -> bool:
    if _speaks_of_deciding().search(before):
        return True
    named = organs(before)
    return bool(named) and not before[named[-1].end :].strip(" ,").removeprefix("den")


@cache
def _speaks_of_deciding() -> re.Pattern[str]:
    found = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words("leads", "decided"))
    return re.compile(rf"\b(?:{found})\b[^.]{{0,60}}$", re.IGNORECASE)


def _normal(label: str, text: str) -> str:
    text = " ".join(text.split()).rstrip(".,")
    if label == "sou":
        return f"SOU {text.split()[-1]}"
    return re.sub(r"^§\s*", "§ ", text) if label == "paragraph" else text
