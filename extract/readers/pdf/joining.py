"""Lines become the text of a paragraph: words cut at a line's end are put together."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from kserender.extract.readers.pdf.lines import Line, between, merged
from kserender.extract.readers.pdf.shapes import Wording
from kserender.model import Run

# After a hyphen these words do not go on with it: "Barn- och ungdomsnämnden".
CONJUNCTIONS = frozenset({"och", "eller", "respektive", "resp"})
# "samt" too, but it ends many words as well ("gemen-/samt"); their first parts are short.
AMBIGUOUS, LONG = "samt", 7
# So much of a line is looked at; words and addresses are shorter.
LONGEST = 300
# What a Swedish word can begin with; the rest of a word cut in a narrow cell often begins with something else.
_ONSET = re.compile(
    r"[aeiouyåäöé]|[bcdfghjklmnpqrstvwxz][aeiouyåäöé]|b[jlr]|ch|d[jrv]|f[jlnr]|g[jlnr]|hj|k[jlnrv]|lj|mj|nj|p[jlrs]"
    r"|s[jklmnptv]|sch|t[hjrv]|vr"
)
# Endings that are no words of their own.
_ENDING = re.compile(r"nas?|ars?|ors?|[aeo]rnas?|ens|ning(?:en|ens|ar|arna)?|hetens?|else[nr]|l?ig[at]|skapet")
_VOWEL = re.compile("[aeiouyåäöé]")
_HYPHEN = re.compile(r"(\w+)-$")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_ADDRESS = re.compile(r"(?:https?://|www\.|\S+@)\S*$")
_ADDRESS_GOES_ON = re.compile(r"[/.\-_=&?%#@]$")


def runs(lines: Sequence[Line], known: Container[str] = frozenset(), right: float | None = None) -> list[Run]:
    """The runs of a paragraph.  `known` are words that stand whole elsewhere in the document, in small letters; `right`
    is the right margin of a cell, where words too long for a line are cut without a hyphen."""
    if len(lines) == 1:
        return [Run(*wording) for wording in lines[0].runs]
    if (marks := _only_marks(lines)) is not None:
        return [Run(_text(lines, known, right), *marks[1:])]
    out: list[Wording] = []
    before: Line | None = None
    for line in lines:
        if before is not None and out and line.runs:
            whole = right is not None and is_cut(before, line, right, known)
            out = _join(out, list(line.runs), known, whole)
        else:
            out += line.runs
        before = line
    return [Run(*wording) for wording in merged(out)]


def _only_marks(lines: Sequence[Line]) -> Wording | None:
    """The first words, if all the others have the same marks, as in most paragraphs."""
    first = lines[0].runs[0] if lines[0].runs else None
    if first is None or first.superscript or first.change is not None or first.note is not None:
        return None
    marks = first[1:]
    for line in lines:
        if not line.runs:
            return None
        for wording in line.runs:
            if wording[1:] != marks or not wording.text:
                return None
    return first


def _text(lines: Sequence[Line], known: Container[str], right: float | None) -> str:
    """The text of lines with one kind of marks."""
    text = ""
    before: Line | None = None
    for line in lines:
        after = line.text
        if before is None:
            text = after
        elif right is not None and is_cut(before, line, right, known):
            text += after
        else:
            drop, space = glue(text, after, known)
            text = text[:-drop] if drop else text
            text += after if text[-1:].isspace() else space + after
        before = line
    return text


class Known:
    """The words that stand whole somewhere in these lines; they are looked for when they are first asked for, which
    is for a word at a line's end that may have been cut."""

    def __init__(self, lines: Iterable[Line] = ()) -> None:
        self._lines = lines
        self._words: frozenset[str] | None = None

    def __contains__(self, word: object) -> bool:
        if self._words is None:
            self._words = frozenset(words(self._lines))
        return word in self._words


def words(lines: Iterable[Line]) -> Iterator[str]:
    """The words that are not at a line's end or beginning, in small letters: whole for certain.  Of a word with a
    hyphen, also the first part and the hyphen ("sfi-kurser": "sfi-")."""
    for line in lines:
        for word in _WORD.findall(line.text.lower())[1:-1]:
            yield word
            if (hyphen := word.find("-")) > 0:
                yield word[: hyphen + 1]


def glue(before: str, after: str, known: Container[str] = frozenset()) -> tuple[int, str]:
    """How two lines are joined: how many signs of the first are dropped, and what is put between them.

    A hyphen goes when a small letter follows ("kommu-/nen"), unless the word is the first half of two ("in- och"), an
    abbreviation or number ("IT-/stöd", "90-/talet"), or stands with a hyphen elsewhere.
    """
    end = before[-LONGEST:].rstrip()
    if end[-1:].isalnum():  # as nearly always
        return 0, " "
    before = end.rsplit(None, 1)[-1] if end else ""
    match = _HYPHEN.search(before)
    if _ADDRESS.search(before) and _ADDRESS_GOES_ON.search(before) and re.match(r"[\w/?&=%#.-]", after):
        return (1, "") if match and _is_known(match[1], after, known) else (0, "")
    if match is None:
        return 0, "" if before.endswith("/") and after[:1].isalpha() else " "
    start = _WORD.match(after)
    if start is None:
        return 0, " "
    first, second = match[1], start[0]
    if second.lower() in CONJUNCTIONS or (second.lower() == AMBIGUOUS and len(first) >= LONG):
        return 0, " "
    if not second[0].islower() or first.isdigit() or (len(first) > 1 and first.isupper() and len(first) <= 5):
        return 0, ""
    if f"{first}{second}".lower() in known:
        return 1, ""
    # "sfi-kurser" elsewhere in the document tells that "sfi-/undervisning" has its hyphen too.
    return (0, "") if f"{first}-".lower() in known else (1, "")


def is_cut(above: Line, below: Line, right: float, known: Container[str]) -> bool:
    """Whether the word that fills a line of a narrow cell goes on in the next one."""
    first, second = above.text.strip(), below.head
    if not first.isalpha() or not second[:1].islower() or not below.first:
        return False
    if right - above.x1 > 1.2 * below.first / len(second) + 1.5:
        return False
    word = _WORD.match(second)
    rest = word[0] if word else second
    if _ENDING.fullmatch(rest) or not (_ONSET.match(rest) and _VOWEL.search(rest)):
        return True
    return f"{first}{rest}".lower() in known


def _is_known(first: str, after: str, known: Container[str]) -> bool:
    """Whether the two halves make a word that stands whole elsewhere."""
    start = _WORD.match(after)
    return start is not None and f"{first}{start[0]}".lower() in known


def _join(out: list[Wording], after: list[Wording], known: Container[str], whole: bool) -> list[Wording]:
    texts = [at for at, run in enumerate(out) if run.note is None and run.text]
    if not texts:
        return out + after
    before = "".join(run.text for run in out[-4:] if run.note is None)
    following = "".join(run.text for run in after if run.note is None)
    drop, space = (0, "") if whole else glue(before, following, known)
    if drop and texts[-1] == len(out) - 1:
        out[-1] = out[-1]._replace(text=out[-1].text[:-drop])
        out = [run for run in out if run.text]
    out, after = _same_change(out, after)
    if space and not before[-1:].isspace():
        out = [*out, between(out[-1], after[0])]
    return out + after


def _same_change(out: list[Wording], after: list[Wording]) -> tuple[list[Wording], list[Wording]]:
    """A stroke that goes on in the next line is one change, as sure as the less sure half."""
    one, two = out[-1].change, after[0].change
    if one is None or two is None or replace(one, confidence=two.confidence) != two:
        return out, after
    sure = replace(one, confidence=min(one.confidence, two.confidence))
    return [*out[:-1], out[-1]._replace(change=sure)], [after[0]._replace(change=sure), *after[1:]]
