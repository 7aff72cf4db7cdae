"""Numbers hold together, quotation marks are alike, and nothing that is no wording is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kserender.render.typography import folded, typeset

H = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("29 690 473 kr", f"29{H}690{H}473{H}kr"),
        ("34,8 mnkr och 12 %", f"34,8{H}mnkr och 12{H}%"),
        ("12%", f"12{H}%"),
        ("§ 12 och §§ 3-4", f"§{H}12 och §§{H}3-4"),
        ("§12", f"§{H}12"),
        ('"Ekbacken" och “Norr”', "”Ekbacken” och ”Norr”"),
        ("planen - den nya - antas", "planen – den nya – antas"),
    ],
)
def test_it_is_set_as_the_rules_say(text: str, expected: str) -> None:
    assert typeset(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "KS 2026-00588",
        "033-35 70 00",
        "2019-2027",
        "12 34",
        "barn- och ungdomsnämnden",
        "den 3 maj 2026",
        "12 krona",
        "https://ekhamra.example/a-b?c=1%20",
        'måttet 5" rör',
        "a\tb\nc",
    ],
)
def test_other_text_stays(text: str) -> None:
    assert typeset(text) == text


@given(st.text(max_size=60))
def test_twice_is_as_once_and_reads_the_same(text: str) -> None:
    assert typeset(typeset(text)) == typeset(text)
    assert folded(typeset(text)) == folded(text)
