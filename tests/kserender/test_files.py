"""A result is there whole or not at all, whatever happens while it is written."""

import os
import stat
from pathlib import Path

import pytest

from kserender.errors import ExitCode, WriteFailed
from kserender.files import atomic, write_atomic


def names_in(folder: Path) -> list[str]:
    return [place.name for place in folder.iterdir()]


def test_writes_what_it_was_given(tmp_path: Path) -> None:
    write_atomic(tmp_path / "beslut.docx", b"abc")
    assert (tmp_path / "beslut.docx").read_bytes() == b"abc"
    assert names_in(tmp_path) == ["beslut.docx"]


def test_the_umask_decides_who_may_read_a_new_file(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_atomic(tmp_path / "beslut.docx", b"abc")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "beslut.docx").stat().st_mode) == 0o640


def test_an_existing_file_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "beslut.docx"
    target.write_bytes(b"old")
    target.chmod(0o604)
    write_atomic(target, b"new")
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o604


def test_a_link_goes_on_pointing_to_its_file(tmp_path: Path) -> None:
    real, link = tmp_path / "real.docx", tmp_path / "link.docx"
    real.write_bytes(b"old")
    link.symlink_to(real)
    write_atomic(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_a_device_is_written_to_and_never_replaced() -> None:
    write_atomic(os.devnull, b"abc")
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("failing", ["fsync", "replace"])
def test_nothing_is_left_behind_when_the_disk_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "beslut.docx").write_bytes(b"old")
    monkeypatch.setattr(os if failing == "fsync" else Path, failing, fail)
    with pytest.raises(WriteFailed) as raised:
        write_atomic(tmp_path / "beslut.docx", b"new")
    assert raised.value.code == ExitCode.WRITE_FAILED
    assert raised.value.remedy
    assert "beslut.docx" in raised.value.what
    assert names_in(tmp_path) == ["beslut.docx"]
    assert (tmp_path / "beslut.docx").read_bytes() == b"old"


def test_nothing_is_left_behind_when_the_user_stops_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        write_atomic(tmp_path / "beslut.docx", b"new")
    assert names_in(tmp_path) == []


@pytest.mark.parametrize("name", ["missing/beslut.docx", ".", "x" * 300, "a\0b"])
def test_a_place_that_cannot_be_written_has_a_reason_and_a_remedy(tmp_path: Path, name: str) -> None:
    with pytest.raises(WriteFailed) as raised:
        write_atomic(tmp_path / name, b"abc")
    assert raised.value.what.rstrip(".").split(": ")[-1]
    assert raised.value.remedy
    assert names_in(tmp_path) == []


def test_a_file_in_the_way_of_a_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(WriteFailed):
        write_atomic(tmp_path / "file" / "beslut.docx", b"abc")


def test_what_is_written_piece_by_piece_is_there_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "arkiv.jsonl"
    target.write_bytes(b"old")
    with atomic(target) as file:
        file.write(b"a")
        assert target.read_bytes() == b"old"
        file.write(b"b")
    assert target.read_bytes() == b"ab"
    assert names_in(tmp_path) == ["arkiv.jsonl"]


@pytest.mark.parametrize("error", [ValueError("fel"), KeyboardInterrupt()])
def test_an_error_of_whoever_writes_goes_through_and_leaves_nothing(tmp_path: Path, error: BaseException) -> None:
    with pytest.raises(type(error)), atomic(tmp_path / "arkiv.jsonl") as file:  # noqa: PT012
        file.write(b"a")
        raise error
    assert names_in(tmp_path) == []
