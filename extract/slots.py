"""Named ranges as a template's slots: `X` … `XSlut`, or one bookmark X that spans its content."""

from kserender.model import Block, Document

END = "Slut"


def within(document: Document, name: str) -> list[Block]:
    """The body blocks from the paragraph that holds X to the one that holds XSlut, which is included.

    Empty when the document has no such range.
    """
    starts = [named.start.paragraph for named in document.ranges if named.name == name]
    ends = [named.end.paragraph for named in document.ranges if named.name in (name + END, name)]
    if not starts or not ends:
        return []
    first, last = min(starts), max(ends)
    if first == last and not any(named.name == name + END for named in document.ranges):
        # A bookmark that is a point, without its end, marks where something begins and no more.
        spans = any(named.name == name and named.start != named.end for named in document.ranges)
        return [b for b in document.blocks if b.layer == "body" and b.place.paragraph == first] if spans else []
    return [block for block in document.blocks if block.layer == "body" and first <= block.place.paragraph <= last]
