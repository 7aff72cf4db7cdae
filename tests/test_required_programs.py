"""Where everything is installed, nothing passes by being skipped (tests/conftest.py)."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SKIPPED = """
import pytest

@pytest.mark.skipif(True, reason="LibreOffice is not installed")
def test_with_a_mark(): pass

def test_inside():
    pytest.skip("LibreOffice is not installed")

@pytest.mark.skip(reason="something else")
def test_for_another_reason(): pass
"""


@pytest.mark.parametrize(
    ("required", "summary"),
    [("", "3 skipped"), ("libreoffice", "1 failed, 1 skipped, 1 error"), ("poppler", "3 skipped")],
)
def test_skip_for_lack_of_a_required_program_fails(tmp_path: Path, required: str, summary: str) -> None:
    shutil.copy(Path(__file__).parent / "conftest.py", tmp_path)
    (tmp_path / "test_skipped.py").write_text(SKIPPED, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(tmp_path), str(tmp_path)],
        cwd=tmp_path,
        env={**os.environ, "KSERENDER_REQUIRE": required},
        capture_output=True,
        text=True,
        check=False,
    )
    assert summary in done.stdout, done.stdout
