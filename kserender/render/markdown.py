"""A Paper as readable Markdown: what it decides first, then what it says, then what was marked in it."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from kserender.i18n import _
from kserender.paper import ActionTable, Decision, Paper, PaperTable, Person, Revision
from kserender.render.parts import KINDS

# Signs that mean something anywhere in a line, and those that do first in it (CommonMark 0.31, section 2.4).
_ANYWHERE = re.compile(r"[\\`*_\[\]<>|~&]")
_FIRST = re.compile(r"^(?=[#+=-])", re.MULTILINE)
_NUMBER = re.compile(r"^(\d+)(?=[.)])", re.MULTILINE)
_INDENT = re.compile(r"^[^\S\n]+", re.MULTILINE)
_BREAKS = re.compile(r"\s*\n\s*")

Lines = Iterator[str]


def markdown(paper: Paper) -> str:
    """The paper as Markdown (CommonMark with tables and strikethrough), ending in a line break."""
    blocks = (block for part in _PARTS for block in part(paper))
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """The text so that Markdown shows it as it stands: a number first in a line is no list, an indent no code."""
    text = _INDENT.sub("", _ANYWHERE.sub(r"\\\g<0>", text))
    return _NUMBER.sub(r"\1\\", _FIRST.sub(r"\\", text))


def _line(text: str) -> str:
    return escape(_BREAKS.sub(" ", text.strip()))


def _item(number: str, text: str) -> str:
    """A list item; lines after the first are indented to belong to it."""
    return f"{number} " + escape(text.strip()).replace("\n", "\n" + " " * (len(number) + 1))


def _list(heading: str, texts: Iterable[str]) -> Lines:
    items = [_item("-", text) for text in texts]
    if items:
        yield f"## {heading}"
        yield "\n".join(items)


def _head(paper: Paper) -> Lines:
    yield f"# {_line(paper.title or _(KINDS[paper.kind]))}"
    facts = {
        _("Kind"): _(KINDS[paper.kind]),
        _("Municipality"): paper.municipality,
        _("Body"): paper.body,
        _("Registry number"): paper.diary_number,
        _("Paragraph"): paper.paragraph,
        _("Date"): paper.date,
        _("Author"): paper.author,
        _("Proposed by"): ", ".join(paper.proposers),
    }
    yield "\n".join(f"- **{name}:** {_line(value)}" for name, value in facts.items() if value)


def _decisions(paper: Paper) -> Lines:
    if not paper.decisions:
        return
    yield f"## {_('Decisions')}"
    for (body, onward), points in groupby(paper.decisions, lambda point: (point.deciding_body, point.recommends_to)):
        if body and onward:
            yield _("**{body}** proposes that **{onward}** decides:").format(body=_line(body), onward=_line(onward))
        elif body:
            yield _("**{body}** decides:").format(body=_line(body))
        yield "\n".join(_point(point, count) for count, point in enumerate(points, 1))


def _point(point: Decision, count: int) -> str:
    number = f"{point.number or count}."
    indent = "\n" + " " * (len(number) + 1)
    facts = {
        _("Assigned to"): ", ".join(point.assigned_to),
        _("Time"): ", ".join(point.deadlines),
        _("Amount"): ", ".join(amount.text for amount in point.amounts),
    }
    notes = "".join(f"{indent}- {name}: {_line(value)}" for name, value in facts.items() if value)
    return _item(number, point.text) + notes


def _summary(paper: Paper) -> Lines:
    """The summary, when no section holds it."""
    if paper.summary and not any(paper.summary in section.text for section in paper.sections):
        yield f"## {_('Summary')}"
        yield from _paragraphs(paper.summary)


def _sections(paper: Paper) -> Lines:
    said = {_folded(point.text) for point in paper.decisions} | {_folded(paper.title or "")}
    for section in paper.sections:
        # Title and decisions stand at the top; a section that says nothing else is not said again.
        if section.text and {_folded(line) for line in section.text.split("\n")} <= said:
            continue
        if section.heading:
            yield f"{'#' * min(6, section.level + 1)} {_line(section.heading)}"
        yield from _paragraphs(section.text)


def _folded(line: str) -> str:
    return " ".join(line.split()).casefold()


def _paragraphs(text: str) -> Lines:
    yield from (escape(line.strip()) for line in text.split("\n") if line.strip())


def _action_tables(paper: Paper) -> Lines:
    for table in paper.action_tables:
        yield f"## {_line(table.title or table.part or _('Actions'))}"
        yield _action_table(table)


def _action_table(table: ActionTable) -> str:
    header = [_("Number"), _("Proposal"), _("Reason"), _("Activity"), _("Responsible"), _("Time")]
    rows = (
        [
            "" if row.number is None else str(row.number),
            row.proposal,
            row.reason,
            row.activity,
            ", ".join(row.responsible) or row.responsible_text,
            row.timeframe.text if row.timeframe else "",
        ]
        for row in table.rows
    )
    return _grid(header, rows)


def _tables(paper: Paper) -> Lines:
    for number, table in enumerate(paper.tables, 1):
        yield f"## {_('Table {number}').format(number=number)}"
        yield _table(table)


def _table(table: PaperTable) -> str:
    width = max([len(table.header), *map(len, table.rows)], default=1)
    return _grid(table.header + [""] * (width - len(table.header)), table.rows)


def _grid(header: list[str], rows: Iterable[list[str]]) -> str:
    lines = [header, *rows]
    texts = ["| " + " | ".join(_line(cell) for cell in line) + " |" for line in lines]
    texts.insert(1, "|" + " --- |" * len(header))
    return "\n".join(texts)


def _revisions(paper: Paper) -> Lines:
    if not paper.revisions:
        return
    yield f"## {_('Struck and added wording')}"
    yield "\n".join(f"- {_revision(revision)}" for revision in paper.revisions)


def _revision(revision: Revision) -> str:
    words = [f"~~{_line(revision.struck)}~~"] if revision.struck else []
    words += [f"**{_line(revision.added)}**"] if revision.added else []
    shown = " → ".join(words)
    if revision.section:
        shown += " " + _("(under “{section}”)").format(section=_line(revision.section))
    if revision.inferred is None:
        return shown
    inferred = revision.inferred
    reading = " → ".join(filter(None, [inferred.struck, inferred.added]))
    return f"{shown}\n  " + _("*To be confirmed by a person:* {reading}. {reason}").format(
        reading=_line(reading), reason=_line(inferred.reason)
    )


def _instructions(paper: Paper) -> Lines:
    return _list(_("Changes to other documents"), (item.text for item in paper.instructions))


def _reservations(paper: Paper) -> Lines:
    return _list(_("Reservations"), (item.text for item in paper.reservations))


def _attachments(paper: Paper) -> Lines:
    return _list(_("Attachments"), (item.title for item in paper.attachments))


def _dispatch(paper: Paper) -> Lines:
    return _list(_("Sent to"), (item.body or item.text for item in paper.dispatch))


def _guidance(paper: Paper) -> Lines:
    return _list(_("Template instructions left in the document"), (item.text for item in paper.guidance))


def _signatories(paper: Paper) -> Lines:
    return _list(_("Signed by"), map(_person, paper.signatories))


def _person(person: Person) -> str:
    return ", ".join(filter(None, [person.name, person.role, person.party]))


def _footnotes(paper: Paper) -> Lines:
    return _list(_("Notes"), (f"{note.number}: {note.text}" for note in paper.footnotes))


_PARTS = (
    _head,
    _decisions,
    _summary,
    _sections,
    _action_tables,
    _tables,
    _revisions,
    _instructions,
    _reservations,
    _attachments,
    _dispatch,
    _signatories,
    _footnotes,
    _guidance,
)
