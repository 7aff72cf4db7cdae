"""What all tests share.

KSERENDER_REQUIRE=libreoffice,… makes a test that is skipped for lack of that program fail instead: where
everything is installed, as in .ci/run, nothing may pass by being skipped.
"""

import os
from collections.abc import Generator

import pytest
from hypothesis import settings

# The cases of a property are the same in every run, so that a change is judged by what it changed; `make fuzz` draws
# new ones, and many more of them.
settings.register_profile("same", derandomize=True)
settings.register_profile("new", derandomize=False, print_blob=True)
settings.load_profile(os.environ.get("KSERENDER_CASES", "same"))

# Name in KSERENDER_REQUIRE → what the reason of a skip says.
PROGRAMS = {
    "chromium": "Chromium",
    "dask": "Dask",
    "libreoffice": "LibreOffice",
    "poppler": "pdftoppm",
    "postgresql": "PostgreSQL",
    "tesseract": "tesseract",
}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    required = os.environ.get("KSERENDER_REQUIRE", "").split(",")
    reason = str(report.longrepr)
    if report.skipped and any(PROGRAMS[name] in reason for name in required if name):
        report.outcome = "failed"
        report.longrepr = f"skipped though KSERENDER_REQUIRE={','.join(required)}: {reason}"
    return report


@pytest.fixture(autouse=True)
def _swedish(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests speak Swedish and have no settings of the person who runs them."""
    from kserender import i18n

    for name in ("KSERENDER_LANG", "KSERENDER_PROFILE", "KSERENDER_DEBUG", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    i18n.use(None)
