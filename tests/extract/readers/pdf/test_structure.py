"""Tagged files: what the structure tree says is believed, if it covers the page."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest

from kserender.model import Figure, Heading, Table

TREE = "/MarkInfo << /Marked true >> /StructTreeRoot 90 0 R"
BODY = "Kommunstyrelsen beslutar att bygga en gångbro över ån vid torget i Ekhamra under året."


def tagged(paper: Any, page: Any, *contents: tuple[str, str], untagged: str = "") -> bytes:
    """The file with each of the contents, (role, text), in the tree and on the page, in plain type."""
    for at, (role, text) in enumerate(contents):
        with marked(page, f"/{role} << /MCID {at} >> BDC"):
            page.prose(text).skip(20)
    if untagged:
        page.prose(untagged)
    return with_tree(paper, [f"/S /{role}" for role, _ in contents])


@contextmanager
def marked(page: Any, how: str) -> Iterator[None]:
    """What is written on the page stands in a marked content."""
    page.content.append(how)
    yield
    page.content.append("EMC")


def with_tree(paper: Any, elements: Sequence[str]) -> bytes:
    """The file with these elements in its tree, each with the marked content of its number on the first page."""
    paper.catalogue = TREE
    first = 3 + 5  # the catalogue, the pages and five fonts come before the page
    kids = "".join(
        f"{92 + at} 0 obj\n<< /Type /StructElem {said} /P 91 0 R /Pg {first} 0 R /K {at} >>\nendobj\n"
        for at, said in enumerate(elements)
    )
    names = " ".join(f"{92 + at} 0 R" for at in range(len(elements)))
    tree = (
        "90 0 obj\n<< /Type /StructTreeRoot /K 91 0 R /ParentTree << /Nums [0 [" + names + "]] >> >>\nendobj\n"
        f"91 0 obj\n<< /Type /StructElem /S /Document /P 90 0 R /K [{names}] >>\nendobj\n{kids}"
    )
    data: bytes = paper.data().replace(b"/Type /Page /Parent", b"/Type /Page /StructParents 0 /Parent")
    head = data.split(b"xref\n", 1)[0]
    # Without its table of places the file is read object by object.
    size = len(paper.pages) + 200
    return head + tree.encode("cp1252") + f"trailer << /Size {size} /Root 1 0 R >>\n%%EOF\n".encode()


@pytest.fixture
def read_tagged() -> Any:
    from kserender.extract.readers.pdf import read
    from kserender.model import Source

    return lambda data: read(data, Source("prov.pdf", "0"))


def headings(found: Any) -> list[tuple[str, int]]:
    return [(block.text(), block.level) for block in found.blocks if isinstance(block, Heading)]


def test_a_heading_in_plain_type(paper: Any, page: Any, read_tagged: Any) -> None:
    data = tagged(paper, page, ("H2", "Förslag till beslut"), ("P", BODY), ("H3", "Bakgrund"), ("P", BODY))
    assert headings(read_tagged(data)) == [("Förslag till beslut", 2), ("Bakgrund", 3)]


def test_without_tags_it_is_none(paper: Any, page: Any, read_tagged: Any) -> None:
    page.prose("Förslag till beslut").skip(20).prose(BODY)
    assert headings(paper.read()) == []


def test_a_tree_that_leaves_text_out_is_not_believed(paper: Any, page: Any, read_tagged: Any) -> None:
    data = tagged(paper, page, ("H2", "Förslag till beslut"), ("P", BODY), untagged=BODY)
    assert headings(read_tagged(data)) == []


def test_what_is_marked_as_no_content_is_furniture(paper: Any, page: Any, read_tagged: Any) -> None:
    with marked(page, "/Artifact BMC"):
        page.prose("Ekhamra kommun, tekniska kontoret").skip(20)
    with marked(page, "/P << /MCID 0 >> BDC"):
        page.prose(BODY)
    # Nearer to the text than a foot is set, and on one page only.
    with marked(page, "/Artifact BMC"):
        page.write("Kontoret har öppet till klockan fyra", y=600)
    found = read_tagged(with_tree(paper, ["/S /P"]))
    # The letterhead of the first page stays: it says what paper it is.
    assert [block.text() for block in found.blocks] == ["Ekhamra kommun, tekniska kontoret", BODY]
    assert [block.text() for block in found.furniture] == ["Kontoret har öppet till klockan fyra"]


def test_header_cells_in_plain_type(paper: Any, page: Any, read_tagged: Any) -> None:
    texts = [["Nämnd", "Kostnad"], ["Kulturnämnden", "120"], ["Byggnadsnämnden", "340"]]
    page.grid((70, 260, 460), (100, 120, 140, 160))
    for at, text in enumerate(text for row in texts for text in row):
        with marked(page, f"/{'TH' if at < 2 else 'TD'} << /MCID {at} >> BDC"):
            page.write(text, 74 + 190 * (at % 2), 114 + 20 * (at // 2))
    for elements, header in ((["/S /TH"] * 2 + ["/S /TD"] * 4, True), (["/S /TD"] * 6, False)):
        (table,) = read_tagged(with_tree(paper, elements)).blocks
        assert isinstance(table, Table)
        assert [row.header for row in table.rows] == [header, False, False]


def test_a_figure_with_a_description(paper: Any, page: Any, read_tagged: Any) -> None:
    with marked(page, "/P << /MCID 0 >> BDC"):
        page.prose(BODY)
    with marked(page, "/Figure << /MCID 1 >> BDC"):
        page.content.append("q 300 0 0 200 100 400 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q")
    found = read_tagged(with_tree(paper, ["/S /P", "/S /Figure /Alt (Karta)"]))
    assert [block.description for block in found.blocks if isinstance(block, Figure)] == ["Karta"]
