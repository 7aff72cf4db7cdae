"""Older texts have one byte a letter: which letter, their Swedish words tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kserender.extract.readers import read_bytes
from kserender.extract.readers.text.encoding import decode

OLDER = ("cp1252", "mac_roman", "cp850")
TEXTS = (
    "Åtgärder för äldre på Öland\nKommunstyrelsen är nöjd med båda förslagen.",
    "ÅTGÄRDER FÖR ÄLDRE",
    "Fritidsnämnden får i uppdrag att återkomma.",
    "å",
    "Där är en ö",
    "Skolan stängs.",
    "Ärende 4",
)


@pytest.mark.parametrize("encoding", OLDER)
@pytest.mark.parametrize("text", TEXTS)
def test_letters_are_what_swedish_has(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) is not None
    found, _name = decode(text.encode(encoding)) or ("", "")
    assert found == text


@pytest.mark.parametrize(
    "text",
    [
        "Det kostar 5 €.",
        "”Bygg nu” – så löd frågan…",
        "”Hej”",
        "• Punkt ett",
        "§ 14 och 20 °C",
        "Café och idé",
        "l’été à Genève",
        "Café Müller i Ekhamra, 5 € för en öl",
        "Plain ASCII only",
    ],
)
def test_signs_of_windows_are_not_taken_for_letters_of_others(text: str) -> None:
    assert decode(text.encode("cp1252")) in ((text, "cp1252"), (text, "iso-8859-1"), (text, "utf-8"))


def test_signs_of_the_macintosh() -> None:
    text = "”Bygg nu” – så löd frågan i Ekhamra…"
    assert decode(text.encode("mac_roman")) == (text, "mac_roman")


def test_the_plain_one_is_called_by_its_name() -> None:
    assert decode("Nöjd och glad i Ekhamra".encode("latin-1")) == ("Nöjd och glad i Ekhamra", "iso-8859-1")
    assert decode("Nöjd – och glad".encode("cp1252")) == ("Nöjd – och glad", "cp1252")


def test_bytes_that_no_encoding_has() -> None:
    found = decode(b"Ekhamra \x81\x8d\x8f\x90\x9d kommun")
    assert found is not None
    assert found[0].startswith("Ekhamra ")
    assert found[0].endswith(" kommun")


@pytest.mark.parametrize("encoding", ["utf-8", *OLDER])
def test_line_ends_of_all_systems(encoding: str) -> None:
    assert (decode("på\r\ntvå\rtre\nfyra\vfem".encode(encoding)) or ("",))[0] == "på\ntvå\ntre\nfyra\nfem"


def test_a_damaged_byte_in_utf_8_is_one_letter() -> None:
    data = bytearray("Kommunstyrelsen är nöjd på Öland, också i år".encode())
    data[data.index("ä".encode())] = 0x20
    found = read_bytes(bytes(data), "a.txt")
    assert found.text() == "Kommunstyrelsen  \ufffdr nöjd på Öland, också i år"
    assert [message.code for message in found.messages] == ["text-damaged"]


def test_control_characters_are_damage_and_no_text() -> None:
    text = "Kommunstyrelsen är nöjd på Öland, också i år. " * 10
    found = read_bytes(text.encode() + b"n\0jd \x07", "a.txt")
    assert found.text().endswith(" n\ufffdjd \ufffd")
    assert [message.code for message in found.messages] == ["text-damaged"]


def test_many_of_them_are_no_text_at_all() -> None:
    assert decode(b"Kommunstyrelsen\0\1\2") is None


def test_a_sign_that_stood_there_before_is_no_damage() -> None:
    assert read_bytes("Nöjd \ufffd här".encode(), "a.txt").messages == ()


def test_one_odd_byte_among_few_is_another_encoding() -> None:
    assert decode("på".encode() + b" \xe5") == ("pÃ¥ å", "iso-8859-1")


@given(st.binary(max_size=200))
def test_any_bytes_have_an_end(data: bytes) -> None:
    found = decode(data)
    assert found is None or isinstance(found[0], str)


@given(st.text("abcåäöÅÄÖ .,\n§–", max_size=60))
def test_utf_8_is_what_it_says(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8")
