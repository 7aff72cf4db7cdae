"""`kserender profile check`: all that is wrong or missing in a profile, and in its templates."""

from collections.abc import Iterator

from kserender.cli.console import put
from kserender.cli.spoken import Argument, Command
from kserender.errors import ExitCode, KserenderError
from kserender.i18n import _, mark, plural


def check(name: str) -> ExitCode:
    """Print the problems, one a line; the exit code tells whether any of them is a fault."""
    from kserender.profile.check import problems
    from kserender.profile.places import place_of

    place = place_of(name)
    found = problems(place)
    faults = [f"{problem.key}: {problem.text}" for problem in found if problem.level == "error"]
    notes = [f"{problem.key}: {problem.text}" for problem in found if problem.level == "note"]
    if not faults:
        faults += _of_templates(name)
    counted = plural("{count} fault", "{count} faults", len(faults)).format(count=len(faults))
    said = [f"{place}: {_('nothing is wrong') if not faults else counted}", *faults]
    put("\n".join([*said, *(f"{_('Note:')} {note}" for note in notes)]) + "\n")
    return ExitCode.INVALID_DATA if faults else ExitCode.OK


def _of_templates(name: str) -> Iterator[str]:
    """What the templates lack for their kind, and bookmarks that are for nothing known."""
    from kserender.profile import load
    from kserender.render.docx.check import check_template, known_fields
    from kserender.render.kinds import KINDS, MEETINGS

    profile = load(name)
    kinds = (*KINDS, *MEETINGS)
    for bookmark, field in profile.bookmarks.items():
        if field not in known_fields():
            yield _("bookmarks.{name}: there is no {field}; choose one of {fields}").format(
                name=bookmark, field=field, fields=", ".join(known_fields())
            )
    for kind, path in profile.templates.items():
        if kind not in kinds:
            yield _("templates.{kind}: there is no such kind of document; choose one of {kinds}").format(
                kind=kind, kinds=", ".join(kinds)
            )
            continue
        try:
            report = check_template(path, profile.bookmarks)
        except KserenderError as error:
            yield f"templates.{kind}: {error.what} {error.remedy}"
            continue
        if lacking := report.missing.get(kind):
            yield _("templates.{kind}: {path} lacks the bookmarks {names}").format(
                kind=kind, path=path, names=", ".join(lacking)
            )
        yield from (f"templates.{kind}: {fault}" for fault in report.faults)


command = Command(
    "check",
    callback=check,
    help=mark("Tell all that is wrong or missing in a profile: keys, abbreviations, order, templates and their slots."),
    params=[Argument(["name"], metavar=mark("NAME"))],
)
