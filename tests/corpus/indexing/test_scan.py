"""What a scan finds, and what it says of what it cannot look into."""

import os
from pathlib import Path

import pytest

from kserender.corpus.indexing.scan import Found, Scan, absolute
from kserender.errors import MissingFile


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.docx",
        "a.PDF",
        "å.txt",
        "2024/kf/p.doc",
        "2024/kf/bild.png",
        "2023/z.md",
        "README",
        ".dold.txt",
        "~$b.docx",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * len(name))
    return tmp_path


def names(scan: Scan, folder: Path) -> list[str]:
    return [Path(found.path).relative_to(folder).as_posix() for found in scan.files()]


def test_files_in_order(folder: Path) -> None:
    scan = Scan(absolute([folder]))
    assert names(scan, folder) == ["a.PDF", "b.docx", "å.txt", "2023/z.md", "2024/kf/p.doc"]
    assert scan.others == 2
    assert scan.closed == {}
    assert Scan(absolute([folder])).count() == 5


def test_a_file_has_its_size_and_time(folder: Path) -> None:
    os.utime(folder / "b.docx", ns=(5, 7_000_000_001))
    found = {Path(file.path).name: file for file in Scan(absolute([folder])).files()}
    assert found["b.docx"] == Found(str(folder / "b.docx"), 6, 7_000_000_001)


def test_a_file_that_is_given_is_found_whatever_its_name(folder: Path) -> None:
    assert names(Scan(absolute([folder / "README", folder / "2023"])), folder) == ["2023/z.md", "README"]


def test_links(folder: Path) -> None:
    (folder / "2023/krets").symlink_to(folder, target_is_directory=True)
    (folder / "2023/länk.md").symlink_to(folder / "b.docx")
    (folder / "2023/ingenstans.md").symlink_to(folder / "saknas")
    assert names(Scan(absolute([folder / "2023"])), folder) == ["2023/länk.md", "2023/z.md"]


def test_pipes_are_no_papers(folder: Path) -> None:
    os.mkfifo(folder / "rör.txt")
    assert "rör.txt" not in names(Scan(absolute([folder])), folder)


def test_what_a_scan_covers(folder: Path) -> None:
    scan = Scan(absolute([folder / "2024", folder / "b.docx"]))
    list(scan.files())
    assert scan.covers(str(folder / "2024" / "borta.md"))
    assert scan.covers(str(folder / "b.docx"))
    assert not scan.covers(str(folder / "20245.md"))
    assert not scan.covers(str(folder / "a.PDF"))


def test_a_folder_that_cannot_be_looked_into_is_not_empty(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def scandir(path: str) -> object:
        if path.endswith("kf"):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    scan = Scan(absolute([folder]))
    assert "2024/kf/p.doc" not in names(scan, folder)
    assert scan.closed == {str(folder / "2024/kf"): "Permission denied"}
    assert not scan.covers(str(folder / "2024/kf/p.doc"))
    assert scan.covers(str(folder / "2024/p.doc"))


def test_roots(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert absolute(["2024/kf", "2024", "./2023/../2023"]) == (str(folder / "2023"), str(folder / "2024"))
    with pytest.raises(MissingFile) as raised:
        absolute(["2024", "saknas"])
    assert raised.value.file == str(folder / "saknas")
