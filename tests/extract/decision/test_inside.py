"""Numbers that a reader left inside a paragraph part the points; figures in a sentence do not."""

import pytest

from kserender.extract.decision.inside import numbers_apart
from kserender.model import Paragraph, Place, Run


def blocks(*texts: tuple[str | None, str]) -> list[Paragraph]:
    return [
        Paragraph(runs=(Run(text),), place=Place("a.pdf", None, at, 0, len(text)), label=label)
        for at, (label, text) in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            [("1.", "Planen antas. 2. Taxan höjs. 3. Ansökan avslås."), ("4.", "Klart.")],
            [("1.", "Planen antas."), ("2.", "Taxan höjs."), ("3.", "Ansökan avslås."), ("4.", "Klart.")],
        ),
        ([("1.", "Planen antas."), (None, "Den gäller nu. 2. Taxan höjs.")],
         [("1.", "Planen antas."), (None, "Den gäller nu."), ("2.", "Taxan höjs.")]),
    ],
)  # fmt: skip
def test_apart(before: list[tuple[str | None, str]], after: list[tuple[str | None, str]]) -> None:
    found = numbers_apart(blocks(*before))
    assert [(b.label, b.text()) for b in found if isinstance(b, Paragraph)] == after
    assert all(b.place.end - b.place.start == len(b.text()) for b in found)


@pytest.mark.parametrize(
    "texts",
    [
        [("1.", "Planen antas. 3. Taxan höjs.")],
        [("1.", "Enligt punkt 2. Taxan höjs."), ("2.", "Ansökan avslås.")],
        [("1.", "Se bilaga 2. Planen antas.")],
        [(None, "Planen antas. 2. Taxan höjs.")],
    ],
)
def test_whole(texts: list[tuple[str | None, str]]) -> None:
    assert numbers_apart(blocks(*texts)) == blocks(*texts)
