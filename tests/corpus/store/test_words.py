"""The full-text index has the words of the papers, and those only."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, func, select, text, update

from kserender.corpus.store import Store, open_store, words
from kserender.corpus.store.tables import contents, texts
from kserender.corpus.store.writing import Batch


def vocabulary(store: Store) -> dict[str, int]:
    with store.connect() as connection:
        return dict(words.vocabulary(connection))


def test_words_are_those_of_the_text_in_lower_case(store: Store, content: Any) -> None:
    store.write(Batch([content("Åkerön", decisions=[], title="Får i ÄNGEN, dnr KS/2031:7"), content("x", title="får")]))
    found = vocabulary(store)
    assert found["får"] == 2
    assert {"i", "ängen", "dnr", "ks", "2031", "7"} <= found.keys()
    assert not {"far", "angen", "Får", "ks/2031"} & found.keys()


def test_index_follows_what_is_written_changed_and_taken_out(store: Store, content: Any) -> None:
    store.write(Batch([content("parken", title="Gungor", decisions=[])]))
    assert "gungor" in vocabulary(store)

    store.begin(lambda connection: connection.execute(update(texts).values(title="Rutschkana")))
    assert {"gungor", "rutschkana"} & vocabulary(store).keys() == {"rutschkana"}

    store.write(Batch([content("parken", title="Sandlåda", decisions=[], attempts=2)]))
    assert {"rutschkana", "sandlåda"} & vocabulary(store).keys() == {"sandlåda"}
    if store.dialect == "sqlite":
        store.begin(check)


def check(connection: Connection) -> None:
    """Raises when the index and the texts do not agree."""
    connection.execute(text("INSERT INTO texts_fts(texts_fts, rank) VALUES ('integrity-check', 1)"))


def test_text_too_long_for_postgresql_is_found_by_its_beginning(store: Store, content: Any) -> None:
    """A list of all different words is larger than the index of a paper may be there."""
    store.write(Batch([content("lista", title="Ordlista", summary=" ".join(f"ord{n:x}ord" for n in range(150_000)))]))
    assert {"ordlista", "ord0ord"} <= vocabulary(store).keys()
    with store.connect() as connection:
        assert (connection.scalar(select(func.length(texts.c.body))) or 0) > 1_000_000  # none of the text is lost


LETTERS = st.sampled_from("abcåäöéüÅÄÖ0123456789 \n-–.,:;/_()§%&'\"<>@#+*=!?·•€\u00a0\u00ad")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(line=st.text(LETTERS, max_size=400))
def test_both_databases_take_a_text_apart_alike(line: str, both: tuple[Store, Store], content: Any) -> None:
    found = []
    for store in both:
        store.begin(lambda connection: connection.execute(contents.delete()))
        store.write(Batch([content("samma", title=line, decisions=[])]))
        found.append(vocabulary(store))
    assert found[0] == found[1]


@pytest.fixture
def both(postgres: Any, tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    with (
        open_store(str(tmp_path / "arkiv.db"), create=True) as one,
        open_store(postgres.database(), create=True) as two,
    ):
        yield one, two
