"""Which files of a folder are papers."""

import os
from pathlib import Path

import pytest

from kserender.corpus.folders import others, papers, readable


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.docx",
        "a.PDF",
        "å.txt",
        "2024/kf/protokoll.doc",
        "2024/kf/bild.png",
        "2024/a.odt",
        "2023/z.md",
        "README",
        "tabell.xlsx",
        ".dold.txt",
        "~$b.docx",
        ".git/log.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return tmp_path


def names(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in papers(folder)]


def test_papers_in_order(folder: Path) -> None:
    assert names(folder) == ["2023/z.md", "2024/a.odt", "2024/kf/protokoll.doc", "a.PDF", "b.docx", "å.txt"]


def test_others_are_counted(folder: Path) -> None:
    assert others(folder) == 3


def test_folders_stand_for_their_files(folder: Path) -> None:
    given = [folder / "b.docx", folder / "2024", Path("-"), folder / "saknas.pdf"]
    assert list(readable(given)) == [
        folder / "b.docx",
        folder / "2024/a.odt",
        folder / "2024/kf/protokoll.doc",
        Path("-"),
        folder / "saknas.pdf",
    ]


def test_links_to_folders_are_not_followed(folder: Path) -> None:
    (folder / "2023/krets").symlink_to(folder, target_is_directory=True)
    (folder / "2023/y.md").symlink_to(folder / "b.docx")
    (folder / "2023/ingenstans.md").symlink_to(folder / "saknas.md")
    assert names(folder)[:2] == ["2023/y.md", "2023/z.md"]
    assert len(names(folder)) == 7


def test_a_link_that_is_given_is_followed(folder: Path, tmp_path: Path) -> None:
    link = tmp_path / "länk"
    link.symlink_to(folder / "2023", target_is_directory=True)
    assert list(papers(link)) == [link / "z.md"]


def test_pipes_and_the_like_are_no_papers(folder: Path) -> None:
    os.mkfifo(folder / "rör.txt")
    assert "rör.txt" not in names(folder)


def test_an_empty_folder(tmp_path: Path) -> None:
    assert list(papers(tmp_path)) == []
    assert others(tmp_path) == 0


def test_a_folder_that_may_not_be_opened_is_not_silence(folder: Path) -> None:
    closed = folder / "2024/kf"
    closed.chmod(0)
    try:
        if os.access(closed, os.R_OK):
            pytest.skip("this user may open everything")
        assert "2024/kf" in names(folder)
    finally:
        closed.chmod(0o755)
