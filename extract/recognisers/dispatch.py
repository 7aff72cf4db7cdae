"""Who is to be sent the decision, with abbreviations written out."""

import re
from collections.abc import Iterator

from kserender.extract.language.pipeline import organs
from kserender.extract.matter import Matter
from kserender.extract.names import Names
from kserender.model import Heading, Paragraph
from kserender.paper import Dispatch, Paper

_SHORT = re.compile(r"[A-ZÅÄÖ][A-ZÅÄÖ&]{1,7}$")
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+")
_EMPTY = re.compile(r"ingen expediering|expedieras inte|–$|-$", re.IGNORECASE)


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `dispatch`: one for each paragraph, list item or abbreviation; `address` is an e-mail address."""
    parts = [
        (block, start, end)
        for section in matter.with_role("dispatch")
        for block in section.blocks
        if isinstance(block, Heading | Paragraph)
        for start, end in _parts(block.text("revised"))
    ]
    texts = [block.text("revised")[start:end] for block, start, end in parts]
    names = Names(matter, paper, [text for text in texts if _SHORT.match(text)])
    found = []
    for (block, start, end), text in zip(parts, texts, strict=True):
        named = organs(text)
        body = names.of(text) or (named[0].name if len(named) == 1 else None)
        mail = _MAIL.search(text)
        place = matter.place(block, start, end)
        found.append(Dispatch(text=text, body=body, address=mail[0] if mail else None, place=place))
    paper.dispatch = found


def _parts(text: str) -> Iterator[tuple[int, int]]:
    for line in re.finditer(r"[^\n]+", text):
        cells = list(re.finditer(r"[^,;\t]+", line[0]))
        spoken = [cell[0].strip() for cell in cells if cell[0].strip()]
        # Only a line of nothing but abbreviations, or of nothing but organs, is a list in one line.
        listed = len(spoken) > 1 and all(_SHORT.match(part) or _is_organ(part) for part in spoken)
        for match in cells if listed else [line]:
            base = line.start() if listed else 0
            part = match[0].strip(" \t.") if listed else match[0].strip()
            if part and not _EMPTY.search(part):
                start = base + match.start() + match[0].index(part)
                yield start, start + len(part)


def _is_organ(part: str) -> bool:
    found = organs(part)
    return len(found) == 1 and found[0].start == 0 and found[0].end == len(part)
