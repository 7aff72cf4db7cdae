"""`kserender template check`: what a Word template has and lacks."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kserender.cli.console import about, put
from kserender.cli.settings import setting
from kserender.cli.spoken import Argument, Command, Option
from kserender.errors import ExitCode
from kserender.i18n import _, mark

if TYPE_CHECKING:
    from kserender.render.docx.check import Report


def check(file: Path, profile: str | None) -> ExitCode:
    """Tell which slots, guidance and styles a template has, and for which kinds of documents something is missing."""
    from kserender.profile import GENERIC, load
    from kserender.render.docx.check import check_template

    house = load(setting("profile", profile) or GENERIC)
    with about(file):
        report = check_template(file, house.bookmarks)
    there = {found.field for found in report.slots}
    absent = {
        kind: [
            name
            for name, field in house.bookmarks.items()
            if field in house.for_kind(kind).order and field not in there
        ]
        for kind in report.missing
    }
    put("\n".join(lines(report, absent)) + "\n")
    enough = any(not lacking for lacking in report.missing.values())
    return ExitCode.OK if enough and not report.faults else ExitCode.INVALID_DATA


def lines(report: "Report", absent: Mapping[str, list[str]]) -> list[str]:
    """The report to be read; `absent` are the sections of each kind that have no slot, by their usual bookmark."""
    return [
        *_part(
            _("Slots"),
            list(dict.fromkeys(f"{found.bookmark} – {found.field} ({found.place})" for found in report.slots)),
        ),
        *_part(_("Bookmarks that are no slots"), report.other),
        *_part(_("Bookmarks that cannot be used"), report.faults),
        *_part(_("Guidance, which is never carried over"), report.guidance),
        *_part(_("Styles that are used"), report.styles),
        *_part(_("Styles that are missing; the paragraph of the slot is used instead"), report.missing_styles),
        *_part(
            _("To mend"),
            [_("{count} pictures have no alternative text.").format(count=report.pictures_without_text)]
            if report.pictures_without_text
            else [],
        ),
        *_part(
            _("Kinds of documents"), [_kind(kind, lacking, absent[kind]) for kind, lacking in report.missing.items()]
        ),
    ]


def _part(heading: str, rows: "list[str] | tuple[str, ...]") -> list[str]:
    return [f"{heading}:", *(f"  {row}" for row in rows)] if rows else []


def _kind(kind: str, lacking: tuple[str, ...], absent: list[str]) -> str:
    if not lacking and absent:
        return _("{kind}: can be made, without {names}").format(kind=kind, names=", ".join(absent))
    if not lacking:
        return _("{kind}: can be made").format(kind=kind)
    return _("{kind}: lacks {names}").format(kind=kind, names=", ".join(lacking))


command = Command(
    "check",
    callback=check,
    help=mark("Tell which slots, guidance and styles a Word template has, and what is missing for which document."),
    params=[
        Argument(["file"], type=click.Path(path_type=Path), metavar=mark("FILE.docx")),
        Option(
            ["--profile"],
            metavar=mark("NAME"),
            help=mark("The profile that says what the bookmarks are for."),
        ),
    ],
)
