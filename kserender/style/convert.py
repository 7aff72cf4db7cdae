"""Writes a decision point in another form, when it can be brought back exactly."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from kserender.style.form import Form, Phrase
from kserender.style.objects import uncapitalised
from kserender.style.read import has_second, read
from kserender.style.verbs import Verb, verbs


def convert(text: str, form: Form) -> str | None:
    """The point in this form; None when that cannot be done safely.  `convert(…, form_of(text))` brings it back."""
    found = read(text)
    if found is None:
        return None
    own, phrase = found
    if own.style == form.style and (own.body, own.to) == (form.body or own.body, form.to):
        return text
    if own.body and form.body and own.body.casefold() != form.body.casefold():
        return None  # another organ decides
    made = _written(phrase, form, own)
    back = read(made) if made else None
    if made is None or back is None or _written(back[1], own, back[0]) != text:
        return None
    return made


def with_verb(text: str, changed: Mapping[str, str]) -> str:
    """The point with another verb in the same form; as it stands when its verb is none of these."""
    found = read(text)
    verb = changed.get(found[1].verb) if found else None
    if found is None or verb is None or verb not in verbs("infinitive"):
        return text
    form, phrase = found
    return _written(replace(phrase, verb=verb), form, form) or text


def _written(phrase: Phrase, form: Form, was: Form) -> str | None:
    """The phrase in a form; `was` is the one that it was read from."""
    thing = phrase.object
    if was.style == "passive" and form.style != "passive":
        thing = _inside(thing, form) or ""
        if not thing:
            return None
    verb = verbs("infinitive")[phrase.verb]
    made = _WRITERS[form.style](verb, replace(phrase, object=thing), form)
    if made is None:
        return None
    # Before further sentences or a list the sign is what it was.
    return f"{made}{was.end if phrase.tail else form.end}{phrase.tail}"


def _inside(thing: str, form: Form) -> str | None:
    """The object where it does not come first."""
    if form.object_capital is None:
        return uncapitalised(thing, capital_organs=form.capital_organs)
    return thing if form.object_capital else thing[0].lower() + thing[1:]


def _joined(*parts: str) -> str:
    return " ".join(filter(None, parts))


def _after(verb: Verb, phrase: Phrase) -> str:
    """What follows the verb where that stands in front."""
    if verb.infinitive == "uppdra" and phrase.split:
        return f"åt {phrase.object} att {phrase.rest}"
    return _joined(phrase.object, phrase.rest)


def _case(text: str, capital: bool) -> str:
    return (text[0].upper() if capital else text[0].lower()) + text[1:]


def _att(verb: Verb, phrase: Phrase, form: Form) -> str:
    return _joined("Att" if form.capital else "att", verb.infinitive, _after(verb, phrase))


def _infinitive(verb: Verb, phrase: Phrase, form: Form) -> str:
    return _case(_joined(verb.infinitive, _after(verb, phrase)), form.capital)


def _decides(verb: Verb, phrase: Phrase, form: Form) -> str | None:
    if not form.body:
        return None
    saying = f"föreslår {form.to} besluta att" if form.to else "beslutar att"
    return _joined(form.body, saying, verb.infinitive, _after(verb, phrase))


def _sentence(verb: Verb, phrase: Phrase, form: Form) -> str | None:
    after = _after(verb, phrase)
    if not form.body or has_second(f"{verb.infinitive} {after}"):
        return None
    return _joined(form.body, verb.present, after)


def _passive(verb: Verb, phrase: Phrase, form: Form) -> str | None:
    if not phrase.split:
        return None
    if verb.infinitive == "uppdra":
        return _case(f"{phrase.object} får i uppdrag att {phrase.rest}", form.capital)
    return _case(_joined(phrase.object, verb.passive, phrase.rest), form.capital) if verb.passive else None


_WRITERS: Mapping[str, Callable[[Verb, Phrase, Form], str | None]] = MappingProxyType(
    {"att": _att, "infinitive": _infinitive, "beslutar att": _decides, "sentence": _sentence, "passive": _passive}
)
