"""Periods as intervals, no more exact than they are written, and what is none."""

import pytest

from kserender.extract.language.periods import periods


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Program 2018–2027", "2018/2027"),
        ("2019 - 2021", "2019/2021"),
        ("mandatperioden 2022–2026", "2022/2026"),
        ("2024/2025", "2024/2025"),
        ("läsåret 2021/22", "2021/2022"),
        ("läsåret 2021/2022", "2021/2022"),
        ("första kvartalet 2021", "2021-01/2021-03"),
        ("kvartal 3 2022", "2022-07/2022-09"),
        ("andra tertialet 2023", "2023-05/2023-08"),
        ("andra halvåret 2023", "2023-07/2023-12"),
        ("vårterminen 2021", "2021-01/2021-06"),
        ("HT 2022", "2022-07/2022-12"),
        ("januari–mars 2021", "2021-01/2021-03"),
        ("oktober 2021 till mars 2022", "2021-10/2022-03"),
    ],
)
def test_a_period(text: str, value: str) -> None:
    assert [found.value for found in periods(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "2018-00723",
        "2021-03-04",
        "SOU 2017:47",
        "2017-2020:5",
        "2027–2018",
        "1900–2099",
        "2018-19",
        "fjärde tertialet 2021",
        "mars–januari 2021",
        "kvartal 5 2022",
        "033-2019 2020",
        "hösten 2021",
    ],
)
def test_no_period(text: str) -> None:
    assert list(periods(text)) == []


def test_the_text_is_as_written() -> None:
    text = "Budget för första kvartalet 2021 och åren 2022–2024."
    assert [text[found.start : found.end] for found in periods(text)] == ["första kvartalet 2021", "2022–2024"]
