"""Dates and recurrences, and what is none."""

import pytest

from kserender.extract.language.times import times


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("i mars och september 2020", ["2020-03", "2020-09"]),
        ("januari, maj samt oktober 2024", ["2024-01", "2024-05", "2024-10"]),
        ("senast den 30 juni 2024", ["2024-06-30"]),
        ("den 1:e maj 2024", ["2024-05-01"]),
        ("2024-06-30", ["2024-06-30"]),
        ("2024-06", ["2024-06"]),
        ("en gång per halvår", ["P6M"]),
        ("två gånger per år", ["P6M"]),
        ("en gång om året", ["P1Y"]),
        ("varje kvartal", ["P3M"]),
        ("var tredje år", ["P3Y"]),
        ("årligen", ["P1Y"]),
        ("inom sex månader", ["P6M"]),
        ("inom 2 veckor", ["P14D"]),
        ("fem gånger per år", ["R5/P1Y"]),
    ],
)
def test_times(text: str, values: list[str]) -> None:
    assert [time.value for time in times(text)] == values


@pytest.mark.parametrize(
    "text",
    ["2019-2027", "2018-00723", "12024-01-01", "mars", "2020", "033-35 70 00", "maj", "varit årlig", "2024-13-01"],
)
def test_not_a_time(text: str) -> None:
    assert list(times(text)) == []


def test_no_day_is_invented() -> None:
    assert [time.value for time in times("mars 2021")] == ["2021-03"]


def test_the_text_is_as_written() -> None:
    text = "Redovisas mars och september 2020."
    assert [text[time.start : time.end] for time in times(text)] == ["mars", "september 2020"]
