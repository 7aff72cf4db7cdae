"""Labels typed at the start of a paragraph; ornaments are none."""

import pytest

from kserender.extract.labels import label_at_start


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("1. Planen antas", "1.", "Planen antas"),
        ("- 1.Plan", "1.", "Plan"),
        ("b) Taxan", "b)", "Taxan"),
        ("- 5 mnkr", "-", "5 mnkr"),
        ("- -", None, "- -"),
        ("* * *", None, "* * *"),
        ("– – –", None, "– – –"),
        ("2,5 mnkr", None, "2,5 mnkr"),
        ("", None, ""),
    ],
)
def test_label(text: str, label: str | None, rest: str) -> None:
    found, start = label_at_start(text)
    assert (found, text[start:]) == (label, rest)
