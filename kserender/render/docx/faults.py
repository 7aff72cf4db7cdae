"""What makes a template unfit to be filled: found before anything is written, and said all at once."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain, takewhile
from pathlib import Path

from kserender.errors import InvalidData
from kserender.i18n import _
from kserender.render.docx import slots
from kserender.render.docx.bookmarks import Bookmark, Fault, bookmarks, repeated
from kserender.render.docx.package import Package
from kserender.render.docx.rows import head_of
from kserender.render.docx.slots import END, Slot
from kserender.render.docx.xml import TBL, TC, Element, P, text_of


def refuse(
    package: Package, path: Path, fields: Mapping[str, str], sections: Collection[str], needed: Collection[str]
) -> dict[str, list[Slot]]:
    """The slots of each story.  Raises InvalidData with all that is wrong with them, or with the slots it lacks."""
    found, faults = slots_of(package, fields, sections)
    if faults:
        told = "; ".join(f"{fault.name}: {fault.what}" for fault in faults)
        raise InvalidData(
            _("The template {path} has bookmarks that cannot be used: {faults}.").format(path=path, faults=told),
            _("Remove them in Word under Insert, Bookmark, and set them again."),
        )
    there = {slot.field for inside in found.values() for slot in inside}
    missing = [next((n for n, f in fields.items() if f == field), field) for field in needed if field not in there]
    if missing:
        raise InvalidData(
            _("The template {path} has no bookmark named {name}.").format(path=path, name=", ".join(missing)),
            _("Put one around the place for it, in Word under Insert, Bookmark."),
        )
    return found


def slots_of(
    package: Package, fields: Mapping[str, str], sections: Collection[str]
) -> tuple[dict[str, list[Slot]], list[Fault]]:
    """The slots of each story, and what is wrong with the bookmarks that are to be slots."""
    found: dict[str, list[Slot]] = {}
    faults: list[Fault] = []
    every: list[Bookmark] = []
    for story in package.stories():
        marks, broken = bookmarks(package.root(story))
        every += marks
        found[story] = slots.find(marks, fields)
        faults += [fault for fault in broken if _is_slot(fault.name, fields)]
        faults += _unpaired(marks, found[story], fields)
        faults += _crossing(found[story], sections)
        faults += _through_tables(found[story])
    faults += [fault for fault in repeated(every) if _is_slot(fault.name, fields)]
    return found, faults


def _is_slot(name: str, fields: Mapping[str, str]) -> bool:
    plain = name.rstrip("0123456789")
    names = {one.casefold() for one in (name, plain, plain.removesuffix(END))}  # to Word capitals make no difference
    return any(field.casefold() in names for field in fields)


def _unpaired(marks: Sequence[Bookmark], found: Sequence[Slot], fields: Mapping[str, str]) -> Iterator[Fault]:
    used = {slot.closing.name for slot in found if slot.closing}
    for mark in marks:
        plain = mark.name.rstrip("0123456789")
        if plain.endswith(END) and plain.removesuffix(END) in fields and mark.name not in used:
            yield Fault(mark.name, _("{name} does not stand before it").format(name=plain.removesuffix(END)))


def _crossing(found: Sequence[Slot], sections: Collection[str]) -> Iterator[Fault]:
    """Slots that share a paragraph with one that takes whole paragraphs: filling one would take the other away."""
    owners: dict[Element, list[Slot]] = {}
    held = [(slot, slot.blocks()) for slot in found]
    for slot, blocks in held:
        if not blocks and slot.field in sections:
            yield Fault(slot.name, _("there is no paragraph in it"))
        for block in blocks if slot.field in sections or len(blocks) > 1 else ():
            owners.setdefault(block, []).append(slot)
    for slot, blocks in held:
        around = (*slot.opening.start.iterancestors(), *blocks)
        others = (other for node in around for other in owners.get(node, ()) if other is not slot)
        if other := next(others, None):
            yield _shared(slot, other)


def _through_tables(found: Sequence[Slot]) -> Iterator[Fault]:
    """Slots over a part of a table: filling one would take away the cells beside it, which nobody meant."""
    for slot in found:
        first, last = slot.opening.start, slot.last
        if _leaves_out(first, last, before=True) or _leaves_out(last, first, before=False):
            yield Fault(
                slot.name,
                _("it begins or ends in the middle of a table; set it inside one cell or over the whole table"),
            )


def _leaves_out(mark: Element, other: Element, *, before: bool) -> bool:
    """Whether a slot that leaves the cell that this half of it stands in leaves out text of the table before (or after)
    that half; the table's head goes with every row."""
    beside = mark.itersiblings(P, preceding=not before)  # for a half that stands between paragraphs
    home = next(chain(mark.iterancestors(P), beside), None)
    for cell, whole in zip(mark.iterancestors(TC), mark.iterancestors(TBL), strict=False):
        if any(above is cell for above in other.iterancestors(TC)):
            return False  # it is all in this cell, and in those around it
        heads = {block for row in head_of(whole) for block in row.iter(P)}
        blocks = [block for block in whole.iter(P) if block is home or block not in heads]
        left_out = takewhile(lambda block: block is not home, blocks if before else reversed(blocks))
        if any(text_of(block).strip() for block in left_out):
            return True
    return False


def _shared(slot: Slot, other: Slot) -> Fault:
    return Fault(slot.name, _("it crosses {name} or stands inside it").format(name=other.name))
