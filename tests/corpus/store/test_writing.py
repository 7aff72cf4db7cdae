"""What a batch makes of the archive."""

from typing import Any

import pytest
from sqlalchemy import func, select

from kserender.corpus.rows import failed
from kserender.corpus.store import Store
from kserender.corpus.store.tables import attendance, contents, decisions, files, metadata, papers, texts
from kserender.corpus.store.writing import Absent, Batch, Present


def count(store: Store, *tables: Any) -> list[int]:
    with store.connect() as connection:
        return [connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables]


def standing(store: Store) -> list[tuple[str, int, str, str | None]]:
    """Every version of every path with its state."""
    with store.connect() as connection:
        rows = select(files.c.path, files.c.version, files.c.state, files.c.moved_to).order_by(
            files.c.path, files.c.version
        )
        return [(path, version, state, moved_to) for path, version, state, moved_to in connection.execute(rows)]


def lies(path: str, content: Any, modified: int = 1) -> Present:
    return Present(path, content["contents"]["sha256"], modified)


def test_file_is_written_with_all_that_it_holds(store: Store, content: Any) -> None:
    park = content("parken", papers=3)
    store.write(Batch([park], [lies("a/park.docx", park)]))

    assert standing(store) == [("a/park.docx", 1, "present", None)]
    assert count(store, papers, texts, decisions, attendance) == [3, 3, 6, 1]
    with store.connect() as connection:
        found = select(papers.c.title, decisions.c.text).join(decisions).order_by(papers.c.ordinal, decisions.c.ordinal)
        assert connection.execute(found).first() == ("Skötsel av parken 0", "Godkänna förslaget om parken.")


def test_writing_a_batch_again_changes_nothing(store: Store, content: Any) -> None:
    """When the connection is lost at the commit, nobody knows whether it came through."""
    park, bath = content("parken"), content("badet")
    store.write(Batch([park], [lies("a.docx", park), lies("b.docx", park)]))
    batch = Batch([bath], [lies("a.docx", bath), lies("c.docx", park)], [Absent("b.docx", moved_to="c.docx")])
    store.write(batch)
    once = count(store, *metadata.tables.values()), standing(store)

    store.write(batch)

    assert (count(store, *metadata.tables.values()), standing(store)) == once
    assert once[1] == [
        ("a.docx", 1, "replaced", None),
        ("a.docx", 2, "present", None),
        ("b.docx", 1, "moved", "c.docx"),
        ("c.docx", 1, "present", None),
    ]


def test_same_contents_are_kept_once(store: Store, content: Any) -> None:
    park = content("parken")
    store.write(Batch([park, park], [lies("a.docx", park), lies("kopia.docx", park)]))
    store.write(Batch([park], [lies("till.docx", park)]))

    assert count(store, contents, papers, files) == [1, 1, 3]


def test_file_that_is_gone_and_comes_back_is_present_again(store: Store, content: Any) -> None:
    park = content("parken")
    store.write(Batch([park], [lies("a.docx", park)]))
    store.write(Batch(absent=[Absent("a.docx")]))
    assert standing(store) == [("a.docx", 1, "gone", None)]

    store.write(Batch(present=[lies("a.docx", park, modified=2)]))

    assert standing(store) == [("a.docx", 1, "present", None)]


def test_later_attempt_takes_the_place_of_the_earlier(store: Store, content: Any) -> None:
    park = content("parken", attempts=2)
    sha256 = park["contents"]["sha256"]
    store.write(
        Batch([failed(sha256, size=9, outcome="tidsgräns", reason="Filen tog för lång tid.")], [lies("a", park)])
    )
    assert count(store, papers, contents) == [0, 1]

    store.write(Batch([park]))
    store.write(Batch([failed(sha256, size=9, outcome="krasch", reason="En gammal dom.", attempts=2)]))

    assert count(store, papers, contents) == [1, 1]
    with store.connect() as connection:
        row = connection.execute(select(contents.c.outcome, contents.c.attempts, contents.c.reason)).one()
        assert tuple(row) == ("ok", 2, None)


def test_what_an_earlier_attempt_read_goes(store: Store, content: Any) -> None:
    store.write(Batch([content("parken", papers=4)]))
    store.write(Batch([content("parken", papers=1, attempts=2)]))
    assert count(store, papers, texts, decisions, attendance) == [1, 1, 2, 1]


def test_batch_that_fails_leaves_nothing(store: Store, content: Any) -> None:
    park = content("parken")
    with pytest.raises(KeyError):
        store.write(Batch([park], [Present("a.docx", "0" * 64, 1)]))
    assert count(store, contents, papers, files) == [0, 0, 0]


def test_large_batch_is_written(store: Store, content: Any) -> None:
    """More files than one question to the database may name."""
    many = [content(f"bänk {number}") for number in range(1200)]
    store.write(Batch(many, [lies(f"{number:04}.docx", bench) for number, bench in enumerate(many)]))
    store.write(Batch(many, [lies(f"{number:04}.docx", bench) for number, bench in enumerate(many)]))
    assert count(store, contents, papers, files) == [1200, 1200, 1200]


def test_texts_that_databases_refuse_are_written_all_the_same(store: Store, content: Any) -> None:
    odd = content("nolla", title="Anl\0ggning", decisions=[])
    store.write(Batch([odd]))
    with store.connect() as connection:
        assert connection.scalar(select(papers.c.title)) == "Anl�ggning"


def test_names_longer_than_an_index_takes_are_written(store: Store, content: Any) -> None:
    from kserender.paper import Person, Reference

    long = "".join(f"{number:x}" for number in range(3000))
    references = [Reference(type="url", text=long, id=long)]
    store.write(Batch([content("lång", body=long, signatories=[Person(name=long)], references=references)]))
    assert count(store, papers) == [1]
