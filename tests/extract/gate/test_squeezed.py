"""The index knows each sign's number among all signs, whatever is left out, struck or added around it."""

from hypothesis import given
from hypothesis import strategies as st

from kserender.extract.gate.squeezed import index, squeezed
from kserender.model import Change, Document, Paragraph, Run, Source, View, marked_size
from kserender.model import Place as ModelPlace
from kserender.paper import Place

RUNS = st.lists(
    st.builds(
        Run,
        st.text("ab- \n\u00ad", max_size=6),
        change=st.sampled_from([None, Change("struck", "tracked"), Change("added", "tracked")]),
    ),
    max_size=4,
)


def _document(paragraphs: list[list[Run]]) -> Document:
    blocks = tuple(
        Paragraph(runs=tuple(runs), place=ModelPlace("-", None, number, 0, marked_size(runs)))
        for number, runs in enumerate(paragraphs, 1)
    )
    return Document(source=Source("-", ""), blocks=blocks)


@given(st.lists(RUNS, max_size=4), st.sampled_from(["marked", "original", "revised"]))
def test_every_sign_is_found_again_at_its_place(paragraphs: list[list[Run]], view: View) -> None:
    document = _document(paragraphs)
    found = index(document, view)
    assert found.text == "".join(squeezed(line) for block in document.blocks for line in block.text(view).split("\n"))
    for at, sign in enumerate(found.text):
        block, number = found.block(found.origin(at))
        assert block.text()[number] == sign
        place = Place(file="-", paragraph=block.place.paragraph, start=number, end=number + 1)
        assert found.at(place) == at


def test_a_paragraph_that_is_not_there_has_no_sign() -> None:
    assert index(_document([[Run("ab")]]), "marked").at(Place(file="-", paragraph=7, start=0, end=1)) is None
