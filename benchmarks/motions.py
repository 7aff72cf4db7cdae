"""How often an edit becomes a sentence that, read and carried out, makes the same edit.

    python benchmarks/motions.py [--edits N] [--seed N] [--verbose]

Documents and edits are made up from a fixed seed.  *said*: edits that got a sentence; *same*: those of them that come
back as the same document; *wrong*: those that were carried out and gave another one, which must be none.  The second
line is for several edits of a document at once, the third for two versions whose differences are found first.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Sequence

from kserender.amend import amend, edited
from kserender.amend.edits import Edit, Insert, Move, Relabel, Reword, Strike, overlap
from kserender.amend.terrain import Terrain
from kserender.compare.motions import Motion, motions, motions_of
from kserender.compare.words import TOKEN
from kserender.extract.instructions.public import instructed
from kserender.model import Block, Cell, Document, Heading, Note, Paragraph, Place, Row, Run, Source, Table
from kserender.views import view

NOUNS = (
    "nämnden",
    "skolan",
    "parken",
    "avgiften",
    "planen",
    "bron",
    "torget",
    "eleverna",
    "kommunen",
    "taxan",
    "hallen",
)
VERBS = ("redovisar", "bygger", "prövar", "minskar", "öppnar", "ser", "över", "samordnar", "följer")
REST = (
    "varje",
    "år",
    "snarast",
    "inom",
    "ramen",
    "för",
    "med",
    "goda",
    "villkor",
    "kommunen,",
    "utan",
    "250",
    "kronor",
)
HEADINGS = ("Bakgrund", "Mål", "Ekonomi", "Förslag till beslut", "Uppföljning", "Barnets bästa", "Tidplan")
ROWS = ("Drift", "Hyra", "Personal", "Städning", "Kapital", "Summa")


class Writer:
    """Makes documents and edits from one random source."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311
        self._paragraph = 0

    def sentence(self) -> str:
        """A sentence of eight to twenty words, of which many come again."""
        words = [self.chance.choice(NOUNS).capitalize(), self.chance.choice(VERBS)]
        for _word in range(self.chance.randint(4, 12)):
            words.append(self.chance.choice(self.chance.choice((NOUNS, REST, VERBS))))
        if self.chance.random() < 0.15:
            words.insert(2, f"”{self.chance.choice(NOUNS)}”")
        return " ".join(words).rstrip(",") + "."

    def text(self) -> str:
        """One to four sentences."""
        return " ".join(self.sentence() for _each in range(self.chance.randint(1, 4)))

    def block(self, text: str, label: str | None = None) -> Paragraph:
        """A paragraph."""
        return Paragraph(runs=(Run(text),), place=self._place(text), label=label)

    def _place(self, text: str) -> Place:
        self._paragraph += 1
        return Place("made up", None, self._paragraph, 0, len(text))

    def table(self) -> Table:
        """A small table of sums."""
        head = ["Post", "2026", "2027"]
        names = self.chance.sample(ROWS, 4)
        lines = [head, *([name, *(str(self.chance.randint(1, 9) * 100) for _year in "ab")] for name in names)]
        place = self._place("")
        rows = tuple(Row(tuple(Cell((self.block(text),)) for text in line), header=line is head) for line in lines)
        return Table(rows=rows, place=place)

    def document(self) -> Document:
        """A document of three to five sections; one in four has no headings."""
        blocks: list[Block] = []
        plain = self.chance.random() < 0.25
        for title in self.chance.sample(HEADINGS, self.chance.randint(3, 5)):
            if not plain:
                blocks.append(Heading(runs=(Run(title),), place=self._place(title), level=1))
            blocks += [self.block(self.text()) for _each in range(self.chance.randint(1, 4))]
            kind = self.chance.choice(("points", "bullets", "table", ""))
            if kind == "table":
                blocks.append(self.table())
            for number in range(self.chance.randint(2, 6) if kind in ("points", "bullets") else 0):
                blocks.append(self.block(self.sentence(), f"{number + 1}." if kind == "points" else "–"))
        note = Note("1", (self.block(self.sentence()),))
        return Document(source=Source("made up", ""), blocks=tuple(blocks), notes=(note,))

    def edit(self, document: Document) -> Edit:
        """An edit of any kind."""
        terrain = Terrain(document)
        kind = self.chance.choice(
            ("words", "words", "words", "anew", "strike", "insert", "move", "label", "table", "note")
        )
        one, other = (self.chance.choice(terrain.texts) for _each in "ab")
        text = one.text
        if kind == "label" and one.label and one.label.isdigit():
            return Relabel(one.path, f"{int(one.label) + 20}.")
        if kind == "table" and terrain.tables:
            return self._table_edit(document, self.chance.choice(terrain.tables))
        if kind == "note":
            return self._reword((-1, 0), document.notes[0].text())
        if kind == "anew":
            return Reword(one.path, 0, len(text), self.text() if one.level is None else "Ny rubrik")
        if kind == "strike":
            return Strike(one.path)
        if kind == "insert":
            return Insert(one.path, self.chance.random() < 0.8, self.text(), "point" if one.label else "paragraph")
        if kind == "move" and other.path != one.path:
            return Move(one.path, other.path, self.chance.random() < 0.7)
        return self._reword(one.path, text)

    def _table_edit(self, document: Document, number: int) -> Edit:
        row = self.chance.randint(1, 4)
        kind = self.chance.choice(("cell", "cell", "strike", "insert", "move"))
        if kind == "strike":
            return Strike((number, row))
        if kind == "insert":
            return Insert((number, row), True, "Övrigt\t100\t250", "row")
        if kind == "move":
            return Move((number, row), (number, 5 - row), True)
        column = self.chance.randint(0, 2)
        table = document.blocks[number]
        old = table.rows[row].cells[column].text() if isinstance(table, Table) else ""
        return Reword((number, row, column, 0), 0, len(old), str(self.chance.randint(10, 99) * 10))

    def _reword(self, path: tuple[int, ...], text: str) -> Reword:
        """One to four words struck, put in, or replaced."""
        tokens = [token.span() for token in TOKEN.finditer(text) if not token[0].isspace()]
        first = self.chance.randrange(len(tokens))
        last = min(first + self.chance.randint(0, 3), len(tokens) - 1)
        start, end = tokens[first][0], tokens[last][1]
        new = " ".join(self.chance.choice((*NOUNS, *REST)) for _each in range(self.chance.randint(1, 3)))
        kind = self.chance.choice(("strike", "insert", "replace"))
        if kind == "strike" and len(tokens) > 6:
            space = text[start - 1 : start] == " "
            return Reword(path, start - space, end + (not space and text[end : end + 1] == " "), "")
        if kind == "insert":
            return Reword(path, end, end, f" {new}")
        return Reword(path, start, end, new)


def said(document: Document) -> list[object]:
    """Everything of a document that an edit can change."""
    revised = view(document, "revised")
    rows = [(type(block).__name__, getattr(block, "label", None), block.text()) for block in revised.blocks]
    return [*rows, *(note.text() for note in revised.notes)]


def came_back(old: Document, new: Document, told: Sequence[Motion], every: int) -> Counter[str]:
    """What became of so many edits, when the sentences are read and carried out."""
    texts = [line for motion in told if motion.text for line in motion.text.split("\n")]
    result = amend(old, instructed(texts))
    applied = all(card.outcome == "applied" for card in result.cards)
    same = said(result.document) == said(new)
    whole = len(told) == every
    return Counter(edits=every, said=len(told), same=len(told) * same, wrong=whole and applied and not same)


def one(document: Document, edits: Sequence[Edit]) -> Counter[str]:
    """Edits to sentences to edits."""
    told = [(motion, edit) for motion, edit in zip(motions_of(document, edits), edits, strict=True) if motion.text]
    new = edited(document, [edit for _motion, edit in told])
    counted = came_back(document, new, [motion for motion, _edit in told], len(told))
    counted["edits"] = len(edits)
    return counted


def versions(old: Document, new: Document) -> Counter[str]:
    """Two versions to sentences to the new version."""
    found = motions(old, new)
    return came_back(old, new, [motion for motion in found if motion.text], len(found))


def main() -> int:
    """Print the rates; 1 when a sentence led to a wrong document."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edits", type=int, default=300)
    parser.add_argument("--seed", type=int, default=20260101)
    parser.add_argument("--verbose", action="store_true", help="show what was not said or came back otherwise")
    options = parser.parse_args()
    writer = Writer(options.seed)
    runs = {"one edit": Counter[str](), "several at once": Counter[str](), "two versions": Counter[str]()}
    for _each in range(options.edits):
        document = writer.document()
        edit = writer.edit(document)
        while said(edited(document, [edit])) == said(document):
            edit = writer.edit(document)
        together: list[Edit] = []
        for _more in range(6):
            more = writer.edit(document)
            if not any(overlap(more, other) for other in together):
                together.append(more)
        new = view(edited(document, together), "revised")
        counts = one(document, [edit]), one(document, together), versions(document, new)
        for count, total in zip(counts, runs.values(), strict=True):
            total += count
        if options.verbose and counts[2]["same"] < counts[2]["edits"]:
            print("—", *(f"{motion.text or motion}" for motion in motions(document, new)), sep="\n  ")
    for title, total in runs.items():
        share = {key: f"{total[key] / total['edits']:.3f}" for key in ("said", "same")}
        print(f"{title}: {total['edits']} edits, said {share['said']}, same {share['same']}, wrong {total['wrong']}")
    return int(any(total["wrong"] for total in runs.values()))


if __name__ == "__main__":
    sys.exit(main())
