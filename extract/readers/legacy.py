"""Word's older format, OpenDocument and RTF: LibreOffice makes a .docx of them, and that is read."""

import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from kserender import limits
from kserender.errors import BrokenFile, MissingProgram
from kserender.extract.readers import archive, detect_ole, docx, programs
from kserender.i18n import _, mark
from kserender.model import Document, Message, Source

# The import filters, named so that LibreOffice takes the file for nothing else.
FILTERS = {"doc": "MS Word 97", "odt": "writer8", "rtf": "Rich Text Format"}
WORD_97 = 0x00C1  # [MS-DOC] 2.5.2, nFib; LibreOffice finds out by itself which of the versions before it is
_DOCX = "docx:MS Word 2007 XML"
UNPACKED = frozenset({"doc", "rtf"})
WORK, WORK_FOR_MB = 20, 20  # seconds of computing

# A field that LibreOffice, as Word does, gives the value of the day.
_TODAY = re.compile(rb"<w:(?:instrText[^>]*>|fldSimple w:instr=\")\s*(?:DATE|TIME)\b")
_ESCAPED = re.compile(rb"\\\\|\\[{}]")

_PLACES = {
    "darwin": "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "win32": r"C:\Program Files\LibreOffice\program\soffice.exe",
}

_SETTING = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
)
# No macro runs, no link is followed or updated, and what would go to the network goes to a port that discards it.
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Inet/Settings", "ooInetProxyType", "1"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("Inet/Settings", "ooInetNoProxy", ""),
)
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    + "".join(_SETTING.format(path=path, name=name, value=value) for path, name, value in _SETTINGS)
    + "</oor:items>\n"
)


def read(data: bytes, source: Source) -> Document:
    """The Document of a .doc, .odt or .rtf.

    Raises MissingProgram without LibreOffice, BrokenFile, TimeLimit, and what the Word reader raises.
    """
    converted = convert(data, source.format)
    document = docx.read(converted, replace(source, reader="libreoffice, docx"))
    said = [message for says, message in _SAID if says(data, converted, source.format)]
    told = tuple(Message(f"legacy-{code}", "warning", _(text)) for code, text in said)
    return replace(document, messages=(*document.messages, *told))


def _has_date_of_today(data: bytes, converted: bytes, kind: str) -> bool:
    main = next((one for one in archive.listed(converted) if one.filename == "word/document.xml"), None)
    return main is not None and bool(_TODAY.search(archive.content(converted, main, limits.current().mb("part"))))


def _is_cut_short(data: bytes, converted: bytes, kind: str) -> bool:
    """Whether an RTF file has more opening than closing braces, or the other way round."""
    plain = _ESCAPED.sub(b"", data) if kind == "rtf" else b""
    return plain.count(b"{") != plain.count(b"}")


_SAID: tuple[tuple[Callable[[bytes, bytes, str], bool], tuple[str, str]], ...] = (
    (
        _has_date_of_today,
        ("today", mark("The file has a date that is always that of the day it is opened; it was read as today's.")),
    ),
    (_is_cut_short, ("cut-short", mark("The file is not whole; text may be missing."))),
)


def _filter(data: bytes, kind: str) -> list[str]:
    if kind not in FILTERS:
        return []
    if kind == "doc" and detect_ole.compound(data).version < WORD_97:
        return []
    return [f"--infilter={FILTERS[kind]}"]


def office() -> str | None:
    """The program LibreOffice, None when it is not installed."""
    usual = _PLACES.get(sys.platform, "soffice")
    return shutil.which("soffice") or shutil.which("libreoffice") or shutil.which(usual)


def convert(data: bytes, kind: str, to: str = _DOCX) -> bytes:
    """The file as .docx, made in a folder that is removed afterwards, with a profile of its own.

    `to` is another form, as LibreOffice names it: the ending, a colon, its export filter and that one's options.
    """
    program = office()
    if program is None:
        raise MissingProgram(
            _("The file is read by way of LibreOffice, and that is not installed."),
            _("Install LibreOffice Writer (Debian: libreoffice-writer-nogui), or save the paper as .docx in Word."),
        )
    with TemporaryDirectory(prefix="kserender-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_PROFILE, encoding="utf-8")
        paper = folder / f"paper.{kind}"
        paper.write_bytes(data)
        command = [
            program,
            "--headless",
            "--norestore",
            "--nologo",
            "--nodefault",
            "--nolockcheck",
            f"-env:UserInstallation={settings.parents[1].as_uri()}",
            *_filter(data, kind),
            "--convert-to",
            to,
            "--outdir",
            str(folder / "made"),
            str(paper),
        ]
        seconds, work, begun = limits.current().seconds, _work(len(data), kind), monotonic()
        programs.run(command, seconds=seconds, work=work, environment={"HOME": name, "TMPDIR": name})
        made = folder / "made" / f"paper.{to.partition(':')[0]}"
        if not made.is_file():
            hung = work is not None and monotonic() - begun >= work
            raise BrokenFile(
                _("The file is damaged: LibreOffice never gets done with it.")
                if hung
                else _("The file is damaged, or in a form that LibreOffice cannot read."),
                _("Open it in the program it was made with, and save it as .docx."),
            )
        return made.read_bytes()


def _work(size: int, kind: str) -> int | None:
    """How many seconds LibreOffice may compute for a file that is not packed, ten times what a sound one takes: on a
    damaged one it may go round for ever.  None for one that is packed, whose size says little."""
    return WORK + WORK_FOR_MB * size // limits.MB if kind in UNPACKED else None
