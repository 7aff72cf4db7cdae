"""The parts are found however they are named, written and encoded; what lies outside is told of, never fetched."""

import re
from typing import TYPE_CHECKING

import pytest

from kserender.extract.readers.docx.messages import MOST
from kserender.model import Heading, Message

if TYPE_CHECKING:
    from tests.extract.readers.docx.conftest import Word

TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relation(kind: str, target: str, *, external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="r{kind}" Type="{TYPE}/{kind}" Target="{target}"{mode}/>'


def codes(messages: tuple[Message, ...]) -> list[tuple[str, str]]:
    return [(message.code, message.level) for message in messages]


def test_the_source_says_which_reader_read_it(word: "Word") -> None:
    source = word.read(word.p("a")).source
    assert (source.path, source.format, source.reader) == ("prov.docx", "docx", "docx")


def test_the_strict_form(word: "Word") -> None:
    parts = word.parts(
        word.p("Beslut", word.added(" igen"), style="R"), styles=word.style("R", name="heading 1"), footnotes=""
    )
    strict = {
        name: re.sub(
            r"http://schemas\.openxmlformats\.org/(wordprocessingml|officeDocument)/2006/",
            r"http://purl.oclc.org/ooxml/\1/",
            content,
        )
        for name, content in parts.items()
    }
    assert "purl.oclc.org" in strict["word/document.xml"]
    block = word.open(word.zip(strict)).blocks[0]
    assert isinstance(block, Heading)
    assert (block.text("marked"), block.text("original")) == ("Beslut igen", "Beslut")


def test_the_main_part_may_have_any_name(word: "Word") -> None:
    parts = word.parts(word.p("a"))
    renamed = {
        name.replace("document", "dokument2"): content.replace("document.xml", "dokument2.xml")
        for name, content in parts.items()
    }
    assert word.lines(word.open(word.zip(renamed))) == ["a"]


def test_a_name_with_signs_that_addresses_write_in_another_way(word: "Word") -> None:
    parts = word.parts(word.p("a"))
    parts["word/mitt dokument.xml"] = parts.pop("word/document.xml")
    parts["_rels/.rels"] = parts["_rels/.rels"].replace("document.xml", "mitt%20dokument.xml")
    assert word.lines(word.open(word.zip(parts))) == ["a"]


@pytest.mark.parametrize("target", ["/word/document.xml", "./word/document.xml", "word/x/../document.xml"])
def test_targets_are_absolute_or_relative(word: "Word", target: str) -> None:
    parts = word.parts(word.p("a"))
    parts["_rels/.rels"] = parts["_rels/.rels"].replace("word/document.xml", target)
    assert word.lines(word.open(word.zip(parts))) == ["a"]


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ],
)
def test_without_relations_the_type_tells_the_main_part(word: "Word", kind: str) -> None:
    parts = word.parts(word.p("a"))
    del parts["_rels/.rels"]
    parts["[Content_Types].xml"] = re.sub(
        r'ContentType="[^"]*main\+xml"', f'ContentType="{kind}"', parts["[Content_Types].xml"]
    )
    assert kind in parts["[Content_Types].xml"]
    assert word.lines(word.open(word.zip(parts))) == ["a"]


def test_names_with_the_slashes_of_windows_and_in_other_case(word: "Word") -> None:
    parts = {name.replace("/", "\\").upper(): content for name, content in word.parts(word.p("a")).items()}
    names = word.open(word.zip(parts))
    assert word.lines(names) == ["a"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_encodings_of_a_part(word: "Word", encoding: str) -> None:
    parts: dict[str, str | bytes] = {**word.parts(word.p("åäö"))}
    declared = f'<?xml version="1.0" encoding="{encoding[:6].rstrip("-")}"?>' if encoding == "utf-16" else ""
    parts["word/document.xml"] = (declared + str(parts["word/document.xml"])).encode(encoding)
    assert word.lines(word.open(word.zip(parts))) == ["åäö"]


@pytest.mark.parametrize(
    ("kind", "target", "external", "told"),
    [
        ("image", "http://127.0.0.1/bild.png", True, ("docx-external", "warning")),
        ("attachedTemplate", "file:///C:/mall.dotm", True, ("docx-external", "warning")),
        ("oleObject", "http://127.0.0.1/x.xls", True, ("docx-external", "warning")),
        ("hyperlink", "https://ekhamra.example/", True, ("docx-links", "info")),
        ("aFChunk", "chunk.html", False, ("docx-alt-chunk", "error")),
        ("oleObject", "embeddings/oleObject1.bin", False, ("docx-embedded", "warning")),
        ("package", "embeddings/tabell.xlsx", False, ("docx-embedded", "warning")),
        ("vbaProject", "vbaProject.bin", False, ("docx-macros", "warning")),
    ],
)
def test_what_is_not_followed_is_told_of(
    word: "Word", kind: str, target: str, external: bool, told: tuple[str, str]
) -> None:
    document = word.read(word.p("a"), relations=relation(kind, target, external=external))
    assert codes(document.messages) == [told]


def test_ordinary_relations_are_not_told_of(word: "Word") -> None:
    document = word.read(word.p("a"), relations=relation("image", "media/a.png") + relation("theme", "theme.xml"))
    assert not document.messages


def test_what_a_header_points_to_is_told_of_as_well(word: "Word") -> None:
    use = '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>'
    parts = word.parts(word.p("a"), use, header=word.p("Ekhamra"))
    around = parts["word/_rels/document.xml.rels"].split("<Relationship ", 1)[0]
    logo = relation("image", "http://127.0.0.1/logo.png", external=True)
    parts["word/_rels/header1.xml.rels"] = f"{around}{logo}</Relationships>"
    assert codes(word.open(word.zip(parts)).messages) == [("docx-external", "warning")]


def test_of_one_kind_only_so_many_are_told(word: "Word") -> None:
    pictures = "".join(
        relation("image", f"http://127.0.0.1/{n}.png", external=True).replace("rimage", f"r{n}") for n in range(50)
    )
    messages = word.read(word.p("a"), relations=pictures).messages
    assert len(messages) == MOST + 1
    assert "docx-external" in messages[-1].text


def test_many_links_are_told_of_once(word: "Word") -> None:
    links = "".join(
        relation("hyperlink", f"https://ekhamra.example/{n}", external=True).replace("rhyper", f"r{n}")
        for n in range(5)
    )
    assert codes(word.read(word.p("a"), relations=links).messages) == [("docx-links", "info")]


@pytest.mark.parametrize("content", ["<w:footnotes", "nej", ""])
def test_a_damaged_part_is_told_of_and_the_rest_read(word: "Word", content: str) -> None:
    parts = word.parts(word.p("a"), footnotes="")
    parts["word/footnotes.xml"] = content
    document = word.open(word.zip(parts))
    assert word.lines(document) == ["a"]
    assert codes(document.messages) == [("docx-part-damaged", "error")]


def test_a_part_that_is_missing_is_told_of(word: "Word") -> None:
    parts = word.parts(word.p("a"), styles="")
    del parts["word/styles.xml"]
    assert codes(word.open(word.zip(parts)).messages) == [("docx-part-damaged", "error")]


def test_a_whole_part_is_not_told_of(word: "Word") -> None:
    assert not word.read(word.p("a"), styles="", numbering="", footnotes="", comments="").messages


def test_files_have_the_styles_that_are_their_own(word: "Word") -> None:
    levels = []
    for level in (1, 2, 1):
        document = word.read(word.p("Beslut", style="R"), styles=word.style("R", name=f"heading {level}"))
        levels += [block.level for block in document.blocks if isinstance(block, Heading)]
    assert levels == [1, 2, 1]
