"""The index of forms has the papers that there are, and says the same in both databases."""

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, text, update

from kserender.corpus.search import Filters, finish, search
from kserender.corpus.store import Store, open_store
from kserender.corpus.store.tables import papers, texts

PAPERS = tomllib.loads((Path(__file__).parent / "cases" / "archive.toml").read_text("utf-8"))["paper"]
# A word of one title and many texts, a part of compounds, either of two, one without the other, a phrase, a beginning,
# and words of which no paper has all.
QUERIES = (
    "skola",
    "område",
    "skola ELLER väg",
    "nämnd INTE skola",
    '"fri lek" ELLER park',
    "bygg*",
    "skola väg park budget bidrag",
)

Fill = Callable[[Store, list[dict[str, Any]]], None]


@pytest.fixture
def both(postgres: Any, tmp_path: Path, fill: Fill) -> Iterator[tuple[Store, Store]]:
    with (
        open_store(str(tmp_path / "arkiv.db"), create=True) as one,
        open_store(postgres.database(), create=True) as two,
    ):
        for store in (one, two):
            fill(store, PAPERS)
        yield one, two


def test_both_databases_weigh_papers_alike(both: tuple[Store, Store]) -> None:
    found = [
        [(hit.path, hit.score) for results in asked for hit in (*results.hits, *results.partial)]
        for asked in ([search(store, query) for query in QUERIES] for store in both)
    ]
    assert found[0] == found[1]
    assert len({score for _path, score in found[0]}) > len(QUERIES)


@pytest.mark.parametrize("filters", [Filters(), Filters(years=(2031, 2030)), Filters(organs=("ingen sådan nämnd",))])
def test_filters_choose_alike(both: tuple[Store, Store], filters: Filters) -> None:
    one, two = ([search(store, query, filters, facets=True) for query in QUERIES] for store in both)
    assert [(found.total, found.facets) for found in one] == [(found.total, found.facets) for found in two]


def test_paper_that_is_changed_or_taken_out_leaves_the_index(store: Store, fill: Fill) -> None:
    fill(store, [{"file": "a.docx", "title": "Gungor"}, {"file": "b.docx", "title": "Sandlådor"}])
    store.begin(lambda connection: connection.execute(update(texts).values(title="Rutschkanor")))
    assert search(store, "rutschkanor").total == 2  # also before it is finished
    finish(store)
    assert [search(store, word).total for word in ("gunga", "rutschkana")] == [0, 2]
    store.begin(lambda connection: connection.execute(delete(papers).where(papers.c.title == "Gungor")))
    with store.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM texts_forms")) == 1
    assert search(store, "rutschkana").total == 1


def test_paper_of_more_words_than_a_vector_holds_is_found_by_its_first(store: Store, fill: Fill) -> None:
    """A list of all different words; the title and the decisions come before the rest of it."""
    words = " ".join(f"ordet{number:x}ettlångtord" for number in range(80_000))
    fill(store, [{"file": "lista.docx", "title": "Ordlista", "summary": words}])
    assert search(store, "ordlistor ordet1ettlångtord").total == 1
