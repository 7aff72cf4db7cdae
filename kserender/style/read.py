"""Reads a decision point as a phrase with its verb in front, and tells which form it had."""

import re
from collections.abc import Callable

from kserender.extract.language.tables import table
from kserender.style.form import Form, Phrase
from kserender.style.objects import LIST, split
from kserender.style.verbs import any_of, begins, verbs, words

_ATT = re.compile(r"(?P<att>[Aa]tt)\s+")
_DECIDES = re.compile(r"(?P<body>[^.,:;\n]{3,80}?) beslutar att ")
_PROPOSES = re.compile(r"(?P<body>[^.,:;\n]{3,80}?) föreslår (?P<to>[^.,:;\n]{3,80}?) besluta att ")
# A task: "X får i uppdrag att Y" is "uppdra åt X att Y".
_TASK = re.compile(r"(?P<who>[^.:;\n]+?) får i uppdrag att (?P<what>.+)$", re.DOTALL)
_GIVEN = re.compile(r"åt (?P<who>[^.:;\n]+?) att (?P<what>.+)$", re.DOTALL)
_NEXT = re.compile(r"(?<=[a-zåäö\d)”\"])\.\s+(?=[A-ZÅÄÖ])|\n")
_SMALL = ("t.ex.", "bl.a.", "m.m.", "kl.", "nr.", "dnr.", "s.k.", "f.d.", "dvs.", "ca.", "resp.")
# A second verb beside the first would have to be put into its form too.
_SECOND = re.compile(r"(?:,| och| samt| dels)(?: att)? (?=\w)")

_LONGEST_BODY = 8  # words: "Nämnden för arbetsmarknad och vuxenutbildning"

Reading = tuple[Form, Phrase]


def form_of(text: str) -> Form | None:
    """The form of a point; None when it cannot be read for certain."""
    found = read(text)
    return found[0] if found else None


def read(text: str) -> Reading | None:
    """The form of a point and what it decides; None when it cannot be read for certain."""
    sentence, tail = _first(text)
    end = "." if sentence.endswith(".") else ""
    sentence = sentence.removesuffix(".")
    for reader in _READERS:
        found = reader(sentence, end, tail)
        if found:
            return found
    return None


def _first(text: str) -> tuple[str, str]:
    """The first sentence with its full stop, and what follows it."""
    for found in _NEXT.finditer(text):
        if not text[: found.start() + 1].casefold().endswith(_SMALL):
            at = found.start() + (text[found.start()] == ".")
            return text[:at], text[at:]
    return text, ""


def _phrase(text: str, tail: str) -> Phrase | None:
    """A phrase that begins with its infinitive."""
    verb = begins(text, "infinitive")
    if verb is None:
        return None
    after = text[len(verb.infinitive) :].removeprefix(" ")
    if not after:
        return None
    if verb.infinitive == "uppdra":
        given = _GIVEN.match(after)
        return (
            Phrase("uppdra", given["who"], given["what"], True, tail)
            if given
            else Phrase("uppdra", after, "", False, tail)
        )
    parts = split(verb.infinitive, after)
    if parts and not has_second(text):
        return Phrase(verb.infinitive, *parts, True, tail)
    return Phrase(verb.infinitive, after, "", False, tail)


def has_second(text: str) -> bool:
    """Whether another verb stands beside the first one, before anything that is under it."""
    whole = re.split(r" att (?!\w+ )| att ", text, maxsplit=1)[0] if " samt att " not in text else text
    return any(begins(whole[found.end() :], "infinitive") for found in _SECOND.finditer(whole)) or " samt att " in text


def _capital(phrase: Phrase) -> bool | None:
    return phrase.object[:1].isupper() if phrase.object else None


def _att(text: str, end: str, tail: str) -> Reading | None:
    found = _ATT.match(text)
    phrase = _phrase(text[found.end() :], tail) if found else None
    if not found or not phrase or not text[found.end()].islower():
        return None
    return Form(style="att", capital=found["att"] == "Att", end=end, object_capital=_capital(phrase)), phrase


def _infinitive(text: str, end: str, tail: str) -> Reading | None:
    phrase = _phrase(text, tail)
    if not phrase:
        return None
    return Form(style="infinitive", capital=text[0].isupper(), end=end, object_capital=_capital(phrase)), phrase


def _decides(text: str, end: str, tail: str) -> Reading | None:
    found = _PROPOSES.match(text) or _DECIDES.match(text)
    phrase = _phrase(text[found.end() :], tail) if found else None
    if not found or not phrase or not _is_body(found["body"]) or not text[found.end()].islower():
        return None
    to = found.groupdict().get("to")
    capital = found["body"][0].isupper()
    return Form(
        style="beslutar att", body=found["body"], to=to, capital=capital, end=end, object_capital=_capital(phrase)
    ), phrase


def _sentence(text: str, end: str, tail: str) -> Reading | None:
    found = any_of("present").search(text)
    body = text[: found.start()].rstrip() if found else ""
    if not found or not _is_body(body) or found.start() != len(body) + 1:
        return None
    verb = verbs("present")[found[0]]
    phrase = _phrase(verb.infinitive + text[found.end() :], tail)
    if not phrase or _has_second_present(text[found.end() :]):
        return None
    return Form(
        style="sentence", body=body, capital=body[0].isupper(), end=end, object_capital=_capital(phrase)
    ), phrase


def _passive(text: str, end: str, tail: str) -> Reading | None:
    task = _TASK.match(text)
    if task and not any_of("passive").search(task["who"]):
        return Form(style="passive", capital=task["who"][0].isupper(), end=end), Phrase(
            "uppdra", task["who"], task["what"], True, tail
        )
    found = list(any_of("passive").finditer(text))
    if len(found) != 1 or not found[0].start() or LIST.search(text):
        return None
    thing, rest = text[: found[0].start() - 1], text[found[0].end() :]
    if (
        (rest and rest[0] != " ")
        or ", " in thing
        or thing.endswith(",")
        or words("unclear").search(thing)
        or any_of("present").search(text)
    ):
        return None
    verb = verbs("passive")[found[0][0]]
    return Form(style="passive", capital=text[0].isupper(), end=end), Phrase(
        verb.infinitive, thing, rest[1:], True, tail
    )


def _has_second_present(text: str) -> bool:
    return any(begins(text[found.end() :], "present") for found in _SECOND.finditer(text))


def _is_body(text: str) -> bool:
    endings = (*table("organs")["endings"], *(name.casefold() for name in table("organs")["generic"]))
    named = text.casefold().split()
    return 0 < len(named) <= _LONGEST_BODY and any(word.endswith(endings) for word in named)


_READERS: tuple[Callable[[str, str, str], Reading | None], ...] = (_att, _infinitive, _decides, _sentence, _passive)
