"""Papers are found again by their words, by their number and by what they are, in every database alike."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kserender.corpus.search import Filters, finish, plain, search
from kserender.corpus.store import Store
from kserender.corpus.store.writing import Absent, Batch
from kserender.errors import UsageError

CASES = Path(__file__).parent / "cases" / "searches.txt"
ROWS = [line.split("→") for line in CASES.read_text("utf-8").splitlines() if line and not line.startswith("#")]
SIGNS = st.sampled_from(
    [
        '"',
        "(",
        ")",
        "*",
        "^",
        ":",
        "NEAR(",
        "OCH",
        "OR",
        "INTE",
        "§",
        "KS 2024/1",
        "\0",
        "\ud800",
        "'",
        "\\",
        "skola",
        "&",
        "|",
        "!",
        "<->",
    ]
)


def found(store: Store, query: str, filters: Filters | None = None) -> list[str]:
    """The short names of the files that a query finds."""
    results = search(store, query, filters)
    return [Path(hit.path).stem.split("-")[0] for hit in results.hits]


def test_queries_find_these_papers(archive: Store) -> None:
    told = {query.strip(): found(archive, query) for query, _expected in ROWS}
    expected = {query.strip(): names.split() for query, names in ROWS}
    firsts = {
        query for query, names in expected.items() if not names or len(names) == 1 or "KS" in query or query == "***"
    }
    assert {query: sorted(names) for query, names in told.items()} == {
        q: sorted(names) for q, names in expected.items()
    }
    assert {query: told[query] for query in firsts} == {query: expected[query] for query in firsts}


def test_a_word_in_the_title_comes_before_one_elsewhere(archive: Store) -> None:
    assert found(archive, "skola")[0] == "kf"
    assert found(archive, "taxa")[0] == "ks"


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        (Filters(organs=("KF",)), "cyklar kf"),
        (Filters(organs=("kommunstyrelsen",)), "ks"),
        (Filters(organs=("utbildningsnämnden",)), "forskola"),
        (Filters(organs=("KS", "KF")), "cyklar kf ks"),
        (Filters(organs=("Ingennämnden",)), ""),
        (Filters(years=(2021, 2022)), "forskola skall"),
        (Filters(since="2023-09-01", until="2024-03"), "cyklar ks"),
        (Filters(since="2022-11-20"), "cyklar forskola kf ks"),
        (Filters(until="2021-06-30"), "skall"),
        (Filters(parties=("SD",)), "kf"),
        (Filters(parties=("mp", "sd")), "cyklar kf"),
        (Filters(kinds=("tjänsteskrivelse",)), "forskola skall"),
        (Filters(verbs=("avslå",)), "kf"),
        (Filters(diary_numbers=("2024/123",)), "ks"),
        (Filters(diary_numbers=("ks 2024-123",)), "ks"),
        (Filters(minimum=1e6), "kf skall"),
        (Filters(minimum=2.5e6, maximum=1e7), "skall"),
        (Filters(maximum=100), "ks"),
        (Filters(outcomes=("avslag",)), "kf"),
        (Filters(municipalities=("Ekhamra kommun",)), "cyklar forskola kf ks skall"),
        (Filters(municipalities=("Annanstad",)), ""),
    ],
)
def test_filters_choose_papers(archive: Store, filters: Filters, names: str) -> None:
    assert sorted(found(archive, "", filters)) == names.split()
    both = set(names.split()) & set(found(archive, "skola"))
    assert set(found(archive, "skola", filters)) == both


def test_an_unknown_kind_is_told(archive: Store) -> None:
    with pytest.raises(UsageError, match="tjansteskrivelse"):
        search(archive, "", Filters(kinds=("dikt",)))


def test_what_is_gone_is_found_only_when_asked_for(archive: Store) -> None:
    archive.write(Batch(absent=[Absent("protokoll/ks-2024-03-06.docx")]))
    assert found(archive, "taxa") == []
    assert found(archive, "KS 2024/00123") == ["kf"]
    assert found(archive, "taxa", Filters(all_versions=True)) == ["ks"]


def test_the_hits_are_marked_in_title_and_snippet(archive: Store) -> None:
    hit = search(archive, 'skola "fri lek"').hits[0]
    assert [span.text for span in hit.title if span.marked] == ["skola"]
    assert plain(hit.title) == "Ny skola i Norra hamnen"
    hit = search(archive, '"fri lek" INTE badhus').hits[0]
    assert [span.text for span in hit.snippet if span.marked] == ["fri lek"]


def test_pages_follow_each_other(archive: Store) -> None:
    every = search(archive, "skola").hits
    pages = [search(archive, "skola", limit=1, offset=at).hits for at in range(5)]
    assert tuple(hit for page in pages for hit in page) == every
    assert {search(archive, "skola", limit=1, offset=at).total for at in range(7)} == {4}


def test_facets_count_what_the_filters_choose(archive: Store) -> None:
    facets = search(archive, "skola", limit=0, facets=True).facets
    assert {count.value: count.count for count in facets["year"]} == {"2024": 2, "2023": 1, "2022": 1}
    assert {count.value for count in facets["party"]} == {"Sverigedemokraterna", "Miljöpartiet"}
    for name, filter_name in (
        ("organ", "organs"),
        ("party", "parties"),
        ("kind", "kinds"),
        ("verb", "verbs"),
        ("outcome", "outcomes"),
    ):
        assert facets[name]
        for count in facets[name]:
            chosen: dict[str, Any] = {filter_name: (count.value,)}
            assert search(archive, "skola", Filters(**chosen)).total == count.count
    assert search(archive, "skola").facets == {}


def test_a_misspelled_word_gives_one_of_the_corpus(archive: Store) -> None:
    results = search(archive, "cykelbanro")
    assert (results.total, results.suggestion) == (0, "cykelbanor")
    assert search(archive, "qqqq").suggestion is None


def test_when_no_paper_has_all_words_those_with_some_are_told_as_such(archive: Store) -> None:
    results = search(archive, "taxa gatubelysning")
    assert (results.total, results.hits) == (0, ())
    assert {Path(hit.path).stem for hit in results.partial} == {"ks-2024-03-06", "cyklar"}
    assert search(archive, "taxa OCH gatubelysning").total == 0


def test_below_few_papers_with_all_words_stand_some_with_a_part_of_them(archive: Store) -> None:
    results = search(archive, "skola cykelbana")
    above, below = ({Path(hit.path).stem for hit in hits} for hits in (results.hits, results.partial))
    assert results.total == len(above) < 5
    assert below
    assert not above & below
    assert search(archive, "skola OCH cykelbana").partial == ()


def test_papers_of_the_title_that_is_asked_for_come_first_the_latest_before_others(
    store: Store, fill: Callable[[Store, list[dict[str, Any]]], None]
) -> None:
    longer = {"file": "lång", "title": "Svar på frågor om parker", "date": "2025-05-05"}
    same = [{"file": f"svar{year}", "title": "Svar på frågor", "date": f"{year}-01-01"} for year in (2021, 2023, 2022)]
    fill(store, [same[0], longer, *same[1:]])
    assert found(store, "svar på frågor") == ["svar2023", "svar2022", "svar2021", "lång"]
    assert found(store, "Svar på frågor!", Filters(years=(2021, 2025))) == ["svar2021", "lång"]


def test_papers_that_are_nearly_the_same_are_shown_once(archive: Store) -> None:
    from kserender.corpus.store.tables import papers

    archive.begin(lambda connection: connection.execute(papers.update().values(near=1)))
    results = search(archive, "skola")
    assert (results.total, len(results.hits)) == (4, 1)
    assert len({results.hits[0].path, *results.hits[0].also}) == 4


def test_facets_and_words_of_papers_that_came_since_are_right(archive: Store) -> None:
    """Also when the paper that is missing in what is worked out is not the last one."""
    from kserender.corpus.store.tables import texts, traits

    before = search(archive, "skola", facets=True)
    archive.begin(lambda connection: connection.execute(texts.update().values(body=texts.c.body + " nyord")))
    archive.begin(lambda connection: connection.execute(traits.delete()))
    for _finished in range(2):
        assert search(archive, "nyord").total == len(search(archive, "").hits)
        assert search(archive, "skola", facets=True).facets == before.facets
        assert search(archive, "skola", Filters(organs=("KF",))).total == len(
            found(archive, "skola", Filters(organs=("KF",)))
        )
        finish(archive)


def test_papers_written_after_the_vocabulary_was_made_are_found_by_their_own_words(archive: Store) -> None:
    finish(archive)
    assert found(archive, "simhallen") == ["ks"]


def test_an_empty_archive_has_nothing(store: Store) -> None:
    finish(store)
    assert [search(store, query, facets=True).total for query in ("", "skola", "§ 12", "KS 2024/1", "INTE skola")] == [
        0
    ] * 5


def test_signs_of_the_databases_own_languages_are_passed_over(archive: Store) -> None:
    for query in (
        "skola' OR 1=1 --",
        "title:skola",
        "{title}: skola",
        "^skola",
        "skola + park",
        "skola & !park",
        "a <-> b",
        ":*",
        "\\",
        "skola:A",
    ):
        search(archive, query, facets=True)
    assert found(archive, "^(simhallen)*") == ["ks"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    query=st.lists(SIGNS | st.text(max_size=3), max_size=12).map(" ".join),
    limit=st.integers(-3, 5),
    offset=st.integers(-3, 5),
)
def test_no_query_raises(archive: Store, query: str, limit: int, offset: int) -> None:
    results = search(archive, query, limit=limit, offset=offset)
    assert len(results.hits) <= max(limit, 0)
    json.dumps([results.read_as, results.suggestion]).encode()


@pytest.mark.parametrize(
    "query",
    [
        "skola " * 17_000,
        "(" * 100_000,
        '"' * 100_000,
        "a* " * 33_000,
        "§" * 100_000,
        "INTE " * 20_000,
        "1/" * 50_000,
        "ö" * 100_000,
        "1 " * 50_000,
        "den " * 25_000,
    ],
)
def test_no_query_is_too_long(archive: Store, query: str) -> None:
    search(archive, query)
