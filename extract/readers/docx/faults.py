"""The errors of a Word file that cannot be read, in the user's language."""

from kserender.errors import BrokenFile, EmptyFile, EncryptedFile, HostileFile, UnknownFormat
from kserender.i18n import _


def broken(path: str) -> BrokenFile:
    """The zip file, or a part nothing can be read without, is damaged or cut short."""
    return BrokenFile(
        _("{file} is damaged or cut short.").format(file=path),
        _("Open it in Word and save it again, or ask the sender for a new copy."),
    )


def hostile(path: str, why: str) -> HostileFile:
    """The file is built to do harm; `why` is in the user's language."""
    return HostileFile(
        _("{file} was not read: {why}.").format(file=path, why=why),
        _("Do not open it; ask the sender what it is."),
    )


def encrypted(path: str) -> EncryptedFile:
    """A password is needed."""
    return EncryptedFile(
        _("{file} is protected by a password.").format(file=path),
        _("Open it in Word, remove the password and save it again."),
    )


def not_word(path: str) -> UnknownFormat:
    """It may be a good file, but of another kind."""
    return UnknownFormat(
        _("{file} is not a Word document.").format(file=path),
        _("Give a .docx file, or save it as Word document first."),
    )


def empty(path: str) -> EmptyFile:
    """There is no text anywhere."""
    return EmptyFile(
        _("{file} holds no text.").format(file=path),
        _("If it holds pictures of pages, have them read with text recognition first."),
    )
