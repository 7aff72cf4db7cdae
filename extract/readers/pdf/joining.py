"""Lines become the text of a paragraph: words cut at a line's end are put together."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kserender.extract.readers.pdf.lines import Line, between, merged
from kserender.model import Run

# After a hyphen these words do not go on with it: "Gymnasie- och vuxenutbildningen".
CONJUNCTIONS = frozenset({"och", "eller", "samt", "respektive", "till", "and", "or", "resp"})
_HYPHEN = re.compile(r"(\w+)-$")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_ADDRESS = re.compile(r"(?:https?://|www\.|\S+@)\S*$")
_ADDRESS_GOES_ON = re.compile(r"[/.\-_=&?%#@]$")


def runs(lines: Sequence[Line], known: frozenset[str] = frozenset()) -> list[Run]:
    """The runs of a paragraph.  `known` are words that stand whole elsewhere in the document, in small letters."""
    out: list[Run] = []
    for line in lines:
        if out and line.runs:
            out = _join(out, list(line.runs), known)
        else:
            out += line.runs
    return merged(out)


def words(lines: Iterable[Line]) -> Iterator[str]:
    """The words that are not at a line's end or beginning, in small letters: whole for certain.  Of a word with a
    hyphen, also the first part and the hyphen ("sfi-kurser": "sfi-")."""
    for line in lines:
        for word in _WORD.findall(line.text.lower())[1:-1]:
            yield word
            if (hyphen := word.find("-")) > 0:
                yield word[: hyphen + 1]


def glue(before: str, after: str, known: frozenset[str] = frozenset()) -> tuple[int, str]:
    """How two lines are joined: how many signs of the first are dropped, and what is put between them.

    A hyphen goes when a small letter follows ("kommu-/nen"), unless the word is the first half of two ("in- och"), an
    abbreviation or number ("IT-/stöd", "90-/talet"), or stands with a hyphen elsewhere.
    """
    before = before.split()[-1] if before.split() else before
    match = _HYPHEN.search(before)
    if _ADDRESS.search(before) and _ADDRESS_GOES_ON.search(before) and re.match(r"[\w/?&=%#.-]", after):
        return (1, "") if match and _is_cut(match[1], after, known) else (0, "")
    if match is None:
        return 0, "" if before.endswith("/") and after[:1].isalpha() else " "
    start = _WORD.match(after)
    if start is None:
        return 0, " "
    first, second = match[1], start[0]
    if second.lower() in CONJUNCTIONS:
        return 0, " "
    if not second[0].islower() or first.isdigit() or (len(first) > 1 and first.isupper() and len(first) <= 5):
        return 0, ""
    if f"{first}{second}".lower() in known:
        return 1, ""
    # "sfi-kurser" elsewhere in the document tells that "sfi-/undervisning" has its hyphen too.
    return (0, "") if f"{first}-".lower() in known else (1, "")


def _is_cut(first: str, after: str, known: frozenset[str]) -> bool:
    """Whether the two halves make a word that stands whole elsewhere."""
    start = _WORD.match(after)
    return start is not None and f"{first}{start[0]}".lower() in known


def _join(out: list[Run], after: list[Run], known: frozenset[str]) -> list[Run]:
    texts = [at for at, run in enumerate(out) if run.note is None and run.text]
    if not texts:
        return out + after
    before = "".join(run.text for run in out if run.note is None)
    following = "".join(run.text for run in after if run.note is None)
    drop, space = glue(before, following, known)
    if drop and texts[-1] == len(out) - 1:
        out[-1] = replace(out[-1], text=out[-1].text[:-drop])
        out = [run for run in out if run.text]
    if space and not before[-1:].isspace():
        out = [*out, between(out[-1], after[0])]
    return out + after
