"""What became of a yrkande is said only where the minutes show it."""

import pytest

from kserender.corpus.statistics.counts import Fate
from kserender.corpus.statistics.fates import fate


@pytest.mark.parametrize(
    ("position", "subject", "ending", "expected"),
    [
        ("avslag", "motionen", "avslag", "as moved"),
        ("avslag", "motionen", "bifall", "otherwise"),
        ("bifall", "motionen", "avslag", "otherwise"),
        ("bifall", "motionen", "bifall", "as moved"),
        ("återremiss", "ärendet", "återremiss", "as moved"),
        ("återremiss", "ärendet", None, "otherwise"),  # it was decided, and not sent back
        ("bordläggning", None, "avslag", "otherwise"),
        # The board may have proposed to reject: what is approved is not told.
        ("bifall", "kommunstyrelsens förslag", None, "not told"),
        ("bifall", "kommunstyrelsens förslag", "avslag", "not told"),
        ("avslag", "kommunstyrelsens förslag", "avslag", "not told"),
        ("avslag", "kommunstyrelsens förslag", "bifall", "not told"),  # another proposal may have been approved
        ("bifall", "kommunstyrelsens förslag", "bifall", "as moved"),
        ("återremiss", "kommunstyrelsens förslag", "bifall", "otherwise"),
        ("bifall", "motionen", "delvis bifall", "not told"),
        ("avslag", "övriga yrkanden", "avslag", "not told"),
        ("bifall", "förslaget från C i kommunstyrelsen", "bifall", "not told"),
        ("ändring", None, "bifall", "not told"),
        (None, None, "bifall", "not told"),
    ],
)
def test_fate(position: str | None, subject: str | None, ending: str | None, expected: Fate) -> None:
    assert fate(position, subject, ending, decided=True, dissented=False) == expected


def test_a_matter_without_decision_tells_nothing_of_sending_it_back() -> None:
    assert fate("återremiss", "ärendet", None, decided=False, dissented=False) == "not told"


def test_who_dissents_did_not_get_it() -> None:
    assert fate("bifall", "yrkandet från C", "bifall", decided=True, dissented=True) == "otherwise"
