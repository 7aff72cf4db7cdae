"""The errors of a Word file that cannot be read, in the user's language."""

from kserender.errors import BrokenFile, EmptyFile, HostileFile, UnknownFormat
from kserender.i18n import _


def broken() -> BrokenFile:
    """The zip file, or a part nothing can be read without, is damaged or cut short."""
    return BrokenFile(
        _("The Word file is damaged or cut short."),
        _("Open it in Word and save it again, or ask the sender for a new copy."),
    )


def hostile(why: str) -> HostileFile:
    """The file is built to do harm; `why` is in the user's language."""
    return HostileFile(
        _("The Word file was not read: {why}.").format(why=why),
        _("Do not open it; ask the sender what it is."),
    )


def not_word() -> UnknownFormat:
    """It may be a good file, but of another kind."""
    return UnknownFormat(_("The file is not a Word document."), _("Save the paper as .docx or PDF."))


def empty(*, built_in: bool = False) -> EmptyFile:
    """There is no text anywhere, unless in another file that is built into this one."""
    if built_in:
        return EmptyFile(
            _("The Word file has no text of its own, only another file built into it."),
            _("Open it in Word, save it as a Word document and read that one."),
        )
    return EmptyFile(
        _("The Word file has no text."),
        _("If it has pictures of pages, run text recognition (OCR) on them, with Swedish chosen."),
    )
