"""What two papers list: attachments, those who get the decision, signatories."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from kserender.compare.align import pair_equal
from kserender.compare.comparison import Listed
from kserender.compare.fold import key
from kserender.paper import Attachment, Dispatch, Paper, Person

Item = TypeVar("Item")


def compare_attachments(a: Paper, b: Paper) -> Listed:
    """By title and date: the same paper of another date is another paper."""
    return _compared(a.attachments, b.attachments, lambda x: (key(x.title), x.date), _attachment)


def compare_dispatch(a: Paper, b: Paper) -> Listed:
    """By the organ written out, or else by the text."""
    return _compared(a.dispatch, b.dispatch, lambda x: key(x.body or x.text), _dispatch)


def compare_signatories(a: Paper, b: Paper) -> Listed:
    """By name and party."""
    return _compared(a.signatories, b.signatories, lambda x: (key(x.name), key(x.party or "")), _person)


def _compared(
    a: Sequence[Item], b: Sequence[Item], name: Callable[[Item], object], shown: Callable[[Item], str]
) -> Listed:
    pairs = pair_equal([name(item) for item in a], [name(item) for item in b])
    both_a, both_b = {i for i, _ in pairs}, {j for _, j in pairs}
    return Listed(
        both=[shown(item) for at, item in enumerate(a) if at in both_a],
        only_a=[shown(item) for at, item in enumerate(a) if at not in both_a],
        only_b=[shown(item) for at, item in enumerate(b) if at not in both_b],
    )


def _attachment(item: Attachment) -> str:
    return item.title if item.date is None or item.date in item.title else f"{item.title}, {item.date}"


def _dispatch(item: Dispatch) -> str:
    return item.text


def _person(item: Person) -> str:
    return f"{item.name}, {item.party}" if item.party else item.name
