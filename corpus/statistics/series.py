"""Gaps and doublets in series of §§.

Organs count their §§ in two ways: through the year, or anew at each meeting.  Which, is seen in the numbers: where they
start over, the lowest § of a meeting is not above most of those of the meeting before.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kserender.corpus.statistics.counts import Doublet, Gap, Lack, Numbering, Series

_NUMBER = re.compile(r"\s*(?:§\s*)?(\d{1,9})\s*([a-zåäö]?)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Held:
    """A § that the archive holds; papers with the same `near` say nearly the same."""

    municipality: str | None
    organ: str | None
    date: str | None
    paragraph: str
    path: str
    near: int | None


@dataclass(frozen=True, slots=True)
class _One:
    municipality: str | None
    meeting: str  # its day, or its file where the day is not known
    number: int
    letter: str
    held: Held


def series(held: Sequence[Held]) -> tuple[tuple[Series, ...], int]:
    """The series by organ and time, and how many §§ have no number or no organ and so are in none."""
    municipalities = homes((one.municipality, one.organ) for one in held)
    groups: dict[tuple[bool, str, str, str], list[_One]] = defaultdict(list)
    unplaced = 0
    for one in held:
        match = _NUMBER.fullmatch(one.paragraph)
        if match is None or one.organ is None:
            unplaced += 1
            continue
        municipality = one.municipality or municipalities.get(one.organ)
        # Without a day, nobody knows what the §§ of a file follow.
        time = one.date[:4] if one.date else f"? {one.path}"
        found = _One(municipality, one.date or one.path, int(match[1]), match[2].lower(), one)
        groups[municipality is None, municipality or "", one.organ, time].append(found)
    made = [one for key in sorted(groups) for one in _series(groups[key])]
    return tuple(made), unplaced


def homes(found: Iterable[tuple[str | None, str | None]]) -> dict[str, str]:
    """The municipality of each organ that is named in one only: there it is also where a paper does not say."""
    known: dict[str, set[str]] = defaultdict(set)
    for municipality, organ in found:
        if municipality and organ:
            known[organ].add(municipality)
    return {organ: next(iter(names)) for organ, names in known.items() if len(names) == 1}


def _series(group: Sequence[_One]) -> Iterator[Series]:
    meetings: dict[str, list[_One]] = defaultdict(list)
    for one in group:
        meetings[one.meeting].append(one)
    meetings = {meeting: meetings[meeting] for meeting in sorted(meetings)}
    numbering = _numbering(meetings)
    if numbering == "meeting":
        for part in meetings.values():
            yield _made(part, numbering)
    else:
        yield _made(group, numbering)


def _numbering(meetings: Mapping[str, Sequence[_One]]) -> Numbering:
    if len(meetings) == 1:
        return "one"
    numbers = [sorted(one.number for one in part) for part in meetings.values()]
    # Not above the highest of them: one number that was misread must not decide.
    again = sum(later[0] <= earlier[len(earlier) // 2] for earlier, later in pairwise(numbers))
    return "meeting" if 2 * again > len(numbers) - 1 else "year"


def _made(group: Sequence[_One], numbering: Numbering) -> Series:
    first = group[0].held
    of_number: dict[int, set[str]] = defaultdict(set)  # § → its meetings
    of_name: dict[tuple[int, str], list[Held]] = defaultdict(list)
    for one in group:
        of_number[one.number].add(one.meeting)
        of_name[one.number, one.letter].append(one.held)
    numbers = sorted(of_number)
    doublets, copies = _more_than_once(of_name)
    alone = numbering != "year"
    return Series(
        municipality=group[0].municipality,
        organ=first.organ,
        year=int(first.date[:4]) if first.date else None,
        date=first.date if alone else None,
        path=None if first.date else first.path,
        numbering=numbering,
        meetings=len({one.meeting for one in group}),
        first=numbers[0],
        last=numbers[-1],
        count=len(of_name),
        gaps=tuple(_gaps(numbers, of_number, numbering)),
        doublets=doublets,
        copies=copies,
    )


def _gaps(numbers: Sequence[int], meetings: Mapping[int, set[str]], numbering: Numbering) -> Iterator[Gap]:
    if numbers[0] > 1:
        yield Gap(1, numbers[0] - 1, "inside" if numbering == "meeting" else "before")
    for earlier, later in pairwise(numbers):
        if later > earlier + 1:
            lack: Lack = "inside" if meetings[earlier] & meetings[later] else "between"
            yield Gap(earlier + 1, later - 1, lack)


def _more_than_once(of_name: Mapping[tuple[int, str], Sequence[Held]]) -> tuple[tuple[Doublet, ...], int]:
    doublets, copies = [], 0
    for (number, letter), held in sorted(of_name.items()):
        if len(held) == 1:
            continue
        if held[0].near is not None and len({one.near for one in held}) == 1:
            copies += 1
        else:
            doublets.append(Doublet(f"{number}{letter}", tuple(sorted(one.path for one in held))))
    return tuple(doublets), copies
