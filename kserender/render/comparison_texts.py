"""How the texts and tables of papers differ, before it is shown in any form: the base against each of the others."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kserender.compare.comparison import Comparison, Op, ParagraphPair, RowPair, SectionPair, TablePair, TextPair, Words
from kserender.compare.explain import TEXTS, explain_cell
from kserender.i18n import _, mark

# With less than this in common, two sections are two texts: painting all of one and all of the other helps nobody.
LEAST_COMPARABLE = 0.2
# A stretch that both have is shortened from here on, to this much beside each change (characters).
LONG_STRETCH = 240
CONTEXT = 70

_ONE_OF: dict[str, str] = {
    "same": mark("the same: {count}"),
    "changed": mark("changed: {count}"),
    "moved": mark("moved: {count}"),
    "only_a": mark("only in {a}: {count}"),
    "only_b": mark("only in {b}: {count}"),
}


@dataclass(frozen=True, slots=True)
class Changed:
    """A paragraph that differs or has moved: what is said of the move, and its words."""

    moved: str
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A table row that differs: which it is and how, and a sentence for each cell."""

    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A section or table that differs: its title, how much, a remark, and its paragraphs or rows."""

    title: str
    counts: str
    remark: str = ""
    paragraphs: tuple[Changed, ...] = ()
    rows: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Texts:
    """Two papers: a title, the parts that differ, and lines ("the same") with the titles of the others."""

    title: str
    a: str
    b: str
    parts: tuple[Part, ...]
    others: tuple[tuple[str, str], ...]


def texts(comparison: Comparison) -> Iterator[Texts]:
    """The pairs of papers whose sections and tables are compared, without what is told elsewhere on the page."""
    shown_above = {
        "decision": bool(comparison.matters),
        "attachments": bool(comparison.attachments),
        "dispatch": bool(comparison.dispatch),
    }
    for pair in comparison.texts:
        sections = [section for section in _headed(pair.sections) if not shown_above.get(section.role or "")]
        if sections or pair.tables:
            yield _pair(comparison, pair, sections)


def _headed(sections: Sequence[SectionPair]) -> Sequence[SectionPair]:
    """The sections with a heading, where there are any: what stands around them is letterhead and signatures."""
    return [section for section in sections if section.heading_a or section.heading_b] or sections


def _pair(comparison: Comparison, pair: TextPair, sections: Sequence[SectionPair]) -> Texts:
    a, b = comparison.papers[pair.a].name, comparison.papers[pair.b].name
    parts = [_section(section, a, b) for section in sections if section.relation == "changed"]
    parts += [_table(table, a, b) for table in pair.tables if table.relation == "changed"]
    others: list[tuple[str, str]] = []
    for relation, text in TEXTS.items():
        names = [_heading(section, b) for section in sections if section.relation == relation]
        names += [_title(table) for table in pair.tables if table.relation == relation]
        if names and relation != "changed":
            others.append((_(text).format(a=a, b=b), "; ".join(names)))
    return Texts(_("How the texts differ: {a} and {b}").format(a=a, b=b), a, b, tuple(parts), tuple(others))


def _section(section: SectionPair, a: str, b: str) -> Part:
    counts = _counted(("moved" if pair.moved else pair.relation for pair in section.paragraphs), a, b)
    told = _("paragraphs – {counts}").format(counts=counts) if counts else ""
    if section.similarity < LEAST_COMPARABLE:
        percent = round(100 * section.similarity)
        remark = _("Two different texts; {percent} % stands the same in both.").format(percent=percent)
        return Part(_heading(section, b), told, remark)
    differing = (pair for pair in section.paragraphs if pair.relation != "same" or pair.moved)
    return Part(_heading(section, b), told, paragraphs=tuple(_paragraph(pair) for pair in differing))


def _heading(section: SectionPair, b: str) -> str:
    ours, theirs = section.heading_a, section.heading_b
    if ours and theirs and section.relation == "changed" and ours != theirs:
        return _("{ours} (in {b}: {theirs})").format(ours=ours, theirs=theirs, b=b)
    return ours or theirs or _("Text without a heading")


def _paragraph(pair: ParagraphPair) -> Changed:
    moved = (_("moved and changed:") if pair.relation == "changed" else _("moved:")) if pair.moved else ""
    pieces = shortened([(words.op, words.text) for words in pair.words])
    return Changed(moved, tuple(Words(op=op, text=text) for op, text in pieces))


def shortened(pieces: Sequence[tuple[Op, str]]) -> list[tuple[Op, str]]:
    """Long stretches that both have, cut down to what stands beside the changes; changed words are always whole."""
    shown: list[tuple[Op, str]] = []
    for at, (op, text) in enumerate(pieces):
        if op == "equal" and len(text) > LONG_STRETCH:
            before = text[:CONTEXT].rpartition(" ")[0] if at or len(pieces) == 1 else ""
            after = text[-CONTEXT:].partition(" ")[2] if at + 1 < len(pieces) else ""
            text = f"{before} […] {after}".lstrip()
        shown.append((op, text))
    return shown


def _title(table: TablePair) -> str:
    kind = _("Action table") if table.kind == "action" else _("Table")
    return f"{kind}: {table.title}" if table.title else kind


def _table(table: TablePair, a: str, b: str) -> Part:
    counts = _counted((row.relation for row in table.rows), a, b)
    rows = tuple(_row(row, a, b) for row in table.rows if row.relation != "same")
    return Part(_title(table), _("rows – {counts}").format(counts=counts), rows=rows)


def _row(row: RowPair, a: str, b: str) -> Line:
    title = f"{row.label} – {_(TEXTS[row.relation]).format(a=a, b=b)}"
    return Line(title, tuple(explain_cell(cell, a, b) for cell in row.cells))


def _counted(relations: Iterable[str], a: str, b: str) -> str:
    """How many of each, in the table's order: "the same: 2, only in SD: 1"."""
    count = Counter(relations)
    return ", ".join(_(text).format(count=count[name], a=a, b=b) for name, text in _ONE_OF.items() if count[name])
