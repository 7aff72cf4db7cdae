"""Whether redlines are both texts: rejected the old one, accepted the new one, by our reader and by LibreOffice.

    python benchmarks/redlines.py [--office] [--seed NUMBER] [--word FOLDER]… [COUNT]

Takes the Word examples and the Word files of the folders; the pairs X-Rejected and X-Accepted among them both ways,
each file against two others and itself, and COUNT texts made of them by edits, moves, splits, merges, and changes in
tables and notes, from a fixed seed.  With --office LibreOffice accepts and rejects all changes too; files of which it
does not keep the untouched text are counted and left out.  Ends with 3 when a pair fails.
"""

import argparse
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from kserender.compare.versions import Versions, compare_versions
from kserender.compare.versions.contract import Item
from kserender.errors import KserenderError, ReadError
from kserender.extract.readers import read, read_bytes
from kserender.model import Block, Cell, Document, Heading, Note, Paragraph, Place, Row, Run, Table
from kserender.render.redline import redline
from kserender.render.redline.verify import Said, expected, notes, said, said_in_notes
from kserender.views import view

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
ACCEPT_REJECT = ROOT / "tests/kserender/render/redline/accept_reject.py"
PYTHON = "/usr/bin/python3"  # the one that has LibreOffice's bridge
COUNT = 300
BATCH = 60  # files in one LibreOffice
MOST_EDITS = (1, 2, 3, 5, 8, 15)
WORDS = [
    "barnen",
    "skolan",
    "kommunen",
    "budget",
    "nämnden",
    "plan",
    "cykel",
    "väg",
    "beslut",
    "åtgärd",
    "under",
    "och",
    "att",
    "för",
    "senast",
    "2027",
    "12,5",
    "mnkr",
]


@dataclass(frozen=True, slots=True)
class Pair:
    """The old file and what it became."""

    name: str
    old: Path
    new: Document


class Edits:
    """Changes a document as people do, by chance."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(seed)  # noqa: S311
        self._number = 1_000_000  # of paragraphs and notes that were not there

    def of(self, document: Document) -> Document:
        """The document after some edits."""
        blocks, kept = list(document.blocks), list(document.notes)
        for _ in range(self._rng.choice(MOST_EDITS)):
            at = self._rng.randrange(len(blocks))
            anchors = at + 1 < len(blocks) and blocks[at + 1].layer == "textbox"
            if not anchors:  # a paragraph that a text box hangs on stays
                self._rng.choice(_EDITS)(self, blocks, at, kept)
        marks = {run.note for block in _texts(blocks) for run in block.runs}
        return replace(document, blocks=tuple(blocks), notes=tuple(note for note in kept if note.id in marks))

    def words(self, most: int) -> str:
        """Some words."""
        return " ".join(self._rng.choices(WORDS, k=self._rng.randint(1, most)))

    def edit(self, blocks: list[Block], at: int, _notes: list[Note]) -> None:
        """Replace, strike or add a few words."""
        if isinstance(block := blocks[at], Heading | Paragraph):
            blocks[at] = self._edited(block)

    def strike(self, blocks: list[Block], at: int, _notes: list[Note]) -> None:
        """Take a paragraph away."""
        if len(blocks) > 1 and isinstance(blocks[at], Heading | Paragraph):
            del blocks[at]

    def add(self, blocks: list[Block], at: int, _notes: list[Note]) -> None:
        """A new paragraph like another."""
        if isinstance(block := blocks[at], Heading | Paragraph) and block.layer == "body":
            text = f"{self.words(20).capitalize()}."
            label = None if block.place.start else block.label
            blocks.insert(at + 1, replace(block, runs=(Run(text),), place=self._place(block, text), label=label))

    def split(self, blocks: list[Block], at: int, _notes: list[Note]) -> None:
        """Two paragraphs of one."""
        block = blocks[at]
        if isinstance(block, Heading | Paragraph) and len(block.runs) == 1 and block.layer == "body":
            spaces = [space.start() for space in re.finditer(" ", block.text())]
            if spaces:
                cut = self._rng.choice(spaces)
                first, second = block.text()[:cut], block.text()[cut + 1 :]
                rest = replace(block, runs=(Run(second),), place=self._place(block, second), label=None)
                blocks[at : at + 1] = [block.with_runs((Run(first),)), rest]

    def merge(self, blocks: list[Block], at: int, _notes: list[Note]) -> None:
        """One paragraph of two."""
        block, after = blocks[at], blocks[at + 1] if at + 1 < len(blocks) else None
        if isinstance(block, Paragraph) and isinstance(after, Paragraph) and block.layer == after.layer == "body":
            blocks[at : at + 2] = [block.with_runs((*block.runs, Run(" "), *after.runs))]

    def move(self, blocks: list[Block], at: int, _notes: list[Note]) -> None:
        """A paragraph to another place, perhaps edited."""
        if isinstance(block := blocks[at], Heading | Paragraph) and block.layer == "body":
            del blocks[at]
            blocks.insert(self._rng.randint(0, len(blocks)), self._rng.choice((block, self._edited(block))))

    def table(self, blocks: list[Block], _at: int, _notes: list[Note]) -> None:
        """A row or column more or less, or a cell with other words."""
        tables = [at for at, block in enumerate(blocks) if isinstance(block, Table) and _plain(block)]
        if tables:
            at = self._rng.choice(tables)
            table = blocks[at]
            assert isinstance(table, Table)  # noqa: S101 - chosen so
            rows = [list(row.cells) for row in table.rows]
            row, column = self._rng.randrange(len(rows)), self._rng.randrange(len(rows[0]))
            change = self._rng.randrange(5)
            if change == 0 and len(rows) > 1:
                del rows[row]
            elif change == 1:
                rows.insert(row, [self._cell() for _ in rows[0]])
            elif change == 2 and len(rows[0]) > 1:
                rows = [cells[:column] + cells[column + 1 :] for cells in rows]
            elif change == 3:
                rows = [[*cells[:column], self._cell(), *cells[column:]] for cells in rows]
            else:
                rows[row][column] = self._cell()
            blocks[at] = replace(table, rows=tuple(Row(tuple(cells)) for cells in rows))

    def note(self, blocks: list[Block], at: int, kept: list[Note]) -> None:
        """A note more, or one with other words."""
        if kept and self._rng.random() < 0.5:
            number = self._rng.randrange(len(kept))
            inner = (self._edited(x) if isinstance(x, Paragraph) else x for x in kept[number].blocks)
            kept[number] = replace(kept[number], blocks=tuple(inner))
        elif isinstance(block := blocks[at], Paragraph) and block.layer == "body" and block.runs:
            text = self.words(6)
            place = self._place(block, text)
            kept.append(Note(str(self._number), (Paragraph(runs=(Run(text),), place=place, layer="note"),)))
            runs = list(block.runs)
            runs.insert(self._rng.randint(1, len(runs)), Run("", note=str(self._number)))
            blocks[at] = replace(block, runs=tuple(runs))

    def _edited(self, block: Heading | Paragraph) -> Heading | Paragraph:
        runs = []
        for run in block.runs:
            words = run.text.split(" ")
            if run.note is None and run.text.strip():
                place = self._rng.randrange(len(words))
                words[place : place + self._rng.randrange(2)] = [] if self._rng.random() < 0.3 else [self.words(3)]
            runs.append(replace(run, text=" ".join(words)))
        return block.with_runs(runs)

    def _cell(self) -> Cell:
        text = self.words(3)
        self._number += 1
        return Cell((Paragraph(runs=(Run(text),), place=Place("", None, self._number, 0, len(text))),))

    def _place(self, block: Block, text: str) -> Place:
        self._number += 1
        return replace(block.place, paragraph=self._number, start=0, end=len(text))


_Edit = Callable[[Edits, list[Block], int, list[Note]], None]
_EDITS: tuple[_Edit, ...] = (
    *(Edits.edit,) * 3,
    *(Edits.strike, Edits.add, Edits.split, Edits.merge, Edits.move, Edits.move, Edits.table, Edits.table, Edits.note),
)


def _texts(blocks: Sequence[Block]) -> Iterator[Heading | Paragraph]:
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from _texts(cell.blocks)
        elif isinstance(block, Heading | Paragraph):
            yield block


def _plain(table: Table) -> bool:
    cells = [cell for row in table.rows for cell in row.cells]
    return len({len(row.cells) for row in table.rows}) == 1 and all(cell.columns == cell.rows == 1 for cell in cells)


def pairs(folders: Sequence[Path], count: int, seed: int = 0) -> Iterator[Pair]:
    """All pairs."""
    files: dict[Path, Document] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.docx")):
            try:
                files[path] = read(path)
            except ReadError:
                continue
    paths = list(files)
    for number, path in enumerate(paths):
        for other in {path, paths[(number + 1) % len(paths)], paths[(number + 7) % len(paths)]}:
            yield Pair(f"{path.stem} → {other.stem}", path, files[other])
        twin = path.with_stem(path.stem.replace("-Accepted", "-Rejected"))
        if twin != path and twin in files:
            yield Pair(f"{path.stem} → {twin.stem}", path, files[twin])
            yield Pair(f"{twin.stem} → {path.stem}", twin, files[path])
    for number in range(seed, seed + count):
        path = paths[number % len(paths)]
        yield Pair(f"{path.stem}, edited ({number})", path, Edits(number).of(view(files[path], "revised")))


def of_office(files: Sequence[Path]) -> None:
    """Let LibreOffice accept and reject all changes; the results lie beside the files."""
    for start in range(0, len(files), BATCH):
        names = map(str, files[start : start + BATCH])
        command = [PYTHON, str(ACCEPT_REJECT), shutil.which("soffice") or "soffice", *names]
        subprocess.run(command, check=False, stderr=subprocess.DEVNULL)


def reads(path: Path, wanted: Sequence[Said], noted: Sequence[Said], old: bool) -> bool:
    """Whether a file from LibreOffice says this.  It leaves the cells that it should take away, empty, with the mark of
    the change on them, and puts a sign without width into empty rows."""
    try:
        document = view(read(path), "original" if old else "revised")
    except ReadError:
        return False
    return _alike(wanted, list(said(document.blocks))) and _alike(noted, list(said_in_notes(document)))


def empty_left(path: Path, items: Sequence[Item], old: bool) -> bool:
    """Whether there are more empty paragraphs outside of tables than there should be, or fewer."""
    document = view(read(path), "original" if old else "revised")
    sides = [side for item in items for side in (item.old if old else item.new)]
    wanted = sum(x.type == "paragraph" and x.layer == "body" and not x.text.strip() for x in sides)
    return wanted != sum(
        isinstance(x, Paragraph) and x.layer == "body" and not x.text().strip() for x in document.blocks
    )


def _alike(wanted: Sequence[Said], read: Sequence[Said]) -> bool:
    ours, theirs = ([one for one in map(_plainly, side) if one.full not in {"", "[cell"}] for side in (wanted, read))
    return len(ours) == len(theirs) and all(one.like(other, str) for one, other in zip(ours, theirs, strict=True))


def _plainly(one: Said) -> Said:
    return replace(one, text=" ".join(one.text.replace("\u200d", "").split()))


def office(made: Sequence[tuple[Pair, bytes, Versions]]) -> int:
    """How many of the files LibreOffice reads otherwise; prints them."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        untouched = {path: folder / f"old{at}.docx" for at, path in enumerate({pair.old for pair, _, _ in made})}
        for path, copy in untouched.items():
            shutil.copy(path, copy)
        files = [folder / f"{number}.docx" for number in range(len(made))]
        for file, (_pair, data, _versions) in zip(files, made, strict=True):
            file.write_bytes(data)
        of_office([*untouched.values(), *files])
        kept = {}
        for path, copy in untouched.items():
            have = view(read_bytes(path.read_bytes(), ""), "revised")
            noted = list(said_in_notes(have))
            kept[path] = reads(Path(f"{copy}.accepted.docx"), list(said(have.blocks)), noted, False)
        failed = tried = empties = 0
        for file, (pair, _data, versions) in zip(files, made, strict=True):
            for decision, old in (("accepted", False), ("rejected", True)) if kept[pair.old] else ():
                inner = [one for note in notes(versions, old) for one in expected(note.items, old)]
                tried += 1
                wanted = list(expected(versions.items, old))
                result = Path(f"{file}.{decision}.docx")
                if not reads(result, wanted, inner, old):
                    failed += 1
                    print(f"LibreOffice, {decision}: {pair.name}")
                elif empty_left(result, versions.items, old):
                    empties += 1
        lost = sorted(path.stem for path in untouched if not kept[path])
        print(
            f"LibreOffice: {tried - failed} of {tried} right, {empties} of them with an empty paragraph more or less; "
            f"it does not keep the untouched {', '.join(lost) or '–'}"
        )
        return failed


def main() -> int:
    """Write, read back, and count."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("count", nargs="?", type=int, default=COUNT, help="texts made by edits")
    parser.add_argument("--seed", type=int, default=0, help="where the edits begin")
    parser.add_argument("--word", type=Path, action="append", default=[], metavar="FOLDER", help="more Word files")
    parser.add_argument("--office", action="store_true", help="ask LibreOffice too")
    given = parser.parse_args()
    made: list[tuple[Pair, bytes, Versions]] = []
    failed = 0
    for pair in pairs([EXAMPLES, *given.word], given.count, given.seed):
        versions = compare_versions(read(pair.old), pair.new)
        try:
            made.append((pair, redline(pair.old, versions), versions))
        except KserenderError as error:
            failed += 1
            print(f"{pair.name}: {error}")
    print(f"our reader: {len(made)} of {len(made) + failed} right, rejected and accepted")
    failed += office(made) if given.office else 0
    return 3 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
