"""Several alternatives in one Word file: everybody's changes in their own name, and a comment at every choice."""

from dataclasses import replace
from io import BytesIO
from typing import Any

from kserender.amend.as_versions import as_versions
from kserender.compare.merging import Choice, Merged, marked
from kserender.compare.merging.merged import signature
from kserender.compare.versions.contract import Side
from kserender.i18n import _
from kserender.render.redline import redline
from kserender.render.redline.blocks import Unwritable, bind, blocks_of
from kserender.render.redline.fresh import fresh
from kserender.render.redline.write import refused

AUTHOR = "kserender"


def merged_docx(merged: Merged, base: bytes) -> bytes:
    """The Word file: on top of `base`, the base's own file, or a new one when that is no Word file.

    Raises NotAsWritten when it does not read back as both texts.
    """
    versions = as_versions(marked(merged))
    if merged.base.source.format != "docx":
        base, versions = fresh(versions)
        versions = replace(versions, old=replace(versions.old, format="docx"))
    return redline(_commented(base, merged, [side for item in versions.items for side in item.old]), versions)


def _commented(base: bytes, merged: Merged, sides: list[Side]) -> bytes:
    """The base's Word file with a comment at the paragraph of each choice."""
    if not merged.choices:
        return base
    import docx
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

    word = docx.Document(BytesIO(base))
    try:
        bound = bind(sides, blocks_of(word.element.body))
    except Unwritable as error:
        raise refused() from error
    numbers = {side.place.paragraph: side.number for side in sides}
    for number, choice in enumerate(merged.choices, 1):
        top = merged.base.blocks[max(choice.path[0], 0)]  # of a note: at the beginning
        element: Any = bound[numbers.get(top.place.paragraph, sides[0].number)].element
        paragraph = element if element.tag.endswith("}p") else next(element.iter("{*}p"))
        runs = [Run(run, Paragraph(paragraph, word)) for run in paragraph.iter("{*}r")]
        if runs:
            comment = word.add_comment([runs[0], runs[-1]], text=_text(number, choice), author=AUTHOR, initials="k")
            # Without the time of day the same call gives the same bytes.
            comment.paragraphs[0]._p.getparent().attrib.pop(qn("w:date"), None)
    stream = BytesIO()
    word.save(stream)
    return stream.getvalue()


def _text(number: int, choice: Choice) -> str:
    """The choice, a line for each option."""
    options = [f"{signature(option.parties)}: {option.text or _('is struck')}" for option in choice.options]
    kept = [_("As in the base: {text}").format(text=choice.base)] if choice.base else []
    return "\n".join([_("Choice {number}").format(number=number), *options, *kept])
