"""Footnotes and endnotes: which old note is which in the file, and new ones."""

from collections.abc import Callable, Iterable, Sequence

from lxml import etree

from kserender.compare.versions.contract import Item, NotePair, Piece, Side
from kserender.render.redline.blocks import Unwritable
from kserender.render.redline.names import ID, NAME, NOTE_MARKS, TYPE, VAL, Element, W, first, make, run
from kserender.render.redline.package import Package

_RULES = (("separator", -1), ("continuationSeparator", 0))

# What is no note but the line above the notes (ST_FtnEdn, 17.18.33).
_RULE_TYPES = ("separator", "continuationSeparator", "continuationNotice")

WriteNote = Callable[[Element, Sequence[Item]], None]


class Notebook:
    """The notes of the file.  Marks are met in the order of the text; `finish` then writes what the notes say."""

    def __init__(self, package: Package, pairs: Iterable[NotePair], styles: Element | None) -> None:
        self._package = package
        self._pairs = list(pairs)
        self._changed: set[str] = set()  # the kinds that have got new ones
        self._met: dict[str, tuple[str, str]] = {}  # the old number → kind and w:id
        names = {} if styles is None else {_name(style): style.get(W + "styleId") for style in styles}
        self._styles = {
            kind: (names.get(f"{kind} reference"), names.get(f"{kind} text")) for kind in NOTE_MARKS.values()
        }

    def met(self, number: str, leaf: Element) -> None:
        """A note that the old version has, by the mark that stands for it."""
        self._met[number] = (NOTE_MARKS[str(leaf.tag)], leaf.get(ID) or "")

    def added(self, number: str, look: Element | None) -> Element:
        """A run with the mark of a note that the new version has under this number."""
        pair = next((pair for pair in self._pairs if pair.new == number), None)
        return self._made(pair, look)

    def again(self, number: str, look: Element | None) -> Element:
        """A run with the mark of a note that the old version has under this number, for a paragraph that moved."""
        pair = next((pair for pair in self._pairs if pair.old == number), None)
        return self._made(pair, look)

    def runs(self, pieces: Iterable[Piece], look: Element | None) -> list[Element]:
        """The runs of the new side of these pieces, for a paragraph that is added."""
        made = []
        for piece in pieces:
            if piece.op == "struck":
                continue
            if piece.note is None:
                made.append(run(piece.new, look))
            else:
                made.append((self.added if piece.op == "added" else self.again)(piece.note, look))
        return made

    def finish(self, write: WriteNote) -> None:
        """Write what has been edited in the notes."""
        for pair in self._pairs:
            if pair.kind == "edited":
                kind, identity = self._met.get(pair.old or "", (pair.type, ""))
                note = self._package.note(kind, identity)
                if note is None:
                    raise Unwritable("a note that is not in the file")
                write(note, pair.items)
        for kind in NOTE_MARKS.values():
            self._sort(kind)

    def _sort(self, kind: str) -> None:
        """Number the notes in the order of their marks: LibreOffice counts them, and does not look for their w:id."""
        root = self._package.notes(kind)
        if root is None or kind not in self._changed:
            return
        marks = list(self._package.root.iter(W + f"{kind}Reference"))
        places = {mark.get(ID): at for at, mark in reversed(list(enumerate(marks)))}
        rules = [note for note in root if note.get(TYPE) in _RULE_TYPES]
        others = sorted((note for note in root if note not in rules), key=lambda n: places.get(n.get(ID), len(marks)))
        root[:] = [*rules, *others]
        start = max((int(rule.get(ID) or 0) for rule in rules), default=0) + 1
        numbers = {note.get(ID): str(number) for number, note in enumerate(others, max(start, 1))}
        for element in (*others, *marks):
            element.set(ID, numbers.get(element.get(ID), element.get(ID) or ""))

    def _made(self, pair: NotePair | None, look: Element | None) -> Element:
        if pair is None:
            raise Unwritable("a mark without a note")
        self._changed.add(pair.type)
        root = self._package.notes(pair.type)
        if root is None:
            root = self._package.add_notes(pair.type, _part(pair.type))
        taken = [identity for note in root if (identity := note.get(ID) or "").isdecimal()]
        identity = str(max([0, *map(int, taken)]) + 1)
        reference, text = self._styles[pair.type]
        sides = [side for item in pair.items for side in item.new]
        root.append(make(pair.type, *_paragraphs(sides, pair.type, reference, text), id=identity))
        mark = run("", look)
        looks = first(mark, W + "rPr")
        if looks is None:
            looks = etree.Element(W + "rPr")
            mark.append(looks)
        looks[:] = [make("rStyle", val=reference)] if reference else [make("vertAlign", val="superscript")]
        mark.append(make(f"{pair.type}Reference", id=identity))
        return mark


def _paragraphs(sides: Sequence[Side], kind: str, reference: str | None, style: str | None) -> list[Element]:
    made = []
    for number, side in enumerate(sides):
        paragraph = make("p")
        if style:
            paragraph.append(make("pPr", make("pStyle", val=style)))
        if number == 0:
            looks = make("rPr", make("rStyle", val=reference) if reference else make("vertAlign", val="superscript"))
            paragraph.append(make("r", looks, make(kind.replace("note", "noteRef"))))
            paragraph.append(run(" "))
        label = f"{side.label} " if side.label else ""
        paragraph.append(run(label + side.text))
        made.append(paragraph)
    return made or [make("p")]


def _part(kind: str) -> Element:
    root = etree.Element(W + f"{kind}s", nsmap={"w": W[1:-1]})
    for name, identity in _RULES:
        rule = make(kind, make("p", make("r", make(name))), id=identity)
        rule.set(TYPE, name)
        root.append(rule)
    return root


def _name(style: Element) -> str:
    name = first(style, NAME)
    return "" if name is None else (name.get(VAL) or "").casefold()
