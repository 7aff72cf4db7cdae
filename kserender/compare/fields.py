"""What differs between two decisions in what they have as fields of their own.

A function gives what each says, or None when they agree or when it is not known of one of them."""

from collections import Counter
from collections.abc import Callable
from typing import TypeAlias

from kserender.compare.comparison import Aspect
from kserender.compare.fold import key
from kserender.compare.language import SAME_ACTION
from kserender.paper import Decision

Sides: TypeAlias = tuple[list[str], list[str]]


def same_action(a: str, b: str) -> bool:
    """Whether two verbs decide the same."""
    return SAME_ACTION.get(a, a) == SAME_ACTION.get(b, b)


def _action(a: Decision, b: Decision) -> Sides | None:
    if a.action is None or b.action is None or same_action(a.action, b.action):
        return None
    return [a.action], [b.action]


def _deciding_body(a: Decision, b: Decision) -> Sides | None:
    if a.deciding_body is None or b.deciding_body is None or key(a.deciding_body) == key(b.deciding_body):
        return None
    return [a.deciding_body], [b.deciding_body]


def _recommends_to(a: Decision, b: Decision) -> Sides | None:
    """Where it is known who decides, no organ to recommend to means that the decision is final."""
    known = all(decision.recommends_to or decision.deciding_body for decision in (a, b))
    if not known or key(a.recommends_to or "") == key(b.recommends_to or ""):
        return None
    return [a.recommends_to] if a.recommends_to else [], [b.recommends_to] if b.recommends_to else []


def _assigned_to(a: Decision, b: Decision) -> Sides | None:
    if set(map(key, a.assigned_to)) == set(map(key, b.assigned_to)):
        return None
    return a.assigned_to, b.assigned_to


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
    "action": _action,
    "deciding_body": _deciding_body,
    "recommends_to": _recommends_to,
    "assigned_to": _assigned_to,
    "deadlines": _deadlines,
    "amounts": _amounts,
}
