"""The title of the matter."""

import re

from kserender.extract.language.diary import diary_numbers
from kserender.extract.matter import Matter
from kserender.model import Heading
from kserender.paper import Paper


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `title`: a labelled value, or the highest heading before the first section, or the first line there."""
    front = matter.front
    lines = [(block, text) for block, text in front.titles if _bare(text)]
    headings = [(block, text) for block, text in lines if isinstance(block, Heading)]
    if labelled := front.values.get("title"):
        paper.title = _bare(labelled)
    elif headings:
        level = min(block.level for block, _ in headings if isinstance(block, Heading))
        paper.title = next(
            _bare(text) for block, text in headings if isinstance(block, Heading) and block.level == level
        )
    elif lines:
        paper.title = _bare(lines[0][1])
    elif matter.document.properties.title:
        paper.title = matter.document.properties.title


def _bare(line: str) -> str:
    """The line without a diary number in brackets or at its end."""
    for number in reversed(diary_numbers(line)):
        before, after = line[: number.start].rstrip(" (,–-"), line[number.end :].lstrip(" ),")
        if not after:
            line = before
    return re.sub(r"\s*\(\s*\)$", "", line).strip().strip("*_ ")
