"""Gaps and doublets in the §§, whichever way an organ numbers them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kserender.corpus.statistics.counts import Gap, Series
from kserender.corpus.statistics.series import Held, series

KS = "Kommunstyrelsen"


def held(
    date: str | None,
    *paragraphs: int | str,
    path: str = "",
    organ: str | None = KS,
    near: int | None = None,
    municipality: str | None = None,
) -> list[Held]:
    name = path or f"{organ} {date}.txt"
    return [Held(municipality, organ, date, str(paragraph), name, near) for paragraph in paragraphs]


def only(found: list[Held]) -> Series:
    (one,), unplaced = series(found)
    assert not unplaced
    return one


def test_through_the_year_minutes_that_lack_are_told_from_a_paragraph_that_lacks() -> None:
    one = only([*held("2026-01-14", 1, 2, 4), *held("2026-03-11", 9, 10), *held("2026-02-11", 5, 6)])
    assert one.numbering == "year"
    assert (one.year, one.meetings, one.first, one.last, one.count) == (2026, 3, 1, 10, 7)
    assert one.gaps == (Gap(3, 3, "inside"), Gap(7, 8, "between"))


def test_anew_at_each_meeting_nothing_lacks_between_them() -> None:
    found, _unplaced = series([*held("2026-01-14", 1, 2, 3), *held("2026-02-11", 1, 3), *held("2026-03-11", 2, 3)])
    assert [one.numbering for one in found] == ["meeting"] * 3
    assert [one.date for one in found] == ["2026-01-14", "2026-02-11", "2026-03-11"]
    assert [one.gaps for one in found] == [(), (Gap(2, 2, "inside"),), (Gap(1, 1, "inside"),)]


def test_before_the_first_meeting_there_were_others() -> None:
    one = only(held("2026-08-25", 179, 180))
    assert one.numbering == "one"
    assert one.gaps == (Gap(1, 178, "before"),)


def test_years_and_organs_and_municipalities_are_apart() -> None:
    found, _unplaced = series(
        [
            *held("2025-12-17", 90),
            *held("2026-01-14", 1),
            *held("2026-01-15", 1, organ="Valnämnden"),
            *held("2026-01-16", 7, municipality="Ekhamra kommun"),
            *held("2026-01-16", 8, municipality="Björkhamra kommun"),
        ]
    )
    assert {(one.municipality, one.organ, one.year) for one in found} == {
        ("Ekhamra kommun", KS, 2026),
        ("Björkhamra kommun", KS, 2026),
        (None, KS, 2025),
        (None, KS, 2026),
        (None, "Valnämnden", 2026),
    }


def test_minutes_that_do_not_name_their_municipality_belong_where_the_organ_does() -> None:
    one = only([*held("2026-01-14", 1, municipality="Ekhamra kommun"), *held("2026-02-11", 2)])
    assert (one.municipality, one.gaps) == ("Ekhamra kommun", ())


def test_minutes_without_a_day_follow_nothing() -> None:
    found, _unplaced = series([*held(None, 1, 2, path="a.txt"), *held(None, 7, path="b.txt"), *held("2026-01-14", 3)])
    assert [(one.year, one.path) for one in found] == [(2026, None), (None, "a.txt"), (None, "b.txt")]


def test_a_paragraph_that_is_there_twice_and_differs() -> None:
    one = only([*held("2026-01-14", 1, 2, path="a.txt"), *held("2026-01-14", 2, path="b.txt")])
    assert [(two.paragraph, two.paths) for two in one.doublets] == [("2", ("a.txt", "b.txt"))]
    assert (one.count, one.copies) == (2, 0)


def test_a_paragraph_that_is_there_as_word_and_as_pdf_is_no_doublet() -> None:
    one = only([*held("2026-01-14", 2, path="a.docx", near=5), *held("2026-01-14", 2, path="a.pdf", near=5)])
    assert (one.doublets, one.copies) == ((), 1)


def test_letters_count_as_paragraphs_of_their_own_but_fill_no_gap_twice() -> None:
    one = only(held("2026-01-14", 1, "2a", "2b", "§ 3"))
    assert (one.count, one.gaps, one.doublets) == (4, (), ())


@pytest.mark.parametrize("paragraph", ["", "3–5", "tolv", "1:2"])
def test_what_is_no_number_is_in_no_series(paragraph: str) -> None:
    assert series(held("2026-01-14", paragraph)) == ((), 1)
    assert series(held("2026-01-14", 1, organ=None)) == ((), 1)


def test_nothing() -> None:
    assert series([]) == ((), 0)


@given(st.sets(st.integers(1, 60), min_size=1), st.data())
def test_what_is_there_and_what_lacks_are_all_up_to_the_last(numbers: set[int], data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(numbers)))
    order = sorted(numbers)
    one = only([*held("2026-01-14", *order[:cut]), *held("2026-02-11", *order[cut:])])
    lacking = {number for gap in one.gaps for number in range(gap.first, gap.last + 1)}
    assert lacking | numbers == set(range(1, max(numbers) + 1))
    assert not lacking & numbers
