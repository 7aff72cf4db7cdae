"""The paper of a file, for commands that work on one paper at a time."""

from pathlib import Path
from typing import TYPE_CHECKING

from kserender.cli.choice import chosen
from kserender.cli.console import about, warn
from kserender.corpus.bulk import partly_read
from kserender.errors import ExitCode

if TYPE_CHECKING:
    from kserender.paper import Extraction, Meeting, Paper

DATA = (".json", ".yaml", ".yml")


def extraction_of(path: Path) -> tuple["Extraction", ExitCode]:
    """What a file holds, and the exit code that says whether all of it was read."""
    from kserender.cli.limited import limited
    from kserender.extract import extract

    with limited(), about(path):
        extraction = extract(path)
    return extraction, ExitCode.PARTIAL if partly_read(extraction) else ExitCode.OK


def paper_of(
    path: Path, number: int | None = None, paragraph: str | None = None
) -> tuple["Paper", "Meeting | None", ExitCode]:
    """A paper of a file, read from a document or taken from JSON or YAML as `extract` writes it, and its meeting.

    The only one, or the one with this number there or with this §.
    """
    if path.suffix.lower() in DATA:
        from kserender.render.load import load_papers

        with about(path):
            meeting, papers = load_papers(path)
            return chosen(papers, number, paragraph), meeting, ExitCode.OK
    extraction, code = extraction_of(path)
    warn(path, extraction.source.messages)
    with about(path):
        return chosen(extraction.papers, number, paragraph), extraction.meeting, code
