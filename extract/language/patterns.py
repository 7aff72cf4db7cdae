"""The EntityRuler's patterns, made from the data tables."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from kserender.extract.language.tables import fewest, table, words

Token = dict[str, Any]
Pattern = dict[str, Any]

_YEAR_NUMBER = r"^\d{4}:\d+$"


def patterns() -> list[Pattern]:
    """All patterns: organs, parties, references."""
    return [*_organs(), *_parties(), *_references()]


@cache
def telling(*labels: str) -> tuple[str, ...]:
    """Words, or pieces of them, one of which stands in every text that any of the patterns with these labels can match,
    in small letters: to look for them costs a hundredth of what the patterns cost.  With no label given, all."""
    told = _told()
    pieces = [piece for label in labels or told for piece in told[label]]
    # Of a phrase its longest word will do: spaCy looks at words, whatever white space is between them.
    return fewest(max(piece.split(), key=len).lower() for piece in pieces)


def _told() -> dict[str, tuple[str, ...]]:
    parties = table("parties")["party"]
    return {
        "ORGAN": (*words("organs", "endings"), "region"),
        "AUTHORITY": words("organs", "authority_endings"),
        "PARTY": tuple(name for party in parties for name in (party["name"], *party.get("aliases", ()))),
        "GROUP": words("parties", "groups", "names"),
        "sou": ("sou",),
        "law": ("sfs", "lagen", "balken", "förordningen"),
        "proposition": ("prop",),
        "eu": ("(EU)",),
        "paragraph": ("§",),
        "url": ("http", "www."),
    }


def _organs() -> Iterator[Pattern]:
    endings = "|".join(words("organs", "endings"))
    others = "|".join(words("organs", "not_organs"))
    organ: Token = {"LOWER": {"REGEX": rf"^(?!(?:{others})s?$)\w*(?:{endings})s?$"}}
    adjective: Token = {"LOWER": {"IN": list(words("organs", "adjectives"))}}
    half: Token = {"TEXT": {"REGEX": r"^\w[\w-]+-$"}}
    both: Token = {"LOWER": {"IN": ["och", "samt", "&"]}}
    comma: Token = {"ORTH": ","}
    owner: Token = {"LOWER": {"REGEX": rf"^\w*(?:{endings})s$"}}
    board: Token = {"LOWER": {"REGEX": r"^(?:nämnden|styrelsen|beredningen)s?$"}}
    capital: Token = {"TEXT": {"REGEX": r"^[A-ZÅÄÖ]\w+$"}}
    word: Token = {"TEXT": {"REGEX": r"^\w[\w-]+$"}}
    for tokens in (
        [organ],
        [adjective, organ],
        [half, both, organ],
        [half, both, adjective, organ],
        [adjective, half, both, organ],
        [half, comma, half, both, organ],
        [half, comma, half, comma, half, both, organ],
        [owner, {"LOWER": {"REGEX": "utskotts?$|utskottets?$|beredningens?$"}}],
        [board, {"LOWER": "för"}, capital],
        [board, {"LOWER": "för"}, word, both, word],
        [board, {"LOWER": "för"}, word, comma, word, both, word],
        [{"ORTH": "Region"}, capital],
    ):
        yield {"label": "ORGAN", "pattern": tokens}
    authorities = "|".join(words("organs", "authority_endings"))
    yield {"label": "AUTHORITY", "pattern": [{"LOWER": {"REGEX": rf"^\w{{3,}}(?:{authorities})s?$"}}]}


def _parties() -> Iterator[Pattern]:
    for party in table("parties")["party"]:
        for name in (party["name"], *party.get("aliases", ())):
            yield _phrase("PARTY", name, party["name"])
            yield _phrase("PARTY", name + "s", party["name"])
    for group in words("parties", "groups", "names"):
        yield _phrase("GROUP", group, group)


def _phrase(label: str, phrase: str, name: str) -> Pattern:
    return {"label": label, "pattern": [{"ORTH": word} for word in phrase.split()], "id": name}


def _references() -> Iterator[Pattern]:
    yield {"label": "sou", "pattern": [{"LOWER": "sou"}, {"TEXT": {"REGEX": _YEAR_NUMBER}}]}
    yield {"label": "law", "pattern": [{"LOWER": "sfs"}, {"TEXT": {"REGEX": _YEAR_NUMBER}}]}
    law: Token = {"LOWER": {"REGEX": r"^\w*(?:lagen|balken|förordningen)$"}}
    yield {"label": "law", "pattern": [law, {"ORTH": "("}, {"TEXT": {"REGEX": _YEAR_NUMBER}}, {"ORTH": ")"}]}
    proposition: Token = {"LOWER": {"IN": ["prop", "prop."]}}
    yield {
        "label": "proposition",
        "pattern": [proposition, {"ORTH": ".", "OP": "?"}, {"TEXT": {"REGEX": r"^\d{4}/\d\d:\d+$"}}],
    }
    yield {
        "label": "eu",
        "pattern": [{"ORTH": "("}, {"ORTH": "EU"}, {"ORTH": ")"}, {"TEXT": {"REGEX": r"^\d{4}/\d+$"}}],
    }
    paragraph: Token = {"TEXT": {"REGEX": r"^§§?$"}}
    number: Token = {"TEXT": {"REGEX": r"^\d+[a-z]?$"}}
    yield {"label": "paragraph", "pattern": [paragraph, number]}
    yield {"label": "paragraph", "pattern": [{"LOWER": "kap."}, number, paragraph]}
    yield {"label": "url", "pattern": [{"LIKE_URL": True, "TEXT": {"REGEX": r"^(?:https?://|www\.)"}}]}
