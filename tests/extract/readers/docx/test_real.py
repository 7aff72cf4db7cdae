"""Word files that other people made, when they are at hand."""

import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from kserender.errors import EmptyFile, ReadError
from kserender.extract.readers.docx import read
from kserender.extract.readers.docx.names import ALTERNATE, DEL_TEXT, FALLBACK, T, make_transitional
from kserender.model import Block, Document, Figure, Source, Table, View
from kserender.views import view as decided

if TYPE_CHECKING:
    from collections.abc import Iterable

REAL = Path(__file__).parents[4] / "../shared/real"
REVISIONS = REAL / "word-revisions"
SECONDS = 20  # of one processor

pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="the real files are not here")


def files(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (REAL / folder).glob("*.docx"))


def opened(path: Path) -> Document:
    return read(path.read_bytes(), Source(path.name, ""))


def texts(blocks: "Iterable[Block]") -> Iterator[str]:
    """Each paragraph's text; rows and cells are shown by signs of their own."""
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                yield "<row>"
                for cell in row.cells:
                    yield "<cell>"
                    yield from texts(cell.blocks)
        elif not isinstance(block, Figure):
            yield block.text()


def decisions() -> list[tuple[str, str, View]]:
    views: tuple[tuple[str, View], ...] = (("Accepted", "revised"), ("Rejected", "original"))
    return [
        (path.stem, word, view)
        for path in files("word-revisions")
        for word, view in views
        if path.with_stem(f"{path.stem}-{word}").exists()
    ]


# Word keeps the merging of cells in an element of its own, which has no place in the model: the words are the same,
# two cells stand where the accepted file has one.
MERGED = ("RP036-Vert-Merged-Cells", "Accepted")


@pytest.mark.parametrize(("stem", "word", "view"), decisions())
def test_accepting_and_rejecting_gives_what_word_gave(stem: str, word: str, view: View) -> None:
    ours = list(texts(decided(opened(REVISIONS / f"{stem}.docx"), view).blocks))
    theirs = list(texts(opened(REVISIONS / f"{stem}-{word}.docx").blocks))
    if (stem, word) == MERGED:
        assert ours != theirs
        ours, theirs = ([text for text in found if text not in ("", "<cell>")] for found in (ours, theirs))
    assert ours == theirs


def written(path: Path) -> Counter[str]:
    """The characters of w:t and w:delText in all parts but the building blocks, each drawing counted once."""
    found: Counter[str] = Counter()
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.startswith("word/") and name.endswith(".xml") and "glossary" not in name:
                root = etree.fromstring(package.read(name))
                make_transitional(root)
                for alternate in list(root.iter(ALTERNATE)):
                    for fallback in alternate.findall(FALLBACK):
                        alternate.remove(fallback)
                for element in root.iter(T, DEL_TEXT):
                    found.update(element.text or "")
    return found


def in_the_model(document: Document) -> Counter[str]:
    notes: Sequence[Block] = [block for note in document.notes for block in note.blocks]
    found = Counter("".join(texts([*document.blocks, *document.furniture, *notes])))
    found.update("".join(comment.text for comment in document.comments))
    return found


def test_hardly_a_character_is_lost() -> None:
    total = lost = 0
    for path in files("word-features", "word-revisions"):
        try:
            document = opened(path)
        except EmptyFile:
            assert not written(path)
            continue
        wanted = written(path)
        total += wanted.total()
        lost += (wanted - in_the_model(document)).total()
    assert total > 20_000
    assert lost / total < 0.005


@pytest.mark.parametrize("path", files("word-features", "word-revisions", "hostile"), ids=lambda path: path.name)
def test_a_document_or_a_clear_error_within_seconds(path: Path) -> None:
    started = process_time()
    try:
        found: Document | ReadError = opened(path)
    except ReadError as error:
        found = error
    assert process_time() - started < SECONDS
    assert isinstance(found, Document) or (found.what and found.remedy)
