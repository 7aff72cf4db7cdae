"""Which document is changed: named in the sentence ("i Cykelplan för Ekhamra stryks …") or in a lead-in before it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kserender.extract.instructions.tokens import Token
from kserender.extract.instructions.vocabulary import vocabulary
from kserender.extract.instructions.where import Part

_YEARS = re.compile(r"\d{4}")
_LONGEST = 16  # tokens of a name
_STOPS = frozenset(",:;.!?()")


@dataclass(frozen=True, slots=True)
class Named:
    """A document at tokens `start:end`, its preposition at `lead`; `named` when it has more of a name than its kind."""

    lead: int
    start: int
    end: int
    named: bool


def documents(tokens: Sequence[Token], found: Sequence[Part], verbs: frozenset[int]) -> list[Named]:
    """The documents that the tokens name outside the parts."""
    words = vocabulary()
    taken = {at for part in found for at in range(part.start, part.end)}
    leads = {part.lead for part in found} | {part.start for part in found}
    out: list[Named] = []
    at = 0
    while at < len(tokens):
        one = None
        if at not in taken:
            if tokens[at].quote:
                one = _quoted(tokens, at)
            elif tokens[at].low in words.document["draft"] and _draft_of(tokens, at + 1):
                at += 2
                continue
            elif _kind(tokens[at]):
                one = _named(tokens, at, out[-1].end if out else 0, taken, leads, verbs)
        if one is None:
            at += 1
            continue
        out.append(one)
        at = max(one.end, at + 1)
    return out


def _draft_of(tokens: Sequence[Token], at: int) -> bool:
    """Whether "förslaget" goes on "till detaljplan …", which is then what is meant."""
    return at + 1 < len(tokens) and tokens[at].low == "till" and _kind(tokens[at + 1])


def _kind(token: Token) -> bool:
    words = vocabulary()
    return token.low.endswith(words.endings) and not token.low.endswith(tuple(words.document["not_documents"]))


def _quoted(tokens: Sequence[Token], at: int) -> Named | None:
    """Such as "i ”Policy för representation”"."""
    before = tokens[at - 1].low if at else ""
    inside = tokens[at].text[1:-1].split()
    if before not in vocabulary().document["before"] or not inside or not inside[0][:1].isupper():
        return None
    if not any(word.lower().endswith(vocabulary().endings) for word in inside[:4]):
        return None
    return Named(at - 1, at, at + 1, named=True)


def _named(
    tokens: Sequence[Token], at: int, floor: int, taken: set[int], leads: set[int], verbs: frozenset[int]
) -> Named | None:
    words = vocabulary()
    start = at
    # "Ekhamra kommuns lokala ordningsföreskrifter": back to the preposition over what belongs to the name.
    for here in range(at - 1, max(floor, at - 6) - 1, -1):
        token = tokens[here]
        if here in taken or here in verbs or token.quote or not token.text[0].isalpha():
            break
        if (
            token.low in words.document["before"]
            or token.low in words.relations
            or token.low in words.frame["governing"]
        ):
            break
        if token.text[0].isupper() or token.low.endswith(("s", "a", "det", "den")):
            start = here
        else:
            break
    if start and tokens[start].low in ("det", "den", "de"):
        start = at
    lead = start - 1 if start and tokens[start - 1].low in words.document["before"] else start
    if lead == start and start and tokens[start - 1].text[0].islower() and tokens[start - 1].low != "att":
        return None
    end = _ends(tokens, at + 1, taken, leads, verbs)
    several = end > at + 1 or start < at
    capital = tokens[start].text[0].isupper() and start > 0
    return Named(lead, start, end, named=several or capital)


def _ends(tokens: Sequence[Token], at: int, taken: set[int], leads: set[int], verbs: frozenset[int]) -> int:
    """Where a name ends: it goes on with "för …" and with years."""
    words = vocabulary()
    here = at
    while here < len(tokens) and _YEARS.match(tokens[here].text):
        here = _years(tokens, here)
    if here >= len(tokens) or tokens[here].low not in words.document["continued"] or here in leads or here in taken:
        return here
    stop = here
    for at_ in range(here + 1, min(here + _LONGEST, len(tokens))):
        token = tokens[at_]
        if at_ in verbs or at_ in leads or at_ in taken or token.text in _STOPS or token.quote:
            break
        if token.low in words.frame["ordering"] or token.low in words.document["stops"]:
            break
        if token.low in words.relations and token.low not in ("för", "på", "i", "av", "till"):
            break
        stop = at_ + 1
    while stop > here + 1 and (tokens[stop - 1].low in words.relations or tokens[stop - 1].low in words.before["new"]):
        stop -= 1
    return stop if stop > here + 1 else here


def _years(tokens: Sequence[Token], at: int) -> int:
    if at + 2 < len(tokens) and tokens[at + 1].text in "–-" and _YEARS.match(tokens[at + 2].text):
        return at + 3
    return at + 1


def lead_in(
    text: str, tokens: Sequence[Token], found: Sequence[Part], verbs: frozenset[int]
) -> tuple[str | None, int] | None:
    """The document of "Följande ändringar görs i X:", and the token after the lead-in; None when it is none.

    Whatever follows "i" counts as a name there, also when its kind is in no table.
    """
    words = vocabulary()
    change = next((at for at, token in enumerate(tokens) if token.low in words.frame["change"]), None)
    if change is None:
        return None
    first = next(
        (at for at in sorted(verbs) if at > change and tokens[at].low not in words.frame["change"]), len(tokens)
    )
    colon = next((at for at in range(first - 1, change, -1) if _leads(tokens, at)), None)
    if colon is None:
        return None
    # "Punkt 7 ändras enligt följande:" is an instruction itself, and so is what goes on "ändring i punkt 7:".
    told = [part for part in found if part.sure and part.start < colon]
    if tokens[change].low in words.verbs:
        if tokens[colon - 1].low in ("till", "med"):
            return None
        told = [part for part in told if not part.start or tokens[part.start - 1].low not in ("med", "enligt")]
    else:
        here = colon + 1 < len(tokens)
        told = [part for part in told if (part.relation and part.start > change) or (here and part.lead == 0)]
    if told:
        return None
    head = tokens[:colon]
    named = documents(head, (), frozenset({change}))
    best = next((one for one in named if one.named), None) or (named[0] if named else None)
    if best is not None and drafted(tokens[best.start]) and best.end == best.start + 1:
        best = None
    if best is not None:
        return _words(text, tokens, best.start, best.end), colon + 1
    for at in range(change + 1, len(head) - 1):
        if head[at].low in ("i", "av", "till") and (head[at + 1].text[0].isupper() or head[at + 1].quote):
            return _words(text, tokens, at + 1, colon), colon + 1
    return None, colon + 1


def _leads(tokens: Sequence[Token], at: int) -> bool:
    """Whether what is changed comes after the token: a colon, or the "att" of "ändras så att", "på så sätt att"."""
    return tokens[at].text == ":" or (tokens[at].low == "att" and tokens[at - 1].low in ("så", "sätt"))


def drafted(token: Token) -> bool:
    """Whether it is only "förslaget", the paper at hand."""
    return token.low in vocabulary().document["draft"]


def _words(text: str, tokens: Sequence[Token], start: int, end: int) -> str:
    if end == start + 1 and tokens[start].quote:
        first, last = tokens[start].inside
        return text[first:last]
    return text[tokens[start].start : tokens[end - 1].end]


def name_of(text: str, tokens: Sequence[Token], one: Named) -> str:
    """The document's name as it stands."""
    return _words(text, tokens, one.start, one.end)
