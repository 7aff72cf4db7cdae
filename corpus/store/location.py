"""Where an archive is: the name of a file, or the URL of a database."""

from pathlib import Path
from typing import TYPE_CHECKING

from kserender.errors import UsageError
from kserender.i18n import _

if TYPE_CHECKING:
    from sqlalchemy import URL

# What a URL may begin with → SQLAlchemy's name of the database and its driver.
DRIVERS = {
    "sqlite": "sqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}


def location(url: str) -> "URL":
    """The URL of the archive: `arkiv.db`, `sqlite:///arkiv.db` and `postgresql://…` are understood; else UsageError."""
    from sqlalchemy import URL, make_url
    from sqlalchemy.exc import ArgumentError

    if "://" not in url:
        return URL.create("sqlite", database=str(Path(url).expanduser())) if url else _refuse(url)
    try:
        given = make_url(url)
    except (ArgumentError, ValueError):  # the latter: a port that is no number
        return _refuse(url)
    driver = DRIVERS.get(given.drivername)
    if driver is None or not given.database or given.database == ":memory:":
        return _refuse(url)
    return given.set(drivername=driver)


def shown(url: "URL") -> str:
    """The archive as messages call it: never with the password."""
    if url.get_backend_name() == "sqlite":
        return url.database or ""
    return url.set(drivername="postgresql", query={}).render_as_string(hide_password=True)


def _refuse(url: str) -> "URL":
    name = url.partition("://")[0] + "://…" if "@" in url else url  # there may be a password in it
    raise UsageError(
        _("{url} is no archive that kserender can open.").format(url=name or "''"),
        _("Give the name of a file (arkiv.db), or postgresql://user@computer/database."),
    )
