"""Diary numbers in the forms that municipalities use, and numbers that are none."""

import pytest

from kserender.extract.language.diary import as_diary_number, diary_numbers


@pytest.mark.parametrize(
    "number",
    [
        "KS 2019-00665",
        "KS/2021:123",
        "18/KS 0106",
        "SLK-2024-00145",
        "RS 2022/0123",
        "KFKS 2013/26-040",
        "BUN 24:118",
    ],
)
def test_certain_by_their_form(number: str) -> None:
    assert [found.id for found in diary_numbers(f"Se även {number} och bilagan.")] == [number]


@pytest.mark.parametrize("number", ["2018-00723", "2007/555", "2019:12"])
def test_certain_only_after_the_word(number: str) -> None:
    assert [found.id for found in diary_numbers(f"anmäld, Dnr. {number}.")] == [number]
    assert diary_numbers(f"anmäld {number}.") == []
    assert as_diary_number(number) == number


@pytest.mark.parametrize(
    "text",
    ["SOU 2017:47", "SFS 2017:725", "033-35 70 00", "14 153 429", "2019-2027", "den 2 maj 2024", "prop. 2016/17:171"],
)
def test_no_diary_number(text: str) -> None:
    assert diary_numbers(text) == []
