"""Figures that a person can count in the archive, the same in each kind of database."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import update

from kserender.corpus import extract_many
from kserender.corpus.statistics import data, statistics
from kserender.corpus.statistics.counts import Count, OrganYear, Reason
from kserender.corpus.store import Store
from kserender.corpus.store.tables import papers
from kserender.paper import Decision, Paper

Put = Callable[..., None]


def test_everything_that_is_counted(filled: Store) -> None:
    found = statistics(filled)
    assert (found.files, found.papers) == (5, 5)
    assert found.states == (Count("gone", 1), Count("present", 5))
    assert found.outcomes == (Count("ok", 4), Count("trasig", 1))
    assert found.quarantine == (Reason("trasig", "Filen är skadad.", 1, "skadad.pdf"),)
    rates = {rate.name: rate.count for rate in found.rates}
    assert rates["with a title"] == rates["with a decision"] == 5
    assert rates["with a date"] == 2  # of their own; that of a meeting is not the paper's
    assert rates["with papers it rests on"] == rates["with a vote"] == rates["with yrkanden"] == 1
    assert found.decisions == (
        OrganYear(None, "Kommunstyrelsen", 2025, 4, 1),
        OrganYear(None, "Kommunstyrelsen", 2026, 1, 0),
    )
    assert found.verbs == (Count("avslå", 2), Count("uppdra", 2), Count("anta", 1))
    assert found.endings == (Count("avslag", 2), Count("bifall", 2))
    assert found.votes == (Count("2025", 1),)
    assert [(vote.yes, vote.no, vote.matter.paragraph) for vote in found.close_votes] == [(7, 6, "1")]
    assert [amount.value for amount in found.amounts] == [5_000_000, 900, 70]  # what is only proposed is not among them
    assert [(one.year, one.first, one.last, len(one.gaps)) for one in found.series] == [
        (2025, 1, 8, 2),
        (2026, 1, 1, 0),
    ]


def test_parties_whether_they_are_named_by_letters_or_whole(filled: Store) -> None:
    found = {party.name: party for party in statistics(filled).parties}
    assert set(found) == {"Moderaterna", "Socialdemokraterna"}
    assert found["Moderaterna"].positions == {"bifall": 1}
    assert found["Moderaterna"].fates == {"as moved": 0, "otherwise": 1, "not told": 0}
    assert found["Moderaterna"].reservations == 1
    assert found["Socialdemokraterna"].fates == {"as moved": 1, "otherwise": 0, "not told": 0}


def test_minutes_in_two_forms_count_once_and_recurring_wording_each_time(store: Store, put: Put) -> None:
    paper = Paper(
        kind="protokollsutdrag", title="Val", paragraph="1", decisions=[Decision(text="Eva Ek utses.", action="utse")]
    )
    put("a.docx", paper, date="2026-01-13")
    put("a.pdf", paper, date="2026-01-13")
    put("b.docx", paper, date="2026-02-10")
    store.begin(lambda connection: connection.execute(update(papers).values(near=1)))
    found = statistics(store)
    assert found.papers == 3
    assert found.verbs == (Count("utse", 2),)
    assert [group.paths for group in found.near_groups] == [("a.docx", "a.pdf", "b.docx")]
    assert found.near == 3
    assert [one.copies for one in found.series] == [1, 0]


def test_an_empty_archive_has_nothing_in_it(store: Store) -> None:
    found = statistics(store)
    assert (found.files, found.papers, found.series, found.decisions, found.parties) == (0, 0, (), (), ())


def test_as_json(filled: Store) -> None:
    found = json.loads(json.dumps(data(statistics(filled))))
    assert found["schema"] == "kserender/statistics/1"
    assert found["series"][0]["gaps"][0] == {"first": 2, "last": 2, "lack": "inside"}


REAL = Path(__file__).parents[3] / "../shared/real/goteborg"


@pytest.mark.skipif(not REAL.is_dir(), reason="the real minutes are not here")
def test_real_minutes_have_the_paragraphs_that_another_reader_found(store: Store, put: Put) -> None:
    path = REAL / "protokoll" / "kf-2024-02-01.txt"
    (outcome,) = extract_many([path])
    assert outcome.extraction is not None
    assert outcome.extraction.meeting is not None
    put("kf.txt", *outcome.extraction.papers, date=outcome.extraction.meeting.date, body="Kommunfullmäktige")
    lines = map(json.loads, (REAL / "index.jsonl").read_text(encoding="utf-8").splitlines())
    known = {int(line["paragraf"]) for line in lines if line["meeting"] == path.stem}
    (one,) = statistics(store).series
    assert (one.first, one.last, one.count) == (min(known), max(known), len(known))
    lacking = {number for gap in one.gaps for number in range(gap.first, gap.last + 1)}
    assert lacking == set(range(min(known), max(known) + 1)) - known
