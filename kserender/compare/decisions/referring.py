"""Points that say what is to become of another paper's points: "Bifalla kommunstyrelsens förslag i punkterna 1–3"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kserender.compare.comparison import Effect
from kserender.compare.language import (
    A_PROPOSAL,
    ADOPTS_AFTER,
    ADOPTS_BEFORE,
    AMENDS_AFTER,
    REJECTS_AFTER,
    REJECTS_BEFORE,
    STRIKES_AFTER,
    THE_PROPOSAL,
)


@dataclass(frozen=True, slots=True)
class Said:
    """What a point says of others: `owner` is whose proposal, as it stands ("" when it is not said), `numbers` the
    points that are named and `but` those that are excepted, `new` whether the point also has something of its own."""

    effect: Effect
    owner: str = ""
    numbers: tuple[int, ...] = ()
    but: tuple[int, ...] = ()
    rest: bool = False
    new: bool = False


def _any(phrases: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, phrases), key=len, reverse=True)) + ")"


_LEADING = r"(?:att|i övrigt|övrigt|samt|och|dels|kommunstyrelsen beslutar|kommunfullmäktige beslutar)\b"
_LEAD = rf"^(?:\W*\b{_LEADING}(?:\W+{_LEADING})*\W*)?"
_COUNT = r"\d{1,2}(?:\s*(?:[-–,]|och|samt|till|t\.o\.m\.)\s*\d{1,2}(?!\d))*"
_POINTS = rf"(?:besluts)?(?:punkt|att-sats)(?:en|erna|er)?\s+(?:nr\.?\s*)?({_COUNT})"
_AFTER = _any((*ADOPTS_AFTER, *REJECTS_AFTER))
# A name in the genitive of at most eight words; and after the proposal, who made it and when.
_OWNER = r"(?:(?P<owner>(?:[\w./&-]+,?\s+){0,7}?[\w./&:-]+s)\s+)?"
_UNTIL = rf"(?!\b(?:{_AFTER}|med|utom|förutom|punkt\w*|samt|i övrigt)\b)"
_FROM = rf"(?:\s+(?:från|av|i(?!\s+(?:sin|dess|alla|övrigt)\b))\s+(?P<maker>(?:{_UNTIL}[^.;:\n])+))?"
_WHICH = (
    rf"(?:{_POINTS}\s+i\s+)?"
    rf"(?:{_any(THE_PROPOSAL)}|{_OWNER}{_any(A_PROPOSAL)})\b(?:\s+till\s+beslut)?{_FROM}"
    rf"(?:,?\s+(?:(?:i|vad gäller)\s+)?{_POINTS})?"
)
# What may follow: nothing, what is excepted, or changes that are told.
_END = r"\s*(?P<tail>$|[.;:,(\n].*|(?:med|utom|förutom|samt|i övrigt|i sin helhet|i dess helhet|i alla delar)\b.*)"

_BEFORE_IT = re.compile(
    rf"{_LEAD}(?:(?P<yes>{_any(ADOPTS_BEFORE)})|(?P<no>{_any(REJECTS_BEFORE)}))\s+{_WHICH}{_END}", re.I | re.S
)
_AFTER_IT = re.compile(
    rf"{_LEAD}{_WHICH}\s*(?:ska\s+)?(?:(?P<yes>{_any(ADOPTS_AFTER)})|(?P<no>{_any(REJECTS_AFTER)}))\b{_END}",
    re.I | re.S,
)
_ATT_SATS_REJECTED = re.compile(rf"{_LEAD}att-?sats\w*\b(?!.*\b{_any(STRIKES_AFTER)}\b)", re.IGNORECASE)
_POINTS_ALONE = re.compile(
    rf"{_LEAD}{_POINTS}(?:\s+i\s+{_WHICH.replace('?P<owner>', '?:').replace('?P<maker>', '?:')})?\s+"
    rf"(?:(?P<yes>{_any(ADOPTS_AFTER)})|(?P<no>{_any(REJECTS_AFTER)}))\b{_END}",
    re.I | re.S,
)
_AMENDED = re.compile(rf"{_LEAD}(?:i\s+)?{_POINTS}\b.{{0,80}}?\b{_any(AMENDS_AFTER)}\b", re.I | re.S)

_BUT = re.compile(rf"\b(?:utom|förutom|med undantag (?:för|av))\s+(?:för\s+)?{_POINTS}", re.IGNORECASE)
_REST = re.compile(r"\bi övrigt\b|\bövriga (?:delar|punkter)\b", re.IGNORECASE)
# Words that end a point without adding anything: "med följande tillägg:".
_NOTHING = re.compile(
    r"(?:i sin helhet|i dess helhet|i alla delar|i övrigt|i ärendet|med (?:(?:följande|nedanstående|dessa)\s+)?"
    r"(?:ändring|tillägg|justering|komplettering)(?:en|et|ar|arna|en)?(?:\s+(?:och|eller|samt)\s+\w+)?(?:\s+att)?)",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(\d+)\s*(?:[-–]|till|t\.o\.m\.)\s*(\d+)", re.IGNORECASE)
_INTEGER = re.compile(r"\d+")


def referring(text: str) -> Said | None:
    """What a point says of another paper's points, or None when it decides on the matter itself."""
    text = " ".join(text.split())
    if amended := _AMENDED.match(text):
        return Said("amends", numbers=_numbers(amended[1]), new=True)
    if _ATT_SATS_REJECTED.match(text):
        return None
    for pattern in (_BEFORE_IT, _AFTER_IT, _POINTS_ALONE):
        if found := pattern.match(text):
            named = [group for group in found.groups() if group and re.fullmatch(_COUNT, group, re.I)]
            groups = found.groupdict()
            return Said(
                "adopts" if groups["yes"] else "rejects",
                (groups.get("owner") or groups.get("maker") or "").strip(" ,"),
                _numbers(" ".join(named)),
                tuple(n for but in _BUT.findall(text) for n in _numbers(but)),
                bool(_REST.search(text)),
                bool(re.search(r"\w", _NOTHING.sub("", _BUT.sub("", groups["tail"])))),
            )
    return None


def _numbers(text: str) -> tuple[int, ...]:
    """The numbers of "1, 3–5 och 7"."""
    found = set(map(int, _INTEGER.findall(text)))
    for first, last in _RANGE.findall(text):
        found |= set(range(int(first), int(last) + 1))
    return tuple(sorted(found))
