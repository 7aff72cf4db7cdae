"""What holds for any two texts: both can be put back from what was found, and nothing unedited is painted."""

from collections.abc import Callable, Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from kserender.compare.versions import compare_versions
from kserender.compare.versions.contract import PARAGRAPH, Item, Side
from kserender.model import Document, Figure, Table

Make = Callable[..., Document]

WORDS = ["nämnden", "ska", "bygga", "en", "ny", "brygga", "vid", "sjön", "och", "senast", "2027", "–", "12,5", "mnkr."]

untimed = settings(deadline=None)
texts = st.lists(st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join), max_size=7)
tables = st.lists(st.lists(st.sampled_from(WORDS), min_size=3, max_size=3), min_size=1, max_size=4)
bodies = st.lists(st.one_of(st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join), tables), max_size=6)


def rebuilt(items: Iterable[Item], side: Callable[[Item], tuple[Side, ...]], old: bool) -> list[str]:
    """The texts of one side by the pieces alone."""
    out: list[str] = []
    for item in items:
        if not side(item):
            continue
        for row in item.table:
            for cell in row.cells:
                out += rebuilt(cell.items, side, old)
        if not item.table:
            whole = "".join(piece.old if old else piece.new for piece in item.pieces)
            out += whole.split(PARAGRAPH)
    return out


def said(made: Document) -> list[str]:
    out: list[str] = []
    for block in made.blocks:
        if isinstance(block, Table):
            out += [inner.text() for row in block.rows for cell in row.cells for inner in cell.blocks]
        elif not isinstance(block, Figure):
            out.append(block.text())
    return out


@untimed
@given(bodies, bodies)
def test_both_versions_can_be_put_back(document: Make, a: list[str], b: list[str]) -> None:
    old, new = document(*a), document(*b)
    items = compare_versions(old, new).items
    assert rebuilt(items, lambda item: item.old, True) == said(old)
    assert rebuilt(items, lambda item: item.new, False) == said(new)


@untimed
@given(bodies)
def test_a_text_does_not_differ_from_itself(document: Make, lines: list[str]) -> None:
    assert not compare_versions(document(*lines), document(*lines)).changed()


@untimed
@given(st.lists(st.sampled_from(WORDS[:8]), min_size=6, max_size=40), st.data())
def test_a_split_or_a_merge_paints_no_word(document: Make, words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(3, len(words) - 3))
    whole, parts = [" ".join(words)], [" ".join(words[:at]), " ".join(words[at:])]
    for old, new in ((whole, parts), (parts, whole)):
        items = compare_versions(document(*old), document(*new)).items
        painted = [piece.text for item in items for piece in item.pieces if piece.op != "equal"]
        assert not "".join(painted).strip(f" {PARAGRAPH}"), items


@untimed
@given(texts, st.data())
def test_every_block_is_in_one_item(document: Make, lines: list[str], data: st.DataObject) -> None:
    new = data.draw(st.permutations(lines))
    items = compare_versions(document(*lines), document(*new)).items
    assert [side.number for item in items for side in item.old] == list(range(len(lines)))
    assert [side.number for item in items for side in item.new] == list(range(len(new)))
