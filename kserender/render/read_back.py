"""What a generated document says, read with kserender's own reader: as much of it as is compared."""

from kserender.errors import KserenderError, NotAsWritten
from kserender.i18n import _
from kserender.paper import Meeting, Paper

NAME = "generated.docx"


def read_back(data: bytes, *, votes: bool = False) -> tuple[Meeting | None, list[Paper]]:
    """The meeting and papers of a Word file, with what was decided, by whom and in what kind of paper; votes if asked.

    These are what `extract` gives; references, sums, findings and the like are not looked for.  Raises NotAsWritten
    when it cannot be read.
    """
    # Reading loads the language pipeline, half a second the first time.
    from kserender.extract.bundle import unfold
    from kserender.extract.readers import read_bytes
    from kserender.extract.recognise import recognise
    from kserender.extract.recognisers import DECIDED, MINUTED

    try:
        return recognise(unfold(read_bytes(data, NAME)), MINUTED if votes else DECIDED)
    except KserenderError as error:
        raise not_as_written(_("It cannot be read: {what}").format(what=error.what)) from error


def not_as_written(what: str) -> NotAsWritten:
    """The error for a document that says something else than it was to."""
    return NotAsWritten(
        _("The generated document does not say what was to be written. {what}").format(what=what),
        _("Write each decision as one point, without list numbers and instructions in it; nothing was kept."),
    )
