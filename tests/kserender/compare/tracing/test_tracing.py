"""Whose wording was adopted: every sentence, its words, what was lost, and shares that make up the whole."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kserender.compare.tracing import Trace, trace
from kserender.extract.readers import read_bytes


def traced(adopted: str, **proposals: str) -> Trace:
    return trace(
        (read_bytes(adopted.encode(), "antagen.txt"), ()),
        [(name, read_bytes(text.encode(), f"{name}.txt"), ()) for name, text in proposals.items()],
    )


def outcomes(found: Trace) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.unit.text, one.outcome, tuple(found.names[at] for at in one.parties)) for one in found.traced]


def test_a_sentence_is_whole_from_one_from_several_or_new() -> None:
    found = traced(
        "Skolan i Ekhamra byggs ut. Idrottshallen får en ny läktare. Parkeringen asfalteras nästa år.",
        a="Idrottshallen får en ny läktare. Skolan i Ekhamra byggs ut.",
        b="Skolan i Ekhamra byggs ut. Matsalen målas om.",
    )
    assert outcomes(found) == [
        ("Skolan i Ekhamra byggs ut.", "whole", ("a", "b")),
        ("Idrottshallen får en ny läktare.", "whole", ("a",)),
        ("Parkeringen asfalteras nästa år.", "new", ()),
    ]
    assert found.shares.alone == (5, 0)
    assert (found.shares.shared, found.shares.new) == (5, 4)
    assert [[unit.text for unit in lost] for lost in found.lost] == [[], ["Matsalen målas om."]]


def test_signs_and_spaces_make_no_other_sentence() -> None:
    found = traced("Målet är “god lek” – för alla.", a="Målet är ”god lek” - för alla.")
    assert [one.outcome for one in found.traced] == ["whole"]


def test_a_sentence_of_two_has_the_words_of_both() -> None:
    found = traced(
        "Nämnden ska bygga trygga och billiga lekplatser i varje kommundel.",
        a="Nämnden ska bygga trygga lekplatser i varje kommundel.",
        b="Nämnden ska bygga billiga lekplatser i varje kommundel.",
    )
    (one,) = found.traced
    assert one.outcome == "part"
    assert [(piece.text, piece.parties) for piece in one.pieces] == [
        ("Nämnden ska bygga ", (0, 1)),
        ("trygga ", (0,)),
        ("och ", ()),
        ("billiga ", (1,)),
        ("lekplatser i varje kommundel.", (0, 1)),
    ]
    assert found.lost == ((), ())


def test_a_few_common_words_are_no_source() -> None:
    found = traced(
        "Det är viktigt att bron blir klar i tid.", a="Det är oklart om någon vet vad taxan kostar i år eller nästa år."
    )
    assert [one.outcome for one in found.traced] == ["new"]


def test_only_the_points_when_asked() -> None:
    document = read_bytes("1. Bygga bron.\n2. Avslå motionen.\n".encode(), "p.md")
    points = {block.place.paragraph for block in document.blocks[:1]}
    found = trace((document, points), [("a", document, points)], "point")
    assert [one.unit.text for one in found.traced] == ["Bygga bron."]
    assert found.shares == found.points


WORDS = ["bron", "skolan", "byggs", "målas", "varje", "år", "snart", "inte", "parken"]
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9)
TEXT = st.lists(SENTENCE.map(lambda words: " ".join(words).capitalize() + "."), min_size=1, max_size=5).map(" ".join)


@settings(max_examples=100, deadline=None)
@given(TEXT, TEXT, TEXT)
def test_shares_make_up_the_whole(adopted: str, a: str, b: str) -> None:
    found = traced(adopted, a=a, b=b)
    shares = found.shares
    assert shares.words == len(adopted.replace(".", "").split())
    assert abs(sum(map(shares.of, (*shares.alone, shares.shared, shares.new))) - 1) < 1e-9
    assert all("".join(piece.text for piece in one.pieces) == one.unit.text for one in found.traced)
    assert traced(adopted, a=adopted).shares.alone == (shares.words,)
