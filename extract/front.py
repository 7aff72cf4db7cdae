"""What stands before the first section: the kind of paper, labelled values ("Dnr …"), lines that may be the title."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from kserender.extract.heads import paragraph_head
from kserender.extract.kinds import kind_of_line, kind_with_subject, numbered
from kserender.extract.language.diary import as_diary_number, diary_numbers
from kserender.extract.language.open_ends import ends_open
from kserender.extract.language.people import is_name, party_line
from kserender.extract.language.pipeline import organs
from kserender.extract.language.tables import table, words
from kserender.extract.listed_parties import listed_parties
from kserender.extract.signature import lines
from kserender.model import Block, Heading, Paragraph

# A municipality, a figure, a date, a page number.
_NOT_TITLE = re.compile(
    r"^(?:[A-ZÅÄÖ][\w-]+ (?:[Kk]ommun|[Ss]tad|KOMMUN|STAD)"
    r"|\W*|(?:[Nn]r\.? ?)?\d[\d\s()./-]*|(?:den )?\d{1,2} \w+ \d{4}|\d{4}-\d\d-\d\d|[Ss]id(?:a|an)? \d.*"
    r"|[Nn]ytt? (?:yrkande|ärende)|(?:[Rr]ev(?:iderat?)?\.?|[Uu]ppdaterat?) [\d-]+|(?:\S+@\S+\s*)+|\w\w?)$"
)
LONGEST_TITLE = 300
# The name of who issues a paper.
LONGEST_ISSUER = 70
MOST_WORDS = 8
_BOARD = re.compile(r"(?:Nämnden|Styrelsen|Direktionen) för ")
_ITEM = re.compile(r"(?:nr\.? ?)?\d{1,3}(?:\.\d{1,2})*\.?|nytt?\b.*", re.IGNORECASE)
_DATE_LAST = re.compile(r"(?<![, ])[, ]+(?:\d{4}-\d\d-\d\d|(?:den )?\d{1,2} [a-z]+ \d{4})$")
# What a paper is about: "Motion av Eva Ek (C) om badplatser".
_SUBJECT = re.compile(r"(?:\b(?:om|angående|gällande|avseende|rörande|beträffande|över)\b|[–:]|(?<!\d)-(?!\d)) *\S")
# The place of a matter in an agenda, and what may stand with it: "nr 15, KS 2024-05-13".
# Nothing is tried twice: of capitals or figures without end there would be no end of ways to take them apart.
_IN_AGENDA = re.compile(
    r"(?:[Nn]r|[ÄA](?![A-ZÅÄÖ])|[A-ZÅÄÖ]{2,4}(?![A-ZÅÄÖ])|\d{4}-\d\d-\d\d|\d{1,3}(?!\d)(?:\.\d{1,2}(?!\d))*|[\s,.:;/]+)*+"
)


@dataclass(slots=True)
class Front:
    """The parts of the front matter.  `values` go by the names of the label table; `titles` in order; `subject_kind` is
    the kind by a line with its subject ("Motion av Eva Ek (C) om …"), `subject_line`, which may be another paper's
    title."""

    paragraph: str | None = None
    kind: str | None = None
    kind_line: str = ""
    subject_kind: str | None = None
    subject_line: str = ""
    parties: list[str] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    organ: str | None = None
    titles: list[tuple[Heading | Paragraph, str]] = field(default_factory=list)
    # What stands between the labels of one line; that line, and how many titles stood before the first of them.
    between: list[tuple[Heading | Paragraph, str]] = field(default_factory=list)
    opened: tuple[int, int] = (0, 0)

    @property
    def addressed(self) -> str | None:
        """The organ that the paper is addressed to or comes from."""
        named = organs(self.values.get("body", ""))
        return named[0].name if named else self.organ

    def issued(self) -> None:
        """What stood above a letterhead's first label or word for its kind is no title when it names who issues it."""
        if self.kind is None and not self.values and all(is_issuer(line) for _, line in self.titles):
            self.organ = self.organ or next((line for _, line in self.titles if _BOARD.match(line)), None)
            self.titles.clear()

    def labelled(self, block: Block) -> None:
        """What stood between this label or word for a kind and one before it in the same line is of the letterhead."""
        line = block.place.paragraph
        if self.opened[0] == line:
            self.between += self.titles[self.opened[1] :]
            del self.titles[self.opened[1] :]
        else:
            self.opened = line, len(self.titles)


def front_matter(blocks: Iterable[Block], furniture: Iterable[Block], number: str | None = None) -> Front:
    """The front matter in these blocks; page heads are asked for what the page itself leaves out.

    `number` is that of the § in its minutes; without it a line may say it.
    """
    front, heads = Front(number), Front()
    _fill(front, blocks, in_minutes=number is not None)
    _fill(heads, furniture)
    for name, value in heads.values.items():
        front.values.setdefault(name, value)
    front.kind = front.kind or heads.kind
    front.organ = front.organ or heads.organ
    front.titles = front.titles or front.between
    if "author" in front.values:
        # What an officer handles is no motion, though it may bear the motion's title.
        front.subject_kind, front.subject_line = None, ""
    return front


def _is_no_title(cell: str) -> bool:
    return bool(_NOT_TITLE.match(cell) or _office().match(cell))


@cache
def _office() -> re.Pattern[str]:
    """Who led the meeting: "Ordförande: Eva Ek"."""
    labels = table("meetings")["labels"]
    names = [re.escape(name) for office in ("chair", "secretary", "adjusters") for name in labels[office]]
    return re.compile(rf"(?:{'|'.join(names)}):\s*\S", re.IGNORECASE)


def _fill(front: Front, blocks: Iterable[Block], *, in_minutes: bool = False) -> None:
    waiting: str | None = None
    beside = passed = False
    for block, cell in _cells(blocks):
        # Letterheads have columns: after "Handläggare" other labels may come before the name.
        if waiting and not _label(cell) and (not passed or _is_people(cell)):
            front.values.setdefault(waiting, cell)
            waiting = None
            continue
        passed = waiting == "author" and _label(cell) is not None
        waiting = waiting if passed else None
        if front.paragraph is None and (head := paragraph_head(cell)):
            front.paragraph = head.number
            cell = cell[head.end :].strip(" ,")
        if front.paragraph is not None and as_diary_number(cell) == cell:
            # In minutes the number may stand below the § without a word before it.
            front.values.setdefault("diary_number", cell)
            continue
        if match := numbered("appendix").match(cell):
            # "Bilaga 3 Socialnämnden": what follows says whose or what it is.
            cell = cell[match.end() :].strip(" .,:–-")
            if "§" in cell and any(not mention.start for mention in organs(cell)):
                continue
        if not cell or numbered("handling").fullmatch(cell.rstrip(".")):
            continue
        if found := _label(cell) or _in_agenda(cell):
            name, value = found
            front.issued()
            front.labelled(block)
            if value:
                front.values.setdefault(name, value)
            else:
                waiting, passed = name, False
        # What a § of minutes is needs no line: "Motion av …" or "Protokoll från …" is its title.
        elif not in_minutes and (kind := _kind(front, cell)):
            front.issued()
            if front.kind is None:
                front.kind, front.kind_line = kind, cell
            if not _SUBJECT.search(cell):
                front.labelled(block)
            elif isinstance(block, Heading | Paragraph):
                front.titles.append((block, cell))
        elif front.kind and not front.titles and (listed := listed_parties(cell)):
            front.parties += [] if beside else listed
            beside = cell.casefold().endswith(words("bundle", "beside", "words"))
        elif party_line(cell) or (
            front.values and not in_minutes and _is_people(cell) and kind_with_subject(cell) is None
        ):
            continue
        elif organ := only_organ(_DATE_LAST.sub("", cell)):
            front.organ = front.organ or organ
        elif isinstance(block, Heading | Paragraph) and (_goes_on(front) or not _is_no_title(cell)):
            if front.paragraph is None and not front.titles and front.subject_kind is None:
                front.subject_kind = kind_with_subject(cell)
                front.subject_line = cell if front.subject_kind else ""
            if len(cell) <= LONGEST_TITLE:
                front.titles.append((block, cell))


def _goes_on(front: Front) -> bool:
    """Whether the title so far ends in a word that none ends in: "Trygghet i" / "Ekhamra kommun"."""
    return bool(front.titles) and ends_open(front.titles[-1][1])


def _cells(blocks: Iterable[Block]) -> Iterator[tuple[Block, str]]:
    for block in blocks:
        for line in lines(block):
            for cell in line:
                if bare := cell.strip(" \t_"):
                    yield block, bare


def _kind(front: Front, cell: str) -> str | None:
    """The kind that a line says: of a paper that an officer handles, "Motion av …" is what it is about."""
    found = kind_of_line(cell, alone=front.paragraph is not None)
    return None if "author" in front.values and _SUBJECT.search(cell) else found


def _is_people(cell: str) -> bool:
    """Whether the cell is the names of one or several people, perhaps with where they work: "Eva Ek, Per Linde"."""
    return is_name(re.split(r"\s*(?:[,;/]|\boch\b)", cell)[0])


def _label(cell: str) -> tuple[str, str] | None:
    match = _labels().match(cell)
    if match is None:
        return None
    value = cell[match.end() :].strip()
    # "Till" and "Ärende" begin sentences and titles as well: without a colon they are labels only before an organ.
    name = _label_names()[match[1].casefold()]
    certain = match[2].strip() != "" or not value or name in ("diary_number", "date", "author") or bool(organs(value))
    if name in ("diary_number", "title") and _ITEM.fullmatch(value):
        # "Ärende 2.1.12" is a place in an agenda.
        return "other", value
    if name == "title" and (found := _in_agenda(value)):
        return found
    return (name, value) if certain else None


def _in_agenda(text: str) -> tuple[str, str] | None:
    """The diary number that stands with a matter's place in an agenda and nothing else: "15, KS-2024-00123"."""
    numbers = diary_numbers(text)
    rest = text
    for number in reversed(numbers):
        rest = rest[: number.start] + rest[number.end :]
    return ("diary_number", numbers[-1].id) if numbers and _IN_AGENDA.fullmatch(rest) else None


@cache
def _label_names() -> dict[str, str]:
    return {word: name for name, words in table("front")["labels"].items() for word in words}


@cache
def _labels() -> re.Pattern[str]:
    names = "|".join(re.escape(word) for word in sorted(_label_names(), key=len, reverse=True))
    return re.compile(rf"({names})(?![\w-])([.:]*)\s*", re.IGNORECASE)


def only_organ(cell: str) -> str | None:
    """The organ's name, when the text is nothing else ("Till kommunstyrelsen", "Socialnämnden i Ekhamra")."""
    found = organs(cell)
    if len(found) != 1:
        return None
    rest = re.sub(r"^[Tt]ill\s+|\s+i\s+[A-ZÅÄÖ]\w+$", "", cell[: found[0].start] + cell[found[0].end :])
    return found[0].name if len(rest.strip(" ,.:")) <= 1 else None


def is_issuer(text: str) -> bool:
    """Whether the text is nothing but who issues a paper."""
    if len(text) > LONGEST_ISSUER or not text[:1].isupper() or text[-1:] in ".:;,?!":
        return False
    if only_organ(text):
        return True
    names = re.split(r"\b(?:för|i)\b", text)[0]
    return len(re.findall(r"\w+", text)) <= MOST_WORDS and not re.search(r"\d", text) and _is_named(names)


def _is_named(text: str) -> bool:
    """Whether one of the words ends as names of issuers do, and no other is a small word of a sentence."""
    small = words("bundle", "issuers", "small_words")
    found = re.findall(r"[\w-]+", text)
    ends = [word.casefold().endswith(words("bundle", "issuers", "endings")) for word in found]
    known = [
        end or word[0].isupper() or word in small or word[-1] == "-" for word, end in zip(found, ends, strict=True)
    ]
    return any(ends) and all(known)
