"""The paper of a file, for commands that work on one paper at a time."""

from pathlib import Path
from typing import TYPE_CHECKING

from kserender.cli.console import about, warn
from kserender.corpus.bulk import partly_read
from kserender.errors import ExitCode, UsageError
from kserender.i18n import _, plural

if TYPE_CHECKING:
    from kserender.paper import Extraction, Paper

DATA = (".json", ".yaml", ".yml")


def extraction_of(path: Path) -> tuple["Extraction", ExitCode]:
    """What a file holds, and the exit code that says whether all of it was read."""
    from kserender.cli.limited import limited
    from kserender.extract import extract

    with limited(), about(path):
        extraction = extract(path)
    return extraction, ExitCode.PARTIAL if partly_read(extraction) else ExitCode.OK


def paper_of(path: Path) -> tuple["Paper", ExitCode]:
    """The only paper of a file, either read from a document or taken from JSON or YAML as `extract` writes it."""
    if path.suffix.lower() in DATA:
        from kserender.render.load import load_paper

        with about(path):
            return load_paper(path), ExitCode.OK
    extraction, code = extraction_of(path)
    warn(path, extraction.source.messages)
    if len(extraction.papers) != 1:
        count = len(extraction.papers)
        error = UsageError(
            plural("The file holds {count} paper, not one.", "The file holds {count} papers, not one.", count).format(
                count=count
            ),
            _("Write them out with “kserender extract --format json”, and give a file with the one that is meant."),
        )
        error.file = str(path)
        raise error
    return extraction.papers[0], code
