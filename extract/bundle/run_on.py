"""Where a paragraph runs on: places at which flattened text begins a new line.

A case file that was turned into plain text may have lost its line ends: a letterhead stands in one line, a heading in
front of its text, and the points of a decision after one another.
"""

import re
from functools import cache

from kserender.extract.bundle.cells import label, said
from kserender.extract.decision.leads import lead_in
from kserender.extract.kinds import joined, kind_word, numbered
from kserender.extract.language.diary import as_diary_number
from kserender.extract.language.pipeline import organs
from kserender.extract.language.tables import has_any, table, words
from kserender.extract.listed_parties import listed_parties
from kserender.extract.outline import role_of

LONGEST_LETTERHEAD = 420
LONGEST_PIECE = 110
# A line with a kind and its subject that is longer than this runs on; its subject is no shorter than that.
SHORTEST_RUN_ON = 70
SHORTEST_SUBJECT = 12
_GAP = re.compile(r"\t+| {3,}")
_DATE = re.compile(r"(?<![\w-])(?:\d{4}-\d\d-\d\d|\d\d-\d\d-\d\d)(?![\w-])")
_SENTENCE = re.compile(r"[a-zåäö]{2}[.!?] [A-ZÅÄÖ]")
_ENDS = r"(?<=[.:;!?)”\"])"
# A point ends a sentence, or the gap after the next number shows a list.
_NEXT = re.compile(rf"(?:{_ENDS}\s+|(?<!\s)\s+(?=\d{{1,2}}[.)] {{3}}))(?=(\d{{1,2}})[.)]\s+[A-ZÅÄÖ”\"(])")
# A list whose points go on a lead-in's sentence begins them with small letters.
_NEXT_SMALL = re.compile(rf"{_ENDS}\s+(?=(\d{{1,2}})[.)]\s+[a-zåäö])")
_FIRST = re.compile(r"(?<!\s)\s+(?=1[.)]\s+\S)")
# A lead-in ends with a colon, or the first number or bullet follows it.
_LEAD = re.compile(r"([^:;\n]{4,300}[:;]|I [^:;.\n]{4,110}?)(?:(?<=[:;])\s+(?=[A-ZÅÄÖ”\"])|\s+(?=1[.)]\s|[•●▪]\s))")
_REGISTER = re.compile(r"(?<!\d)(?=§ ?\d+[a-z]?,? +)§ ?\d+[a-z]?,? +(?:[Dd]nr:? |Diarienummer |Ärendenummer )?(\S.*)")
# What every point but the first has before it, or a bullet.
_POINT = re.compile(r"\d[.)]\s|[•●▪◦■□‣⁃]")
_BULLET = re.compile(r"(?<!\s)\s+(?=[•●▪◦■□‣⁃]\s)")
_IN = re.compile(r" (?:i|till|för) ")
# A title that runs on with whom the paper is for.
_ADDRESSED = re.compile(r"(?<=\S )Till (?:[A-ZÅÄÖ][\w-]+ )?\w*fullmäktige(?=$| [A-ZÅÄÖ])")
_AFTER_INSIDE = re.compile(r"[:.]?\s*")
_AFTER_HEADING = re.compile(r"[:.]?\s+(?=[A-ZÅÄÖ”\"•]|\d{1,2}[.)]\s|[-–]\s|\d{4}-\d\d-\d\d$|\d{4} nr \d+[a-z]?[.,])")


def letterhead_cuts(text: str) -> list[int]:
    """Where the parts of a letterhead begin, when the text is one; else nothing."""
    if not text.strip() or (len(text) > LONGEST_LETTERHEAD and not _begins_held(text)):
        return []
    if match := numbered("appendix").match(text):
        # "Bilaga 2 Utdrag ur protokoll …"
        after = match.end() + len(text[match.end() :]) - len(text[match.end() :].lstrip())
        return [after] if said(text[after:]).role in ("kind", "handling", "titled", "organ") else []
    kind = kind_word().match(text)
    labels = list(_labels().finditer(text))
    telling = {match[1] for match in labels} & set(words("bundle", "letterhead", "telling"))
    if not kind and len(telling) < 2 and not _is_all_letterhead(text):
        return []
    cuts = _pieces(text, kind.end() if kind else 0)
    pieces = [text[a:b].strip() for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True)]
    # What follows the date of a meeting is the page's own text, and may be long.
    own = pieces[:-1] if _begins_held(text) else pieces
    if len(pieces) < 2 or any(len(piece) > LONGEST_PIECE or _SENTENCE.search(piece) for piece in own):
        return []
    if kind and (said(pieces[0]).role != "kind" or (len(pieces) == 2 and not labels and not _GAP.search(text))):
        # "Yrkande 2024-03-01" may be the name of a paper in a list.
        return []
    if kind and not any(said(piece).role in ("date", "parties", "label") for piece in pieces[1:]):
        return []
    last = said(pieces[-1]).role
    return cuts[1:] if last != "other" or _begins_held(text) or len(labels) > 1 or "   " in text else []


def _is_all_letterhead(text: str) -> bool:
    """Whether a short line is nothing but dates, parties and labelled values: "2024-03-01 Ärende nr 5"."""
    if len(" ".join(text.split())) > LONGEST_PIECE:
        return False
    cuts = _pieces(text, 0)
    roles = [said(text[a:b]).role for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True)]
    # Parties alone beside one another sign.
    return len(roles) > 1 and {"date", "label"} >= set(roles[:2]) - {"parties"} != set()


def _begins_held(text: str) -> bool:
    """Whether the text begins with a word for minutes and the date of their meeting."""
    kind = kind_word().match(text)
    found = _labels().search(text, kind.end(), kind.end() + LONGEST_PIECE) if kind else None
    return bool(found and _DATE.match(text[found.end() :].lstrip(" :")))


def _pieces(text: str, kind_end: int) -> list[int]:
    cuts = [0]
    for match in _marks().finditer(text):
        piece = text[cuts[-1] : match.start()].strip()
        if match.lastgroup == "gap":
            cuts.append(match.end())
        elif match.lastgroup == "label" and piece:
            cuts.append(match.start())
        elif match.lastgroup == "date":
            if piece and not label().fullmatch(piece.rstrip(" :")) and not piece.endswith(":"):
                cuts.append(match.start())
            cuts.append(match.end())
    if kind_end and kind_end < len(text) and kind_end not in cuts:
        after = text[kind_end : next((cut for cut in cuts[1:] if cut > kind_end), len(text))]
        if listed_parties(after) or said(after).role in ("label", "date"):
            cuts.append(kind_end)
    return sorted({cut for cut in cuts if text[cut:].strip()})


def heading_cuts(text: str) -> list[int]:
    """Where a heading that runs on begins and ends: at the start of the text, or after its title."""
    cuts = []
    match = _headings().match(text) or _of_organ().match(text)
    if match and role_of(match[0]):
        after = _AFTER_HEADING.match(text, _with_organ(text, match.end()))
        if after and after.end() < len(text):
            cuts.append(after.end())
    for match in _inside().finditer(text) if has_any(text, words("bundle", "run_on", "inside")) else ():
        after = _AFTER_INSIDE.match(text, _with_organ(text, match.end()))
        cuts += [cut for cut in (match.start(), after.end() if after else 0) if 0 < cut < len(text)]
    if "Till " in text and (match := _ADDRESSED.search(text)):
        rest = text[match.end() :].lstrip()
        begun = len(text) - len(rest)
        # "… Till kommunfullmäktige Kommunstyrelsens förslag Kommunstyrelsen tillstyrker …"
        begins = [begun, *(begun + cut for cut in heading_cuts(rest))] if rest else []
        cuts += [match.start(), *begins]
    return sorted(set(cuts))


def _with_organ(text: str, end: int) -> int:
    """The end of a heading with the organ it names: "Förslag till beslut i socialnämnden"."""
    match = _IN.match(text, end)
    named = organs(text[match.end() : match.end() + LONGEST_PIECE]) if match else ()
    return match.end() + named[0].end if match and named and named[0].start == 0 else end


def subject_cut(text: str) -> list[int]:
    """Where the text begins that runs on after the line with a paper's kind and subject."""
    kind = kind_word().match(text)
    if kind is None or not joined(text[kind.end() :]) or len(text) < SHORTEST_RUN_ON:
        return []
    stop = _SENTENCE.search(text)
    match = _sentence_start().search(text, kind.end() + SHORTEST_SUBJECT, LONGEST_LETTERHEAD)
    if match is None or (stop and stop.start() < match.start()):
        return [stop.start() + 3] if stop and SHORTEST_RUN_ON <= stop.start() <= LONGEST_LETTERHEAD else []
    return [match.start()]


def lead_cut(text: str) -> list[int]:
    """Where the decision begins that runs on after its lead-in: "I socialnämnden: Förslaget avslås."."""
    match = _LEAD.match(text)
    return [match.end()] if match and lead_in(match[1]) else []


def register_cuts(text: str) -> list[int]:
    """Where the § and diary number stand in an extract of minutes, after the title and before the matter's text."""
    match = _REGISTER.search(text, 0, LONGEST_LETTERHEAD)
    own = as_diary_number(match[1]) if match else None
    if match is None or own is None:
        return []
    return [
        cut for cut in (match.start(), match.start(1) + len(own)) if 0 < cut < len(text) and text[cut:].strip(" ,)")
    ]


def point_cuts(text: str, label_before: str | None) -> list[int]:
    """Where the points after the first begin ("1. … 2. … 3. …"), and the first after a lead-in; bullets likewise."""
    if not _POINT.search(text):
        return []
    expected = int(label_before.rstrip(".)")) + 1 if label_before and label_before.rstrip(".)").isdecimal() else 0
    cuts = []
    if not expected and (first := _first(text)) is not None:
        cuts.append(first)
        expected = 2
    for match in (_NEXT_SMALL if text[:1].islower() else _NEXT).finditer(text):
        if expected and int(match[1]) == expected:
            cuts.append(match.end())
            expected += 1
    bullets = list(_BULLET.finditer(text))
    led_in = any(text[: match.start()].rstrip().endswith(":") for match in bullets[:1])
    if not cuts and (label_before in ("•", "●", "▪") or led_in or len(bullets) > 1):
        cuts = [match.end() for match in bullets]
    return cuts


def text_cut(text: str) -> list[int]:
    """Where the heading of the paper's text runs on after the last point: "… av bryggan. Yrkandet Under sommaren …"."""
    match = _text_heading().search(text)
    return [match.start(), match.end()] if match else []


def _first(text: str) -> int | None:
    """Where point 1 begins in a text that has a lead-in or heading before it, and further points after it."""
    for match in _FIRST.finditer(text):
        before = text[: match.start()].rstrip()
        opens = before.endswith(":") or (len(before) <= LONGEST_PIECE and before[-1:].isalnum())
        if opens and (before.endswith(":") or re.search(rf"{_ENDS}\s+2[.)]\s+[A-ZÅÄÖ]", text[match.end() :])):
            return match.end()
    return None


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(rf"(?P<gap>{_GAP.pattern})|(?P<label>(?<!\w){label().pattern})|(?P<date>{_DATE.pattern})")


@cache
def _sentence_start() -> re.Pattern[str]:
    starts = "|".join(words("bundle", "run_on", "sentence_starts"))
    speaks = "|".join(words("bundle", "run_on", "party_verbs"))
    parties = "|".join(re.escape(str(party["name"])) for party in table("parties")["party"])
    begins = rf"(?:{starts})(?= [a-zåäöA-ZÅÄÖ])|(?:{parties})(?= (?:{speaks})\b)"
    return re.compile(rf"(?<=[a-zåäö0-9)”\"] )(?:{begins})")


@cache
def _text_heading() -> re.Pattern[str]:
    phrases = "|".join(words("bundle", "run_on", "after_points"))
    return re.compile(rf"(?<=[.!?)”\"] )(?:{phrases}) (?=[A-ZÅÄÖ])")


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){label().pattern}")


@cache
def _headings() -> re.Pattern[str]:
    """Headings that name no organ, as they begin a paragraph: with a capital."""
    plain = {heading for headings in table("headings").values() for heading in headings if not set("{#") & set(heading)}
    return re.compile(_capital(plain) + r"(?!\w)")


@cache
def _inside() -> re.Pattern[str]:
    phrases = "|".join(map(re.escape, words("bundle", "run_on", "inside")))
    return re.compile(
        rf"(?<=[\w.)”\"] )(?:{phrases})(?=:?\s*(?:[A-ZÅÄÖ]|\d|$|i\s+\w*(?:nämnden|styrelsen|fullmäktige)))"
    )


@cache
def _of_organ() -> re.Pattern[str]:
    phrases = "|".join(words("bundle", "run_on", "of_organ"))
    return re.compile(rf"[A-ZÅÄÖ][\w-]+?(?: [\w-]+?){{0,5}}?s (?:{phrases})(?!\w)")


def _capital(phrases: set[str]) -> str:
    ordered = sorted(phrases, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(p[:1].upper()) + re.escape(p[1:]) for p in ordered) + ")"
