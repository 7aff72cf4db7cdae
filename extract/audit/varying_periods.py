"""The same name with another period: "Program för idrott 2018–2027" and "… 2019–2027"."""

import re
from collections import Counter
from collections.abc import Iterator

from kserender.extract.audit.found import finding
from kserender.extract.audit.page import Page
from kserender.extract.language.periods import Period, periods
from kserender.i18n import _
from kserender.paper import Finding, Place

# So many words before a period are its name, and a name of fewer letters is none ("perioden 2019–2021").
WORDS = 4
LETTERS = 18
# So many characters before a period are looked at.
BEFORE = 120
# These words say nothing of what it is a period of.
_BETWEEN = re.compile(
    r"(?:\b(?:för|under|åren|år|perioden|tidsperioden|mandatperioden|avseende|gällande|planperioden)\s+)+$", re.I
)


def check(page: Page) -> Iterator[Finding]:
    """Periods of one name that have one end in common and differ in the other: a slip, more often than two editions,
    which follow each other."""
    together: list[set[str]] = []
    named: dict[str, list[tuple[Period, Place]]] = {}
    for block in page.matter.texts:
        text = block.text("revised")
        found_here = list(periods(text))
        together.append({period.value for period in found_here})
        for period in found_here:
            if name := _name(text[max(0, period.start - BEFORE) : period.start]):
                place = page.matter.place(block, period.start, period.end)
                named.setdefault(name, []).append((period, place))
    for found in named.values():
        counts = Counter(period.value for period, _place in found)
        usual = counts.most_common(1)[0][0]
        for value in counts:
            one, other = (next(p for p, _place in found if p.value == x) for x in (usual, value))
            if value != usual and (one.first == other.first) != (one.last == other.last):
                places = [place for period, place in found if period.value == value]
                places += [place for period, place in found if period.value == usual]
                yield finding(
                    "period-varies",
                    # A paper that tells of both in one paragraph knows of the difference.
                    "info" if any({usual, value} <= values for values in together) else "warning",
                    _("The period is {value} here and {expected} elsewhere, for the same name.").format(
                        value=" ".join(other.text.split()), expected=" ".join(one.text.split())
                    ),
                    value=other.text,
                    expected=one.text,
                    places=places,
                )


def _name(before: str) -> str | None:
    """The words right before a period, as far as they go without a stop."""
    before = re.split(r"[.:;!?()\n]", _BETWEEN.sub("", before))[-1]
    words = re.findall(r"[^\W\d_][\w-]*", before)[-WORDS:]
    name = " ".join(words).casefold()
    return name if len(words) > 1 and len(name) >= LETTERS and before[-1:].isspace() else None
