"""Where the object of a verb ends, and whether its first word is a name."""

import re

from kserender.extract.language.tables import table
from kserender.style.verbs import data, whole, words

_UPPER = re.compile(r"[A-ZÅÄÖ]")
LIST = re.compile(r":(?!\w)|\n")  # what is listed after it belongs to it, wherever the verb stands
_NAME = re.compile(r"[A-ZÅÄÖ]\w*[A-ZÅÄÖ\d]|[A-ZÅÄÖ]$|\w*\d")  # KSAU, Nya:s A, 2026


def split(verb: str, text: str) -> tuple[str, str] | None:
    """The object and what follows it; None when it cannot be seen for certain."""
    own = tuple(data()["complements"].get(verb, ()))
    special = whole(own).search(text) if own else None
    if not text or (verb in data()["two_objects"] and not special):
        return None
    ends = [found.start() for found in (special, words("after_object").search(text)) if found]
    at = min(ends, default=len(text))
    thing, rest = text[:at].rstrip(" "), text[at:]
    unsure = not thing or ", " in thing or thing.endswith(",") or LIST.search(text) or words("unclear").search(thing)
    return None if unsure else (thing, rest)


def uncapitalised(text: str, *, capital_organs: bool) -> str | None:
    """The text as it stands inside a sentence; None when its first word may be a name."""
    first, _space, after = text.partition(" ")
    if not _UPPER.match(text) or _NAME.match(first):
        return text
    lower = text[0].lower() + text[1:]
    bare = first.casefold().rstrip(".,")
    if bare in data()["words"]["common_first"]:
        return lower
    if is_organ(text):
        return text if capital_organs else lower
    if _UPPER.match(after):
        return text
    return lower if bare.endswith(tuple(data()["words"]["common_endings"])) else None


def is_organ(text: str) -> bool:
    """Whether the text begins with the name of an organ: its first or second word ends as organs do."""
    endings = tuple(table("organs")["endings"])
    found = [word.casefold().rstrip(".,").removesuffix("s") for word in text.split(" ")[:2]]
    return any(word.endswith(endings) for word in found)
