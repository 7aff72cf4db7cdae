"""The papers that were found, as they are shown."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, func, select

from kserender.corpus.search.alike import Group
from kserender.corpus.search.query import Exact, Node, Word, terms
from kserender.corpus.search.results import Hit, plain
from kserender.corpus.search.snippets import Sought, Term, marked, snippet
from kserender.corpus.search.vocabulary import Vocabulary
from kserender.corpus.store.tables import decisions, files, papers, texts


def sought(tree: Node | None, vocabulary: Vocabulary) -> Sought:
    """What is marked: words in all their forms, and phrases."""
    return Sought(_term(term, vocabulary) for term in terms(tree))


def _term(term: Word | Exact, vocabulary: Vocabulary) -> Term:
    *before, last = term.tokens
    if isinstance(term, Word):
        return Term(tuple(before), frozenset(vocabulary.spelled(last)))
    return Term(tuple(before), frozenset(), last) if term.begins else Term(tuple(before), frozenset({last}))


def hits(connection: Connection, groups: Sequence[Group], wanted: Sought) -> tuple[Hit, ...]:
    """The first paper of each group, in the order given."""
    ids = [group.papers[0] for group in groups]
    columns = [column for column in papers.c if column.name not in {"json", "signature"}]
    about = select(*columns, texts.c.title.label("words_title"), texts.c.decisions, texts.c.body.label("words"))
    rows = {row.id: row for row in connection.execute(about.join(texts).where(papers.c.id.in_(ids)))}
    points = _points(connection, ids)
    paths = _paths(connection, groups)
    return tuple(
        Hit(
            path=next(iter(paths.get(row.id, ())), ""),
            page=_page(row.first_page, points.get(row.id, ()), wanted, plain(shown)),
            kind=row.kind,
            title=marked(row.title or "", wanted),
            diary_number=row.diary_number,
            paragraph=row.paragraph,
            date=row.date,
            organ=row._mapping[papers.c.body],
            municipality=row.municipality,
            outcome=row.outcome,
            decisions=tuple(text for text, _page in points.get(row.id, ())),
            snippet=shown,
            score=round(group.score, 3),
            also=tuple(paths.get(row.id, ())[1:]),
            papers=group.papers,
        )
        for group in groups
        if (row := rows.get(group.papers[0])) is not None
        for shown in [snippet((row.decisions, row.words), wanted)]
    )


def _points(connection: Connection, ids: Sequence[int]) -> dict[int, list[tuple[str, int | None]]]:
    found: dict[int, list[tuple[str, int | None]]] = {}
    columns = select(decisions.c.paper_id, decisions.c.text, decisions.c.page)
    for paper, text, page in connection.execute(
        columns.where(decisions.c.paper_id.in_(ids)).order_by(decisions.c.paper_id, decisions.c.ordinal)
    ):
        found.setdefault(paper, []).append((text, page))
    return found


def _page(first: int | None, points: Iterable[tuple[str, int | None]], wanted: Sought, shown: str) -> int | None:
    """The page of the decision that is shown, or else that the paper begins on."""
    core = shown.removeprefix("… ").removesuffix(" …")
    return next((page for text, page in points if page and core and core in " ".join(text.split())), first)


def _paths(connection: Connection, groups: Sequence[Group]) -> dict[int, list[str]]:
    """The first paper of each group → where the group's papers lie, or lay at last, its own paths before others."""
    every = [paper for group in groups for paper in group.papers]
    there = (files.c.state == "present").desc()
    rows = select(papers.c.id, files.c.path, files.c.state).join(files, files.c.content_id == papers.c.content_id)
    found: dict[int, list[str]] = {}
    lying: set[int] = set()
    for paper, path, state in connection.execute(
        rows.where(papers.c.id.in_(every)).order_by(there, func.length(files.c.path), files.c.path)
    ):
        if state == "present":
            lying.add(paper)
        elif paper in lying or paper in found:  # where it lay before says nothing, if it lies somewhere
            continue
        found.setdefault(paper, []).append(path)
    return {
        group.papers[0]: list(dict.fromkeys(path for paper in group.papers for path in found.get(paper, ())))
        for group in groups
    }
