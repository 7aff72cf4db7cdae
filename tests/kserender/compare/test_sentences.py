"""Where sentences end, and where a full stop ends none."""

import pytest

from kserender.compare.sentences import sentences

CASES = {
    "Bron byggs. Torget väntar.": ["Bron byggs.", "Torget väntar."],
    "Avgiften är bl.a. 40 kr. Den höjs.": ["Avgiften är bl.a. 40 kr.", "Den höjs."],
    "Enligt 3 kap. Kommunallagen gäller det.": ["Enligt 3 kap. Kommunallagen gäller det."],
    "Klart? Ja! ”Nu byggs det.” Så är det.": ["Klart?", "Ja!", "”Nu byggs det.”", "Så är det."],
    "1. Anta planen.": ["1. Anta planen."],
    "Se bilaga nr. 4.": ["Se bilaga nr. 4."],
    "rad ett\nrad två": ["rad ett", "rad två"],
    "Det gäller t.ex. parker. 2026 blir det fler.": ["Det gäller t.ex. parker.", "2026 blir det fler."],
    "": [],
}


@pytest.mark.parametrize("text", CASES)
def test_case(text: str) -> None:
    assert [text[start:end] for start, end in sentences(text)] == CASES[text]
