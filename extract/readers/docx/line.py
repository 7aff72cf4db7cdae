"""A paragraph under way: its text gathered into runs, and what hangs on it."""

from kserender.extract.readers.docx.anchors import Mark
from kserender.extract.readers.docx.changes import MANUAL_STRIKE
from kserender.extract.readers.docx.marks import Look
from kserender.extract.readers.docx.names import Element
from kserender.model import Change, Layer, Run


class Line:
    """Text comes in pieces as Word cut it (by editing session, spelling mark, …); equal neighbours become one run."""

    __slots__ = (
        "_break",
        "_change",
        "_look",
        "_pieces",
        "_trim",
        "boxes",
        "figures",
        "guidance",
        "marks",
        "runs",
        "size",
    )

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self.size = 0
        self.marks: list[tuple[Mark, int]] = []
        self.guidance: list[tuple[int, int, Layer]] = []
        self.boxes: list[tuple[Element, Change | None]] = []
        self.figures: list[tuple[str, Change | None]] = []
        self._pieces: list[str] = []
        self._look: Look | None = None
        self._change: Change | None = None
        self._break = False
        self._trim = False

    def add(self, text: str, look: Look, change: Change | None, guidance: bool = False) -> None:
        """Text with its look and its tracked change."""
        if self._break or self._trim:
            text = self._joined(text)
        if look is not self._look or change is not self._change:
            if self._pieces:
                self._close()
            self._look, self._change = look, change
        self._pieces.append(text)
        start, self.size = self.size, self.size + len(text)
        if guidance or look.hidden:
            if self.guidance and self.guidance[-1][1] == start:
                start = self.guidance.pop()[0]
            self.guidance.append((start, self.size, "guidance"))

    def add_note(self, note: str, change: Change | None) -> None:
        """The mark of a note."""
        self._close()
        self.runs.append(Run("", change=change, note=note))

    def break_page(self) -> None:
        """A page or column break: it parts what stands before and after it, and is nothing at either end."""
        self._break = self.size > 0

    def trim(self) -> None:
        """Leave out the white space that comes next."""
        self._trim = True

    def mark(self, mark: Mark) -> None:
        """An end of a bookmark or comment range."""
        self.marks.append((mark, self.size))

    def finish(self) -> list[Run]:
        """The runs."""
        if self._pieces:
            self._close()
        return self.runs

    def _joined(self, text: str) -> str:
        if self._trim:
            text = text.lstrip()
            self._trim = not text
        if self._break and text:
            self._break = False
            text = "\n" + text
        return text

    def _close(self) -> None:
        look, text, change = self._look, "".join(self._pieces), self._change
        self._look = None
        self._pieces.clear()
        if look is None or not text:
            return
        if change is None and look.strike:
            change = MANUAL_STRIKE
        self.runs.append(
            Run(text, look.bold, look.italic, look.underline, look.strike, look.superscript, look.language, change)
        )
