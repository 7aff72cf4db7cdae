"""What differs between two versions and is not marked in a redline: to be told to whoever gets it."""

from collections.abc import Iterable, Iterator

from kserender.compare.versions.contract import Item, Versions
from kserender.i18n import _, plural


def left_out(versions: Versions) -> list[str]:
    """One sentence for each kind of thing, in the user's language; none when the redline tells all."""
    said = []
    pictures = sum(item.kind in ("added", "moved_to") for item in _all(versions.items) if _is_picture(item))
    if pictures:
        said.append(
            plural(
                "{count} picture of the new version is not in the marked file.",
                "{count} pictures of the new version are not in the marked file.",
                pictures,
            ).format(count=pictures)
        )
    if any(item.kind != "equal" for item in versions.furniture):
        said.append(_("Page heads or feet differ; that is not marked in the file."))
    return said


def _all(items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        for row in item.table:
            for cell in row.cells:
                yield from _all(cell.items)


def _is_picture(item: Item) -> bool:
    return (*item.new, *item.old)[0].type == "figure"
