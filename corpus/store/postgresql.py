"""Connections to an archive in PostgreSQL."""

from importlib.util import find_spec

from sqlalchemy import URL, Connection, Engine, create_engine, event, text

from kserender.errors import MissingPart
from kserender.i18n import _

ANSWER = 10  # seconds within which the server has to answer a new connection
LOCK = 0x6B73  # the advisory lock that writers and whoever makes the tables take


def engine(url: URL, *, create: bool, wait: float) -> Engine:
    """The engine of the archive; `wait` is for how many seconds another writer may keep it locked.

    Raises MissingPart when psycopg is not installed.
    """
    if find_spec("psycopg") is None:
        raise MissingPart(
            _("An archive in PostgreSQL needs a part that is not installed."),
            _("Install it with: {command}").format(command="pip install 'kserender[postgres]'"),
        )
    url = url.update_query_dict({"connect_timeout": str(ANSWER)}) if "connect_timeout" not in url.query else url
    # A connection is tried before it is used: the server may have been restarted since.
    made = create_engine(url, pool_pre_ping=True, connect_args={"application_name": "kserender"})

    @event.listens_for(made, "begin")
    def began(connection: Connection) -> None:
        if connection.get_execution_options().get("writes", False):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {round(wait * 1000)}")
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})

    return made
