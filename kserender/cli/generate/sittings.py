"""The meetings of files, for the kinds of documents that are made of meetings."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kserender.cli.console import about, warn
from kserender.cli.papers import DATA, extraction_of, paper_of
from kserender.errors import ExitCode, UsageError
from kserender.i18n import _

if TYPE_CHECKING:
    from kserender.paper import Paper
    from kserender.render.meeting.sitting import Sitting


def sittings_of(paths: Sequence[Path]) -> tuple[list["Sitting"], ExitCode]:
    """What each file holds: minutes, a meeting as data, or papers of a meeting; and the worst of the exit codes."""
    if not paths:
        raise UsageError(
            _("There is nothing to make it of."), _("Give the file of the meeting, or its papers with --from.")
        )
    found = [_sitting_of(path) for path in paths]
    return [sitting for sitting, _code in found], max(code for _sitting, code in found)


def _sitting_of(path: Path) -> tuple["Sitting", ExitCode]:
    from kserender.render.meeting.load import load_sitting
    from kserender.render.meeting.sitting import sitting_of

    if path.suffix.lower() not in DATA:
        extraction, code = extraction_of(path)
        warn(path, extraction.source.messages)
        return sitting_of(extraction), code
    codes = [ExitCode.OK]

    def paper(named: Path) -> "Paper":
        read, _meeting, code = paper_of(named)
        codes.append(code)
        return read

    with about(path):
        return load_sitting(path, paper), max(codes)
