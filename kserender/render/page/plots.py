"""Turns what matplotlib draws into a part of a page: text that is text, in the colours of the page, without styles of
its own (which the page does not allow) and without names that could come twice."""

import re
from typing import Any

from kserender.render.drawing import BAR, INK, PAPER, SOFT, draw
from kserender.render.figures import Plot

_CLASSES = {INK: "ink", SOFT: "soft", BAR: "bar", PAPER: "paper"}
_SIZE = re.compile(r"([\d.]+)px")
_SVG = "{http://www.w3.org/2000/svg}"


def plot_svg(plot: Plot) -> str:
    """The plot as an `svg` element.  Raises MissingPart where matplotlib is not installed."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    root = etree.fromstring(draw(plot.drawing), parser)
    for element in root.findall(f"{_SVG}metadata") + root.findall(f"{_SVG}defs"):
        root.remove(element)
    for element in root.iter():
        element.attrib.pop("id", "")
        _plain(element)
    for name in ("width", "height", "version"):
        root.attrib.pop(name, "")
    root.set("class", "plot")
    root.set("role", "img")
    root.set("aria-label", plot.alt)
    etree.cleanup_namespaces(root)
    return str(etree.tostring(root, encoding="unicode", with_tail=False))


def _plain(element: Any) -> None:
    """Say in attributes and classes what stands in `style`."""
    style = element.attrib.pop("style", "")
    classes = []
    for part in style.split(";"):
        name, _colon, value = (text.strip() for text in part.partition(":"))
        if name in ("fill", "stroke") and value in _CLASSES:
            classes.append(f"{_CLASSES[value]}-{name}")
        elif name == "font":
            size = _SIZE.search(value)
            element.set("font-size", size[1] if size else "10")
        elif name in _KEPT and value:
            element.set(name, value)
    if classes:
        element.set("class", " ".join(sorted(classes)))


_KEPT = (
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
    "text-anchor",
    "font-size",
)
