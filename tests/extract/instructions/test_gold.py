"""Instructions against sentences whose meaning was written down before the grammar was tuned."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from kserender.extract.instructions import instructions
from kserender.extract.instructions.passages import texts

GOLD = Path(__file__).with_name("gold.txt")
HELD_OUT = 3  # every third case
ENOUGH = 0.97

Said = tuple[str, str, str | None, str | None, str | None]  # action, target, old, new, document


@dataclass(frozen=True)
class Case:
    """A text, and what it instructs."""

    text: str
    expected: tuple[Said, ...]


def cases() -> list[Case]:
    found = []
    for block in re.split(r"\n\s*\n", GOLD.read_text(encoding="utf-8")):
        lines = [line for line in block.strip().splitlines() if not line.startswith("#")]
        if lines:
            text = "\n".join(line for line in lines if not line.startswith("= "))
            found.append(Case(text, tuple(said(line[2:]) for line in lines if line[2:] != "none" and line[:2] == "= ")))
    return found


def said(line: str) -> Said:
    action, target, *rest = line.split(" | ")
    fields = dict(field.split(": ", 1) for field in rest)
    assert set(fields) <= {"old", "new", "document"}, line
    new = fields.get("new")
    return action, target, fields.get("old"), new.replace("⏎", "\n") if new else None, fields.get("document")


def found(text: str) -> tuple[Said, ...]:
    passages = texts(part.strip() for part in text.split("¶"))
    out = []
    for one in instructions(passages):
        words = passages[one.at].text
        reading = one.reading
        old = words[slice(*reading.old)] if reading.old else None
        out.append((reading.action, words[slice(*reading.target)], old, one.new, reading.document))
    return tuple(out)


CASES = cases()
PARTS = {
    "tuned": [case for at, case in enumerate(CASES) if at % HELD_OUT != HELD_OUT - 1],
    "held out": [case for at, case in enumerate(CASES) if at % HELD_OUT == HELD_OUT - 1],
}


def test_the_gold_is_large_enough() -> None:
    assert sum(len(case.expected) for case in CASES) >= 450
    assert sum(not case.expected for case in CASES) >= 250


@pytest.mark.parametrize("name", PARTS)
def test_instructions_are_right(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    wanted = [case for case in PARTS[name] if case.expected]
    wrong = [case for case in wanted if found(case.text) != case.expected]
    share = 1 - len(wrong) / len(wanted)
    with capsys.disabled():
        print(f"\ninstructions, {name}: {share:.3f} of {len(wanted)} texts right")
    assert share >= ENOUGH, wrong


@pytest.mark.parametrize("name", PARTS)
def test_nothing_else_is_taken(name: str) -> None:
    assert not [case.text for case in PARTS[name] if not case.expected and found(case.text)]
