"""What a point says of another paper's points, and what it is when it decides on the matter itself.

Each case in `cases/referring.txt` is a line: the point, and after an arrow the effect, whose proposal in brackets, the
numbers of points, what is excepted with a minus, and "övrigt" and "nytt" where the point says so; or nothing, when the
point speaks of no proposal.
"""

from pathlib import Path

import pytest

from kserender.compare.decisions.referring import Said, referring

CASES = [
    line.split(" → ")
    for line in (Path(__file__).parent / "cases" / "referring.txt").read_text(encoding="utf-8").splitlines()
    if line
]


def in_short(said: Said | None) -> str:
    if said is None:
        return "nothing"
    parts = [
        said.effect,
        f"[{said.owner}]" if said.owner else "",
        *map(str, said.numbers),
        *(f"-{n}" for n in said.but),
    ]
    parts += ["övrigt" if said.rest else "", "nytt" if said.new else ""]
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize(("text", "expected"), CASES, ids=lambda value: value[:60])
def test_case(text: str, expected: str) -> None:
    assert in_short(referring(text)) == expected


@pytest.mark.parametrize(("text", "expected"), CASES, ids=lambda value: value[:60])
def test_case_over_several_lines_and_with_a_full_stop(text: str, expected: str) -> None:
    ended = text if text.endswith((":", ".")) else f"{text}."
    assert in_short(referring(ended.replace(" ", "\n", 1))) == expected


def test_a_long_point_takes_no_time() -> None:
    # Words that could each be part of a name in the genitive.
    assert referring("Bifalla " + "kommunens nämnders " * 5000) is None


def test_words_before_it_without_end_take_no_time() -> None:
    assert referring("och " * 5000 + "bygga en brygga") is None
