"""Accepts and rejects all changes of Word files in LibreOffice: a program for the Python that has `uno`.

    python3 accept_reject.py SOFFICE FILE…      writes FILE.accepted.docx and FILE.rejected.docx beside each

One LibreOffice, with a profile of its own, does all of them; it is ended with all that it started.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from contextlib import suppress
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.uno import Exception as OfficeError

DECISIONS = {"accepted": ".uno:AcceptAllTrackedChanges", "rejected": ".uno:RejectAllTrackedChanges"}
WORD = "MS Word 2007 XML"
SECONDS_TO_START = 60


def value(name: str, content: object) -> Any:
    made = PropertyValue()
    made.Name, made.Value = name, content
    return made


def connected(pipe: str) -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _try in range(SECONDS_TO_START * 4):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.25)
    raise SystemExit("LibreOffice does not answer")


class Office:
    """A LibreOffice of our own, started anew when a file has brought it down."""

    def __init__(self, soffice: str) -> None:
        self.soffice = soffice
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.profile = tempfile.TemporaryDirectory()
        pipe = "p" + uuid.uuid4().hex
        command = [self.soffice, "--headless", "--norestore", "--nologo", f"--accept=pipe,name={pipe};urp;"]
        self.process = subprocess.Popen(
            [*command, f"-env:UserInstallation=file://{self.profile.name}"],
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        context = connected(pipe)
        services = context.ServiceManager
        self.desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        self.dispatcher = services.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)

    def stop(self) -> None:
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.profile.cleanup()
            self.process = None

    def decide(self, file: str, name: str, command: str) -> None:
        if self.process is None:
            self.start()
        url = Path(file).absolute().as_uri()
        document = self.desktop.loadComponentFromURL(url, "_blank", 0, (value("Hidden", True),))
        if document is None:
            raise ValueError(f"not opened: {file}")
        frame = document.CurrentController.Frame
        self.dispatcher.executeDispatch(frame, command, "", 0, ())
        target = Path(f"{file}.{name}.docx").absolute().as_uri()
        document.storeToURL(target, (value("FilterName", WORD),))
        document.close(True)


def main() -> None:
    soffice, *files = sys.argv[1:]
    office = Office(soffice)
    try:
        for file in files:
            for name, command in DECISIONS.items():
                try:
                    office.decide(file, name, command)
                except (OfficeError, ValueError) as error:
                    print(f"{file}, {name}: {error}", file=sys.stderr)
                    office.stop()
    finally:
        office.stop()


main()
