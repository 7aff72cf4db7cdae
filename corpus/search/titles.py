"""A query that is a title, word for word: all papers of that title come first, the latest before others."""

from sqlalchemy import Connection, select

from kserender.corpus.search.filters import Chosen
from kserender.corpus.search.traits import title_key
from kserender.corpus.store.tables import papers, traits

MOST = 1000  # papers of the same title that come before the others


def titled(connection: Connection, query: str, chosen: Chosen) -> list[int]:
    """The papers with the query as their title, §§ before others and the latest first."""
    key = title_key(query)
    if key is None:
        return []
    found = (
        select(papers.c.id)
        .join(traits, traits.c.paper_id == papers.c.id)
        .where(traits.c.title_key == key, *chosen.conditions())
    )
    latest = (papers.c.paragraph.is_(None), papers.c.date.desc().nullslast(), papers.c.content_id, papers.c.ordinal)
    return list(connection.scalars(found.order_by(*latest).limit(MOST)))
