"""What differs, in plain sentences; one table, so that every output says it in the same words."""

from collections.abc import Sequence
from typing import NamedTuple

from kserender.compare.comparison import Aspect, DecisionRelation, Difference
from kserender.i18n import _, mark

RELATIONS: dict[DecisionRelation, str] = {
    "same": mark("the same"),
    "reworded": mark("reworded, the same in substance"),
    "changed": mark("changed in substance"),
    "only_a": mark("only in A"),
    "only_b": mark("only in B"),
}


class _Sentences(NamedTuple):
    """How to say it when both papers say something, and when only A or only B does."""

    both: str
    only_a: str
    only_b: str
    quoted: bool = False


_SENTENCES: dict[Aspect, _Sentences] = {
    "action": _Sentences(
        mark("A would {a}, B would {b}"),
        mark("A would {a}; B does not say"),
        mark("A does not say; B would {b}"),
    ),
    "deciding_body": _Sentences(
        mark("{a} decides in A, {b} in B"),
        mark("{a} decides in A; B does not say"),
        mark("A does not say; {b} decides in B"),
    ),
    "recommends_to": _Sentences(
        mark("a proposal to {a} in A, to {b} in B"),
        mark("a proposal to {a} in A, a decision of its own in B"),
        mark("a decision of its own in A, a proposal to {b} in B"),
    ),
    "assigned_to": _Sentences(
        mark("the task goes to {a} in A, to {b} in B"),
        mark("the task goes to {a} in A; B names nobody"),
        mark("A names nobody; the task goes to {b} in B"),
    ),
    "deadlines": _Sentences(
        mark("time: {a} in A, {b} in B"),
        mark("time: {a} in A, none in B"),
        mark("time: none in A, {b} in B"),
    ),
    "amounts": _Sentences(
        mark("money: {a} in A, {b} in B"),
        mark("money: {a} in A, none in B"),
        mark("money: none in A, {b} in B"),
    ),
    "negation": _Sentences(
        mark("“not”: {a} in A, {b} in B"),
        mark("“not”: {a} only in A"),
        mark("“not”: {b} only in B"),
        quoted=True,
    ),
    "numbers": _Sentences(
        mark("numbers: {a} in A, {b} in B"),
        mark("numbers: {a} only in A"),
        mark("numbers: {b} only in B"),
        quoted=True,
    ),
    "names": _Sentences(
        mark("names: {a} in A, {b} in B"),
        mark("names: {a} only in A"),
        mark("names: {b} only in B"),
        quoted=True,
    ),
    "object": _Sentences(
        mark("what: {a} in A, {b} in B"),
        mark("what: {a} only in A"),
        mark("what: {b} only in B"),
        quoted=True,
    ),
}


def explain(difference: Difference) -> str:
    """One difference as a sentence: "the task goes to X in A, to Y in B"."""
    sentences = _SENTENCES[difference.aspect]
    sentence = (
        sentences.both if difference.a and difference.b else sentences.only_a if difference.a else sentences.only_b
    )
    quoted = sentences.quoted
    return _(sentence).format(a=_listed(difference.a, quoted), b=_listed(difference.b, quoted))


def _listed(texts: Sequence[str], quoted: bool) -> str:
    """All in a row: "x, y and z", in quotation marks where the words are the document's own."""
    shown = [_("“{text}”").format(text=text) if quoted else text for text in texts]
    if len(shown) < 2:
        return "".join(shown)
    return _("{first} and {last}").format(first=", ".join(shown[:-1]), last=shown[-1])
