"""What the reader tells about a Word file: every message in one table."""

from collections import Counter
from typing import NamedTuple

from kserender.extract.readers.builder import Builder
from kserender.i18n import _, mark
from kserender.model import Level

MOST = 20  # messages of one kind; a file with more of them is no clearer for a longer list


class _Told(NamedTuple):
    level: Level
    text: str


ALT_CHUNK = "docx-alt-chunk"

_TOLD = {
    ALT_CHUNK: _Told(
        "error", mark("The file has another file built into its text ({target}); that text was not read.")
    ),
    "docx-cells-merged": _Told(
        "warning", mark("A tracked change merges or parts cells of a table; the cells are shown as they stand.")
    ),
    "docx-diagram": _Told("warning", mark("The file has a diagram or chart; the words inside it were not read.")),
    "docx-embedded": _Told("warning", mark("The file holds an embedded object ({target}); it was not opened.")),
    "docx-external": _Told(
        "warning", mark("The file points to {target} outside itself ({kind}); that was not fetched.")
    ),
    "docx-inserted-and-struck": _Told(
        "warning",
        mark("Some text was inserted and struck again; it is shown as struck, though it was never in the original."),
    ),
    "docx-links": _Told("info", mark("The file has links to addresses outside itself; none was followed.")),
    "docx-macros": _Told("warning", mark("The file holds macros; they were not run.")),
    "docx-misplaced": _Told("error", mark("The file has text where a table can have none; it was not read.")),
    "docx-note-missing": _Told("warning", mark("The text of note {number} is missing.")),
    "docx-part-damaged": _Told("error", mark("The part {name} is missing or damaged; what it holds was not read.")),
    "docx-unknown-element": _Told(
        "info", mark("The file uses {name}, which this reader does not know; the text in it was read.")
    ),
    "docx-unknown-sign": _Told("info", mark("The sign {sign} of the font {font} is not known and was kept as it is.")),
}


class Messages:
    """Tells the user, by way of the builder; of each kind no more than MOST different messages."""

    def __init__(self, builder: Builder) -> None:
        self._builder = builder
        self._told: set[tuple[str, str]] = set()
        self._counts: Counter[str] = Counter()

    def tell(self, code: str, /, **values: str) -> None:
        """The message with this code, the values put into its text."""
        level, msgid = _TOLD[code]
        text = _(msgid).format(**values)
        if (code, text) in self._told or self._counts[code] > MOST:
            return
        self._told.add((code, text))
        self._counts[code] += 1
        if self._counts[code] > MOST:
            text = _("There are more messages of the same kind ({code}).").format(code=code)
        self._builder.say(code, level, text)
