"""Sentences that a page break cut before a capital letter, which readers take for a new paragraph, are whole again."""

from dataclasses import replace

from kserender.extract.language.open_ends import ends_open
from kserender.model import Block, Document, Paragraph, Run

# A shorter line that ends so heads a list or labels a value: "Plats och tid för".
SHORTEST_CUT = 60
# Within so many characters stands the sign in a line that heads a §: "Ks § 12".
HEAD = 12

# In these a paragraph ends where its author ended it; elsewhere where a line ends on the page.
_AS_WRITTEN = frozenset({"docx", "doc", "odt", "rtf"})


def rejoin_cut_sentences(document: Document) -> Document:
    """The document with each such sentence in the paragraph where it begins; bookmarks keep their paragraphs."""
    if document.source.format in _AS_WRITTEN:
        return document
    marked = {place.paragraph for named in document.ranges for place in (named.start, named.end)}
    out: list[Block] = []
    for block in document.blocks:
        if not isinstance(block, Paragraph) or not block.text().strip():
            out.append(block)
            continue
        at = next((at for at in range(len(out) - 1, -1, -1) if not _is_empty(out[at])), None)
        before = out[at] if at is not None else None
        if at is not None and isinstance(before, Paragraph) and _is_cut(before, block, marked):
            out[at] = before.with_runs([*before.runs, Run(" "), *block.runs])
            del out[at + 1 :]
        else:
            out.append(block)
    return document if len(out) == len(document.blocks) else replace(document, blocks=tuple(out))


def _is_empty(block: Block) -> bool:
    return isinstance(block, Paragraph) and not block.text().strip()


def _is_cut(before: Paragraph, after: Paragraph, marked: set[int]) -> bool:
    text = before.text()
    return (
        before.layer == after.layer == "body"
        and after.label is None
        and len(text) >= SHORTEST_CUT
        and "\t" not in text
        and ends_open(text)
        and "§" not in after.text()[:HEAD]
        and after.place.paragraph not in marked
    )
