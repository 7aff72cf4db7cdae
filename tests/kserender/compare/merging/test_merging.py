"""Several alternatives over one base: what agrees is made, what collides is listed, and nothing is lost."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kserender.amend.edits import Edit, Insert, Reword, Strike
from kserender.compare.merging import Merged, marked, merge, resolved
from kserender.model import Document, Heading, Paragraph, Place, Run, Source
from kserender.views import view

BASE = (
    "Ekhamra kommun ska ha god kollektivtrafik i alla kommundelar.",
    "Bussarna går en gång i timmen på vardagar.",
    "Taxan är 30 kronor för vuxna och gratis för barn.",
    "Nämnden redovisar utfallet i mars varje år.",
)


def document(*paragraphs: str) -> Document:
    blocks = [
        Paragraph(runs=(Run(text),) if text else (), place=Place("made up", None, number, 0, len(text)))
        for number, text in enumerate(paragraphs, 1)
    ]
    return Document(source=Source("made up", ""), blocks=tuple(blocks))


def texts(of: Document) -> list[str]:
    return [block.text() for block in of.blocks]


def alternative(**changed: str) -> Document:
    """The base with paragraphs (p1 …) changed; an empty one is struck."""
    wording = [changed.get(f"p{number}", text) for number, text in enumerate(BASE, 1)]
    return document(*(text for text in wording if text))


def put_together(*alternatives: Document) -> Merged:
    return merge(document(*BASE), [*zip("ABC", alternatives, strict=False)])


def test_what_only_one_touches_is_made() -> None:
    merged = put_together(
        alternative(p2="Bussarna går två gånger i timmen på vardagar."),
        alternative(p3="Taxan är 40 kronor för vuxna och gratis för barn."),
    )
    assert not merged.choices
    assert {one.parties for one in merged.consensus} == {("A",), ("B",)}
    assert texts(resolved(merged, "A")) == [
        BASE[0],
        "Bussarna går två gånger i timmen på vardagar.",
        "Taxan är 40 kronor för vuxna och gratis för barn.",
        BASE[3],
    ]


def test_a_point_that_moves_and_becomes_a_heading_has_its_number_once() -> None:
    base, other = document(*BASE), document(BASE[0], *BASE[2:], f"2. {BASE[1]}")
    point, last = base.blocks[1], other.blocks[-1]
    assert isinstance(point, Paragraph)
    assert isinstance(last, Paragraph)
    place = replace(point.place, start=3, end=3 + len(BASE[1]))
    base = replace(base, blocks=(base.blocks[0], replace(point, label="2.", place=place), *base.blocks[2:]))
    other = replace(other, blocks=(*other.blocks[:-1], Heading(runs=last.runs, place=last.place, level=2)))
    *_others, moved = resolved(merge(base, [("A", other)]), "A").blocks
    assert isinstance(moved, Heading)
    assert (moved.label, moved.text()) == (None, f"2. {BASE[1]}")


def test_what_all_agree_on_is_made_once() -> None:
    same = alternative(p4="")
    merged = put_together(same, same)
    assert [one.parties for one in merged.consensus] == [("A", "B")]
    assert texts(view(marked(merged), "revised")) == [*BASE[:3]]


def test_a_collision_has_each_partys_words() -> None:
    merged = put_together(
        alternative(p1="Ekhamra kommun ska ha bättre kollektivtrafik i alla kommundelar."),
        alternative(p1="Ekhamra kommun ska ha billig kollektivtrafik i alla kommundelar."),
        alternative(p1="Ekhamra kommun ska ha billig kollektivtrafik i alla kommundelar."),
    )
    assert not merged.consensus
    (choice,) = merged.choices
    assert choice.base == "god"
    assert {option.parties: option.text for option in choice.options} == {("A",): "bättre", ("B", "C"): "billig"}


def test_different_words_of_one_paragraph_do_not_collide() -> None:
    merged = put_together(
        alternative(p3="Taxan är 40 kronor för vuxna och gratis för barn."),
        alternative(p3="Taxan är 30 kronor för vuxna och gratis för barn och unga."),
    )
    assert not merged.choices
    assert texts(resolved(merged, "A"))[2] == "Taxan är 40 kronor för vuxna och gratis för barn och unga."


def test_a_strike_collides_with_new_words_in_what_is_struck() -> None:
    merged = put_together(alternative(p2=""), alternative(p2="Bussarna går två gånger i timmen på vardagar."))
    (choice,) = merged.choices
    assert choice.base == BASE[1]
    assert {option.parties: option.text for option in choice.options} == {
        ("A",): "",
        ("B",): "Bussarna går två gånger i timmen på vardagar.",
    }
    assert texts(resolved(merged, "A")) == [BASE[0], *BASE[2:]]


def test_two_new_paragraphs_in_one_gap_are_a_choice() -> None:
    merged = put_together(
        document(*BASE[:2], "Nattbussar införs på prov under två år.", *BASE[2:]),
        document(*BASE[:2], "Alla hållplatser får tak och belysning.", *BASE[2:]),
    )
    (choice,) = merged.choices
    assert [option.text for option in choice.options] == [
        "Nattbussar införs på prov under två år.",
        "Alla hållplatser får tak och belysning.",
    ]


def test_every_party_is_the_author_of_its_own_changes() -> None:
    merged = put_together(
        alternative(p1="Ekhamra kommun ska ha bättre kollektivtrafik i alla kommundelar.", p4=""),
        alternative(p1="Ekhamra kommun ska ha billig kollektivtrafik i alla kommundelar."),
    )
    runs = [run for block in marked(merged).blocks if isinstance(block, Paragraph) for run in block.runs if run.change]
    assert [(run.change.author, run.change.kind, run.text) for run in runs if run.change] == [
        ("A, B", "struck", "god"),
        ("A", "added", "bättre"),
        ("B", "added", "billig"),
        ("A", "struck", BASE[3]),
    ]
    (comment,) = marked(merged).comments
    assert comment.text == "A: bättre\nB: billig"


def test_changes_that_the_base_has_are_taken_as_accepted() -> None:
    assert texts(put_together(document(*BASE)).base) == [*BASE]


WORDS = st.sampled_from(["god", "bättre", "bussar", "taxa", "nämnden", "ska", "inte", "varje", "år", "40"])
EDITS = st.lists(
    st.tuples(
        st.integers(0, 3), st.integers(0, 8), st.sampled_from(["strike", "replace", "insert", "gone", "new"]), WORDS
    ),
    max_size=4,
)


def rewritten(edits: Sequence[tuple[int, int, str, str]]) -> Document:
    wording: list[list[str] | None] = [text.split(" ") for text in BASE]
    more: list[tuple[int, str]] = []
    for number, at, kind, word in edits:
        words = wording[number]
        if kind == "gone":
            wording[number] = None
        elif kind == "new":
            more.append((number, f"Nytt: {word} {at} {word}."))
        elif words:
            at = min(at, len(words) - 1)
            words[at : at + (kind != "insert")] = [] if kind == "strike" else [word]
    out = []
    for number, words in enumerate(wording):
        out += [] if not words else [" ".join(words)]
        out += [text for place, text in more if place == number]
    return document(*out)


@settings(max_examples=150, deadline=None)
@given(st.tuples(EDITS, EDITS, EDITS))
@example(([], [], [(at, 0, "gone", "god") for at in range(len(BASE))]))
def test_nothing_is_lost(edits: tuple[Sequence[tuple[int, int, str, str]], ...]) -> None:
    alternatives = [rewritten(one) for one in edits]
    merged = put_together(*alternatives)
    for party, wanted in zip("ABC", alternatives, strict=True):
        # Taking a party's side everywhere, and of the consensus its own part, gives its text.  The last mark of a text
        # cannot go away, so that of one without paragraphs an empty one is left.
        assert texts(resolved(merged, party, everybody=False)) == (texts(wanted) or [""])
    # What is consensus collides with nothing that another party wants.
    spans = [(one.edit, one.parties) for one in merged.consensus]
    for choice in merged.choices:
        parties = [party for option in choice.options for party in option.parties]
        assert len(parties) == len(set(parties)) > 1
        for edit, owners in spans:
            for option in choice.options:
                assert not set(option.parties) - set(owners) or not any(touch(edit, other) for other in option.edits)
    # What nobody has to choose is in everybody's result.
    if not merged.choices:
        everything = texts(view(marked(merged), "revised"))
        assert all(texts(resolved(merged, party)) == everything for party in "ABC")
    assert texts(view(marked(merged), "original")) == [*BASE]
    assert len(marked(merged).comments) == len(merged.choices)


def touch(one: Edit, other: Edit) -> bool:
    if isinstance(one, Reword) and isinstance(other, Reword) and one.path == other.path:
        return max(one.start, other.start) < min(one.end, other.end)
    if isinstance(one, Insert) or isinstance(other, Insert):
        return False
    return one.path == other.path and Strike in (type(one), type(other))
