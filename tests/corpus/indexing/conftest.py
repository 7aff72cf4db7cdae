"""A pool that reads here, for what does not depend on processes, and one of processes that all tests share."""

from collections.abc import Iterable, Iterator

import pytest

from kserender.corpus import indexed
from kserender.corpus.indexing.content import Parcel
from kserender.corpus.indexing.pool import Done, Processes


class Here:
    """A pool without processes; it counts what it reads."""

    def __init__(self) -> None:
        self.read_sums: list[str] = []

    def read(self, parcels: Iterable[Parcel]) -> Iterator[Done | None]:
        for parcel in parcels:
            self.read_sums += [content.sha256 for content in parcel]
            yield parcel, indexed.answered(indexed.work("", "", indexed.packed([one.data for one in parcel])))
            yield None

    def stop(self) -> None:
        pass


@pytest.fixture
def here() -> Here:
    return Here()


@pytest.fixture(scope="session")
def processes() -> Iterator[Processes]:
    pool = Processes(2)
    yield pool
    pool.stop()
