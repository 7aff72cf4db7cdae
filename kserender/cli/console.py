"""What a command says: results to standard output or a file, everything else to standard error."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

import click

from kserender.errors import ExitCode, KserenderError, UsageError, WriteFailed
from kserender.i18n import _, mark

if TYPE_CHECKING:
    from pathlib import Path  # no more than a type here: see kserender.i18n

LEVELS = {"warning": mark("Note:"), "error": mark("Not read:")}


class Said(Protocol):
    """A message of the model or of the contract."""

    @property
    def level(self) -> str: ...
    @property
    def text(self) -> str: ...


def say(text: str) -> None:
    """One line on standard error.  Signs that a terminal would obey, as in a file's name, are shown as �."""
    line = " ".join(text.split())
    click.echo("kserender: " + "".join(sign if sign.isprintable() else "\ufffd" for sign in line), err=True)


def complain(error: KserenderError) -> ExitCode:
    """Say what is wrong, with which file, and what to do; give the exit code.

    With KSERENDER_DEBUG set, where in the program it happened is shown too.
    """
    if os.environ.get("KSERENDER_DEBUG"):
        import traceback

        traceback.print_exception(error)
    about = f"{error.file}: " if error.file and error.file not in error.what else ""
    say(f"{about}{error.what} {error.remedy}")
    return error.code


def warn(file: "Path", messages: Iterable[Said]) -> None:
    """Say what a reader met in a file that the user should know; `info` is only in the JSON."""
    for message in messages:
        if message.level in LEVELS:
            say(f"{file}: {_(LEVELS[message.level])} {message.text}")


@contextmanager
def about(file: "Path") -> Iterator[None]:
    """Let errors know which file they are about."""
    try:
        yield
    except KserenderError as error:
        error.file = error.file or str(file)
        raise


def put(text: str, output: "Path | None" = None) -> None:
    """Write a result, as UTF-8 on every system: to the file `output`, or else to standard output."""
    # A file name may hold bytes that are no text; escaped so, they are still right in JSON.
    data = text.encode("utf-8", "backslashreplace")
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    from kserender.files import write_atomic

    write_atomic(output, data)


def spare(sources: Iterable["Path"], output: "Path | None") -> None:
    """Refuse an output file that is one of the files read: it would be lost."""
    for source in sources:
        if output is not None and output.exists() and source.exists() and output.samefile(source):
            error = UsageError(_("The result would replace the file it is made from."), _("Give another name with -o."))
            error.file = str(output)
            raise error


def unwritten(cause: BaseException) -> WriteFailed:
    """The error for a result that could not be written, or a folder for it that could not be made."""
    return WriteFailed(
        _("The result could not be written ({reason}).").format(reason=cause),
        _("See that there is room on the disk and that you may write there."),
    )
