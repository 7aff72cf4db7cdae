"""Words become lines: what stands on the same baseline, cut into pieces where the gap is wide."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from kserender.extract.readers.pdf.shapes import Word
from kserender.model import Run

# Parts of the type size.  A space is 0.2 to 0.3, in a justified line up to 0.8; a tab or column gap is wider.
SAME_BASELINE = 0.22
GLUED = 0.12
WIDE_GAP = 1.5
ALIGNED_GAP = 0.75
# A word at most this much of its neighbour's size, and this far over its baseline, is raised (superscript).
RAISED_SIZE, RAISED_BY = 0.82, (0.1, 0.75)
LOWERED_BY = 0.4


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or the piece of one between two wide gaps.

    `y` is the baseline, `size` that of most of its letters; `first` is the width of what would have to fit on the line
    before; `head` is its first word and `inner` where the second begins (None if there is one word).
    """

    runs: tuple[Run, ...]
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    face: str = ""
    first: float = 0.0
    head: str = ""
    inner: float | None = None
    bullet: bool = False
    last: float | None = None  # where the piece after the last wide gap begins

    @property
    def text(self) -> str:
        """The line's text; note marks are part of it."""
        return "".join(run.text for run in self.runs)

    @property
    def top(self) -> float:
        """The upper side of the letters."""
        return self.y - 0.75 * self.size


Row = tuple[Line, ...]


def rows(words: Sequence[Word]) -> list[Row]:
    """The rows of a page from the top, each as its pieces from the left."""
    cut = [_pieces(row) for row in _baselines(_raised(_once(words)))]
    starts = sorted(piece[0].x0 for pieces in cut if len(pieces) > 1 for piece in pieces[1:])
    cut = [[part for piece in pieces for part in _aligned(piece, starts)] for pieces in cut]
    return [tuple(line(piece) for piece in pieces) for pieces in cut]


def line(words: Sequence[Word]) -> Line:
    """The line of these words, which stand from left to right without wide gaps."""
    size = _main_size(words)
    letters = [word for word in words if not word.raised and any(sign.isalnum() for sign in word.text)] or list(words)
    faces: dict[str, int] = {}
    for word in letters:
        faces[word.font.name] = faces.get(word.font.name, 0) + len(word.text)
    second = next((at for at in range(1, len(words)) if _spaced(words[at - 1], words[at])), None)
    head = words[:second]
    return Line(
        runs=tuple(_runs(words)),
        x0=words[0].x0,
        x1=max(word.x1 for word in words),
        y=_main(words, size).y,
        size=size,
        bold=all(word.font.bold for word in letters),
        face=max(faces, key=lambda name: faces[name]),
        first=_first(head),
        head="".join(word.text for word in head),
        inner=words[second].x0 if second else None,
        bullet=len(head) == 1 and head[0].font.symbols,
    )


def joined(row: Row) -> Line:
    """One line of a row's pieces, with a tab in every wide gap."""
    if len(row) == 1:
        return row[0]
    runs = [*row[0].runs]
    for piece in row[1:]:
        runs += [Run("\t"), *piece.runs]
    main = max(row, key=lambda piece: len(piece.text))
    return replace(
        row[0],
        runs=tuple(merged(runs)),
        x1=row[-1].x1,
        size=main.size,
        y=main.y,
        bold=all(piece.bold for piece in row),
        inner=row[0].inner if row[0].inner is not None else row[1].x0,
        last=row[-1].x0,
    )


def merged(runs: Sequence[Run]) -> Iterator[Run]:
    """Neighbouring runs with the same marks as one."""
    before: Run | None = None
    for run in runs:
        if before is not None and _marks(before) == _marks(run):
            before = replace(before, text=before.text + run.text)
            continue
        if before is not None:
            yield before
        before = run
    if before is not None:
        yield before


def _marks(run: Run) -> tuple[object, ...]:
    return run.bold, run.italic, run.underline, run.strike, run.superscript, run.change, run.note


def between(left: Run, right: Run) -> Run:
    """The space between two runs: it has the marks that both have."""
    same = left.change == right.change
    return Run(
        " ",
        bold=left.bold and right.bold,
        italic=left.italic and right.italic,
        underline=left.underline and right.underline,
        strike=left.strike and right.strike and same,
        change=left.change if same else None,
    )


def _once(words: Sequence[Word]) -> list[Word]:
    """Without words that are drawn twice in the same place, as shadows and poor man's bold are."""
    seen: dict[tuple[str, int], list[Word]] = {}
    out = []
    for word in words:
        key = (word.text, round(word.y / 4))
        twins = [twin for near in (-1, 0, 1) for twin in seen.get((word.text, key[1] + near), ())]
        if any(abs(twin.x0 - word.x0) < 1 and abs(twin.y - word.y) < 1 for twin in twins):
            continue
        seen.setdefault(key, []).append(word)
        out.append(word)
    return out


def _raised(words: list[Word]) -> list[Word]:
    """Raised and lowered words on the baseline of the word beside them."""
    out = list(words)
    for at, word in enumerate(words):
        for other in (at - 1, at + 1):
            if 0 <= other < len(words) and (host := words[other]).size * RAISED_SIZE >= word.size:
                gap = word.x0 - host.x1 if other < at else host.x0 - word.x1
                lift = (host.y - word.y) / host.size
                if abs(gap) > 0.6 * host.size or not -LOWERED_BY <= lift <= RAISED_BY[1]:
                    continue
                out[at] = word._replace(y=host.y, raised=lift >= RAISED_BY[0])
                break
    return out


def _baselines(words: list[Word]) -> Iterator[list[Word]]:
    row: list[Word] = []
    for word in sorted(words, key=lambda word: (word.y, word.x0)):
        if row and word.y - row[0].y > SAME_BASELINE * min(word.size, row[0].size):
            yield sorted(row, key=lambda word: word.x0)
            row = []
        row.append(word)
    if row:
        yield sorted(row, key=lambda word: word.x0)


def _pieces(row: list[Word]) -> list[list[Word]]:
    gaps = [right.x0 - left.x1 for left, right in zip(row, row[1:], strict=False)]
    usual = median(gap for gap in gaps if gap > 0) if sum(gap > 0 for gap in gaps) > 2 else 0.0
    pieces = [[row[0]]]
    for gap, word in zip(gaps, row[1:], strict=True):
        size = max(pieces[-1][-1].size, word.size)
        if gap > max(WIDE_GAP * size, 2.2 * usual):
            pieces.append([])
        pieces[-1].append(word)
    return pieces


def _aligned(piece: list[Word], starts: list[float]) -> Iterator[list[Word]]:
    """The piece cut also at a smaller gap, where a piece of at least two other rows begins."""
    start = 0
    for at in range(1, len(piece)):
        left, right = piece[at - 1], piece[at]
        if right.x0 - left.x1 < ALIGNED_GAP * max(left.size, right.size):
            continue
        if sum(abs(x - right.x0) < 0.6 for x in starts) >= 2:
            yield piece[start:at]
            start = at
    yield piece[start:]


def _spaced(left: Word, right: Word) -> bool:
    """Whether there is a space between two words on a line."""
    if right.order == left.order + 1 and right.space is not None:
        return right.space
    if right.order == left.order:  # two parts of a word that a stroke has cut
        return False
    return right.x0 - left.x1 > GLUED * max(left.size, right.size)


def _main_size(words: Sequence[Word]) -> float:
    sizes: dict[float, int] = {}
    for word in words:
        if not word.raised:
            size = round(word.size, 1)
            sizes[size] = sizes.get(size, 0) + len(word.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else round(words[0].size, 1)


def _main(words: Sequence[Word], size: float) -> Word:
    return next((word for word in words if not word.raised and abs(word.size - size) < 0.1), words[0])


def _first(head: Sequence[Word]) -> float:
    """The width of the first word, or of its part up to a hyphen, where a line may be broken."""
    width = head[-1].x1 - head[0].x0
    text = "".join(word.text for word in head)
    hyphen = text.find("-", 1)
    return width * (hyphen + 1) / len(text) if 0 < hyphen < len(text) - 1 else width


def _runs(words: Sequence[Word]) -> Iterator[Run]:
    runs: list[Run] = []
    before: Word | None = None
    for word in words:
        run = Run(
            word.text,
            bold=word.font.bold,
            italic=word.font.italic,
            underline=word.underline,
            strike=word.change is not None,
            superscript=word.raised,
            change=word.change,
        )
        if before is not None and _spaced(before, word):
            runs.append(_gap(before, word, runs[-1], run))
        runs.append(run)
        before = word
    return merged(runs)


def _gap(left: Word, right: Word, one: Run, two: Run) -> Run:
    """The space between two words, struck if a stroke passes over its middle."""
    middle = (left.x1 + right.x0) / 2
    over = (left.reach and left.reach[1] >= middle) or (right.reach and right.reach[0] <= middle)
    change = (left.change or right.change) if over else None
    return replace(between(one, two), strike=change is not None, change=change)
