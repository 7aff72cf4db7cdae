"""Word files that other people made, when they are at hand: their views, and that their text is in the model."""

import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from unicodedata import normalize

import pytest
from lxml import etree

from kserender.errors import EmptyFile, ReadError
from kserender.extract.readers import read
from kserender.extract.readers.docx.names import ALTERNATE, DEL_TEXT, FALLBACK, T, make_transitional
from kserender.model import Block, Document, Figure, Heading, Paragraph, Table, View
from kserender.render.document_markdown import document_markdown
from kserender.render.document_text import document_text
from kserender.views import view

REAL = Path(__file__).parents[2] / "../shared/real"
REVISIONS = REAL / "word-revisions"
LEAST = 0.995  # of the characters of each file

pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="the real files are not here")


def pairs() -> list[tuple[str, str, View]]:
    words: tuple[tuple[str, View], ...] = (("Accepted", "revised"), ("Rejected", "original"))
    return [
        (path.stem, word, which)
        for path in sorted(REVISIONS.glob("*.docx"))
        for word, which in words
        if path.with_stem(f"{path.stem}-{word}").exists()
    ]


# Word keeps the cells' widths before the change beside them; these are no part of the model, and Markdown shows spans.
WIDTHS = ("RP034-Deleted-Cells", "Rejected", document_markdown)


@pytest.mark.parametrize("write", [document_text, document_markdown])
@pytest.mark.parametrize(("stem", "word", "which"), pairs())
def test_a_view_is_what_word_made_of_it(stem: str, word: str, which: View, write: Callable[[Document], str]) -> None:
    ours = write(view(read(REVISIONS / f"{stem}.docx"), which))
    theirs = write(read(REVISIONS / f"{stem}-{word}.docx"))
    if (stem, word, write) == WIDTHS:
        ours, theirs = (" ".join(text.replace("|", " ").replace("---", "").split()) for text in (ours, theirs))
    assert ours == theirs


def written(path: Path) -> Counter[str]:
    """The characters of w:t and w:delText in all parts but the building blocks, each drawing counted once."""
    found: Counter[str] = Counter()
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.endswith(".xml") and "glossary" not in name:
                root = etree.fromstring(package.read(name))
                make_transitional(root)
                for alternate in list(root.iter(ALTERNATE)):
                    for fallback in alternate.findall(FALLBACK):
                        alternate.remove(fallback)
                for element in root.iter(T, DEL_TEXT):
                    found.update((element.text or "").split())
    # In one piece, as the passes put letters together.
    return Counter(normalize("NFC", "".join(found.elements())))


def texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from texts(cell.blocks)
        elif isinstance(block, Heading | Paragraph):
            # A label that was typed has left the text, and only then does the text begin later.
            yield (block.label or "" if block.place.start else "") + block.text()
        else:
            assert isinstance(block, Figure)


def in_the_model(document: Document) -> Counter[str]:
    notes = (block for note in document.notes for block in note.blocks)
    found = Counter("".join(texts([*document.blocks, *document.furniture, *notes])))
    return found + Counter("".join(comment.text for comment in document.comments))


def readable() -> list[Path]:
    return [path for path in sorted(REAL.rglob("*.doc[xm]")) if zipfile.is_zipfile(path)]


@pytest.mark.parametrize("path", readable(), ids=lambda path: path.name)
def test_the_text_is_in_the_model(path: Path) -> None:
    try:
        document = read(path)
    except EmptyFile:
        assert not written(path)
        return
    except ReadError:
        assert path.parent.name == "hostile"
        return
    wanted = written(path)
    lost = wanted - in_the_model(document)
    assert lost.total() <= (1 - LEAST) * wanted.total(), dict(lost)
