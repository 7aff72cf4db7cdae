"""When something is to be done, as exactly as it is written."""

import pytest

from kserender.extract.decision.deadlines import deadlines


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Nämnden ska återkomma senast andra kvartalet 2025.", ["2025-04/2025-06"]),
        ("Återrapportering ska ske januari–mars 2025.", ["2025-01/2025-03"]),
        ("Rapporten lämnas senast den 31 mars 2025 och därefter årligen.", ["2025-03-31", "P1Y"]),
        ("Planen för 2024–2027 ska vara klar i oktober 2025.", ["2025-10"]),
        ("Uppföljning och prognos per den 30 april 2025 godkänns.", []),
        ("Programmet för 2024–2027 antas och ska följas upp.", []),
        ("Nämnden ska återkomma under våren.", []),
    ],
)
def test_deadlines(text: str, values: list[str]) -> None:
    assert [time.value for time in deadlines(text)] == values
