"""The title of the matter."""

import re

from kserender.extract.front import LONGEST_TITLE
from kserender.extract.language.diary import diary_numbers
from kserender.extract.matter import Matter
from kserender.model import Heading
from kserender.paper import Paper

# A sentence ends in the line, or another begins.
_RUNNING = re.compile(r"[.:]$|[a-zåäö]{2}[.:] [A-ZÅÄÖ]")


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `title`: a labelled value, or the highest heading before the first section, or the first line there."""
    front = matter.front
    lines = [(block, text) for block, text in front.titles if _bare(text, paper.diary_number)]
    headings = [(block, text) for block, text in lines if isinstance(block, Heading)]
    if labelled := front.values.get("title"):
        paper.title = _bare(labelled, paper.diary_number)
    elif headings:
        level = min(block.level for block, _ in headings if isinstance(block, Heading))
        paper.title = next(
            _bare(text, paper.diary_number)
            for block, text in headings
            if isinstance(block, Heading) and block.level == level
        )
    elif lines and paper.paragraph:
        paper.title = _bare(_over_lines([text for _, text in lines]), paper.diary_number)
    elif lines:
        paper.title = _bare(lines[0][1], paper.diary_number)
    elif matter.document.properties.title:
        paper.title = matter.document.properties.title


def _over_lines(lines: list[str]) -> str:
    """A title in minutes goes on until a line of running text, as nothing else stands before the first heading."""
    title = ""
    for line in lines:
        if len(title) + len(line) > LONGEST_TITLE or (title and _RUNNING.search(line)):
            break
        title = f"{title} {line}".strip()
    return title


def _bare(line: str, own: str | None) -> str:
    """The line without the paper's own diary number in brackets or at its end; another matter's number stays."""
    for number in reversed([number for number in diary_numbers(line) if number.id == own]):
        before, after = line[: number.start].rstrip(" (,–-"), line[number.end :].lstrip(" ),")
        if not after:
            line = before
    return re.sub(r"\s*\(\s*\)$", "", line).strip().strip("*_ ")
