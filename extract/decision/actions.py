"""The verb of a decision: its lemma, and the style the point is written in."""

import re
from dataclasses import dataclass
from functools import cache

from kserender.extract.language.pipeline import organs
from kserender.extract.language.tables import table, words
from kserender.paper import Style

_WORD = re.compile(r"\w+")
# How many words may stand between "att" and its infinitive: "att i övrigt godkänna".
NEAR = 4


@dataclass(frozen=True, slots=True)
class Action:
    """The decision verb's lemma and the style of the point."""

    lemma: str
    style: Style


@dataclass(frozen=True, slots=True)
class _Verb:
    lemma: str
    form: str
    needs: str


def action_of(sentence: str) -> Action | None:
    """What a sentence decides, or None when it decides nothing by itself."""
    bare = sentence.strip().lstrip("-–•● ")
    clause = is_att(bare)
    inner = _before().sub("", re.sub(r"^att\s+", "", bare, flags=re.IGNORECASE))
    if verb := _infinitive(inner, NEAR if clause else 0):
        return Action(_meant(verb, bare), "att" if clause else "infinitive")
    if clause:
        # "att motionen ska anses besvarad": the subject stands first.
        passive = _passive(bare, clause=True)
        return Action(passive, "att") if passive else None
    if verb := _finite(bare):
        return Action(_meant(verb, bare), "sentence")
    passive = _passive(bare)
    return Action(passive, "passive") if passive else None


def is_att(text: str) -> bool:
    """Whether the text is an att-sats."""
    return bool(re.match(r"att\b", text, re.IGNORECASE))


def _infinitive(text: str, near: int) -> _Verb | None:
    for number, match in enumerate(_WORD.finditer(text)):
        if number > near:
            return None
        if verb := _lookup(match[0], "infinitive", text[match.end() :]):
            return verb
    return None


def _finite(text: str) -> _Verb | None:
    """The verb behind an organ at the start: "Kommunstyrelsen utser …", "Nämnden beslutar att …"."""
    mention = next(iter(organs(text)), None)
    if mention is None or mention.start > len("Den ") or mention.genitive:
        return None
    word = _WORD.search(text, mention.end)
    return _lookup(word[0], "present", text[word.end() :]) if word and word.start() - mention.end <= 1 else None


def _passive(text: str, *, clause: bool = False) -> str | None:
    """The lemma of the first passive in a main clause; in a `clause` after "att" a modal may stand before it."""
    last = None
    for match in _WORD.finditer(text):
        verb = _lookup(match[0], "passive", text[match.end() :])
        if verb is None:
            continue
        last = verb
        if not _in_clause(text[: match.start()]):
            return verb.lemma
    shall = words("verbs", "shall")
    return last.lemma if last and (clause or not any(w[0].casefold() in shall for w in _WORD.finditer(text))) else None


def _in_clause(before: str) -> bool:
    clause = re.split(r"[,;:]", before)[-1]
    return any(word[0].casefold() in words("verbs", "not_main") for word in _WORD.finditer(clause))


def _meant(verb: _Verb, text: str) -> str:
    if verb.lemma not in words("verbs", "saying"):
        return verb.lemma
    after = text[text.find(verb.form) + len(verb.form) :]
    for match in _WORD.finditer(after):
        found = _lookup(match[0], "infinitive", after[match.end() :])
        if found and found.lemma not in words("verbs", "saying"):
            return found.lemma
    return _passive(after) or verb.lemma


def _lookup(word: str, form: str, after: str) -> _Verb | None:
    for verb in _verbs(form).get(word.casefold(), ()):
        if not verb.needs or re.search(rf"\b{re.escape(verb.needs)}", after.split(". ", 1)[0], re.IGNORECASE):
            return _Verb(verb.lemma, word, verb.needs)
    return None


@cache
def _before() -> re.Pattern[str]:
    phrases = "|".join(sorted(words("verbs", "before_infinitive"), key=len, reverse=True))
    return re.compile(rf"^(?:{phrases})\s+", re.IGNORECASE)


@cache
def _verbs(form: str) -> dict[str, tuple[_Verb, ...]]:
    found: dict[str, tuple[_Verb, ...]] = {}
    rows = sorted(table("verbs")["verb"], key=lambda row: "with" not in row)
    for row in rows:
        for word in row[form]:
            found[word] = (*found.get(word, ()), _Verb(row["action"], word, row.get("with", "")))
    return found
