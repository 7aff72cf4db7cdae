"""The bookmarks of a part: paired, and what is wrong with them said."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kserender.i18n import _
from kserender.render.docx.xml import MC, Element, w

START, CLOSE = w("bookmarkStart"), w("bookmarkEnd")
ID, NAME = w("id"), w("name")
# Word writes a text box twice: once for itself, and once here for programs that do not know its newer drawings.
_FALLBACK = f"{{{MC}}}Fallback"


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A bookmark's name and its two elements; `mirror` tells that it stands in a copy for older programs."""

    name: str
    start: Element
    end: Element
    mirror: bool


@dataclass(frozen=True, slots=True)
class Fault:
    """A bookmark that cannot be used, and why, in the user's language."""

    name: str
    what: str


def bookmarks(root: Element) -> tuple[list[Bookmark], list[Fault]]:
    """Those that begin and end, in order of where they begin, and the faults of the others."""
    opened: dict[str, tuple[int, Element]] = {}
    found: dict[int, Bookmark] = {}
    faults: list[Fault] = []
    for at, node in enumerate(root.iter(START, CLOSE)):
        number = node.get(ID, "")
        if node.tag == START:
            if number in opened:
                faults.append(_unended(opened[number][1]))
            opened[number] = at, node
        elif number in opened:
            place, start = opened.pop(number)
            found[place] = Bookmark(start.get(NAME, ""), start, node, _in_fallback(start))
    faults += [_unended(start) for _at, start in opened.values()]
    return [found[place] for place in sorted(found)], faults


def repeated(found: Collection[Bookmark]) -> Iterator[Fault]:
    """Names that stand more than once, letters of either size being the same to Word."""
    seen: set[str] = set()
    for name in [one.name for one in found if not one.mirror]:
        if name.casefold() in seen:
            yield Fault(
                name, _("it stands in more than one place; give the second one a number: {name}2").format(name=name)
            )
        seen.add(name.casefold())


def _unended(start: Element) -> Fault:
    return Fault(start.get(NAME, ""), _("it begins, and does not end"))


def _in_fallback(node: Element) -> bool:
    return next(node.iterancestors(_FALLBACK), None) is not None
