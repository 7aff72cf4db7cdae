"""Accepts and rejects all tracked changes of Word files in LibreOffice: accept_all.py FOLDER FILE…

Run by the Python that has LibreOffice's module uno.  Each file gives FOLDER/NAME-revised.docx and NAME-original.docx.
"""
# mypy: ignore-errors

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue

COMMANDS = {"revised": ".uno:AcceptAllTrackedChanges", "original": ".uno:RejectAllTrackedChanges"}
SECONDS = 60


def given(**values):
    made = []
    for name, value in values.items():
        made.append(PropertyValue())
        made[-1].Name, made[-1].Value = name, value
    return tuple(made)


def connected(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    until = time.monotonic() + SECONDS
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            if time.monotonic() > until:
                raise
            time.sleep(0.3)


def decide(context, folder, files):
    make = context.ServiceManager.createInstanceWithContext
    desktop = make("com.sun.star.frame.Desktop", context)
    dispatcher = make("com.sun.star.frame.DispatchHelper", context)
    for file in files:
        for view, command in COMMANDS.items():
            document = desktop.loadComponentFromURL(file.as_uri(), "_blank", 0, given(Hidden=True))
            dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, ())
            target = folder / f"{file.stem}-{view}.docx"
            document.storeToURL(target.as_uri(), given(FilterName="MS Word 2007 XML"))
            document.close(True)


def main():
    folder, *files = (Path(name).resolve() for name in sys.argv[1:])
    pipe = f"kserender{os.getpid()}"
    with tempfile.TemporaryDirectory() as profile:
        office = subprocess.Popen(
            [
                *("soffice", "--headless", "--norestore", "--nologo"),
                f"-env:UserInstallation={Path(profile).as_uri()}",
                f"--accept=pipe,name={pipe};urp;",
            ],
            start_new_session=True,
        )
        try:
            decide(connected(pipe), folder, files)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(office.pid, signal.SIGKILL)
            office.wait()


if __name__ == "__main__":
    main()
