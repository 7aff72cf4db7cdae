"""What papers list: attachments, those who get the decision, signatories."""

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from kserender.compare.comparison import Listed
from kserender.compare.fold import key
from kserender.paper import Attachment, Dispatch, Paper, Person

Item = TypeVar("Item")


def list_attachments(papers: Sequence[tuple[int, Paper]]) -> list[Listed]:
    """By title and date: the same paper of another date is another paper."""
    return _listed([(at, paper.attachments) for at, paper in papers], lambda x: (key(x.title), x.date), _attachment)


def list_dispatch(papers: Sequence[tuple[int, Paper]]) -> list[Listed]:
    """By the organ written out, or else by the text."""
    return _listed([(at, paper.dispatch) for at, paper in papers], lambda x: key(x.body or x.text), _dispatch)


def list_signatories(papers: Sequence[tuple[int, Paper]]) -> list[Listed]:
    """By name and party."""
    return _listed(
        [(at, paper.signatories) for at, paper in papers], lambda x: (key(x.name), key(x.party or "")), _person
    )


def _listed(
    lists: Sequence[tuple[int, Sequence[Item]]], name: Callable[[Item], Hashable], shown: Callable[[Item], str]
) -> list[Listed]:
    found: dict[Hashable, Listed] = {}
    for paper, items in lists:
        for item in items:
            listed = found.setdefault(name(item), Listed(text=shown(item), papers=[]))
            if paper not in listed.papers:
                listed.papers.append(paper)
    return list(found.values())


def _attachment(item: Attachment) -> str:
    return item.title if item.date is None or item.date in item.title else f"{item.title}, {item.date}"


def _dispatch(item: Dispatch) -> str:
    return item.text


def _person(item: Person) -> str:
    return f"{item.name}, {item.party}" if item.party else item.name
