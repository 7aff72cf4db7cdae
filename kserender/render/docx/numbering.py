"""Numbered lists that begin again where they should."""

from kserender.render.docx.package import Package
from kserender.render.docx.styles import Styles
from kserender.render.docx.xml import Element, Looks, child, copy, element, filled, prototype, value, w

_PART = "word/numbering.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"

# Indent of a list that the template has no look for, in twentieths of a point.
_INDENT = 454
# How a profile writes a number → Word's number format and text of the level.
_FORMS = {"1.": ("decimal", "%1."), "1": ("decimal", "%1"), "-": ("bullet", "–")}


class Series:
    """A list whose items carry given numbers: a new list of Word's begins wherever the count makes a jump."""

    def __init__(self, numbering: Element, abstract: str, level: str) -> None:
        self._numbering = numbering
        self._abstract = abstract
        self._level = level
        self._pattern: Element | None = None
        self._expected: int | None = None

    def item(self, looks: Looks, text: str, number: int) -> Element:
        """The item with this number, its paragraph and run looking so; all items of a series look the same."""
        if number != self._expected or self._pattern is None:
            look, run_look = looks
            properties = copy(look) if look is not None else element("pPr")
            place = child(properties, "numPr")
            for old in list(place):
                place.remove(old)
            place.extend((element("ilvl", val=self._level), element("numId", val=self._begin(number))))
            self._pattern = prototype(properties, run_look)
        self._expected = number + 1
        return filled(self._pattern, text)

    def _begin(self, number: int) -> str:
        name = _free(self._numbering, "num", "numId")
        made = element("num", numId=name)
        made.append(element("abstractNumId", val=self._abstract))
        override = element("lvlOverride", ilvl=self._level)
        override.append(element("startOverride", val=number))
        made.append(override)
        last = self._numbering.findall(w("num"))
        anchor = last[-1] if last else self._numbering.findall(w("abstractNum"))[-1]
        anchor.addnext(made)
        return name


class Lists:
    """The template's lists."""

    def __init__(self, package: Package, styles: Styles) -> None:
        self._package = package
        self._styles = styles
        name = package.related("numbering")
        root = element("numbering") if name is None else package.root(name)
        abstracts = {one.get(w("abstractNumId")): one for one in root.findall(w("abstractNum"))}
        # The definition of each list, where it has one of its own.
        self._lists = {
            one.get(w("numId")): abstracts.get(value(one, "abstractNumId")) for one in root.findall(w("num"))
        }

    def series(self, look: Element | None, form: str | None = None) -> Series | None:
        """A list in the look of the template's paragraph; `form` ("1.", "1", "-" …) is how its numbers are written.

        Without `form` the template's own is kept; None when that paragraph is not numbered.
        """
        abstract, level = self._list_of(look)
        if form is None:
            if abstract is None:
                return None
            return Series(self._changed(), abstract.get(w("abstractNumId")), level)
        return _series(self._changed(), abstract, level, form)

    def is_bullet(self, look: Element | None) -> bool | None:
        """Whether a paragraph with these properties has a sign before it; False for a number, None for neither."""
        abstract, level = self._list_of(look)
        if abstract is None:
            return None
        found = next((part for part in abstract.findall(w("lvl")) if part.get(w("ilvl")) == level), None)
        return value(found, "numFmt") in ("bullet", "none")

    def _changed(self) -> Element:
        """The root of the part with the lists, made when the template has none."""
        name = self._package.related("numbering")
        if name is None:
            name = _PART
            self._package.add(self._package.main, "numbering", name, _TYPE, element("numbering"))
        return self._package.change(name)

    def _list_of(self, look: Element | None) -> tuple[Element | None, str]:
        """The definition of the list that a paragraph belongs to, by itself or by its style, and its level there."""
        number = level = None
        for properties in self._styles.inherited(look):
            place = properties.find(w("numPr"))
            if place is not None:
                number = number or value(place, "numId")
                level = level or value(place, "ilvl")
        abstract = self._lists.get(number)
        return (None, "0") if abstract is None or abstract.find(w("lvl")) is None else (abstract, level or "0")


def _series(numbering: Element, abstract: Element | None, level: str, form: str) -> Series:
    made = copy(abstract) if abstract is not None else _plain()
    name = _free(numbering, "abstractNum", "abstractNumId")
    made.set(w("abstractNumId"), name)
    # What ties a list to a style or makes Word take two for one belongs to the original.
    for tag in ("nsid", "tmpl", "styleLink", "numStyleLink", "pStyle"):
        for tie in list(made.iter(w(tag))):
            tie.getparent().remove(tie)
    made.insert(0, element("nsid", val=f"{0x0B650000 + int(name):08X}"))
    _write(made, level, form)
    last = numbering.findall(w("abstractNum"))
    last[-1].addnext(made) if last else numbering.insert(0, made)
    return Series(numbering, name, level)


def _write(abstract: Element, level: str, form: str) -> None:
    number_format, text = _FORMS[form]
    for part in abstract.findall(w("lvl")):
        if part.get(w("ilvl")) == level:
            part.find(w("numFmt")).set(w("val"), number_format)
            part.find(w("lvlText")).set(w("val"), text)


def _plain() -> Element:
    made = element("abstractNum", abstractNumId=0)
    made.append(element("multiLevelType", val="singleLevel"))
    level = element("lvl", ilvl=0)
    level.append(element("start", val=1))
    level.append(element("numFmt", val="decimal"))
    level.append(element("lvlText", val="%1."))
    level.append(element("lvlJc", val="left"))
    properties = element("pPr")
    properties.append(element("ind", left=_INDENT, hanging=_INDENT))
    level.append(properties)
    made.append(level)
    return made


def _free(numbering: Element, tag: str, attribute: str) -> str:
    taken = [int(found.get(w(attribute))) for found in numbering.findall(w(tag))]
    return str(max(taken, default=0) + 1)
