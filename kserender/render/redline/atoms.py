"""Where each character of a paragraph stands in its XML, as our reader reads it."""

from dataclasses import dataclass, field
from unicodedata import normalize

from kserender.render.redline.names import (
    ALTERNATE,
    BR,
    CHOICE,
    CUSTOM_XML,
    FALLBACK,
    INSTR,
    NOTE_MARKS,
    OMATH,
    PPR,
    RUN,
    SDT,
    SDT_CONTENT,
    SPACE,
    TEXTBOX,
    TYPE,
    Element,
    M,
    T,
    W,
)

ANY = "\ufffc"
"""Stands for a sign whose character only the reader's tables know."""

_WHITE = " \t\r\n"
_LINES = str.maketrans(_WHITE, " " * len(_WHITE))
_SIGNS = {W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-", W + "sym": ANY}
_AROUND = frozenset(
    {
        CUSTOM_XML,
        *(W + name for name in ("hyperlink", "smartTag", "fldSimple", "dir", "bdo", "subDoc", "ins", "moveTo")),
    }
)
_WHOLE = frozenset({*OMATH, ALTERNATE, W + "ruby"})
DRAWN = frozenset({W + "drawing", W + "pict", W + "object"})


@dataclass(slots=True, eq=False)
class Field:
    """A complex field: the runs that make it, and the characters start:end that it shows (end -1: not ended here)."""

    runs: list[Element]
    start: int = -1
    end: int = -1


@dataclass(slots=True)
class Atoms:
    """The characters of a paragraph; `leaves[i]` is the element that character i comes from, `offsets[i]` its place in
    that one's text, `units[i]` what can be struck as one: the run, or a structure that cannot be divided."""

    text: str = ""
    leaves: list[Element] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)
    units: list[Element] = field(default_factory=list)
    notes: list[tuple[int, Element]] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    drawn: list[Element] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


class Walk:
    """Reads one paragraph after the other of a story; a field may begin in one and end in another."""

    def __init__(self) -> None:
        self._open: list[tuple[bool, Field]] = []  # whether its result has begun

    def paragraph(self, element: Element) -> Atoms:
        """The characters of a paragraph."""
        self.atoms = Atoms()
        self._signs: list[str] = []
        self._break: tuple[Element, Element] | None = None
        self._trim = False
        self._run: Element | None = None
        self._inside(element, None)
        self._open = [one for one in self._open if one[0]]
        self.atoms.text = "".join(self._signs)
        return self.atoms

    def _inside(self, parent: Element, whole: Element | None) -> None:
        for child in parent:
            tag = child.tag
            if tag == RUN or tag == M + "r":
                self._read_run(child, whole if whole is not None else child if tag == RUN else parent)
            elif tag in _WHOLE:
                branch = _branch(child) if tag == ALTERNATE else child
                if branch is not None:
                    self._inside(branch, child if whole is None else whole)
            elif tag in _AROUND or (tag.startswith(M) and tag != M + "t"):
                if tag == M + "den":
                    self._add("/", child, 0, child if whole is None else whole)
                self._inside(child, whole)
            elif tag == SDT:
                content = next(child.iterchildren(SDT_CONTENT), None)
                if content is not None:
                    self._inside(content, whole)
            elif tag != PPR:
                self._leaf(child, parent if whole is None else whole)

    def _read_run(self, run: Element, unit: Element) -> None:
        outer, self._run = self._run, run
        for child in run:
            self._leaf(child, unit)
        self._run = outer

    def _leaf(self, leaf: Element, unit: Element) -> None:
        tag = str(leaf.tag)
        if tag in (T, M + "t"):
            self._text(leaf, unit)
        elif tag in _SIGNS:
            self._add(_SIGNS[tag], leaf, 0, unit)
        elif tag == BR:
            if leaf.get(TYPE) not in ("page", "column"):
                self._add("\n", leaf, 0, unit)
            elif self._signs:
                self._break = leaf, unit
        elif tag == W + "fldChar":
            self._field(leaf)
        elif tag in NOTE_MARKS:
            if not self._mute:
                self.atoms.notes.append((len(self._signs), leaf))
        elif tag in (W + "footnoteRef", W + "endnoteRef", W + "annotationRef"):
            self._trim = True
        elif tag in DRAWN or tag == ALTERNATE:
            self._drawn(leaf, unit)
        elif tag == RUN:
            self._read_run(leaf, unit)
        if self._open and tag == INSTR and self._run is not None and self._run not in self._open[-1][1].runs:
            self._open[-1][1].runs.append(self._run)

    @property
    def _mute(self) -> bool:
        return not all(begun for begun, _field in self._open)

    def _text(self, leaf: Element, unit: Element) -> None:
        text = leaf.text or ""
        if text and (text[0] in _WHITE or text[-1] in _WHITE) and leaf.get(SPACE) != "preserve":
            text = text.strip(_WHITE)
        if not text.isprintable():
            text = text.translate(_LINES)
        text = normalize("NFC", text)
        if text != leaf.text:
            leaf.text = text
        if text:
            leaf.set(SPACE, "preserve") if leaf.tag == T and text != text.strip() else None
            self._add(text, leaf, 0, unit)

    def _add(self, text: str, leaf: Element, at: int, unit: Element) -> None:
        if self._mute:
            return
        if self._trim:
            left = text.lstrip()
            at += len(text) - len(left)
            text, self._trim = left, not left
        if not text:
            return
        if self._break is not None:
            (br, owner), self._break = self._break, None
            self._put("\n", br, 0, owner)
        self._put(text, leaf, at, unit)

    def _put(self, text: str, leaf: Element, at: int, unit: Element) -> None:
        self._signs.extend(text)
        self.atoms.leaves += [leaf] * len(text)
        self.atoms.offsets += range(at, at + len(text))
        self.atoms.units += [unit] * len(text)

    def _field(self, leaf: Element) -> None:
        what = leaf.get(W + "fldCharType")
        run = leaf.getparent() if self._run is None else self._run
        if run is None:
            return
        if what == "begin":
            self._open.append((False, Field([run])))
            self.atoms.fields.append(self._open[-1][1])
        elif self._open:
            begun, found = self._open[-1]
            if run not in found.runs:
                found.runs.append(run)
            if what == "separate":
                found.start = len(self._signs) if found in self.atoms.fields else -1
                self._open[-1] = (True, found)
            elif what == "end":
                found.end = len(self._signs) if found in self.atoms.fields and begun else -1
                self._open.pop()

    def _drawn(self, leaf: Element, unit: Element) -> None:
        self.atoms.drawn.append(unit)
        rest: list[Element] = [leaf]
        while rest:  # a box in a box belongs to the text of the outer one
            here = rest.pop()
            if here.tag == TEXTBOX:
                self.atoms.boxes.append(here)
            elif here.tag == ALTERNATE:
                branch = _branch(here)
                rest.extend(() if branch is None else (branch,))
            else:
                rest.extend(reversed(here))


def _branch(alternate: Element) -> Element | None:
    """The branch of an mc:AlternateContent that our reader takes."""
    return next((child for child in alternate if child.tag in (CHOICE, FALLBACK) and len(child)), None)


def same(read: str, written: str) -> bool:
    """Whether a text as read is the one in the XML: signs of symbol fonts and the kind of white space apart."""
    if read == written:
        return True
    return len(read) == len(written) and all(
        x == y or y == ANY or (x.isspace() and y.isspace()) for x, y in zip(read, written, strict=True)
    )
