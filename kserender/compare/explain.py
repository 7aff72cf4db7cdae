"""What differs, in plain sentences; one table, so that every output says it in the same words.

`a` is the paper that is compared with (the matter's reference) and `b` the one that is spoken of, both by name."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kserender.compare.comparison import (
    Aspect,
    CellPair,
    Comparison,
    Difference,
    Matter,
    Relation,
    Stance,
    TextRelation,
)
from kserender.compare.language import VERB_PHRASES
from kserender.i18n import _, mark

RELATIONS: dict[Relation, str] = {
    "reference": mark("what the others are compared with"),
    "same": mark("the same"),
    "reworded": mark("the same in other words"),
    "changed": mark("changed in substance"),
    "adopted": mark("taken over"),
    "rejected": mark("rejected"),
    "missing": mark("not with it"),
}
TEXTS: dict[TextRelation, str] = {
    "same": mark("the same"),
    "changed": mark("changed"),
    "only_a": mark("only in {a}"),
    "only_b": mark("only in {b}"),
}


class _Sentences(NamedTuple):
    """How to say it when both papers say something, and when only A or only B does."""

    both: str
    only_a: str
    only_b: str
    quoted: bool = False


_SENTENCES: dict[Aspect, _Sentences] = {
    "action": _Sentences(
        mark("{b} wants to {in_b}, {a} to {in_a}."),
        mark("{a} wants to {in_a}; what {b} wants is not clear."),
        mark("{b} wants to {in_b}; what {a} wants is not clear."),
    ),
    "deciding_body": _Sentences(
        mark("{in_b} decides according to {b}, {in_a} according to {a}."),
        mark("{in_a} decides according to {a}; {b} does not say who does."),
        mark("{in_b} decides according to {b}; {a} does not say who does."),
    ),
    "recommends_to": _Sentences(
        mark("{b} leaves the decision to {in_b}, {a} to {in_a}."),
        mark("{a} leaves the decision to {in_a}; according to {b} it is taken at once."),
        mark("{b} leaves the decision to {in_b}; according to {a} it is taken at once."),
    ),
    "assigned_to": _Sentences(
        mark("{b} gives the task to {in_b}, {a} to {in_a}."),
        mark("{a} gives the task to {in_a}; {b} does not say who gets it."),
        mark("{b} gives the task to {in_b}; {a} does not say who gets it."),
    ),
    "deadlines": _Sentences(
        mark("Time: {in_b} according to {b}, {in_a} according to {a}."),
        mark("Time: {in_a} according to {a}; {b} sets none."),
        mark("Time: {in_b} according to {b}; {a} sets none."),
    ),
    "amounts": _Sentences(
        mark("Money: {in_b} according to {b}, {in_a} according to {a}."),
        mark("Money: {in_a} according to {a}; {b} names no sum."),
        mark("Money: {in_b} according to {b}; {a} names no sum."),
    ),
    "condition": _Sentences(
        mark("{b} makes the condition {in_b}, {a} {in_a}."),
        mark("{b} leaves out the condition {in_a}, which {a} makes."),
        mark("{b} makes a condition: {in_b}."),
        quoted=True,
    ),
    "negation": _Sentences(
        mark("{b} says {in_b}, {a} {in_a}."),
        mark("{a} says {in_a}, which {b} does not."),
        mark("{b} says {in_b}, which {a} does not."),
        quoted=True,
    ),
    "numbers": _Sentences(
        mark("{b} has {in_b} where {a} has {in_a}."),
        mark("{b} leaves out {in_a}."),
        mark("{b} adds {in_b}."),
        quoted=True,
    ),
    "names": _Sentences(
        mark("{b} names {in_b}, {a} {in_a}."),
        mark("{b} does not name {in_a}."),
        mark("{b} also names {in_b}."),
        quoted=True,
    ),
    "object": _Sentences(
        mark("{b} writes {in_b} where {a} writes {in_a}."),
        mark("{b} leaves out {in_a}."),
        mark("{b} adds {in_b}."),
        quoted=True,
    ),
}
# When so much of the wording is another (characters), the two texts tell it better than quotations do.
LONGEST_QUOTED = 200
_OTHERWISE = mark("Most of the wording is another in {b} than in {a}.")
# When the one has all that the other has: what is more, or less.
_MORE = mark("{b} gives the task to {more} as well.")
_LESS = mark("{b} does not give the task to {less}, as {a} does.")


def explain(difference: Difference, a: str, b: str) -> str:
    """One difference as a sentence: "SD gives the task to X, Kommunstyrelsen to Y."."""
    if difference.aspect == "action":
        verbs = {"a": phrases(difference.a), "b": phrases(difference.b)}
        difference = difference.model_copy(update=verbs)
    if difference.aspect == "assigned_to" and difference.a and difference.b:
        more = [who for who in difference.b if who not in difference.a]
        less = [who for who in difference.a if who not in difference.b]
        if not less:
            return _(_MORE).format(b=b, more=listed(more))
        if not more:
            return _(_LESS).format(a=a, b=b, less=listed(less))
    if _is_long(difference):
        return _(_OTHERWISE).format(a=a, b=b)
    sentences = _SENTENCES[difference.aspect]
    sentence = (
        sentences.both if difference.a and difference.b else sentences.only_a if difference.a else sentences.only_b
    )
    in_a, in_b = (listed(side, quoted=sentences.quoted) for side in (difference.a, difference.b))
    return _(sentence).format(a=a, b=b, in_a=in_a, in_b=in_b)


def phrases(verbs: Sequence[str], *, in_part: bool = False) -> list[str]:
    """Decision verbs as they stand after "would": "anse den besvarad", "partly grant"."""
    shown = [VERB_PHRASES.get(verb, verb) for verb in verbs]
    return [_("partly {verb}").format(verb=verb) for verb in shown] if in_part else shown


def explain_stance(comparison: Comparison, matter: Matter, stance: Stance) -> list[str]:
    """What a paper wants in a matter other than the reference does, as sentences; nothing when it is the reference."""
    names = [head.name for head in comparison.papers]
    a, b = names[matter.reference], names[stance.paper]
    to = names[comparison.referrals[stance.by].to] if stance.by is not None else ""
    said: dict[Relation, list[str]] = {
        "same": [_("{b} says the same.").format(b=b)],
        "reworded": [_("{b} says the same in other words.").format(b=b)],
        "adopted": [_("{b} follows {to}.").format(b=b, to=to)],
        "rejected": [_("{b} says no to this.").format(b=b)],
        "missing": [_("{b} does not have this.").format(b=b)],
        "changed": [explain(difference, a, b) for difference in _worth_telling(_with_parts(matter, stance))],
    }
    return said.get(stance.relation, [])


def _with_parts(matter: Matter, stance: Stance) -> list[Difference]:
    """The differences, with verbs that are about parts of the case told as such."""
    reference = next(other for other in matter.stances if other.relation == "reference")
    return [
        difference.model_copy(
            update={
                "a": phrases(difference.a, in_part=reference.in_part),
                "b": phrases(difference.b, in_part=stance.in_part),
            }
        )
        if difference.aspect == "action"
        else difference
        for difference in stance.differences
    ]


def _worth_telling(differences: Sequence[Difference]) -> Iterator[Difference]:
    """Where most of the wording is another, single words, names and numbers in it tell nothing."""
    otherwise = any(_is_long(difference) for difference in differences)
    for difference in differences:
        if not otherwise or _is_long(difference) or difference.aspect not in {"names", "numbers", "negation"}:
            yield difference


def _is_long(difference: Difference) -> bool:
    return difference.aspect == "object" and sum(map(len, (*difference.a, *difference.b))) > LONGEST_QUOTED


def listed(texts: Sequence[str], *, quoted: bool = False) -> str:
    """All in a row: "x, y and z", in quotation marks where the words are the documents' own."""
    shown = [_("“{text}”").format(text=text) if quoted else text for text in texts]
    if len(shown) < 2:
        return "".join(shown)
    return _("{first} and {last}").format(first=", ".join(shown[:-1]), last=shown[-1])


_COLUMNS: dict[str, str] = {
    "proposal": mark("proposal"),
    "reason": mark("reason"),
    "activity": mark("activity"),
    "responsible": mark("responsible"),
    "timeframe": mark("timeframe"),
}


def explain_cell(cell: CellPair, a: str, b: str) -> str:
    """One cell of a table as a sentence: "Budget 2026: 16 according to SD, 18 according to Kommunstyrelsen."."""
    column = _(_COLUMNS[cell.column]) if cell.column in _COLUMNS else cell.column
    column = column[:1].upper() + column[1:]
    in_a, in_b = cell.a or _("nothing"), cell.b or _("nothing")
    return _("{column}: {in_b} according to {b}, {in_a} according to {a}.").format(
        column=column, in_a=in_a, in_b=in_b, a=a, b=b
    )
