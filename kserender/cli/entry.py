"""From the shell to a command, and from whatever happens to an exit code."""

import io
import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import NoReturn

import click

from kserender.cli.app import app
from kserender.cli.console import complain, say, unwritten
from kserender.cli.language import speak
from kserender.cli.settings import language
from kserender.errors import ExitCode, Fault, KserenderError
from kserender.i18n import DEFAULT, _


def main() -> NoReturn:
    """The program `kserender`."""
    signal.signal(signal.SIGTERM, _terminated)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal without → is no reason to fail
    sys.exit(run())


def run(args: Sequence[str] | None = None) -> int:
    """Carry out a command line and give its exit code; everything the user has to know has been said."""
    return _flushed(_attempt(args))


def _attempt(args: Sequence[str] | None) -> int:
    speak(DEFAULT)
    try:
        speak(language())
        return app.main(args, prog_name="kserender", standalone_mode=False) or ExitCode.OK
    except click.UsageError as error:
        return _misused(error)
    except KserenderError as error:
        return complain(error)
    except (click.Abort, KeyboardInterrupt):
        say(_("Stopped."))
        return ExitCode.INTERRUPTED
    except SystemExit as end:
        return _ended(end)
    except Exception as error:
        # What has no name of its own here is a stream that we write to.
        unnamed = isinstance(error, OSError) and error.filename is None
        return complain(unwritten(error) if unnamed else Fault(error))


def _ended(end: SystemExit) -> int:
    if isinstance(end.__context__, BrokenPipeError):  # rich ends so, with 1
        return ExitCode.UNREAD
    # Click's shell completion ends with 1 when it does not know the shell.
    return ExitCode.USAGE if end.code == 1 else int(end.code or 0)


def _misused(error: click.UsageError) -> int:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return ExitCode.USAGE
    command = error.ctx.command_path if error.ctx else "kserender"
    hint = _("Try '{command} {option}' for help.").format(command=command, option="--help")
    say(f"{error.format_message().rstrip('.')}. {hint}")
    return ExitCode.USAGE


def _flushed(code: int) -> int:
    """The exit code when standard output has been emptied too; what is left unwritten is then not lost in silence."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        lost = ExitCode.UNREAD
    except OSError as error:
        lost = complain(unwritten(error))
    else:
        return code
    # Python flushes once more when it ends, and would complain.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code or lost


def _terminated(_signal: int, _frame: FrameType | None) -> NoReturn:
    # As an exception, so that half-written files are cleared away.
    sys.exit(ExitCode.TERMINATED)
