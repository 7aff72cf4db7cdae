"""What a decision's text says, apart from how it says it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kserender.compare.decisions.fields import name_of_organ
from kserender.compare.decisions.names import names
from kserender.compare.decisions.said import Said, SaidKind
from kserender.compare.decisions.stems import formula, stem
from kserender.compare.fold import after_label, fold, key
from kserender.compare.language import DIRECTIONS, FUNCTION_WORDS, NEGATIONS, NUMBER_WORDS
from kserender.compare.words import TOKEN, tokens
from kserender.paper import Decision

_SPACES = re.compile(r"[\s\u00a0\u202f]")
_INFLECTED = r"(?:s|n|en|ns|ens)?"
# Where an organ is part of the lead-in: "Kommunstyrelsen beslutar", "föreslår kommunfullmäktige att".
_PROPOSED_TO = r"(?:(?<=föreslå )|(?<=föreslår )|(?<=föreslå att )|(?<=föreslår att ))"
_LEADS_IN = r"(?=\s+(?:att\s+|för egen del\s+)?(?:beslut|föreslå))"


@dataclass(frozen=True, slots=True)
class Substance:
    """What can be weighed of a decision's text.

    `said`: its words in order, but for those that say nothing by themselves.  `names`: also in order.  `vocabulary`:
    every word and number of the text in its normal form, to see what it has at all."""

    text: str
    folded: str
    said: tuple[Said, ...]
    names: tuple[Said, ...]
    vocabulary: frozenset[str]

    def of_kind(self, kind: SaidKind) -> list[Said]:
        """The marks of one kind."""
        return [mark for mark in self.said if mark.kind == kind]


def substance(decision: Decision, abbreviations: Mapping[str, str]) -> Substance:
    """Read a decision's text; `abbreviations` are those of its paper, written out."""
    text = decision.text
    hidden = list(_hidden(decision, abbreviations))
    # Organs are written with and without a capital, so a capital makes no name of them.
    organs = {key(organ) for organ in (decision.deciding_body, decision.recommends_to, *decision.assigned_to) if organ}
    named = names(text, [(mark.start, mark.end) for mark in hidden], abbreviations)
    return Substance(
        text=text,
        folded=fold(text),
        said=tuple(_said(text, hidden, formula(decision.action), abbreviations)),
        names=tuple(name for name in named if name.form not in organs),
        # The folded text too, where a line broke a word at its hyphen.
        vocabulary=frozenset(_vocabulary(text, abbreviations)) | frozenset(_vocabulary(fold(text), abbreviations)),
    )


def _vocabulary(text: str, abbreviations: Mapping[str, str]) -> Iterator[str]:
    for token in tokens(text):
        for word in filter(None, (token, *tokens(abbreviations.get(token, "")), *token.split("-"))):
            yield _number(word.casefold()) or stem(word)


def _hidden(decision: Decision, abbreviations: Mapping[str, str]) -> Iterator[Said]:
    """What the decision's own fields hold, where it stands in the text."""
    bodies = [body for body in (decision.deciding_body, decision.recommends_to) if body]
    assigned = {key(organ) for organ in decision.assigned_to}
    short = [abbreviation for abbreviation, full in abbreviations.items() if key(full) in assigned]
    values = [*(amount.text for amount in decision.amounts), *(when.text for when in decision.deadline_texts)]
    kinds: list[tuple[SaidKind, list[str], str, str]] = [
        ("organ", bodies, "", _INFLECTED + _LEADS_IN),
        ("organ", bodies, _PROPOSED_TO, ""),
        ("organ", [*map(name_of_organ, decision.assigned_to), *short], "", _INFLECTED),
        ("valued", values, "", ""),
    ]
    for kind, phrases, before, after in kinds:
        for phrase in phrases:
            if phrase.strip():
                pattern = rf"(?<!\w){before}{re.escape(phrase)}{after}(?!\w)"
                for found in re.finditer(pattern, decision.text, re.IGNORECASE):
                    yield Said(kind, "", *found.span())


def _said(
    text: str, hidden: Sequence[Said], formula: frozenset[str], abbreviations: Mapping[str, str]
) -> Iterator[Said]:
    """The text's words, each as what it is; those that say nothing left out."""
    told: set[Said] = set()
    for token in TOKEN.finditer(text, after_label(text)):
        start, end, word = token.start(), token.end(), token[0]
        cover = next((mark for mark in hidden if start < mark.end and mark.start < end), None)
        if cover is not None:
            if cover not in told:
                told.add(cover)
                yield cover
            continue
        small = word.casefold()
        number = _number(small)
        if number is not None:
            yield Said("number", number, start, end)
        elif small in NEGATIONS:
            yield Said("negation", small, start, end)
        elif small in DIRECTIONS:
            yield Said("direction", small, start, end)
        if number is None and (word[0].isalpha() or word == "%") and small not in NEGATIONS | FUNCTION_WORDS:
            form = stem(abbreviations.get(word, word).rpartition(" ")[2])
            if form not in formula:
                yield Said("content", form, start, end)


def _number(word: str) -> str | None:
    if word[0].isdigit():
        return _SPACES.sub("", fold(word))
    return NUMBER_WORDS.get(word)
