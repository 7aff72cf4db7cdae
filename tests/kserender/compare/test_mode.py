"""Two versions of one text are told from two texts of their own."""

from kserender.compare.mode import VERSIONS, equal_share

TEXT = "Kommunstyrelsen beslutar att anta cykelplanen och att redovisa arbetet med den varje år i mars månad"


def test_a_text_with_a_word_changed_is_a_version() -> None:
    assert equal_share(TEXT, TEXT.replace("mars", "maj")) >= VERSIONS


def test_the_same_words_in_another_order_are_another_text() -> None:
    assert equal_share(TEXT, " ".join(reversed(TEXT.split()))) == 0


def test_paragraphs_that_have_moved_do_not_count() -> None:
    other = TEXT.replace("cykelplanen", "skolplanen").replace("mars", "juni")
    assert equal_share(f"{TEXT}\n{other}", f"{other}\n{TEXT}") > VERSIONS


def test_an_empty_text_has_nothing_in_common_with_another_but_with_itself() -> None:
    assert equal_share("", TEXT) == 0
    assert equal_share("", "") == 1
    assert equal_share("Anta", "Anta") == 1
