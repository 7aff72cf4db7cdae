"""What differs between two decisions in what they have as fields of their own.

A function gives what each says, or None when they agree or when it is not known of one of them."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import TypeAlias

from kserender.compare.comparison import Aspect
from kserender.compare.fold import fold, key
from kserender.compare.language import SAME_ACTION
from kserender.paper import Decision

Sides: TypeAlias = tuple[list[str], list[str]]

_WITH_OTHERS = re.compile(r",?\s+(?:i samverkan|i samråd|i dialog|i samarbete|tillsammans) med\b")
_BETWEEN = re.compile(r",\s*|\s+(?:och|samt)\s+")
_DEFINITE = re.compile(r"\b(\w*(?:nämnd|utskott|förvaltning))(?:en|et)\b")


def same_action(a: str, b: str) -> bool:
    """Whether two verbs decide the same."""
    return SAME_ACTION.get(a, a) == SAME_ACTION.get(b, b)


def _deciding_body(a: Decision, b: Decision) -> Sides | None:
    """Who prepares the case for the same organ makes no difference."""
    if a.deciding_body is None or b.deciding_body is None or organ_key(a.deciding_body) == organ_key(b.deciding_body):
        return None
    if _last(a) & _last(b):
        return None
    return [a.deciding_body], [b.deciding_body]


def _recommends_to(a: Decision, b: Decision) -> Sides | None:
    """Where it is known who decides, no organ to recommend to means that the decision is final."""
    known = all(decision.recommends_to or decision.deciding_body for decision in (a, b))
    if not known or key(a.recommends_to or "") == key(b.recommends_to or "") or _last(a) & _last(b):
        return None
    return [a.recommends_to] if a.recommends_to else [], [b.recommends_to] if b.recommends_to else []


def _last(decision: Decision) -> frozenset[str]:
    """Who takes the decision in the end."""
    return organs_named(decision.recommends_to or decision.deciding_body)


def organs_named(body: str | None) -> frozenset[str]:
    """An organ as it is looked up; of several in one name ("Kommunstyrelsen och kommunfullmäktige") each as well."""
    return frozenset(map(organ_key, (body, *_BETWEEN.split(body)))) if body else frozenset()


def _assigned_to(a: Decision, b: Decision) -> Sides | None:
    ours, theirs = (list(map(name_of_organ, side.assigned_to)) for side in (a, b))
    if set(map(organ_key, ours)) == set(map(organ_key, theirs)):
        return None
    # A text that names them gives the task in words that were not understood.
    if _named(ours, b) if not theirs else not ours and _named(theirs, a):
        return None
    return ours, theirs


def _named(organs: Iterable[str], decision: Decision) -> bool:
    text = fold(decision.text).casefold()
    return all(organ_key(organ) in text for organ in organs)


def name_of_organ(text: str) -> str:
    """The organ alone, without those that it is to work with: "Higab AB, i samverkan med berörda nämnder"."""
    return _WITH_OTHERS.split(text, maxsplit=1)[0]


def organ_key(name: str) -> str:
    """An organ's name as it is looked up: "Socialnämnd Norr" is "Socialnämnden Norr", and "Energi AB" is "Energi"."""
    return _DEFINITE.sub(r"\1", key(name)).removesuffix(" ab")


def _deadlines(a: Decision, b: Decision) -> Sides | None:
    return None if _times(a) == _times(b) else (_times_said(a), _times_said(b))


def _times(decision: Decision) -> set[tuple[str, str]]:
    """Values with their kinds: "P6M" is in half a year, or twice a year."""
    if decision.deadline_texts:
        return {(time.value, time.kind) for time in decision.deadline_texts}
    return {(value, "recurrence" if value.startswith("P") else "date") for value in decision.deadlines}


def _times_said(decision: Decision) -> list[str]:
    return [time.text for time in decision.deadline_texts] or list(decision.deadlines)


def _amounts(a: Decision, b: Decision) -> Sides | None:
    values = [Counter((amount.value, amount.currency) for amount in decision.amounts) for decision in (a, b)]
    if values[0] == values[1]:
        return None
    return [amount.text for amount in a.amounts], [amount.text for amount in b.amounts]


FIELDS: dict[Aspect, Callable[[Decision, Decision], Sides | None]] = {
    "deciding_body": _deciding_body,
    "recommends_to": _recommends_to,
    "assigned_to": _assigned_to,
    "deadlines": _deadlines,
    "amounts": _amounts,
}
