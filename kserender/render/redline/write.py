"""Writes the redline, reads it back, and writes what did not come out right more coarsely, before giving it out."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import shorten

from kserender.compare.versions.contract import By, Versions
from kserender.errors import NotAsWritten
from kserender.i18n import _
from kserender.render.redline.blocks import Unwritable
from kserender.render.redline.fresh import fresh
from kserender.render.redline.looks import Looks
from kserender.render.redline.marks import Marks, highest_id
from kserender.render.redline.notes import Notebook
from kserender.render.redline.package import Package
from kserender.render.redline.properties import Properties
from kserender.render.redline.settle import settle
from kserender.render.redline.story import Sheet, Story
from kserender.render.redline.verify import differing

AUTHOR = By("kserender")
TRIES = 10
SHOWN = 70  # characters of a paragraph in a message
_WORD = ("docx", "")


def redline(old: bytes | str | Path, versions: Versions, by: By = AUTHOR) -> bytes:
    """The old Word file with the changes marked in it; those that say who made them are that person's, the rest `by`'s.

    Of a text that comes from no Word file a new one is made, with real styles; then `old` is not looked at.

    The same call gives the same bytes.  Raises NotAsWritten when the changes cannot be written so that accepting and
    rejecting them gives both texts, BrokenFile when the file cannot be opened.
    """
    if versions.old.format not in _WORD:
        data, versions = fresh(versions)
    else:
        data = old if isinstance(old, bytes) else Path(old).read_bytes()
    coarse: frozenset[int] = frozenset()
    for _try in range(TRIES):
        try:
            written = _written(data, versions, by, coarse)
            wrong = differing(written, versions)
        except Unwritable as error:
            wrong = {error.change or 0}
        if not wrong:
            return written
        if wrong <= coarse:
            break
        coarse |= wrong
    raise refused(_places(versions, wrong))


def refused(places: Iterable[str] = ()) -> NotAsWritten:
    """The error that says that the changes cannot be written, and where."""
    return NotAsWritten(
        _("The changes cannot be marked in this Word file so that both versions come out whole.")
        + "".join(f" {place}" for place in places),
        _("Save both versions again in Word, or choose another format for the result."),
    )


def _places(versions: Versions, wrong: set[int]) -> Iterator[str]:
    """Where the first of these changes stands, if that is known."""
    items = (*versions.items, *(item for pair in versions.notes for item in pair.items))
    item = next((item for item in items if item.id in wrong), None)
    sides = () if item is None else (*item.old, *item.new)
    text = next((side.text for side in sides if side.text.strip()), "")
    if text:
        yield _("The first that cannot stands at: “{text}”.").format(text=shorten(text, SHOWN, placeholder="…"))
    elif item is not None and item.section:
        yield _("The first that cannot stands under “{heading}”.").format(heading=item.section)


def _written(data: bytes, versions: Versions, by: By, coarse: frozenset[int]) -> bytes:
    package = Package(data)
    roots = package.roots()
    for root in roots:
        settle(root, versions.options.view)
    styles = next(package.related("styles"), None)
    marks = Marks(by, highest_id(roots) + 1)
    looks = Looks(styles)
    notes = Notebook(package, versions.notes, styles)
    sheet = Sheet(marks, looks, Properties(marks, looks), notes, coarse)
    Story(sheet, package.body, versions.items).write()
    notes.finish(lambda note, items: Story(sheet, note, items).write())
    marks.finish()
    return package.packed()
