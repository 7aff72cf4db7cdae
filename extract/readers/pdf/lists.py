"""List labels: "1.", "a)", "–", "•" and the bullets of symbol fonts, which become "•"."""

import re
from collections.abc import Sequence

from kserender.extract.readers.pdf.lines import Line
from kserender.extract.readers.pdf.shapes import Wording

# Signs that are bullets wherever they begin a line.  Letters of the private use area are bullets of symbol fonts.
_SIGNS = "•●▪■□◦○‣⁃►➢➤❖✓✔¤\u25b6\u2666\u25cb"
_BULLET = re.compile(rf"[{_SIGNS}\ue000-\uf8ff]+")
# Signs that are bullets only with a gap after them.
_DASH = re.compile(r"[-–—*·o]")
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-zåäö]|[ivx]{1,5})\)|\d{1,2}\.|[a-zåäö]\.")
# A number without a full stop is a label if there is a gap after it; "1.1" if a capital follows.
_BARE = re.compile(r"\d{1,2}")
_DEEP = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,4}\.?")
# A label written without a space before the text ("1.Plan").
_STUCK = re.compile(r"(\d{1,2}[.)])(?=[A-ZÅÄÖ][a-zåäö])")
# The bullet that the others become; dashes and visible bullets stay what they are.
PLAIN_BULLET = "•"
_KEPT = set(_SIGNS)
# The gap after such a label, in parts of the type size; a space is 0.25.
GAP = 0.9


def label(line: Line) -> str | None:
    """The label that the line begins with, if its first word can be one and text follows."""
    if len(line.head) > 1 and line.head.isalpha() and not line.bullet:  # as nearly always
        return None
    if line.inner is None or not any(sign.isalnum() for sign in line.text[len(line.head) :]):
        return _stuck(line)
    if line.bullet or _BULLET.fullmatch(line.head):
        return line.head if line.head in _KEPT else PLAIN_BULLET
    if _DASH.fullmatch(line.head):
        return line.head if line.head != "o" or line.inner - line.x0 > 1.2 * line.size else None
    rest = line.text[len(line.head) :].lstrip()
    if _NUMBER.fullmatch(line.head) or (_DEEP.fullmatch(line.head) and rest[:1].isupper()):
        return line.head
    if _BARE.fullmatch(line.head) and rest[:1].isalpha() and "\t" not in rest:
        return line.head if line.inner - line.x0 - 0.5 * len(line.head) * line.size > GAP * line.size else None
    return _stuck(line)


def number(line: Line) -> str | None:
    """The number that a heading begins with, whatever the gap after it: "2 Bakgrund", "2.1 Mål"."""
    rest = line.text[len(line.head) :].lstrip()
    found = _BARE.fullmatch(line.head) or _DEEP.fullmatch(line.head)
    return line.head if found and line.inner is not None and rest[:1].isupper() else None


def is_bullet(text: str) -> bool:
    """Whether the label is a sign rather than a number or letter."""
    return not any(sign.isalnum() for sign in text) or text == "o"


def is_sign(line: Line) -> bool:
    """Whether the line begins with a sign that stands nowhere but before an item."""
    return line.inner is not None and (line.bullet or bool(_BULLET.fullmatch(line.head)))


def without_label(line: Line, found: str) -> Line:
    """The line's text after its label."""
    if (match := _STUCK.match(line.head)) and match[1] == found:
        return line._replace(runs=tuple(_dropped(line.runs, len(found))))
    size = len(line.head)
    text = line.text[size:]
    size += len(text) - len(text.lstrip())
    return line._replace(runs=tuple(_dropped(line.runs, size)), x0=line.inner or line.x0, inner=None)


def follows(before: str, after: str) -> bool:
    """Whether one label can come next after another in a list: the same sign, or the next number or letter."""
    if is_bullet(before) or is_bullet(after):
        return before == after
    one, two = _value(before), _value(after)
    return _shape(before) == _shape(after) and two[:-1] == one[:-1] and two[-1] == one[-1] + 1


def depths(starts: Sequence[tuple[float, bool]], slack: float = 4.0) -> list[int]:
    """The depth of each paragraph, given where it begins and whether it has a label: items farther in than the item
    before are one deeper."""
    stack: list[float] = []
    out = []
    for x0, labelled in starts:
        if not labelled:
            stack = [x for x in stack if x < x0 - slack]
            out.append(0)
            continue
        while stack and x0 < stack[-1] - slack:
            stack.pop()
        if not stack or x0 > stack[-1] + slack:
            stack.append(x0)
        out.append(len(stack) - 1)
    return out


def _stuck(line: Line) -> str | None:
    match = _STUCK.match(line.head)
    return match[1] if match else None


def _dropped(runs: Sequence[Wording], size: int) -> list[Wording]:
    out = []
    for run in runs:
        if size >= len(run.text):
            size -= len(run.text)
            continue
        out.append(run._replace(text=run.text[size:]))
        size = 0
    return out


def _shape(text: str) -> str:
    return re.sub(r"\d+|[a-zåäö]", lambda match: "1" if match[0].isdigit() else "a", text)


def _value(text: str) -> list[int]:
    return [int(part) if part.isdigit() else ord(part) for part in re.findall(r"\d+|[a-zåäö]", text)] or [0]
