"""What differs between two decisions in what only their texts say.

A function gives the places to quote from each text, or None when nothing differs.  `told` are the places that an
earlier one gave: what stands there has been said."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias

from kserender.compare.comparison import Aspect
from kserender.compare.decisions.said import Said, Span, overlaps
from kserender.compare.decisions.substance import Substance
from kserender.compare.fold import key
from kserender.compare.language import CONDITIONS

Sides: TypeAlias = tuple[list[Span], list[Span]]

_SENTENCE_ENDS = re.compile(r"[.!?;:]\s|\n")
_CONDITION = re.compile(
    rf"\b(?:{'|'.join(sorted(map(re.escape, CONDITIONS), key=len, reverse=True))})\b", re.IGNORECASE
)
_OPENS = re.compile(r"(?:\A|[.!?:]\s|\n)\s*\Z")
_COMMA = re.compile(r",\s")
_CONDITION_ENDS = re.compile(r"[.;:]\s|\n|,\s+(?:samt|och)\s")


def _condition(a: Substance, b: Substance, _told: Sides) -> Sides | None:
    """Conditions, told whole, when they are not the same words by their stems."""
    ours, theirs = _conditions(a), _conditions(b)
    if [forms for _, forms in ours] == [forms for _, forms in theirs]:
        return None
    return [span for span, _ in ours], [span for span, _ in theirs]


def _conditions(substance: Substance) -> list[tuple[Span, frozenset[str]]]:
    found: list[tuple[Span, frozenset[str]]] = []
    for opening in _CONDITION.finditer(substance.text):
        # First in its sentence it ends at the comma; without one there is no telling where the main clause begins.
        first = _OPENS.search(substance.text, max(0, opening.start() - 3), opening.start())
        end = (_COMMA if first else _CONDITION_ENDS).search(substance.text, opening.end())
        if first and end is None:
            continue
        span = opening.start(), end.start() if end else len(substance.text.rstrip(". \n"))
        if not overlaps(*span, [other for other, _ in found]):
            marks = (mark for mark in substance.said if overlaps(mark.start, mark.end, [span]))
            found.append((span, frozenset(mark.form or mark.kind for mark in marks)))
    return found


def _names(a: Substance, b: Substance, told: Sides) -> Sides | None:
    """A name is the other's too if that text has it anywhere, with or without capitals; then their order counts."""
    lacking_a, lacking_b = _not_in(_untold(a.names, told[0]), b), _not_in(_untold(b.names, told[1]), a)
    if lacking_a or lacking_b:
        return _spans(lacking_a), _spans(lacking_b)
    shared = sorted({name.form for name in (*a.names, *b.names)})
    if _in_order(shared, a) == _in_order(shared, b):
        return None
    return _spans(a.names), _spans(b.names)


def _in_order(forms: Sequence[str], substance: Substance) -> list[str]:
    """The names as they stand after each other in the text, there perhaps abbreviated or without a capital."""
    text = substance.folded.casefold()
    shown = {form: form for form in forms}
    shown |= {name.form: key(substance.text[name.start : name.end]) for name in substance.names}
    return sorted(forms, key=lambda form: text.find(shown[form]))


def _not_in(names: Iterable[Said], other: Substance) -> list[Said]:
    text = other.folded.casefold()
    known = {name.form for name in other.names}
    return [name for name in names if name.form not in known and not _whole(name.form).search(text)]


@lru_cache(maxsize=2000)
def _whole(form: str) -> re.Pattern[str]:
    """The name as words of their own, also in the genitive."""
    return re.compile(rf"(?<!\w){re.escape(form)}s?(?!\w)")


def _numbers(a: Substance, b: Substance, told: Sides) -> Sides | None:
    """Numbers that the other text lacks, or, if it has them all, two that have changed places."""
    ours, theirs = _untold(a.of_kind("number"), told[0]), _untold(b.of_kind("number"), told[1])
    lacking_a = [number for number in ours if number.form not in b.vocabulary]
    lacking_b = [number for number in theirs if number.form not in a.vocabulary]
    if lacking_a or lacking_b:
        return [_with_word(a, number) for number in lacking_a], [_with_word(b, number) for number in lacking_b]
    if len(ours) != len(theirs) or [number.form for number in ours] == [number.form for number in theirs]:
        return None
    return [_with_word(a, number) for number in ours], [_with_word(b, number) for number in theirs]


def _with_word(substance: Substance, number: Said) -> Span:
    """A number with the word it counts ("två platser"), or else the word it numbers ("etapp 2")."""
    at = substance.said.index(number)
    if at + 1 < len(substance.said):
        after = substance.said[at + 1]
        if after.kind == "content" and _is_blank(substance.text[number.end : after.start]):
            return number.start, after.end
    if at:
        before = substance.said[at - 1]
        if before.kind == "content" and _is_blank(substance.text[before.end : number.start]):
            return before.start, number.end
    return number.start, number.end


def _is_blank(text: str) -> bool:
    return text.isspace() and "\n" not in text


def _negation(a: Substance, b: Substance, told: Sides) -> Sides | None:
    """A negation more or less, or one beside other words."""
    ours = [(span, beside) for span, beside in _negations(a) if not overlaps(*span, told[0])]
    theirs = [(span, beside) for span, beside in _negations(b) if not overlaps(*span, told[1])]
    if len(ours) == len(theirs) and all(x & y or not (x and y) for (_, x), (_, y) in zip(ours, theirs, strict=True)):
        return None
    return [span for span, _ in ours], [span for span, _ in theirs]


def _negations(substance: Substance) -> Iterator[tuple[Span, set[str]]]:
    """Each negation up to the next word, and the words on both its sides."""
    words = [mark for mark in substance.said if mark.kind in {"content", "negation"}]
    for at, mark in enumerate(words):
        if mark.kind == "negation":
            after = words[at + 1 : at + 2]
            beside = {other.form for other in (*words[max(0, at - 1) : at], *after) if other.kind == "content"}
            yield (mark.start, after[0].end if after else mark.end), beside


def _object(a: Substance, b: Substance, told: Sides) -> Sides | None:
    """Words that the other text lacks; or, if it has them all, those whose "from" and "to" have changed places."""
    lacking_a = [word for word in _untold(a.of_kind("content"), told[0]) if word.form not in b.vocabulary]
    lacking_b = [word for word in _untold(b.of_kind("content"), told[1]) if word.form not in a.vocabulary]
    if lacking_a or lacking_b:
        return _phrases(a, lacking_a), _phrases(b, lacking_b)
    bound_a, bound_b = _bound(a), _bound(b)
    turned = {form for form in bound_a.keys() & bound_b.keys() if not bound_a[form].keys() & bound_b[form].keys()}
    if not turned:
        return None
    spans = [sorted(span for form in turned for span in bound[form].values()) for bound in (bound_a, bound_b)]
    return spans[0], spans[1]


def _phrases(substance: Substance, words: Sequence[Said]) -> list[Span]:
    """The words as phrases: those with nothing but small words between them belong together."""
    wanted = set(words)
    phrases: list[Span] = []
    open_phrase = False
    for mark in substance.said:
        if mark not in wanted:
            open_phrase = open_phrase and mark.kind in {"negation", "direction"}
        elif open_phrase and not _SENTENCE_ENDS.search(substance.text, phrases[-1][1], mark.start):
            phrases[-1] = (phrases[-1][0], mark.end)
        else:
            phrases.append((mark.start, mark.end))
            open_phrase = True
    return phrases


def _bound(substance: Substance) -> dict[str, dict[str, Span]]:
    """Words that stand after one that says which way: {word: {"från": where}}."""
    bound: dict[str, dict[str, Span]] = {}
    for mark, after in pairwise(substance.said):
        if mark.kind == "direction" and after.kind in {"content", "number", "valued"}:
            bound.setdefault(after.form, {})[mark.form] = (mark.start, after.end)
    return bound


def _untold(marks: Iterable[Said], told: Sequence[Span]) -> list[Said]:
    return [mark for mark in marks if not overlaps(mark.start, mark.end, told)]


def _spans(marks: Iterable[Said]) -> list[Span]:
    return [(mark.start, mark.end) for mark in marks]


# In this order: what is told as a name or a number is not told again as a word.
TEXTS: dict[Aspect, Callable[[Substance, Substance, Sides], Sides | None]] = {
    "condition": _condition,
    "negation": _negation,
    "names": _names,
    "numbers": _numbers,
    "object": _object,
}
