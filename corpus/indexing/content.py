"""The bytes of a file, read once: by their SHA-256 they are known again, and what is new in them goes to a reader."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kserender.errors import HostileFile
from kserender.extract.readers import content

# Small files go to a reader several at a time, for a process of its own costs as much as reading some of them.
TOGETHER = 24
TOGETHER_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Content:
    """What lies in a file."""

    sha256: str
    data: bytes
    attempts: int = 1  # how many times it has been read, with this one


Parcel = tuple[Content, ...]
"""What is read in one process."""


@dataclass(frozen=True, slots=True)
class TooLarge:
    """A file that is larger than may be read: all that is known of it, and the error that says so."""

    sha256: str
    size: int
    error: HostileFile


def fetch(path: str) -> Content | TooLarge:
    """What lies in the file.  Raises MissingFile when it cannot be opened."""
    try:
        data = content(path)
    except HostileFile as error:
        with Path(path).open("rb") as file:
            return TooLarge(hashlib.file_digest(file, "sha256").hexdigest(), file.tell(), error)
    return Content(hashlib.sha256(data).hexdigest(), data)


def parcels(contents: Iterable[Content]) -> Iterator[Parcel]:
    """The contents in parcels: small ones together, a large one alone."""
    parcel: list[Content] = []
    size = 0
    for one in contents:
        if parcel and (len(parcel) == TOGETHER or size + len(one.data) > TOGETHER_BYTES):
            yield tuple(parcel)
            parcel, size = [], 0
        parcel.append(one)
        size += len(one.data)
    if parcel:
        yield tuple(parcel)
