"""What becomes of the case as a whole: "Motionen bifalls", "Ärendet återremitteras", in whatever words it is said."""

import re
from dataclasses import dataclass, replace
from itertools import islice

from kserender.compare.decisions.stems import GENERAL, stem
from kserender.compare.decisions.substance import Substance
from kserender.compare.language import ASKED_FOR, CLAIMED, PUTS_OFF, SETTLES, WHOLE_CASES
from kserender.paper import Decision

_WORD = re.compile(r"\w[\w-]*")
# "Den av Anna Berg väckta motionen"; by stem.
_MOVED = frozenset(map(stem, ("väckt", "väckta", "inlämnad", "inlämnade", "övrigt", *WHOLE_CASES)))
# "motion av Anna Berg (V) om fler träd": what it is about comes after this.
_ABOUT = re.compile(r"(?:\s+av\b[^.;:]{1,200}?)?\s+om\b")
# How many words may stand before the case is named: "Den av Anna Berg och Bo Ek den 3 maj 2026 väckta motionen".
NEAR = 25


@dataclass(frozen=True, slots=True)
class Outcome:
    """The case by its name's first form, the verb, the words that tell what it is about where that is
    said, and whether only a part of it is meant ("motionens första förslag")."""

    case: str
    action: str
    telling: frozenset[str]
    part: bool = False

    @property
    def put_off(self) -> bool:
        """Whether the case is not settled but sent back or left for another day."""
        return self.action in PUTS_OFF


def outcome(decision: Decision, said: Substance) -> Outcome | None:
    """What becomes of the case, or None when the point decides something else."""
    words = [word[0].casefold() for word in islice(_WORD.finditer(decision.text), NEAR + 1)]
    action = decision.action or next((CLAIMED[word] for word in words[:3] if word in CLAIMED), None)
    if action is None or action not in SETTLES | PUTS_OFF:
        return None
    named = _case(decision.text)
    if named is None:
        asked = any(word.startswith(ASKED_FOR) for word in words) and any(word.isdigit() for word in words)
        return Outcome("motionen", action, frozenset(), part=True) if asked else None
    case, end, part = named
    about = _ABOUT.match(decision.text, end)
    told = (mark.form for mark in said.said if about and mark.kind == "content" and mark.start >= about.end())
    return Outcome(case, action, frozenset(told) - GENERAL, part)


def _case(text: str) -> tuple[str, int, bool] | None:
    """Which case a text names first, where its name ends, and whether only a part of it is meant."""
    for word in islice(_WORD.finditer(text), NEAR + 1):
        small = word[0].casefold()
        whole = small if small in WHOLE_CASES else small.removesuffix("s")
        if whole in WHOLE_CASES:
            return WHOLE_CASES[whole], word.end(), whole != small
    return None


def without_case(said: Substance, title: frozenset[str]) -> Substance:
    """What an outcome says beside which case it is; whose motion and what about make no difference."""
    left = tuple(
        mark for mark in said.said if mark.form not in title | _MOVED or mark.kind not in {"content", "number"}
    )
    return replace(said, said=left, names=())


def answers(a: Outcome, b: Outcome) -> bool:
    """Whether they are alternatives: of the same case, or one puts it off and the other settles it."""
    if a.part or b.part:
        return False
    if a.case != b.case:
        return a.put_off != b.put_off or (a.put_off and b.put_off)
    if a.put_off or b.put_off or not a.telling or not b.telling:
        return True
    return bool(a.telling & b.telling)
