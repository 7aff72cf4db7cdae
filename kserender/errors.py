"""The exceptions of kserender and the one table of exit codes.

Every exception carries an exit code and says what the user can do.  1 is never used on purpose: Python itself ends
with 1 after a crash.
"""

from enum import IntEnum
from typing import ClassVar, Literal, TypeAlias

from kserender.i18n import _, mark

Outcome: TypeAlias = Literal["ok", "delvis", "tomt", "krypterad", "okänt_format", "trasig", "farlig", "tidsgräns"]
"""How the reading of a file ends: well, in part, or with the ReadError that has the same `outcome`."""


class ExitCode(IntEnum):
    """What the number means that a command ends with; docs/exit-codes.md is made from this table."""

    OK = 0, mark("all went well")
    USAGE = 2, mark("the command was given wrongly")
    PARTIAL = 3, mark("done, but a file failed or was read only in part")
    HOSTILE = 4, mark("the file is built to do harm")
    EMPTY = 5, mark("the file has no text")
    ENCRYPTED = 6, mark("the file is protected by a password")
    UNKNOWN_FORMAT = 7, mark("the file is of a kind that is not read")
    BROKEN = 8, mark("the file is damaged")
    TIME_LIMIT = 9, mark("the file took too long")
    INVALID_DATA = 10, mark("the data do not have the agreed form")
    NOT_AS_WRITTEN = 11, mark("a generated document did not read back as it should; nothing was kept")
    MISSING_PART = 12, mark("an optional part is not installed")
    NO_INPUT = 66, mark("the file is missing or cannot be opened")
    UNREACHABLE = 69, mark("the database cannot be reached")
    INTERNAL = 70, mark("a fault in kserender itself")
    WRITE_FAILED = 74, mark("the result could not be written")
    IN_USE = 75, mark("the archive is in use by another program; try again later")
    INTERRUPTED = 130, mark("stopped by the user")
    UNREAD = 141, mark("the receiver of the result stopped reading")
    TERMINATED = 143, mark("stopped by the system")

    meaning: str

    def __new__(cls, value: int, meaning: str) -> "ExitCode":
        """Keep the meaning beside the number."""
        code = int.__new__(cls, value)
        code._value_ = value
        code.meaning = meaning
        return code


class KserenderError(Exception):
    """Something the user can do something about: what happened, and the remedy, both in the user's language."""

    code = ExitCode.PARTIAL
    file: str | None = None  # set by whoever knows which file it is about

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what} {remedy}")
        self.what = what
        self.remedy = remedy


class UsageError(KserenderError):
    """The command or call was given wrongly."""

    code = ExitCode.USAGE


class ReadError(KserenderError):
    """A file that cannot be read; the subclasses are the outcomes of a single file, None where nothing was read."""

    outcome: ClassVar[Outcome | None] = "trasig"
    code = ExitCode.BROKEN


class BrokenFile(ReadError):
    """The file is damaged or cut short."""


class HostileFile(ReadError):
    """The file is built to do harm, or is far larger inside than outside."""

    outcome = "farlig"
    code = ExitCode.HOSTILE


class MemoryLimit(HostileFile):
    """The file needs more memory than one file may have."""


class TimeLimit(ReadError):
    """The file took longer to read than one file may take."""

    outcome = "tidsgräns"
    code = ExitCode.TIME_LIMIT


class EmptyFile(ReadError):
    """The file holds no text."""

    outcome = "tomt"
    code = ExitCode.EMPTY


class EncryptedFile(ReadError):
    """The file is protected by a password."""

    outcome = "krypterad"
    code = ExitCode.ENCRYPTED


class UnknownFormat(ReadError):
    """The file is of a kind that is not read."""

    outcome = "okänt_format"
    code = ExitCode.UNKNOWN_FORMAT


class MissingProgram(UnknownFormat):
    """The file is of a kind that another program reads for us, and that program is not installed."""

    code = ExitCode.MISSING_PART


class MissingFile(ReadError):
    """There is no such file, or it may not be opened: a name given wrongly, and no outcome of a file."""

    outcome = None
    code = ExitCode.NO_INPUT


class InvalidData(KserenderError):
    """JSON or YAML that does not have the agreed form."""

    code = ExitCode.INVALID_DATA


class NotAsWritten(KserenderError):
    """What was generated did not read back as the same decisions."""

    code = ExitCode.NOT_AS_WRITTEN


class WriteFailed(KserenderError):
    """The result could not be written where it should go."""

    code = ExitCode.WRITE_FAILED


class MissingPart(KserenderError):
    """What was asked for needs an optional part of kserender that is not installed."""

    code = ExitCode.MISSING_PART


class Unreachable(KserenderError):
    """The database does not answer, or does not let us in."""

    code = ExitCode.UNREACHABLE


class InUse(KserenderError):
    """Another program keeps the archive to itself."""

    code = ExitCode.IN_USE


class Fault(KserenderError):
    """Something unforeseen: a fault in kserender, not in what the user did."""

    code = ExitCode.INTERNAL

    def __init__(self, cause: BaseException, kind: str | None = None) -> None:
        super().__init__(
            _("This is a fault in kserender itself ({kind}: {text}).").format(
                kind=kind or type(cause).__name__, text=cause
            ),
            _("Run again with KSERENDER_DEBUG=1 and send what is printed to those who look after kserender."),
        )
        self.__cause__ = cause


READ_ERRORS: dict[str, type[ReadError]] = {
    error.__name__: error
    for error in (
        BrokenFile,
        EmptyFile,
        EncryptedFile,
        HostileFile,
        MemoryLimit,
        MissingFile,
        MissingProgram,
        TimeLimit,
        UnknownFormat,
    )
}
"""The errors of a file by name, for one that comes from another process."""
