"""Typed list labels that were themselves changed."""

import pytest

from kserender.extract.passes.labels import take_labels
from kserender.extract.readers.builder import Builder
from kserender.model import Change, Paragraph, Run, Source

STRUCK, ADDED = Change("struck", "tracked"), Change("added", "tracked")


def taken(*runs: Run) -> Paragraph:
    builder = Builder(Source("prov.docx", "0" * 64))
    builder.blocks = [builder.paragraph(runs)]
    (block,) = take_labels(builder.build()).blocks
    assert isinstance(block, Paragraph)
    return block


@pytest.mark.parametrize(
    ("runs", "labels"),
    [
        ([Run("1", change=STRUCK), Run("2", change=ADDED), Run(". Bygga.")], ("1.", "2.")),
        ([Run("1.", change=STRUCK), Run("2.", change=ADDED), Run(" Bygga.")], ("1.", "2.")),
        ([Run("1. ", change=ADDED), Run("Bygga.")], (None, "1.")),
        ([Run("1. Bygga.", change=ADDED)], (None, "1.")),
    ],
)
def test_a_label_that_was_changed(runs: list[Run], labels: tuple[str | None, str | None]) -> None:
    block = taken(*runs)
    assert (block.label_in("original"), block.label_in("revised")) == labels
    assert block.text("revised") == "Bygga."


def test_an_ornament_that_becomes_words_has_no_label_in_either() -> None:
    block = taken(Run("– – –", change=STRUCK), Run("Bygga.", change=ADDED))
    assert (block.label, block.relabelled) == (None, None)
    assert (block.text("original"), block.text("revised")) == ("– – –", "Bygga.")


def test_a_typed_label_after_struck_words_stands_for_the_one_that_is_counted() -> None:
    builder = Builder(Source("prov.docx", "0" * 64))
    runs = (Run("Bygga.", change=STRUCK), Run("2.1\tRiva.", change=ADDED))
    builder.blocks = [builder.paragraph(runs, label="•")]
    (block,) = take_labels(builder.build()).blocks
    assert isinstance(block, Paragraph)
    assert (block.label_in("original"), block.text("original")) == ("•", "Bygga.")
    assert (block.label_in("revised"), block.text("revised")) == (None, "2.1\tRiva.")


def test_a_label_that_was_not() -> None:
    block = taken(Run("1. "), Run("Bygga", change=STRUCK), Run("Riva", change=ADDED))
    assert (block.label, block.relabelled) == ("1.", None)
    assert block.label_in("original") == block.label_in("marked") == "1."


@pytest.mark.parametrize(
    "runs",
    [
        (Run("1. "), Run("", note="7"), Run("Bygga.")),
        (Run("1."), Run("", note="7"), Run(" Bygga.")),
        (Run("1.\tBygga."), Run("", note="7")),
    ],
)
def test_a_note_mark_at_the_label_stays(runs: tuple[Run, ...]) -> None:
    block = taken(*runs)
    assert (block.label, block.text()) == ("1.", "Bygga.")
    assert [run.note for run in block.runs if run.note] == ["7"]


def test_a_space_that_was_changed() -> None:
    block = taken(Run("1."), Run(" ", change=ADDED), Run("Bygga."))
    assert block.relabelled is None
