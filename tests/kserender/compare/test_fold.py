"""What makes no difference between two texts, and what does."""

import pytest

from kserender.compare.fold import after_label, fold, key


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Anta planen.", "  Anta\u00a0 planen "),
        ("1. Anta planen", "Anta planen"),
        ("a) Anta planen", "– Anta planen"),
        ("● Anta planen", "Anta planen"),
        ('Anta "Plan för byn"', "Anta ”Plan för byn”"),
        ("Bo Ek's plan", "Bo Ek’s plan"),
        ("Ekhamra - en plan", "Ekhamra – en plan"),
        ("2019-2027", "2019–2027"),
        ("Ekhamra- en", "Ekhamra – en"),
        ("Halla\u030a", "Hallå"),
        ("kommun\u00adstyrelsen", "kommunstyrelsen"),
    ],
)
def test_these_are_the_same(a: str, b: str) -> None:
    assert fold(a) == fold(b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Anta planen", "anta planen"),
        ("Anta planen", "Anta planer"),
        ("2 platser", "3 platser"),
        ("A-laget", "B-laget"),
        ("1 plats", "plats"),
        ("Anta planen?", "Anta planen"),
        ("förråd", "forrad"),
        ("1.", ""),
    ],
)
def test_these_are_not(a: str, b: str) -> None:
    assert fold(a) != fold(b)


@pytest.mark.parametrize("text", ["Kommunstyrelsens", "kommunstyrelsen", " KOMMUNSTYRELSEN "])
def test_a_name_is_found_in_any_form(text: str) -> None:
    assert key(text) == key("Kommunstyrelsen")


def test_a_short_name_keeps_its_last_letter() -> None:
    assert key("VAS") != key("VA")


@pytest.mark.parametrize(("text", "rest"), [("1. Anta", "Anta"), ("– Anta", "Anta"), ("2 platser", "2 platser")])
def test_a_list_label_is_passed_over(text: str, rest: str) -> None:
    assert text[after_label(text) :] == rest
