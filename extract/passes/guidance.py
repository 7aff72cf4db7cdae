"""Instructions of the template, left in square brackets in the document, are a layer of their own."""

import re
from dataclasses import replace

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
    if not any("[" in run.text for block in blocks if isinstance(block, Heading | Paragraph) for run in block.runs):
        return document
    out: list[Block] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        found = _find(blocks, at) if isinstance(block, Heading | Paragraph) and block.layer == "body" else None
        if found is None:
            out.append(block)
            at += 1
            continue
        last, pieces = found
        for number in range(at, last + 1):
            part = blocks[number]
            if isinstance(part, Heading | Paragraph):
                out += split(part, [(*pieces[number], "guidance")])
            else:
                out.append(replace(part, layer=_GUIDANCE))
        at = last + 1
    return replace(document, blocks=tuple(out))


_GUIDANCE: Layer = "guidance"


def _find(blocks: tuple[Block, ...], first: int) -> tuple[int, dict[int, tuple[int, int]]] | None:
    """The number of the last block, and in each block the characters that are guidance."""
    for match in re.finditer(r"\[", blocks[first].text()):
        depth, taken, pieces = 0, [], {}
        for number in range(first, min(first + MOST_PARAGRAPHS, len(blocks))):
            text = blocks[number].text()
            start = match.start() if number == first else 0
            end = len(text)
            for bracket in re.finditer(r"[\[\]]", text[start:]):
                depth += 1 if bracket[0] == "[" else -1
                if depth == 0:
                    end = start + bracket.end()
                    break
            pieces[number] = (start, end)
            taken.append(text[start:end])
            if depth == 0:
                if _is_guidance(" ".join(taken), text[end:]):
                    return number, pieces
                break
    return None


def _is_guidance(text: str, after: str) -> bool:
    inner = text.strip("[] \t\n")
    told = inner.split(maxsplit=1)[0].casefold() in words("guidance", "fill_in") if inner else False
    return not after.strip(" \t.;") and (told or len(inner.split()) >= FEWEST_WORDS)
