"""Abbreviations used and nowhere explained, or explained and nowhere used."""

import re
from collections.abc import Iterator

from kserender.extract.audit.found import finding
from kserender.extract.audit.page import Page
from kserender.extract.language.tables import table, words
from kserender.i18n import _
from kserender.paper import Finding, Place

# Two capitals at least, one small letter between them at most: GRF, FoF, VÄF.
_SHORT = re.compile(r"(?<![\w&/.@-])[A-ZÅÄÖ][a-zåäö]?[A-ZÅÄÖ&]{1,4}(?![\w&/@]|\.\w|-?\d)")
# Letters in brackets right after words are explained by these, also where it is not told which of them.
_NAMED = re.compile(r"[a-zåäö]{2} \($")
_SHOUTED = re.compile(r"^[^a-zåäö]*$")
# Used so often, it matters that nobody says what it is.
OFTEN = 2
MOST_NAMED = 8


def check(page: Page) -> Iterator[Finding]:
    """One finding for all that are unexplained, one for all that are unused."""
    uses: dict[str, list[Place]] = {}
    counts: dict[str, int] = {}
    in_words: set[str] = set()
    for block in page.matter.texts:
        text = block.text("revised")
        # A line in capitals is a heading or a letterhead, where nothing is an abbreviation.
        shouted = bool(_SHOUTED.match(text)) and len(text.split()) > 1
        for match in _SHORT.finditer(text):
            counts[match[0]] = counts.get(match[0], 0) + 1
            if (
                _NAMED.search(text[max(0, match.start() - 4) : match.start()])
                and text[match.end() : match.end() + 1] == ")"
            ):
                in_words.add(match[0])
            if not shouted:
                known = uses.setdefault(match[0], [])
                if not known:
                    known.append(page.matter.place(block, match.start(), match.end()))
    explained = page.paper.abbreviations
    clear = {
        *words("audit", "known"),
        *table("organs")["abbreviations"],
        *page.matter.profile.abbreviations,
        *_parties(),
    }
    # A paper that explains none is written for those who know them.
    if explained:
        open_ones = [
            x
            for x in uses
            if x not in explained and x not in in_words and x.upper() not in clear and counts[x] >= OFTEN
        ]
        if open_ones:
            yield finding(
                "abbreviation-unexplained",
                "info",
                _("Abbreviations that are nowhere explained: {names}").format(names=", ".join(open_ones[:MOST_NAMED])),
                value=", ".join(open_ones),
                places=[uses[name][0] for name in open_ones],
            )
    unused = [
        name
        for name in explained
        if name not in words("audit", "known") and counts.get(name, 0) <= 1 and _SHORT.fullmatch(name)
    ]
    if unused:
        yield finding(
            "abbreviation-unused",
            "info",
            _("Abbreviations that are explained and never used: {names}").format(names=", ".join(unused[:MOST_NAMED])),
            value=", ".join(unused),
            places=[place for name in unused for place in uses.get(name, [])],
        )


def _parties() -> set[str]:
    return {letters for party in table("parties")["party"] for letters in party["letters"]}
