"""The meeting that minutes are from, by what stands before the first § and in the page heads."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from kserender.extract.front import only_organ
from kserender.extract.language.people import split_name
from kserender.extract.language.pipeline import organs
from kserender.extract.language.tables import table, words
from kserender.extract.language.times import times
from kserender.extract.present import present
from kserender.extract.signature import lines
from kserender.model import Block, Paragraph
from kserender.paper import Meeting

_CLOCK = r"\d{1,2}[.:]\d{2}"
_UNTIL = rf"\s*(?:[–-]|till)\s*(?:kl\.?\s*)?({_CLOCK})"
_TIME = re.compile(rf"\b[Kk]l(?:ockan|\.)?:?\s*({_CLOCK})(?:{_UNTIL})?|\b({_CLOCK}){_UNTIL}")
_NUMBER = re.compile(r"\bProtokoll nr\.? (\d+)|\b[Nn]r\.? (\d+)/\d{2,4}")
# Between a label and the name that belongs to it: a line to sign on, the §§, a place.
CELLS_BETWEEN = 4
LONGEST_LEAD = 300
_LINE_TO_SIGN = re.compile(r"[\s._…-]{4,}")
# An organ's name in the indefinite form, which no list of endings holds: "Programnämnd social välfärd".
_BOARD = re.compile(r"[A-ZÅÄÖ]\w*(?:- och \w+)?(?:nämnd|styrelse|utskott)(?: [\wåäö-]+){0,5}")


def meeting(
    front: Iterable[Block], furniture: Iterable[Block], numbers: Sequence[str], body: Iterable[Block] = ()
) -> Meeting:
    """The Meeting; `numbers` are the § numbers in order, "" where the minutes have none.

    `body` is asked for the organ when no page says which it is.
    """
    front, furniture = list(front), list(furniture)
    cells = [cell for block in (*furniture, *front) for line in lines(block) for cell in line if cell]
    text = "\n".join(block.text("revised") for block in (*furniture, *front))
    days = Counter(time.value for time in times(text) if time.kind == "date" and len(time.value) == 10)
    clock = _TIME.search(text)
    start, end = (clock[1] or clock[3], clock[2] or clock[4]) if clock else (None, None)
    number = _NUMBER.search(text)
    offices = {name: people for name in ("chair", "secretary", "adjusters") if (people := _holders(cells, name))}
    return Meeting(
        body=_body(cells) or _deciding(body),
        date=days.most_common(1)[0][0] if days else None,
        place=_place(cells),
        start=start.replace(".", ":") if start else None,
        end=end.replace(".", ":") if end else None,
        number=number[1] or number[2] if number else None,
        chair=next(iter(offices.get("chair", ())), None),
        secretary=next(iter(offices.get("secretary", ())), None),
        adjusters=offices.get("adjusters", []),
        adjustment=_after(cells, "adjustment"),
        present=present(front),
        paragraphs="-".join(dict.fromkeys([numbers[0], numbers[-1]])) or None,
    )


def _body(cells: Sequence[str]) -> str | None:
    """The organ that meets: the one that lines name alone, or else the one most spoken of; no region, no office."""
    alone = Counter(name for cell in cells if (name := only_organ(cell)))
    mentioned = Counter(mention.name for cell in cells for mention in organs(cell) if not mention.genitive)
    headed = Counter(match[0] for cell in cells if (match := _BOARD.fullmatch(cell)))
    for found in (alone, headed, mentioned):
        named = [name for name, _ in found.most_common() if name.casefold().endswith(words("organs", "deciding"))]
        if named or (found is headed and headed):
            return named[0] if named else _definite(headed.most_common(1)[0][0])
    return alone.most_common(1)[0][0] if alone else None


def _deciding(body: Iterable[Block]) -> str | None:
    """The organ that most sentences begin with, before a verb of deciding: "Kommunstyrelsen tillstyrker …"."""
    found: Counter[str] = Counter()
    for block in body:
        text = block.text("revised")
        mention = next(iter(organs(text)), None) if isinstance(block, Paragraph) and len(text) <= LONGEST_LEAD else None
        if mention and mention.start == 0 and not mention.genitive:
            verb = text[mention.end :].split(maxsplit=1)[:1]
            found[mention.name] += bool(verb) and verb[0] in words("leads", "acts")
    deciding = words("organs", "deciding")
    return next((name for name, count in found.most_common() if count and name.casefold().endswith(deciding)), None)


def _definite(board: str) -> str:
    """The name as it stands in sentences: Valnämnd is Valnämnden."""
    endings: dict[str, str] = table("organs")["definite"]
    return board + next((endings[word] for word in endings if board.endswith(word)), "")


def _place(cells: Sequence[str]) -> str | None:
    """Where the meeting was held; the time that stands beside it is told by itself."""
    for rest, after in _labelled(cells, "place"):
        value = rest or (after[0] if after else "")
        if clock := _TIME.search(value):
            value = value[: clock.start()].strip(" ,;") or value[clock.end() :].strip(" ,;.")
        if value and not value.casefold().startswith(words("meetings", "labels", "adjusters")):
            return value
    return None


def _after(cells: Sequence[str], label: str) -> str | None:
    """What follows a label, in its cell or in the next one."""
    return next((rest or (after[0] if after else None) for rest, after in _labelled(cells, label)), None)


def _holders(cells: Sequence[str], office: str) -> list[str]:
    """Who holds an office: after its label, or before the word ("Eva Ek, ordförande")."""
    for rest, after in _labelled(cells, office):
        for cell in (rest, *after[:CELLS_BETWEEN]):
            if cell is not rest and _label().match(cell):
                break
            if found := _names(cell):
                return found
    return [
        found[0]
        for cell in cells
        if (match := _holder(office).search(cell)) and (found := _names(re.split("[,;:]", cell[: match.start()])[-1]))
    ]


def _labelled(cells: Sequence[str], label: str) -> Iterator[tuple[str, Sequence[str]]]:
    for word in table("meetings")["labels"][label]:
        for at, cell in enumerate(cells):
            # A small letter goes on from the line above: "2:e vice" / "ordförande".
            if cell[0].isupper() and cell.casefold().startswith(word) and not cell[len(word) :][:1].isalpha():
                yield _LINE_TO_SIGN.sub("", cell[len(word) :]).strip(" :,"), cells[at + 1 : at + 1 + 2 * CELLS_BETWEEN]


def _names(text: str) -> list[str]:
    """The names that the text is, or begins with: "Nils Grund (S) och Eva Vret (M)", "Mats Trast utses att justera"."""
    found = []
    for part in re.split(r",|;|\boch\b|\bsamt\b|§|\butse[sd]\w*\b", text):
        if name := split_name(part):
            found.append(name[0])
        elif part.strip():
            break
    return found


@cache
def _label() -> re.Pattern[str]:
    labels = sorted((word for found in table("meetings")["labels"].values() for word in found), key=len, reverse=True)
    return re.compile(rf"(?=[A-ZÅÄÖ])(?i:{'|'.join(map(re.escape, labels))})(?!\w)")


@cache
def _holder(office: str) -> re.Pattern[str]:
    found = "|".join(re.escape(word) for word in table("meetings")["offices"][office])
    return re.compile(rf"(?:,\s*|(?<=\))\s+)(?:{found})(?![\w.])", re.IGNORECASE)
