"""Lines that head a § of minutes, in the forms of many municipalities, and lines that only refer to one."""

import pytest

from kserender.extract.heads import dated, numbered, signed, worded
from kserender.model import Heading, Paragraph, Place, Run


def line(text: str, label: str | None = None) -> Paragraph:
    return Paragraph(runs=(Run(text),), place=Place("a.txt", None, 1, 0, len(text)), label=label)


@pytest.mark.parametrize(
    ("text", "number", "order", "rest"),
    [
        ("§ 12", "12", 12, ""),
        ("§12 Dnr: 2024.12 KS", "12", 12, "Dnr: 2024.12 KS"),
        ("12 §", "12", 12, ""),
        ("Ks § 45    Dnr KS 2024/123", "45", 45, "Dnr KS 2024/123"),
        ("KS §45/2024 Ny badplats", "45/2024", 45, "Ny badplats"),
        ("§ 2024/45 Ny badplats", "2024/45", 45, "Ny badplats"),
        ("Kommunstyrelsens arbetsutskott § 7", "7", 7, ""),
        ("Miljö- och byggnadsnämnden § 7 Bygglov", "7", 7, "Bygglov"),
        ("§ 12a Val", "12a", 12, "Val"),
        ("§ 12 dnr KS 2024/123", "12", 12, "dnr KS 2024/123"),
    ],
)
def test_a_sign(text: str, number: str, order: int, rest: str) -> None:
    found = signed(line(text))
    assert found is not None
    assert (found.number, found.order, text[found.end :]) == (number, order, rest)


@pytest.mark.parametrize("label", ["§ 12", "§12.", "12 §", "Ks § 12"])
def test_a_sign_that_is_a_list_label(label: str) -> None:
    heading = Heading(runs=(Run("Ny badplats"),), place=Place("a.docx", None, 1, 0, 11), level=1, label=label)
    found = signed(heading)
    assert found is not None
    assert (found.number, found.end) == ("12", 0)


@pytest.mark.parametrize(
    "text",
    [
        "§ 12 kommunallagen",
        "§ 12 i protokollet från mars",
        "§§ 12–14 se separat protokoll",
        "§ 12, 14",
        "Se § 12",
        "Enligt § 12 Ny badplats",
        "§ 1 Nämnden ansvarar för badet.",
        "Badplatsen, se § 12",
        "9 kap. 30 § plan- och bygglagen",
    ],
)
def test_a_reference_is_no_head(text: str) -> None:
    assert signed(line(text)) is None


@pytest.mark.parametrize("text", ["§ 12 Bidrag till föreningar m.m.", f"§ 12 {'Ändrade regler för badet ' * 8}"])
def test_a_heading_may_be_long_and_end_in_a_full_stop(text: str) -> None:
    place = Place("a.docx", None, 1, 0, len(text))
    found = signed(Heading(runs=(Run(text),), place=place, level=1))
    assert found is not None
    assert found.number == "12"
    assert signed(Paragraph(runs=(Run(text),), place=place)) is None


def test_other_forms() -> None:
    found = [
        worded(line("Ärende 5 Ny badplats")),
        dated(line("45/24 Ny badplats")),
        numbered(line("Ny badplats", "5.")),
    ]
    assert [one.number for one in found if one] == ["5", "45/24", "5"]


@pytest.mark.parametrize(
    "block", [line("Planen antas.", "1."), line("ny badplats", "1."), line("Ny badplats"), line("Ärendet bordläggs.")]
)
def test_a_point_is_no_numbered_matter(block: Paragraph) -> None:
    assert numbered(block) is None
    assert worded(block) is None
