"""What lies in folders and what the archive says of it, from one run to the next."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from kserender.corpus.indexing import index
from kserender.corpus.indexing.report import Report
from kserender.corpus.rows import as_text
from kserender.corpus.store import Store
from kserender.corpus.store.tables import contents, papers
from kserender.errors import MissingFile
from kserender.limits import Limits, using
from tests.corpus.indexing.archives import exported, lying, near, paper, states, write
from tests.corpus.indexing.conftest import Here

EXAMPLES = Path(__file__).parents[3] / "examples"

Run = Callable[..., Report]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(4):
        write(tmp_path / "arkiv" / f"år {number % 2}" / f"{number}.md", number)
    return tmp_path / "arkiv"


@pytest.fixture
def run(folder: Path, store: Store, here: Here) -> Run:
    return lambda *paths, **options: index(paths or [folder], store, pool=here, **options)


def counts(report: Report) -> dict[str, int]:
    names = ("new", "changed", "moved", "gone", "unchanged")
    return {name: count for name in names if (count := getattr(report, name))}


def test_everything_is_new_once(run: Run, store: Store, here: Here) -> None:
    first = run()
    assert counts(first) == {"new": 4}
    assert (first.done, first.read, first.papers) == (4, 4, 4)
    before = exported(store)
    assert counts(run()) == {"unchanged": 4}
    assert len(here.read_sums) == 4
    assert exported(store) == before
    assert before.count(b"Lekplats nummer") >= 4


def test_papers_know_their_file_and_not_how_they_came_to_the_reader(run: Run, store: Store, folder: Path) -> None:
    run()
    text = exported(store).decode()
    assert str(folder / "år 1" / "3.md") in text
    assert '"file": "-"' not in text
    assert '"path": "-"' not in text


def test_a_changed_file_gets_a_new_version(run: Run, store: Store, folder: Path) -> None:
    run()
    write(folder / "år 0" / "2.md", 22)
    assert counts(run()) == {"changed": 1, "unchanged": 3}
    assert states(store)["2.md"] == [(1, "replaced", None), (2, "present", None)]
    assert b"Lekplats nummer 22" in exported(store)
    assert b'Lekplats nummer 2"' not in exported(store)


def test_a_file_that_goes_back_gets_a_third_version_without_being_read(
    run: Run, store: Store, folder: Path, here: Here
) -> None:
    run()
    for number in (22, 2):
        write(folder / "år 0" / "2.md", number)
        run()
    assert [state for _version, state, _to in states(store)["2.md"]] == ["replaced", "replaced", "present"]
    assert len(here.read_sums) == 5


def test_a_moved_file_is_known_again(run: Run, store: Store, folder: Path, here: Here) -> None:
    run()
    (folder / "nytt").mkdir()
    (folder / "år 0" / "2.md").rename(folder / "nytt" / "två.md")
    assert counts(run()) == {"moved": 1, "unchanged": 3}
    assert states(store)["2.md"] == [(1, "moved", "två.md")]
    assert states(store)["två.md"] == [(1, "present", None)]
    assert len(here.read_sums) == 4


def test_a_moved_file_that_then_is_taken_away_has_gone(run: Run, store: Store, folder: Path) -> None:
    run()
    moved = (folder / "år 0" / "2.md").rename(folder / "två.md")
    run()
    moved.unlink()
    assert counts(run()) == {"gone": 1, "unchanged": 3}
    assert states(store)["2.md"] == [(1, "gone", None)]


def test_a_copy_is_not_read(run: Run, store: Store, folder: Path, here: Here) -> None:
    (folder / "kopia.md").write_text(paper(1), encoding="utf-8")
    assert counts(run()) == {"new": 5}
    assert len(here.read_sums) == 4
    assert lying(store)[str(folder / "kopia.md")] == lying(store)[str(folder / "år 1" / "1.md")]


def test_a_file_that_comes_back_is_present_again(run: Run, store: Store, folder: Path, here: Here) -> None:
    run()
    before = exported(store)
    path = folder / "år 0" / "2.md"
    path.unlink()
    assert counts(run()) == {"gone": 1, "unchanged": 3}
    assert b"Lekplats nummer 2" not in exported(store)
    write(path, 2)
    run()
    assert exported(store) == before
    assert len(here.read_sums) == 4


def test_a_file_that_is_only_touched_is_unchanged(run: Run, folder: Path, here: Here) -> None:
    run()
    os.utime(folder / "år 0" / "2.md", ns=(1, 1))
    assert counts(run()) == {"unchanged": 4}
    assert len(here.read_sums) == 4


def test_a_change_that_hides_is_found_when_asked_for(run: Run, folder: Path) -> None:
    run()
    path = folder / "år 0" / "2.md"
    before = path.stat()
    path.write_text(paper(2).replace("anlägga", "granskar"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert counts(run()) == {"unchanged": 4}
    assert counts(run(verify=True)) == {"changed": 1, "unchanged": 3}


def test_what_lies_outside_the_paths_has_not_gone(run: Run, folder: Path, store: Store) -> None:
    run()
    (folder / "år 0" / "2.md").unlink()
    assert counts(run(folder / "år 1")) == {"unchanged": 2}
    assert counts(run(folder / "år 0" / "0.md")) == {"unchanged": 1}
    assert states(store)["2.md"] == [(1, "present", None)]
    assert counts(run()) == {"gone": 1, "unchanged": 3}


def test_a_path_that_is_not_there_is_said_before_anything_is_done(run: Run, folder: Path, store: Store) -> None:
    with pytest.raises(MissingFile):
        run(folder, folder / "saknas")
    assert lying(store) == {}


def test_a_folder_within_a_folder_counts_once(run: Run, folder: Path) -> None:
    assert counts(run(folder / "år 0", folder, folder)) == {"new": 4}


def test_names_that_are_no_text(run: Run, folder: Path, store: Store) -> None:
    name = os.fsdecode(b"bl\xe5.md")
    try:
        (folder / name).write_text(paper(9), encoding="utf-8")
    except OSError:
        pytest.skip("this file system has no such names")
    assert counts(run()) == {"new": 5}
    assert as_text(str(folder / name)) in lying(store)
    assert counts(run()) == {"unchanged": 5}


class TestQuarantine:
    @pytest.fixture(autouse=True)
    def _broken(self, folder: Path) -> None:
        (folder / "tom.md").write_bytes(b"")
        (folder / "trasig.docx").write_bytes(b"PK\x03\x04word/ avklippt")

    def test_it_says_why(self, run: Run, store: Store, folder: Path) -> None:
        report = run()
        assert dict(report.outcomes) == {"tomt": 1, "trasig": 1}
        assert {Path(one.path).name: one.outcome for one in report.quarantined} == {
            "tom.md": "tomt",
            "trasig.docx": "trasig",
        }
        assert all("." in one.reason for one in report.quarantined)
        assert lying(store)[str(folder / "tom.md")][1] == "tomt"
        assert not report.whole

    def test_it_is_left_alone(self, run: Run, here: Here) -> None:
        run()
        again = run()
        assert counts(again) == {"unchanged": 6}
        assert again.whole
        assert len(here.read_sums) == 6

    def test_it_is_read_again_when_asked_for(self, run: Run, store: Store, here: Here) -> None:
        run()
        with store.engine.begin() as connection:  # as if an earlier kserender could not read one of the papers
            one = select(contents.c.id).where(contents.c.outcome == "ok").limit(1).scalar_subquery()
            connection.execute(papers.delete().where(papers.c.content_id == one))
            connection.execute(contents.update().where(contents.c.id == one).values(outcome="krasch"))
        report = run(retry=True)
        assert counts(report) == {"unchanged": 6}
        assert dict(report.outcomes) == {"tomt": 1, "trasig": 1}
        assert len(here.read_sums) == 9
        with store.connect() as connection:
            attempts = {
                row.outcome: row.attempts for row in connection.execute(select(contents.c.outcome, contents.c.attempts))
            }
            count = len(connection.execute(select(papers.c.id)).all())
        assert attempts["tomt"] == 2
        assert count == 4

    def test_copies_of_it_are_read_again_once(self, run: Run, folder: Path, here: Here) -> None:
        (folder / "tom också.md").write_bytes(b"")
        run()
        run(retry=True)
        assert len(here.read_sums) == 6 + 2

    def test_a_file_that_is_too_large_is_in_it_unread(self, run: Run, folder: Path, store: Store, here: Here) -> None:
        (folder / "stor.md").write_bytes(b"a" * 1_000_001)
        with using(Limits(file_mb=1)):
            report = run()
            assert dict(report.outcomes) == {"tomt": 1, "trasig": 1, "farlig": 1}
            assert counts(run()) == {"unchanged": 7}
        assert lying(store)[str(folder / "stor.md")][1] == "farlig"
        assert len(here.read_sums) == 6


def test_a_file_that_may_not_be_opened_is_told_of_and_not_gone(run: Run, folder: Path, store: Store) -> None:
    closed = [folder / "år 0" / "2.md", folder / "år 1"]
    run()
    write(closed[0], 22)
    for path in closed:
        path.chmod(0)
    try:
        if os.access(closed[0], os.R_OK):
            pytest.skip("this user may open everything")
        report = run()
    finally:
        for path in closed:
            path.chmod(0o755)
    assert report.shut == 2
    assert set(report.unopened) == set(map(str, closed))
    assert all(state == "present" for rows in states(store).values() for _version, state, _to in rows)


def test_progress_knows_the_total(run: Run) -> None:
    seen: list[tuple[int, int | None]] = []
    run(progress=lambda report: seen.append((report.done, report.total)))
    assert seen[-1] == (4, 4)


def test_near_papers_are_found(run: Run, folder: Path, store: Store) -> None:
    (folder / "1.txt").write_text(paper(1).replace("# ", "").replace("ord1nr59", "ord1nr60"), encoding="utf-8")
    report = run()
    assert (report.near, report.groups) == (2, 1)
    assert near(store) == {frozenset({str(folder / "år 1" / "1.md"), str(folder / "1.txt")})}
    (folder / "1.txt").unlink()
    run()
    assert near(store) == set()


def test_the_same_paper_as_word_and_pdf_is_found(run: Run, folder: Path, store: Store, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    names = ("alternativt_forslag", "handlingsplan", "tjansteskrivelse")
    papers = [Path(shutil.copy(EXAMPLES / f"{name}.docx", folder)) for name in names]
    profile = f"-env:UserInstallation=file://{tmp_path}/profil"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, papers)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    run()
    assert near(store) == {frozenset({str(path), str(path.with_suffix(".pdf"))}) for path in papers}
