"""Two installations have the same stamp when they read alike, and another otherwise."""

from pathlib import Path

import pytest

from kserender import errors
from kserender.corpus.cluster.stamp import stamp


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in (("__init__.py", "A = 1\n"), ("språk/verb.toml", "[verb]\n"), ("språk/läs.py", "B = 2\n")):
        path = tmp_path / "kserender" / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(errors, "__file__", str(tmp_path / "kserender" / "errors.py"))
    return tmp_path / "kserender"


def now() -> str:
    return stamp.__wrapped__()


@pytest.mark.parametrize("name", ["__init__.py", "språk/verb.toml", "språk/läs.py"])
def test_a_rule_that_differs_is_seen(installed: Path, name: str) -> None:
    before = now()
    path = installed / name
    path.write_text(path.read_text(encoding="utf-8") + "# mer\n", encoding="utf-8")
    assert now() != before


def test_a_rule_that_is_missing_is_seen(installed: Path) -> None:
    before = now()
    (installed / "språk" / "verb.toml").unlink()
    assert now() != before


def test_what_is_no_rule_is_not_looked_at(installed: Path) -> None:
    before = now()
    (installed / "__pycache__").mkdir()
    (installed / "__pycache__" / "läs.cpython-311.pyc").write_bytes(b"annat")
    (installed / "__init__.py").write_bytes(b"A = 1\r\n")  # as Windows may have it
    assert now() == before


def test_it_says_which_version_it_is() -> None:
    assert stamp().startswith("kserender ")
    assert "Python 3." in stamp()
