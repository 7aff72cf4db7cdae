"""Limits are settings, within bounds, and hold where they are set."""

import re
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest

from kserender import limits
from kserender.errors import Outcome, UsageError
from kserender.limits import Limits, current, settings, using


@pytest.fixture(autouse=True)
def _nobodys(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in limits._MOST:
        monkeypatch.delenv(f"KSERENDER_LIMIT_{name.upper()}", raising=False)


def test_defaults_hold_where_nothing_is_set() -> None:
    assert current() == Limits()
    assert (Limits().file_mb, Limits().entries, Limits().ratio, Limits().pages) == (200, 2_000, 200, 5_000)


def test_the_environment_counts_more_than_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KSERENDER_LIMIT_SECONDS", "7")
    assert current().seconds == 7
    assert settings({"seconds": 9, "pages": 3}) == Limits(seconds=7, pages=3)


def test_an_empty_variable_sets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KSERENDER_LIMIT_SECONDS", "")
    assert current() == Limits()


def test_limits_hold_inside_the_block_and_not_after_it() -> None:
    with using(Limits(pages=2)):
        assert current().pages == 2
        with using(Limits(pages=1)):
            assert current().pages == 1
        assert current().pages == 2
    assert current() == Limits()


def test_megabytes_are_bytes() -> None:
    assert Limits(part_mb=3).mb("part") == 3_000_000


@pytest.mark.parametrize("value", ["1", "2_000", " 17 "])
def test_numbers_are_read(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("KSERENDER_LIMIT_ENTRIES", value)
    assert current().entries == int(value)


@pytest.mark.parametrize("value", ["0", "-1", "1.5", "många", "1e3", "٣", "9" * 40, "1000000001"])
def test_what_is_no_number_within_bounds_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("KSERENDER_LIMIT_ENTRIES", value)
    with pytest.raises(UsageError) as caught:
        current()
    assert "KSERENDER_LIMIT_ENTRIES" in caught.value.remedy


@pytest.mark.parametrize("table", [{"sekunder": 3}, {"seconds": True}, {"seconds": [1]}, {"nesting": 201}])
def test_a_table_that_says_something_else_is_refused(table: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        settings(table)


def test_an_unknown_limit_in_the_environment_is_no_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KSERENDER_LIMIT_SEKUNDER", "3")
    with pytest.raises(UsageError) as caught:
        current()
    assert "seconds" in caught.value.remedy


def test_every_limit_and_outcome_is_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "limits.md").read_text(encoding="utf-8")
    documented = dict(re.findall(r"^\| `KSERENDER_LIMIT_(\w+)` \| (\d+) \|", page, re.MULTILINE))
    assert documented == {field.name.upper(): str(field.default) for field in fields(Limits)}
    assert re.findall(r"^\| `([a-zäö_]+)` \|", page, re.MULTILINE) == list(get_args(Outcome))
