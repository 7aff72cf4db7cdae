"""The grammar of *var*: "tredje stycket under rubriken ”Drift”", "5 § andra meningen", "punkterna 3–5", "rad 7"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kserender.extract.instructions.numerals import FIGURES, law, numbers_at, shortened
from kserender.extract.instructions.tokens import Token
from kserender.extract.instructions.vocabulary import Relation, Unit, vocabulary

_OF_LAWS = frozenset({"paragraf", "stycke", "moment"})
_LONGEST = 12  # tokens before a unit, and of a name after it


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document at tokens `start:end`, its preposition at `lead` (or equal to `start`).

    `number` is in figures ("3", "3-5", "2,3", "-1" for the last); `text` is what names it, `told` the characters
    of that.  `new` when it is spoken of for the first time ("en ny punkt"); `sure` when it can be told which it is.
    """

    lead: int
    start: int
    end: int
    unit: Unit
    number: str | None = None
    told: tuple[int, int] | None = None
    quoted: bool = False
    new: bool = False
    sure: bool = False
    many: bool = False
    relation: Relation | None = None
    preposition: str | None = None


def parts(tokens: Sequence[Token], verbs: frozenset[int]) -> list[Part]:
    """Every part that the tokens name, in order; `verbs` are the tokens that no name goes over."""
    found: list[Part] = []
    at = 0
    while at < len(tokens):
        before = found[-1] if found else None
        part = _part(tokens, at, verbs) or (_after(tokens, at, before) if before else None)
        if part is None:
            at += 1
            continue
        part = _led(tokens, part, before.end if before else 0)
        if before and before.relation == "between" and part.relation is None and _joined(tokens, at, before):
            part = replace(part, relation="between")
        elif before and _same_kind(tokens, before, part, verbs):
            part = replace(before, end=part.end, number=f"{before.number},{part.number}")
            found.pop()
        found.append(part)
        at = part.end
    return found


def _same_kind(tokens: Sequence[Token], one: Part, other: Part, verbs: frozenset[int]) -> bool:
    """Whether both are spoken of as one: "punkt 3 och punkt 5", as "punkterna 3 och 5"."""
    if one.unit != other.unit or one.end != other.lead - 1 or tokens[one.end].low not in ("och", "samt", ","):
        return False
    if other.relation not in (None, one.relation) or not (one.number and other.number) or one.new or other.new:
        return False
    # "… stryks andra meningen och tredje meningen ändras till …": each has its verb.
    ruled = one.lead - 1 in verbs
    following = tokens[other.end].low if other.end < len(tokens) else ""
    ruling = other.end in verbs or following in vocabulary().frame["ordering"]
    return not (one.told or other.told or (ruled and ruling))


def _after(tokens: Sequence[Token], at: int, before: Part) -> Part | None:
    """What is a part only after another one: "5 § *2 st.*", "mellan ”små” och *”företag”*"."""
    if at == before.end and before.unit.name in _OF_LAWS:
        ruled = shortened(tokens, at)
        return Part(at, at, ruled[1], ruled[0], number=ruled[2], sure=True) if ruled else None
    if tokens[at].quote and before.relation == "between" and before.quoted and _joined(tokens, at, before):
        return Part(at, at, at + 1, _words(), told=tokens[at].inside, quoted=True, sure=True)
    return None


def _joined(tokens: Sequence[Token], at: int, before: Part) -> bool:
    return before.end == at - 1 and tokens[before.end].low in ("och", "samt")


def _led(tokens: Sequence[Token], part: Part, floor: int) -> Part:
    """The part with the preposition before it."""
    words = vocabulary()
    at = part.start - 1
    if at < floor:
        return part
    if (
        tokens[at].text == "("
        and (part.number or part.told)
        and part.end < len(tokens)
        and tokens[part.end].text == ")"
    ):
        return replace(part, lead=at, end=part.end + 1, relation="in")
    low = tokens[at].low
    relation = words.relations.get(low)
    if at - 2 >= floor and tuple(token.low for token in tokens[at - 2 : at + 1]) == ("från", "och", "med"):
        return replace(part, lead=at - 2, relation="in", preposition=low)
    if relation is None:
        return part
    lead = at - 1 if at - 1 >= floor and tokens[at - 1].low in words.exact else at
    # "i slutet av punkt 3"
    if low in ("av", "på") and at - 2 >= floor and tokens[at - 1].low in words.edges and tokens[at - 2].low == "i":
        lead = at - 2
    return replace(part, lead=lead, relation=relation, preposition=low)


def _part(tokens: Sequence[Token], at: int, verbs: frozenset[int]) -> Part | None:
    words = vocabulary()
    token = tokens[at]
    if token.quote:
        # "efter ”för”": a place in the words themselves.
        if at and words.relations.get(tokens[at - 1].low) in ("after", "before", "between"):
            return Part(at, at, at + 1, _words(), told=token.inside, quoted=True, sure=True)
        if at and words.relations.get(tokens[at - 1].low) == "under":
            return Part(at, at, at + 1, words.units["rubrik"][0], told=token.inside, quoted=True, sure=True)
        return None
    ruled = law(tokens, at)
    if ruled is not None:
        unit, end, number = ruled
        return Part(at, at, end, unit, number=number, sure=True)
    heading = _numbered_heading(tokens, at)
    if heading is not None:
        return heading
    head = _head(tokens, at)
    if head.end >= len(tokens) or tokens[head.end].quote or head.end in verbs:
        return None
    ruled = law(tokens, head.end) if head.pointing else None
    if ruled is not None:
        return Part(at, at, ruled[1], ruled[0], number=ruled[2], sure=True)
    known = words.units.get(tokens[head.end].low)
    return _identified(tokens, at, head, *known, verbs) if known else None


def _words() -> Unit:
    return vocabulary().units["ord"][0]


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before a unit, which is at token `end`: its number, whether it is new, all of them, whole, known."""

    end: int
    number: str | None
    new: bool
    everything: bool
    whole: bool
    pointing: bool


def _head(tokens: Sequence[Token], at: int) -> Head:
    words = vocabulary()
    numbers: list[str] = []
    new = everything = whole = pointing = False
    here = at
    while here < min(len(tokens), at + _LONGEST) and not tokens[here].quote:
        low = tokens[here].low
        if low in words.ordinals:
            numbers.append(words.ordinals[low])
        elif low in words.last:
            numbers.append("-1")
        elif low == "näst" and here + 1 < len(tokens) and tokens[here + 1].low in words.last:
            numbers.append("-2")
            here += 1
        elif low in words.before["new"]:
            new = True
        elif low in words.before["all"]:
            everything = True
        elif low in words.before["pointing"] or (here == at and owner(tokens[here])):
            whole = whole or low in words.before["whole"]
            pointing = True
        elif (low in words.cardinals and pointing) or (
            low in ("och", ",") and numbers and here + 1 < len(tokens) and _counts(tokens[here + 1])
        ):
            pass
        else:
            break
        here += 1
    return Head(here, ",".join(numbers) or None, new, everything, whole, pointing)


def owner(token: Token) -> bool:
    """Whether it is the genitive of a document or of a part: "programmets avsnitt 3"."""
    words = vocabulary()
    name = token.low.removesuffix("s")
    if name == token.low or token.quote:
        return False
    return name.endswith(words.endings) or (name in words.units and words.units[name][1])


def _counts(token: Token) -> bool:
    words = vocabulary()
    return token.low in words.ordinals or token.low in words.last


def _numbered_heading(tokens: Sequence[Token], at: int) -> Part | None:
    """Such as "under 2.3 ”Vattenskydd”"."""
    words = vocabulary()
    if not (at and "." in tokens[at].text and FIGURES.fullmatch(tokens[at].text)):
        return None
    if tokens[at - 1].low not in ("under", "i") or at + 1 >= len(tokens) or not tokens[at + 1].quote:
        return None
    unit = words.units["avsnitt"][0]
    return Part(at, at, at + 2, unit, number=tokens[at].text, told=tokens[at + 1].inside, quoted=True, sure=True)


def _identified(
    tokens: Sequence[Token], start: int, head: Head, unit: Unit, definite: bool, verbs: frozenset[int]
) -> Part | None:
    """The part with what comes after its unit: a number, a name, quoted words, or what it is about."""
    words = vocabulary()
    at, number, new, pointing = head.end, head.number, head.new, head.pointing
    end = at + 1
    if end < len(tokens) and tokens[end].text == "." and len(tokens[at].text) <= 4 and end + 1 < len(tokens):
        end += 1
    if number and end < len(tokens) and tokens[end].low in (*words.before["upwards"], *words.before["downwards"]):
        number = f"-{number}" if tokens[end].low in words.before["upwards"] and number.isdecimal() else number
        end += 1
    told: tuple[int, int] | None = None
    quoted = about = False
    if not unit.literal:
        here = end + 1 if end < len(tokens) and tokens[end].low in ("nr", "nummer") else end
        here = here + 1 if here > end and here < len(tokens) and tokens[here].text == "." else here
        after, figures = numbers_at(tokens, here)
        if figures and (number is None or unit.name in ("rubrik", "avsnitt", "kapitel")):
            end, number = after, figures
    if end < len(tokens) and tokens[end].quote and unit.quoted != "none":
        told, quoted, end = tokens[end].inside, True, end + 1
    elif unit.literal:
        end, told = _value(tokens, end, verbs)
    else:
        end, told, quoted, about = _told(tokens, end, unit, definite or new or number is not None, verbs)
    sure = (
        bool(number or told or (unit.alone and (definite or pointing)) or (unit.name == "dokument" and head.whole))
        or about
    )
    sure = sure and not (new and about and not quoted)
    return Part(
        start,
        start,
        end,
        unit,
        number=number,
        told=told,
        quoted=quoted,
        new=new and not (definite and not pointing and tokens[start].low != "ny"),
        sure=sure,
        many=head.everything,
    )


def _told(
    tokens: Sequence[Token], at: int, unit: Unit, known: bool, verbs: frozenset[int]
) -> tuple[int, tuple[int, int] | None, bool, bool]:
    """What names a part: quoted words after "som börjar med", a name in capitals, or "om" and what it is about."""
    if at >= len(tokens) or not known:
        return at, None, False, False
    low = tokens[at].low
    if low == "," and at + 2 < len(tokens) and tokens[at + 1].low in ("som", "vilken", "vilket"):
        # "andra stycket, som inleds ”Parken”, stryks"
        end, named, quoted, about = _told(tokens, at + 1, unit, known, verbs)
        return (end, named, quoted, about) if named else (at, None, False, False)
    if low in ("som", "med", "av", "för", "vilken"):
        for here in range(at + 1, min(at + 6, len(tokens))):
            if tokens[here].quote and (low != "med" or tokens[here - 1].low in ("rubriken", "texten", "lydelsen")):
                return here + 1, tokens[here].inside, low == "med" and tokens[here - 1].low != "rubriken", True
            if here in verbs or tokens[here].text in ",:;":
                break
        if low != "för":
            return at, None, False, False
    if low in ("om", "för") or (unit.named and tokens[at].text[0].isupper()):
        end = _name_ends(tokens, at + 1, verbs)
        if end > at + (low in ("om", "för")):
            first = at + 1 if low in ("om", "för") else at
            return end, (tokens[first].start, tokens[end - 1].end), False, True
    return at, None, False, False


def _name_ends(tokens: Sequence[Token], at: int, verbs: frozenset[int]) -> int:
    """Where a name without quotation signs ends: before a verb, an auxiliary, a sign, or the next place."""
    words = vocabulary()
    for here in range(at, min(at + _LONGEST, len(tokens))):
        token = tokens[here]
        if here in verbs or token.quote or token.text in ",:;.–-!?)" or token.low in words.frame["ordering"]:
            return here
        following = tokens[here + 1].low if here + 1 < len(tokens) else ""
        if token.low in words.relations and token.low != "för":
            if following in words.units or following in words.ordinals or following in words.last or following == "§":
                return here
            if not following or not following[0].isalnum():
                return here
            if following.endswith(words.endings):
                return here
    return min(at + _LONGEST, len(tokens))


def _value(tokens: Sequence[Token], at: int, verbs: frozenset[int]) -> tuple[int, tuple[int, int] | None]:
    """What a literal unit holds without signs: one word ("ordet bör"), or a figure and its unit ("1 250 kr")."""
    words = vocabulary()
    if at >= len(tokens) or at in verbs or tokens[at].text in ",.:;)":
        return at, None
    end = at + 1
    if tokens[at].number:
        while (
            end < min(at + 5, len(tokens))
            and end not in verbs
            and not tokens[end].quote
            and tokens[end].low not in words.relations
            and tokens[end].low not in words.frame["ordering"]
            and tokens[end].low not in words.frame["joining"]
            and tokens[end].low not in ("med", "mot")
            and tokens[end].text not in ",.:;)"
        ):
            end += 1
    elif tokens[at].low in words.relations or tokens[at].low in ("om", "med", "mot", "ska", "skall", "föreslås"):
        return at, None
    return end, (tokens[at].start, tokens[end - 1].end)
