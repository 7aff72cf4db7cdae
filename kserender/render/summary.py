"""What was read out of a file, as a page in the terminal (`kserender show`)."""

from collections.abc import Callable, Iterable
from itertools import groupby

from rich.console import Console

from kserender.compare.comparison import Op
from kserender.i18n import _, mark
from kserender.paper import ActionTable, Decision, Extraction, Message, Paper, Person, Place, Revision
from kserender.render.parts import KINDS, show_parts
from kserender.render.screen import heading, line, painted, paper_console

_REVISIONS: dict[str, str] = {
    "struck": mark("struck"),
    "added": mark("added"),
    "replaced": mark("replaced"),
    "moved": mark("moved"),
}
_INSTRUCTIONS: dict[str, str] = {
    "strike": mark("is struck"),
    "insert": mark("is inserted"),
    "replace": mark("is replaced"),
    "move": mark("is moved"),
    "renumber": mark("is renumbered"),
}
_LEVELS: dict[str, str] = {"error": mark("Error"), "warning": mark("Warning"), "info": mark("Note")}
# What is only counted here; `kserender extract` has all of it.
_COUNTED: dict[str, str] = {
    "yrkanden": mark("claims: {count}"),
    "votes": mark("votes: {count}"),
    "reservations": mark("reservations: {count}"),
    "tables": mark("other tables: {count}"),
    "footnotes": mark("footnotes: {count}"),
    "references": mark("references: {count}"),
    "amounts": mark("amounts: {count}"),
    "guidance": mark("template instructions left in: {count}"),
}


def extraction_text(extraction: Extraction, width: int = 100) -> str:
    """What `show_extraction` shows, without colour."""
    console = paper_console(width)
    with console.capture() as captured:
        show_extraction(extraction, console)
    return captured.get()


def show_extraction(extraction: Extraction, console: Console) -> None:
    """Print what was read: the papers of a case file as a list, then paper by paper, and last what the reader met."""
    show_parts(extraction, console)
    for at, paper in enumerate(extraction.papers):
        if at:
            console.rule()
        show_paper(paper, console)
    if not extraction.papers:
        line(console, _("{path}: no paper was found.").format(path=extraction.source.path))
    if extraction.source.messages:
        heading(console, _("What the reader met"))
        for message in extraction.source.messages:
            line(console, _message(message), 2)


def show_paper(paper: Paper, console: Console) -> None:
    """Print one paper: what it is, what it decides, and what goes with it.  Parts that it lacks are left out."""
    line(console, paper.title or _("without a title"), style="bold")
    line(console, " · ".join(_facts(paper)))
    for show in _PARTS:
        show(paper, console)


def _facts(paper: Paper) -> Iterable[str]:
    if paper.part:
        yield _("paper {number}").format(number=paper.part.number)
    yield _(KINDS[paper.kind])
    yield from (fact for fact in (paper.municipality, paper.body) if fact)
    if paper.diary_number:
        yield _("Dnr {number}").format(number=paper.diary_number)
    if paper.paragraph:
        yield f"§ {paper.paragraph}"
    yield from (fact for fact in (paper.date, paper.author) if fact)
    if paper.proposers:
        yield _("proposed by {names}").format(names=", ".join(paper.proposers))


def _show_decisions(paper: Paper, console: Console) -> None:
    for (body, to), points in groupby(paper.decisions, key=lambda point: (point.deciding_body, point.recommends_to)):
        if to:
            title = _("{body} proposes to {to}") if body else _("Proposed to {to}")
        else:
            title = _("{body} decides") if body else _("Decision")
        heading(console, title.format(body=body, to=to))
        for point in points:
            number = "–" if point.number is None else f"{point.number}."
            line(console, point.text, 2, bullet=f"{number} ")
            facts = "; ".join(_decision_facts(point))
            if facts:
                line(console, facts, 5, "dim")


def _decision_facts(point: Decision) -> Iterable[str]:
    if point.action:
        yield point.action
    if point.assigned_to:
        yield _("task for {bodies}").format(bodies=", ".join(point.assigned_to))
    times = [f"{time.text} ({time.value})" for time in point.deadline_texts] or point.deadlines
    if times:
        yield _("time: {times}").format(times=", ".join(times))
    if point.amounts:
        yield _("money: {amounts}").format(amounts=", ".join(amount.text for amount in point.amounts))


def _show_sections(paper: Paper, console: Console) -> None:
    headings = [section.heading for section in paper.sections if section.heading]
    _listed(_("Sections"), headings, console)


def _show_attachments(paper: Paper, console: Console) -> None:
    items = [f"{x.title}, {x.date}" if x.date and x.date not in x.title else x.title for x in paper.attachments]
    _listed(_("Papers the decision rests on"), items, console)


def _show_consultation(paper: Paper, console: Console) -> None:
    _listed(_("Consultation"), [paper.consultation] if paper.consultation else [], console)


def _show_dispatch(paper: Paper, console: Console) -> None:
    items = [f"{x.text} ({x.body})" if x.body and x.body != x.text else x.text for x in paper.dispatch]
    _listed(_("Sent to"), items, console)


def _show_signatories(paper: Paper, console: Console) -> None:
    _listed(_("Signed by"), [_person(person) for person in paper.signatories], console)


def _show_speakers(paper: Paper, console: Console) -> None:
    _listed(_("Spoke in the matter"), [_person(person) for person in paper.speakers], console)


def _person(person: Person) -> str:
    return ", ".join(part for part in (person.name, person.role, person.party) if part)


def _listed(title: str, items: list[str], console: Console) -> None:
    if items:
        heading(console, title)
        for item in items:
            line(console, item, 2, bullet="– ")


def _show_revisions(paper: Paper, console: Console) -> None:
    if not paper.revisions:
        return
    doubtful = sum(_doubtful(revision) for revision in paper.revisions)
    heading(
        console,
        _("Marked changes: {count}, of which doubtful: {doubtful}").format(
            count=len(paper.revisions), doubtful=doubtful
        ),
    )
    for revision in paper.revisions:
        facts = (_(_REVISIONS[revision.kind]), revision.author, revision.date, revision.section)
        text = painted(_pieces(revision.struck, revision.added), console)
        text.append(f" ({', '.join(fact for fact in facts if fact)})")
        line(console, text, 2)
        if _doubtful(revision):
            _show_doubt(revision, console)


def _doubtful(revision: Revision) -> bool:
    return revision.inferred is not None or revision.confidence < 1


def _show_doubt(revision: Revision, console: Console) -> None:
    line(console, _("A person has to look at this."), 4, "bold")
    if revision.confidence < 1:
        line(console, _("The marking is certain to {percent} %.").format(percent=round(100 * revision.confidence)), 4)
    if revision.inferred is not None:
        reading = revision.inferred
        text = painted([("equal", _("Read as:") + " "), *_pieces(reading.struck, reading.added)], console)
        line(console, text, 4)
        certainty = _("{reason} Certain to {percent} %.")
        line(console, certainty.format(reason=reading.reason, percent=round(100 * reading.confidence)), 4)


def _pieces(struck: str | None, added: str | None) -> list[tuple[Op, str]]:
    pieces: list[tuple[Op, str]] = []
    if struck:
        pieces.append(("struck", struck))
    if struck and added:
        pieces.append(("equal", " "))
    if added:
        pieces.append(("added", added))
    return pieces


def _show_instructions(paper: Paper, console: Console) -> None:
    items = [
        f"{order.target} {_(_INSTRUCTIONS[order.action])}" + (f" ({order.document})" if order.document else "")
        for order in paper.instructions
    ]
    _listed(_("Changes to other documents"), items, console)


def _show_action_tables(paper: Paper, console: Console) -> None:
    for table in paper.action_tables:
        heading(console, _("Actions: {title}").format(title=table.title or table.part or _("without a title")))
        _show_rows(table, console)


def _show_rows(table: ActionTable, console: Console) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from kserender.render.screen import safe

    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for title, ratio in (
        (_("Number"), 1),
        (_("Proposal"), 6),
        (_("Activity"), 6),
        (_("Responsible"), 5),
        (_("Time"), 2),
    ):
        shown.add_column(title, overflow="fold", ratio=ratio)
    for row in table.rows:
        number = "" if row.number is None else str(row.number)
        who = ", ".join(row.responsible) or row.responsible_text
        time = row.timeframe.text if row.timeframe else "–"
        shown.add_row(*(Text(safe(cell)) for cell in (number, row.proposal, row.activity, who, time)))
    console.print(shown)


def _show_findings(paper: Paper, console: Console) -> None:
    if not paper.findings:
        return
    heading(console, _("To look over"))
    for finding in paper.findings:
        where = f" ({_place(finding.place)})" if finding.place else ""
        style = "bold" if finding.level == "warning" else ""
        line(console, f"{_(_LEVELS[finding.level])}: {finding.text}{where}", 2, style, bullet="– ")


def _show_counts(paper: Paper, console: Console) -> None:
    counts = {text: len(getattr(paper, name)) for name, text in _COUNTED.items()}
    shown = ", ".join(_(text).format(count=count) for text, count in counts.items() if count)
    if shown:
        heading(console, _("Also read"))
        line(console, shown, 2)


def _message(message: Message) -> str:
    where = f" ({_place(message.place)})" if message.place else ""
    return f"{_(_LEVELS[message.level])}: {message.text}{where}"


def _place(place: Place) -> str:
    paragraph = _("paragraph {number}").format(number=place.paragraph)
    return _("page {page}, {paragraph}").format(page=place.page, paragraph=paragraph) if place.page else paragraph


_PARTS: tuple[Callable[[Paper, Console], None], ...] = (
    _show_decisions,
    _show_revisions,
    _show_instructions,
    _show_action_tables,
    _show_attachments,
    _show_consultation,
    _show_dispatch,
    _show_signatories,
    _show_speakers,
    _show_sections,
    _show_findings,
    _show_counts,
)
