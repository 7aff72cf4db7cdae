"""Cuts runs in two without a change to what they say or how they look."""

from collections.abc import Iterable
from copy import deepcopy

from lxml import etree

from kserender.render.redline.atoms import Atoms
from kserender.render.redline.names import NOTE_MARKS, RPR, RUN, SPACE, Element, T, first


def cut(atoms: Atoms, places: Iterable[int]) -> None:
    """Cut so that a run begins at each of these characters, and that the mark of a note is alone in its run."""
    for _at, leaf in atoms.notes:
        _isolate(leaf, atoms)
    for place in sorted(places, reverse=True):
        if 0 < place < len(atoms.text) and atoms.units[place - 1] is atoms.units[place]:
            _cut_at(atoms, place)


def _cut_at(atoms: Atoms, place: int) -> None:
    unit = atoms.units[place]
    if unit.tag != RUN:
        return  # it is struck as a whole, or not at all
    leaf, at = atoms.leaves[place], atoms.offsets[place]
    if at:
        head, tail = (leaf.text or "")[:at], (leaf.text or "")[at:]
        rest = deepcopy(leaf)
        leaf.text, rest.text = head, tail
        for one in (leaf, rest):
            if one.tag == T:
                one.set(SPACE, "preserve")
        leaf.addnext(rest)
    else:
        rest = leaf
    after = _divided(unit, rest)
    for number in range(place, len(atoms.text)):
        if atoms.units[number] is not unit:
            break
        atoms.units[number] = after
        if atoms.leaves[number] is leaf and rest is not leaf:
            atoms.leaves[number] = rest
            atoms.offsets[number] -= at
    _hand_over(atoms, unit, after)


def _divided(run: Element, child: Element) -> Element:
    """The new run that begins with this child."""
    made = etree.Element(RUN, {str(name): str(value) for name, value in run.attrib.items()})
    look = first(run, RPR)
    if look is not None:
        made.append(deepcopy(look))
    for one in [child, *child.itersiblings()]:
        made.append(one)
    run.addnext(made)
    return made


def _isolate(leaf: Element, atoms: Atoms) -> None:
    """Leave nothing but the mark of a note, and what has no text, in its run."""
    run = leaf.getparent()
    if run is None or run.tag != RUN or leaf.tag not in NOTE_MARKS:
        return
    here = list(run)
    at = here.index(leaf)
    if any(child.tag != RPR for child in here[:at]):
        before, run = run, _divided(run, leaf)
        _moved(atoms, before, run)
    if leaf.getnext() is not None:
        _moved(atoms, run, _divided(run, next(leaf.itersiblings())))


def _moved(atoms: Atoms, run: Element, after: Element) -> None:
    """Let the characters that are now in `after` know it."""
    inside = set(after)
    for number, leaf in enumerate(atoms.leaves):
        if atoms.units[number] is run and leaf in inside:
            atoms.units[number] = after
    _hand_over(atoms, run, after)


def _hand_over(atoms: Atoms, run: Element, after: Element) -> None:
    """Fields whose signs have moved to the second run are made by it too."""
    for field in atoms.fields:
        if run in field.runs and any(child.tag.endswith(("}fldChar", "}instrText")) for child in after):
            field.runs.insert(field.runs.index(run) + 1, after)
    atoms.drawn = [after if unit is run and _draws(after) else unit for unit in atoms.drawn]


def _draws(run: Element) -> bool:
    return any(child.tag.endswith(("}drawing", "}pict", "}object", "}AlternateContent")) for child in run)
