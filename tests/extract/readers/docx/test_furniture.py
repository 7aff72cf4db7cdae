"""What stands in the margins of pages is kept apart from the text."""

from typing import TYPE_CHECKING

from kserender.model import Properties, Table

if TYPE_CHECKING:
    from tests.extract.readers.docx.conftest import Word


def section(*references: tuple[str, str, str]) -> str:
    """A section that uses (header or footer, for which pages, which part)."""
    inner = "".join(f'<w:{what}Reference w:type="{pages}" r:id="{part}"/>' for what, pages, part in references)
    return f"<w:sectPr>{inner}</w:sectPr>"


def test_headers_and_footers(word: "Word") -> None:
    use = section(("header", "default", "header"), ("header", "first", "first"), ("footer", "default", "footer"))
    document = word.read(
        word.p("Text"), use, header=word.p("Ekhamra kommun"), first=word.p("Försättsblad"), footer=word.p("Sida 1")
    )
    assert word.lines(document) == ["Text"]
    found = [(block.text(), block.layer) for block in document.furniture]
    assert found == [("Ekhamra kommun", "furniture"), ("Försättsblad", "furniture"), ("Sida 1", "furniture")]


def test_a_part_that_several_sections_use_is_read_once(word: "Word") -> None:
    use = section(("header", "default", "header"), ("header", "even", "header"))
    document = word.read(word.p("a", stated=use), word.p("b"), use, header=word.p("Ekhamra"))
    assert [block.text() for block in document.furniture] == ["Ekhamra"]


def test_a_header_that_no_section_uses_is_not_on_any_page(word: "Word") -> None:
    assert not word.read(word.p("a"), header=word.p("Gammalt")).furniture


def test_a_table_in_the_footer(word: "Word") -> None:
    document = word.read(word.p("a"), section(("footer", "default", "footer")), footer=word.table(word.row("Tel")))
    table = document.furniture[0]
    assert isinstance(table, Table)
    assert table.layer == "furniture"


def test_a_header_counts_its_own_lists(word: "Word") -> None:
    numbering = word.levels(("decimal", "%1.")) + word.num()
    use = section(("header", "default", "header"))
    document = word.read(word.item("a"), use, header=word.item("b"), numbering=numbering)
    assert [getattr(block, "label", None) for block in (*document.blocks, *document.furniture)] == ["1.", "1."]


def test_a_file_with_text_only_in_the_header_is_not_empty(word: "Word") -> None:
    assert word.read(word.p(), section(("header", "default", "header")), header=word.p("Ekhamra")).furniture


CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title> Plan </dc:title><dc:creator>Eva Ek</dc:creator>'
    "<dc:subject/>{}</cp:coreProperties>"
)
CORE_RELATION = (
    '<Relationship Id="rId9" Target="docProps/core.xml" '
    'Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"/></Relationships>'
)


def test_what_the_file_says_of_itself(word: "Word") -> None:
    parts = word.parts(word.p("a"))
    parts["_rels/.rels"] = parts["_rels/.rels"].replace("</Relationships>", CORE_RELATION)
    parts["docProps/core.xml"] = CORE.format("<dc:language>sv-SE</dc:language>")
    assert word.open(word.zip(parts)).properties == Properties("Plan", "Eva Ek", "sv-SE")


def test_a_file_that_says_nothing_of_itself(word: "Word") -> None:
    assert word.read(word.p("a")).properties == Properties()
