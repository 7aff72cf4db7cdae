"""The §§ of minutes, of which series are made."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from kserender.corpus import present
from kserender.corpus.statistics.series import Held
from kserender.corpus.store.tables import meetings, papers


def held(connection: Connection) -> Iterator[Held]:
    """The §§, also copies; of papers that only come with minutes, as in a case file, there are none."""
    source = present.sources(connection.dialect.name)
    query = (
        select(papers.c.municipality, present.organ(), present.date(), papers.c.paragraph, source.c.path, papers.c.near)
        .select_from(present.held(source))
        .where(papers.c.paragraph.is_not(None), meetings.c.id.is_not(None))
        .order_by(present.exact(source.c.path, connection.dialect.name), papers.c.ordinal)
    )
    with connection.execution_options(yield_per=1000).execute(query) as found:
        for row in found:
            yield Held(*row)
