"""A comparison as a politician reads it in a terminal: what each paper would decide, then how the texts differ."""

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.console import Console

from kserender.compare.comparison import (
    Comparison,
    DecisionPair,
    Head,
    Listed,
    Op,
    ParagraphPair,
    SectionPair,
    Words,
)
from kserender.compare.explain import RELATIONS, explain
from kserender.i18n import _, mark
from kserender.paper import Decision
from kserender.render.screen import heading, line, painted, paper_console
from kserender.render.summary import KINDS, extraction_text, show_extraction

__all__ = ["comparison_text", "extraction_text", "show_comparison", "show_extraction"]

# With less than this in common, two texts are easier to read one under the other than woven together.
LEAST_WOVEN = 0.5
# With less than this in common, two sections are two texts: painting all of one and all of the other helps nobody.
LEAST_COMPARABLE = 0.2
# A stretch that both have is shortened from here on, to this much beside each change (characters).
LONG_STRETCH = 240
CONTEXT = 70

_ONE_OF: dict[str, str] = {
    "same": mark("the same: {count}"),
    "reworded": mark("reworded: {count}"),
    "changed": mark("changed: {count}"),
    "moved": mark("moved: {count}"),
    "only_a": mark("only in A: {count}"),
    "only_b": mark("only in B: {count}"),
}
_LISTS: dict[str, str] = {
    "attachments": mark("Papers the decision rests on"),
    "dispatch": mark("Sent to"),
    "signatories": mark("Signed by"),
}


def comparison_text(comparison: Comparison, width: int = 100) -> str:
    """What `show_comparison` shows, without colour."""
    console = paper_console(width)
    with console.capture() as captured:
        show_comparison(comparison, console)
    return captured.get()


def show_comparison(comparison: Comparison, console: Console) -> None:
    """Print a comparison, as wide and as coloured as the console is."""
    _show_head(comparison.a, "A", console)
    _show_head(comparison.b, "B", console)
    console.print()
    pieces: list[tuple[Op, str]] = [
        ("struck", _("struck: only in A")),
        ("equal", "  "),
        ("added", _("added: only in B")),
    ]
    line(console, painted(pieces, console))
    _show_decisions(comparison.decisions, console)
    _show_sections(comparison, console)
    for name, title in _LISTS.items():
        _show_listed(getattr(comparison, name), _(title), console)


def _show_head(head: Head, letter: str, console: Console) -> None:
    line(console, f"{_(KINDS[head.kind])}: {head.title or _('without a title')}", style="bold", bullet=f"{letter}  ")
    facts = (", ".join(head.proposers), head.body, head.municipality, head.diary_number, head.date, head.path)
    shown = " · ".join(fact for fact in facts if fact)
    if shown:
        line(console, shown, 3)


def _show_decisions(pairs: Sequence[DecisionPair], console: Console) -> None:
    heading(console, _("What they would decide"))
    line(console, _counted(pair.relation for pair in pairs) or _("Neither paper has a decision."), 2)
    for pair in pairs:
        console.print()
        line(console, f"{_points(pair)} – {_(RELATIONS[pair.relation])}", 2, "bold")
        for difference in pair.differences:
            line(console, explain(difference), 4, bullet="• ")
        if pair.a and pair.b and _in_common(pair.words) < LEAST_WOVEN:
            line(console, pair.a.text, 4, bullet="A: ")
            line(console, pair.b.text, 4, bullet="B: ")
        elif pair.a and pair.b and pair.relation != "same":
            line(console, painted([(words.op, words.text) for words in pair.words], console), 4)
        else:
            line(console, (pair.a or pair.b or Decision(text="")).text, 4)


def _points(pair: DecisionPair) -> str:
    """Which points they are: "A: point 1 · B: proposal to Kommunfullmäktige, point 2"."""
    sides = [f"{letter}: {_point(side)}" for letter, side in (("A", pair.a), ("B", pair.b)) if side]
    return " · ".join(sides)


def _point(decision: Decision) -> str:
    number = decision.number
    point = _("point {number}").format(number=number) if number is not None else _("point without a number")
    if decision.recommends_to:
        return _("proposal to {body}, {point}").format(body=decision.recommends_to, point=point)
    return f"{decision.deciding_body}, {point}" if decision.deciding_body else point


def _in_common(stretches: Iterable[Words]) -> float:
    """The share of the characters of both texts that stand in equal stretches."""
    sizes: Counter[str] = Counter()
    for words in stretches:
        sizes[words.op] += len(words.text)
    return 2 * sizes["equal"] / max(1, 2 * sizes["equal"] + sizes["struck"] + sizes["added"])


def _show_sections(comparison: Comparison, console: Console) -> None:
    shown_above = {
        "decision": bool(comparison.decisions),
        "attachments": comparison.attachments != Listed(),
        "dispatch": comparison.dispatch != Listed(),
    }
    sections = [section for section in comparison.sections if not shown_above.get(section.role or "")]
    if not sections:
        return
    heading(console, _("How the texts differ"))
    for section in sections:
        _show_section(section, console)


def _show_section(section: SectionPair, console: Console) -> None:
    counts = _counted("moved" if pair.moved else pair.relation for pair in section.paragraphs)
    relation = _(RELATIONS[section.relation]) if section.relation != "changed" else _("changed")
    paragraphs = " (" + _("paragraphs – {counts}").format(counts=counts) + ")" if counts else ""
    line(console, f"{_heading(section)} – {relation}{paragraphs}", 2, "bold")
    if section.relation != "changed":
        return
    if section.similarity < LEAST_COMPARABLE:
        line(
            console,
            _("Two different texts; {percent} % stands the same in both.").format(
                percent=round(100 * section.similarity)
            ),
            4,
        )
        return
    for pair in section.paragraphs:
        if pair.relation != "same" or pair.moved:
            _show_paragraph(pair, console)


def _heading(section: SectionPair) -> str:
    ours, theirs = section.heading_a, section.heading_b
    if ours and theirs and section.relation == "changed" and ours != theirs:
        return _("{ours} (in B: {theirs})").format(ours=ours, theirs=theirs)
    return ours or theirs or _("Text without a heading")


def _show_paragraph(pair: ParagraphPair, console: Console) -> None:
    pieces = [(words.op, words.text) for words in pair.words]
    if pair.moved:
        line(console, _("moved and changed:") if pair.relation == "changed" else _("moved:"), 4)
    line(console, painted(_shortened(pieces), console), 6 if pair.moved else 4)
    console.print()


def _shortened(pieces: Sequence[tuple[Op, str]]) -> list[tuple[Op, str]]:
    """Long stretches that both have, cut down to what stands beside the changes; changed words are always whole."""
    shown: list[tuple[Op, str]] = []
    for at, (op, text) in enumerate(pieces):
        if op == "equal" and len(text) > LONG_STRETCH:
            before = text[:CONTEXT].rpartition(" ")[0] if at or len(pieces) == 1 else ""
            after = text[-CONTEXT:].partition(" ")[2] if at + 1 < len(pieces) else ""
            text = f"{before} […] {after}".lstrip()
        shown.append((op, text))
    return shown


def _show_listed(listed: Listed, title: str, console: Console) -> None:
    if listed == Listed():
        return
    heading(console, title)
    for items, where in ((listed.both, _("in both")), (listed.only_a, _("only in A")), (listed.only_b, _("only in B"))):
        if items:
            line(console, "; ".join(items), 2, bullet=f"{where}: ")


def _counted(names: Iterable[str]) -> str:
    """How many of each, in the table's order: "the same: 2, only in A: 1"."""
    count = Counter(names)
    return ", ".join(_(text).format(count=count[name]) for name, text in _ONE_OF.items() if count[name])
