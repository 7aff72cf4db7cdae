"""Instructions of the template, left in square brackets in the document, are a layer of their own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kserender.extract.language.tables import words
from kserender.extract.split import split
from kserender.model import Block, Document, Heading, Layer, Paragraph

# A shorter bracket is somebody's remark in a quotation, unless it tells one to fill something in.
FEWEST_WORDS = 5
# A template's instructions are not longer than this; an opening bracket without its end is only a bracket.
MOST_PARAGRAPHS = 60


def set_guidance_apart(document: Document) -> Document:
    """The document with bracketed guidance in blocks of the layer "guidance", also inside a paragraph."""
    blocks = document.blocks
    texts = [block.text() for block in blocks]
    if not any("[" in text for text in texts):
        return document
    brackets = _matched(texts)
    out: list[Block] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        looked_in = brackets.get(at, ()) if isinstance(block, Heading | Paragraph) and block.layer == "body" else ()
        found = next((bracket for bracket in looked_in if _is_guidance(texts, bracket)), None)
        if found is None:
            out.append(block)
            at += 1
            continue
        for number in range(at, found.last + 1):
            part = blocks[number]
            if isinstance(part, Heading | Paragraph) and part.text().strip():
                out += split(part, [(*found.within(number, texts), _GUIDANCE)])
            else:
                out.append(replace(part, layer=_GUIDANCE))
        at = found.last + 1
    return replace(document, blocks=tuple(out))


_GUIDANCE: Layer = "guidance"
_BRACKET = re.compile(r"[\[\]]")
_NOTHING_MORE = re.compile(r"[ \t.;]*\Z")


@dataclass(frozen=True, slots=True)
class _Bracket:
    """From the opening at `start` of paragraph `first` to just after the closing, at `end` of paragraph `last`."""

    first: int
    start: int
    last: int
    end: int

    def within(self, number: int, texts: Sequence[str]) -> tuple[int, int]:
        """The characters of one of its paragraphs that it holds."""
        start = self.start if number == self.first else 0
        return start, self.end if number == self.last else len(texts[number])


def _matched(texts: Sequence[str]) -> dict[int, list[_Bracket]]:
    """The brackets that are closed near enough, by the paragraph they open in, outer ones first; in one pass."""
    opened: list[tuple[int, int]] = []
    found: dict[int, list[_Bracket]] = {}
    for number, text in enumerate(texts):
        for bracket in _BRACKET.finditer(text):
            if bracket[0] == "[":
                opened.append((number, bracket.start()))
            elif opened:
                first, start = opened.pop()
                if number - first < MOST_PARAGRAPHS:
                    found.setdefault(first, []).append(_Bracket(first, start, number, bracket.end()))
    return {first: sorted(brackets, key=lambda bracket: bracket.start) for first, brackets in found.items()}


def _is_guidance(texts: Sequence[str], bracket: _Bracket) -> bool:
    if not _NOTHING_MORE.match(texts[bracket.last], bracket.end):
        return False
    spans = ((texts[number], bracket.within(number, texts)) for number in range(bracket.first, bracket.last + 1))
    inner = " ".join(text[start:end] for text, (start, end) in spans).strip("[] \t\n").split()
    return bool(inner) and (inner[0].casefold() in words("guidance", "fill_in") or len(inner) >= FEWEST_WORDS)
