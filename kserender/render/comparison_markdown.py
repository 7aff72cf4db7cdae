"""A comparison of proposals as Markdown: the page, without the papers' other texts."""

from collections.abc import Iterable, Iterator

from kserender.compare.comparison import Comparison, Words
from kserender.i18n import _
from kserender.render.comparison_page import Item, Page, Side, page
from kserender.render.document_parts import Stretch
from kserender.render.markdown import escape
from kserender.render.markdown_inline import inline
from kserender.render.screen import capital


def comparison_markdown(comparison: Comparison) -> str:
    """The comparison as Markdown (CommonMark with strikethrough), ending in a line break."""
    shown = page(comparison)
    return "\n\n".join([*_head(shown), *_glance(shown), *_items(shown), *_lists(shown)]) + "\n"


def _head(shown: Page) -> Iterator[str]:
    yield f"# {_one_line(shown.case) or _('Comparison of proposals')}"
    yield f"## {_('Who proposes')}"
    facts = ((proposer, f"  \n  {_one_line(proposer.facts)}" if proposer.facts else "") for proposer in shown.proposers)
    yield "\n".join(f"- **{proposer.letter}** {_one_line(proposer.title)}{below}" for proposer, below in facts)
    yield from map(_one_line, shown.left_out)


def _glance(shown: Page) -> Iterator[str]:
    yield f"## {_('At a glance')}"
    yield from (f"{_('The same proposal: ')}{_one_line(text)}" for text in shown.same)
    yield from (f"{_('At the meeting: ')}{_one_line(text)}" for text in shown.meeting)
    if not shown.glance:
        yield _("None of the papers has a decision.")
    for lead, lines in shown.glance:
        yield f"**{_one_line(lead)}:**"
        yield "\n".join(
            "\n".join([f"- {_one_line(told.text)}", *(f"  - {_one_line(capital(x))}" for x in told.details)])
            for told in lines
        )


def _items(shown: Page) -> Iterator[str]:
    if shown.items:
        yield f"## {_('Point by point')}"
    for item in shown.items:
        yield from _item(item)
    yield from map(_one_line, shown.remarks)


def _item(item: Item) -> Iterator[str]:
    yield f"### {item.number}. {_one_line(item.title)}"
    yield _quote(escape(item.text))
    yield from (_one_line(text) for text in (item.same,) if text)
    for side in item.sides:
        yield from _side(side)
    yield from (_one_line(text) for text in (item.missing,) if text)


def _side(side: Side) -> Iterator[str]:
    yield f"**{_one_line(side.title)}**"
    if side.sentences:
        yield "\n".join(f"- {_one_line(sentence)}" for sentence in side.sentences)
    if side.words:
        yield _quote(_woven(side.words))
    elif side.text:
        yield _quote(escape(side.text))


def _woven(words: Iterable[Words]) -> str:
    """Struck words crossed out and added ones marked as such, so that every reader of Markdown shows which is which."""
    return inline([Stretch(part.text, None if part.op == "equal" else part.op) for part in words], "\\\n")


def _lists(shown: Page) -> Iterator[str]:
    for title, lines in shown.lists:
        if lines:
            yield f"## {title}"
            yield "\n".join(f"- {_one_line(text)}" for text in lines)


def _one_line(text: str) -> str:
    return escape(" ".join(text.split()))


def _quote(text: str) -> str:
    return "\n".join(f"> {row}".rstrip() for row in text.split("\n"))
