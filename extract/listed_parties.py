"""Parties listed one after the other, by letters or by name: "S, V och MP", "(Centerpartiet, Liberalerna)"."""

import re
from functools import cache

from kserender.extract.language.people import letters
from kserender.extract.language.tables import table, words

_BETWEEN = re.compile(r"[\s,/&+]+(?:och\b|samt\b)?[\s,/&+]*", re.IGNORECASE)
# The matter's place in an agenda, behind the parties.
_ITEM = re.compile(r"\s+[Nn]r\.? ?\d+$")
LONGEST_LIST = 200


def listed_parties(text: str) -> list[str] | None:
    """The parties when the text is nothing else, and None for other text.

    Those beside the proposal ("särskilt yttrande C") are left out, those that join it ("med instämmande av KD") are in.
    """
    text = _ITEM.sub("", text.strip(" ,.:;()")).strip()
    if not text or len(text) > LONGEST_LIST:
        return None
    beside = re.search(rf"[\s,]*(?:\boch )?\b(?:{'|'.join(words('bundle', 'beside', 'words'))})\b", text, re.IGNORECASE)
    own = text[: beside.start()] if beside else text
    other = text[beside.end() :] if beside else ""
    found = _names(own)
    if found is None or (other.strip() and _names(other) is None):
        return None
    return found or None


def _names(text: str) -> list[str] | None:
    joined = "|".join(words("bundle", "beside", "joining"))
    rest = re.sub(
        rf"\b(?:{joined})\b", ",", re.sub(r"^(?:från|för)\s+", "", text.strip(" ,.:;()")), flags=re.IGNORECASE
    )
    rest = re.sub(r"[()]", ",", rest)
    found = []
    at = 0
    while at < len(rest):
        if gap := _BETWEEN.match(rest, at):
            at = gap.end() if gap.end() > at else at + 1
            continue
        party = _party().match(rest, at)
        if party is None:
            return None
        found.append(_known()[party[0].casefold()])
        at = party.end()
    return list(dict.fromkeys(found))


@cache
def _known() -> dict[str, str]:
    by_name = {name: party["name"] for party in table("parties")["party"] for name in _all_names(party)}
    return {name.casefold(): party for name, party in {**letters(), **by_name}.items()}


def _all_names(party: dict[str, list[str]]) -> list[str]:
    return [str(party["name"]), *party.get("aliases", [])]


@cache
def _party() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(_known(), key=len, reverse=True))
    # Letters are capitals, "Mp" and "Fi" as well; a name may be written in capitals.
    return re.compile(rf"(?=[A-ZÅÄÖ])(?i:{names})(?![\wåäö])")
