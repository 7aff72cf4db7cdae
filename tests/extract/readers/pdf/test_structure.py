"""Tagged files: what the structure tree calls a heading is one, if the tree covers the page."""

from typing import Any

import pytest

from kserender.model import Heading

TREE = "/MarkInfo << /Marked true >> /StructTreeRoot 90 0 R"
BODY = "Kommunstyrelsen beslutar att bygga en gångbro över ån vid torget i Ekhamra under året."


def tagged(paper: Any, page: Any, *contents: tuple[str, str], untagged: str = "") -> bytes:
    """The file with each of the contents, (role, text), in the tree and on the page, in plain type."""
    paper.catalogue = TREE
    for at, (role, text) in enumerate(contents):
        page.content.append(f"/{role} << /MCID {at} >> BDC")
        page.prose(text).skip(20)
        page.content.append("EMC")
    if untagged:
        page.prose(untagged)
    first = 3 + 5  # the catalogue, the pages and five fonts come before the page
    kids = "".join(
        f"{92 + at} 0 obj\n<< /Type /StructElem /S /{role} /P 91 0 R /Pg {first} 0 R /K {at} >>\nendobj\n"
        for at, (role, _) in enumerate(contents)
    )
    names = " ".join(f"{92 + at} 0 R" for at in range(len(contents)))
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
