"""What an indexing has done, in words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kserender.i18n import _, mark, plural

if TYPE_CHECKING:
    from kserender.corpus.indexing.report import Report

# What is counted, as the attribute of a Report; the first are always shown, the others when there are any.
FILES = (
    ("new", mark("new files")),
    ("changed", mark("changed files")),
    ("moved", mark("moved files")),
    ("gone", mark("gone files")),
    ("unchanged", mark("unchanged files")),
)
MORE = (
    ("waiting", mark("files that still grow")),
    ("others", mark("files of other kinds")),
)


def summary(report: "Report") -> Iterator[str]:
    """The lines that are shown at the end."""
    rows = [(_(name), getattr(report, attribute)) for attribute, name in FILES]
    rows += [(_(name), count) for attribute, name in MORE if (count := getattr(report, attribute))]
    width = max(len(name) for name, _count in rows)
    yield plural("{count} file", "{count} files", report.done).format(count=_number(report.done))
    for name, count in rows:
        yield f"  {name:<{width}}  {_number(count):>9}"
    yield _("Papers read (in minutes, §§): {count}").format(count=_number(report.papers))
    if report.near:
        yield _("Nearly the same as another: {count} papers in {groups} groups").format(
            count=_number(report.near), groups=_number(report.groups)
        )
    yield from faults(report)


def in_short(report: "Report") -> str:
    """One line, of what is not as before."""
    counts = [f"{_(name)} {_number(count)}" for attribute, name in FILES[:-1] if (count := getattr(report, attribute))]
    return ", ".join([*counts, _("papers {count}").format(count=_number(report.papers))])


def faults(report: "Report") -> Iterator[str]:
    """What could not be read, with the reasons."""
    if report.partly:
        yield plural(
            "{count} file was read only in part.", "{count} files were read only in part.", report.partly
        ).format(count=_number(report.partly))
    if number := sum(report.outcomes.values()):
        outcomes = ", ".join(f"{name} {_number(count)}" for name, count in sorted(report.outcomes.items()))
        yield _("In quarantine ({outcomes}); --retry reads them again:").format(outcomes=outcomes)
        yield from _listed([(one.path, one.reason) for one in report.quarantined], number)
    if report.shut:
        yield _("Could not be opened:")
        yield from _listed(list(report.unopened.items()), report.shut)


def _listed(reasons: list[tuple[str, str]], number: int) -> Iterator[str]:
    yield from (f"  {_shown(path)}: {' '.join(reason.split())}" for path, reason in reasons)
    if number > len(reasons):
        yield "  " + _("… and {count} more").format(count=_number(number - len(reasons)))


def _shown(path: str) -> str:
    # Signs that a terminal would obey, and bytes that are no text.
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in path)


def _number(count: int) -> str:
    return f"{count:,}".replace(",", "\u00a0")
