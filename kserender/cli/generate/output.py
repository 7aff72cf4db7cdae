"""How a generated document is handed over: in which form, in whose style, written whole, and with what is said."""

from pathlib import Path
from typing import TYPE_CHECKING

from kserender.cli.console import say
from kserender.cli.settings import setting
from kserender.errors import UsageError
from kserender.i18n import _

if TYPE_CHECKING:
    from kserender.profile import Profile
    from kserender.render import Made

FORMS = {".docx": "docx", ".pdf": "pdf"}


def form_of(output: Path) -> str:
    """The form of a document, by the name that it is to have."""
    form = FORMS.get(output.suffix.lower())
    if form is None:
        raise UsageError(_("A document is written as Word or PDF."), _("Give -o a name that ends in .docx or .pdf."))
    return form


def house_of(profile: str | None, municipality: str | None) -> "Profile":
    """The profile that was asked for or is set, else the municipality's own."""
    from kserender.profile import for_municipality, load

    chosen = setting("profile", profile)
    return load(chosen) if chosen else for_municipality(municipality)


def hand_over(made: "Made", output: Path, source: Path, *, draft: bool, written: str) -> None:
    """Write the document, and say what the user should know; `written` is said of one that is no draft."""
    from kserender.files import write_atomic

    write_atomic(output, made.data)
    for note in made.notes:
        say(f"{source}: {_('Note:')} {note}")
    say(_("Wrote the draft {file}; it is not to be sent out.").format(file=output) if draft else written)
