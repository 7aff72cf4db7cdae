"""Paragraphs and lists that stand twice."""

from collections.abc import Iterator

from kserender.extract.audit.found import finding
from kserender.extract.audit.page import Page
from kserender.i18n import plural
from kserender.model import Heading, Paragraph
from kserender.paper import Finding

# A paragraph shorter than this may well come again; of list items so many in a row are needed.
LONG = 80
ITEMS = 3
ITEM_LENGTH = 12
# So many stretches get a finding each.
MOST = 3
# What is restated by its nature: the summary, what the organs decided and proposed, and what people claimed.
_RESTATING = (
    "summary",
    "decision",
    "treatment",
    "yrkanden",
    "proposition_order",
    "vote",
    "reservation",
    "note",
    "dispatch",
    "attachments",
    "signature",
)


def check(page: Page) -> Iterator[Finding]:
    """Stretches of text that stood word for word before, each with both its places."""
    blocks = [block for block in page.matter.document.blocks if _counts(page, block)]
    texts = [
        " ".join(block.text("revised").split()).casefold() for block in blocks if isinstance(block, Heading | Paragraph)
    ]
    first: dict[str, int] = {}
    runs: list[list[tuple[int, int]]] = []  # stretches of (place, place before)
    for at, text in enumerate(texts):
        before = first.setdefault(text, at)
        if before == at or not text:
            continue
        if runs and runs[-1][-1] == (at - 1, before - 1):
            runs[-1].append((at, before))
        else:
            runs.append([(at, before)])
    told = [run for run in runs if _tells([texts[at] for at, _before in run])]
    # A file with many is a bundle or has versions of one text: one finding says so.
    for group in [told] if len(told) > MOST else [[run] for run in told]:
        count = sum(len(run) for run in group)
        said = blocks[group[0][0][0]].text("revised").strip()
        text = plural("A paragraph stands twice: “{start}”", "{count} paragraphs stand twice: “{start}”", count)
        starts = [blocks[at] for run in group for at in run[0]]
        yield finding(
            "restated",
            "info",
            text.format(count=count, start=said if len(said) <= LONG else said[:LONG].rsplit(" ", 1)[0] + " …"),
            places=[page.matter.place(block) for block in starts if isinstance(block, Heading | Paragraph)],
        )


def _tells(run: list[str]) -> bool:
    listed = len(run) >= ITEMS and all(len(text) >= ITEM_LENGTH for text in run)
    return listed or any(len(text) >= LONG for text in run)


def _counts(page: Page, block: object) -> bool:
    if not isinstance(block, Heading | Paragraph) or block.layer not in ("body", "textbox"):
        return False
    home = page.matter.section_of(block)
    return home is None or home.role not in _RESTATING
