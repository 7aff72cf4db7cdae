"""The tables of language/instructions.toml as sets and maps that are quick to ask."""

from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from kserender.extract.language.tables import table

Action = Literal["strike", "insert", "replace", "move", "renumber"]
Relation = Literal["in", "under", "after", "before", "between", "as"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A kind of part of a document; the fields are those of the table."""

    name: str
    quoted: str = "text"
    literal: bool = False
    alone: bool = False
    named: bool = False


@dataclass(frozen=True, slots=True)
class Verb:
    """What is done, and which words go with it."""

    action: Action
    particle: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    brings: tuple[tuple[str, ...], ...] = ()
    subject: str = "thing"
    strict: bool = False
    bound: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a verb: finite, passive, active, present or imperative; or a sign for it."""

    verb: Verb
    kind: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything, read once."""

    units: dict[str, tuple[Unit, bool]]  # a form → the unit, and whether it is definite
    verbs: dict[str, tuple[Form, ...]]
    nouns: tuple[tuple[tuple[str, ...], Verb], ...]
    ordinals: dict[str, str]
    cardinals: dict[str, str]
    last: frozenset[str]
    before: dict[str, frozenset[str]]
    relations: dict[str, Relation]
    exact: frozenset[str]
    edges: frozenset[str]
    frame: dict[str, frozenset[str]]
    endings: tuple[str, ...]
    document: dict[str, frozenset[str]] = field(default_factory=dict)


@cache
def vocabulary() -> Vocabulary:
    """The words."""
    data = table("instructions")
    numbers = data["numbers"]
    sets = {key: frozenset(words) for key, words in data["document"].items()}
    return Vocabulary(
        units=_units(data["unit"]),
        verbs=_verbs(data["verb"]),
        nouns=tuple(
            (tuple(words.split()), Verb(row["action"], brings=_phrases(row), subject="noun"))
            for row in data["noun"]
            for words in sorted(row["words"], key=len, reverse=True)
        ),
        ordinals={word: str(at) for at, row in enumerate(numbers["ordinal"], 1) for word in row},
        cardinals={word: str(at) for at, row in enumerate(numbers["cardinal"], 1) for word in row},
        last=frozenset(numbers["last"]),
        before={key: frozenset(words) for key, words in data["before"].items()},
        relations={
            word: relation
            for relation, words in data["place"].items()
            if relation not in ("exact", "edges")
            for word in words
        },
        exact=frozenset(data["place"]["exact"]),
        edges=frozenset(data["place"]["edges"]),
        frame={key: frozenset(words) for key, words in data["frame"].items()},
        endings=tuple(data["document"]["endings"]),
        document=sets,
    )


def _units(data: dict[str, Any]) -> dict[str, tuple[Unit, bool]]:
    found: dict[str, tuple[Unit, bool]] = {}
    for name, row in data.items():
        unit = Unit(name, row["quoted"], *(row.get(key, False) for key in ("literal", "alone", "named")))
        found |= dict.fromkeys(row["forms"], (unit, False))
        found |= dict.fromkeys(row.get("definite", ()), (unit, True))
    return found


def _phrases(row: dict[str, Any]) -> tuple[tuple[str, ...], ...]:
    """The words that bring in what is new, the longest first."""
    return tuple(sorted((tuple(words.split()) for words in row.get("with", ())), key=len, reverse=True))


def _verbs(data: list[dict[str, Any]]) -> dict[str, tuple[Form, ...]]:
    found: dict[str, tuple[Form, ...]] = {}
    for row in data:
        verb = Verb(
            row["action"],
            frozenset(row.get("particle", ())),
            frozenset(row.get("optional", ())),
            _phrases(row),
            row.get("subject", "thing"),
            row.get("strict", False),
            row.get("bound", False),
        )
        for kind in ("finite", "passive", "active", "present", "imperative", "sign"):
            for word in row.get(kind, ()):
                found[word] = (*found.get(word, ()), Form(verb, kind))
    # A verb with its particle says more than the verb alone: "skrivs … in" before "skrivs"; so does one that is bound.
    return {word: tuple(sorted(forms, key=_least)) for word, forms in found.items()}


def _least(form: Form) -> tuple[bool, bool]:
    return not form.verb.bound, not form.verb.particle
