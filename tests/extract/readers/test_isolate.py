"""A file is read in a process of its own: how that ends is an outcome of the file, and never ours."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kserender.errors import (
    BrokenFile,
    EmptyFile,
    Fault,
    HostileFile,
    KserenderError,
    MemoryLimit,
    MissingFile,
    TimeLimit,
    UnknownFormat,
)
from kserender.extract.readers import read
from kserender.extract.readers.isolate import Isolator
from kserender.limits import Limits, using

# A work that does what the file's content says.
WORK = """
import ctypes, json, os, signal, socket, subprocess, sys, time
from pathlib import Path
from kserender import i18n, limits
from kserender.errors import EmptyFile
from kserender.extract.readers import programs

def prepare():
    global loaded
    loaded = os.getpid()

def work(path, name, data):
    said = Path(path).read_text() if data is None else data.decode()
    return str(eval(said)).encode()

def empty():
    raise EmptyFile("Tom.", "Prova en annan.")

def fault():
    raise LookupError("oväntat")

def loop():
    while True:
        pass

def sleep():
    time.sleep(60)

def eat():
    return len([bytearray(1 << 20) for _ in range(1 << 16)])

def eat_in_c():
    libc = ctypes.CDLL(None)
    libc.malloc.restype = ctypes.c_void_p
    libc.malloc.argtypes = [ctypes.c_size_t]
    while True:
        block = libc.malloc(1 << 22)
        if not block:
            os.abort()
        ctypes.memset(block, 1, 1 << 22)

def crash(number):
    os.kill(os.getpid(), number)

def leave():
    os._exit(5)

def much():
    return "a" * 3_000_000

def child():
    sleeper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    return sleeper.pid

def child_and_sleep():
    Path(os.environ["CANARY"]).write_text(str(child()))
    sleep()

def leave_file():
    import tempfile
    Path(tempfile.mkdtemp(), "left").write_text("left")
    os.kill(os.getpid(), signal.SIGKILL)

def left():
    import tempfile
    return os.listdir(tempfile.gettempdir())

def connect(port):
    try:
        socket.create_connection(("127.0.0.1", port), timeout=2).close()
    except OSError as error:
        return error.errno
    return "connected"

def recognise(pages):
    granted = 0
    for _page in range(pages):
        if not programs.may_go_on():
            break
        granted += 1
        time.sleep(1)
    return granted

def forge(answer):
    os.write(1, b"to nobody")
    for pipe in range(3, 30):
        try:
            os.write(pipe, answer)
        except OSError:
            pass
    os._exit(0)
"""


@pytest.fixture(scope="module")
def isolator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Isolator]:
    folder = tmp_path_factory.mktemp("work")
    (folder / "kserender_test_work.py").write_text(WORK, encoding="utf-8")
    sys.path.insert(0, str(folder))
    os.environ["CANARY"] = str(folder / "canary")
    try:
        with Isolator("kserender_test_work") as isolator:
            yield isolator
    finally:
        sys.path.remove(str(folder))
        del os.environ["CANARY"]


@pytest.fixture
def do(isolator: Isolator, tmp_path: Path) -> "Do":
    return Do(isolator, tmp_path)


class Do:
    """Let the child evaluate an expression."""

    def __init__(self, isolator: Isolator, folder: Path) -> None:
        self.isolator = isolator
        self.path = folder / "paper"

    def __call__(self, expression: str, **limits: int) -> str:
        self.path.write_text(expression, encoding="utf-8")
        with using(Limits(**{"seconds": 20, **limits})):
            return self.isolator.run(self.path).decode()


def test_the_result_comes_back(do: Do) -> None:
    assert do("'klart'") == "klart"


def test_every_file_has_a_fresh_process_that_has_all_loaded(do: Do) -> None:
    first, second = do("(os.getpid(), loaded)"), do("(os.getpid(), loaded)")
    assert first != second
    assert first.split(",")[1] == second.split(",")[1]


def test_the_limits_and_the_language_are_ours(do: Do, monkeypatch: pytest.MonkeyPatch) -> None:
    assert do("limits.current().pages, i18n.language()", pages=7) == "(7, 'sv')"
    monkeypatch.setenv("KSERENDER_LANG", "en")
    assert do("i18n.language()") == "en"


def test_names_and_places_after_a_change_of_folder(
    do: Do, isolator: Isolator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    do("1")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "here").write_text("name, path", encoding="utf-8")
    assert isolator.run("here").decode() == str(("here", str(tmp_path / "here")))


def test_standard_input_is_read_here(isolator: Isolator, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "in").write_text("name, len(data)", encoding="utf-8")
    with (tmp_path / "in").open() as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        assert isolator.run("-").decode() == "('-', 15)"


def test_what_a_file_causes_is_its_error(do: Do) -> None:
    with pytest.raises(EmptyFile) as caught:
        do("empty()")
    assert (caught.value.what, caught.value.remedy) == ("Tom.", "Prova en annan.")


def test_a_fault_of_ours_is_a_fault(do: Do) -> None:
    with pytest.raises(Fault) as caught:
        do("fault()")
    assert "LookupError: oväntat" in caught.value.what


@pytest.mark.parametrize(
    ("expression", "limits", "error"),
    [
        ("loop()", {"seconds": 1}, TimeLimit),
        ("sleep()", {"seconds": 1}, TimeLimit),
        ("eat()", {"memory_mb": 100}, MemoryLimit),
        ("eat_in_c()", {"memory_mb": 400}, MemoryLimit),
        ("crash(signal.SIGKILL)", {}, MemoryLimit),  # as the system does when memory runs out
        ("crash(signal.SIGSEGV)", {}, BrokenFile),
        ("crash(signal.SIGABRT)", {}, BrokenFile),
        ("leave()", {}, BrokenFile),
        ("much()", {"result_mb": 2}, HostileFile),
        ("forge(b'!{}.')", {}, HostileFile),
        ("forge(b'-[].')", {}, HostileFile),
        ("""forge(b'-{"error": "Exception", "what": "", "remedy": ""}.')""", {}, HostileFile),
        ("forge(b'garbage.')", {}, HostileFile),
        ("forge(b'+half')", {}, BrokenFile),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not limit memory so")
def test_death_is_an_outcome(do: Do, expression: str, limits: dict[str, int], error: type[KserenderError]) -> None:
    started = time.monotonic()
    with pytest.raises(error) as caught:
        do(expression, **limits)
    assert type(caught.value) is error
    assert time.monotonic() - started < limits.get("seconds", 10) + 5
    assert do("'lever'") == "lever"


def test_text_recognition_has_time_for_each_page(do: Do) -> None:
    assert do("recognise(4)", seconds=1, ocr_seconds=2) == "4"


def test_text_recognition_stops_at_so_many_pages(do: Do) -> None:
    assert do("recognise(4)", seconds=1, ocr_seconds=2, ocr_pages=2) == "2"


def test_a_child_that_only_asks_for_time_has_an_end(do: Do) -> None:
    with pytest.raises(TimeLimit):
        do("[programs.may_go_on() for _ in range(9)] and sleep()", seconds=1, ocr_seconds=1, ocr_pages=2)


def test_what_it_started_ends_with_it(do: Do) -> None:
    pid = int(do("child()"))
    assert _ends(pid)


def test_what_it_started_ends_with_it_when_time_is_up(do: Do) -> None:
    with pytest.raises(TimeLimit):
        do("child_and_sleep()", seconds=1)
    assert _ends(int(Path(os.environ["CANARY"]).read_text(encoding="utf-8")))


def test_what_it_left_on_the_disk_is_removed(do: Do) -> None:
    with pytest.raises(MemoryLimit):
        do("leave_file()")
    assert do("left()") == "[]"


def test_there_is_no_network(do: Do, isolator: Isolator) -> None:
    with socket.create_server(("127.0.0.1", 0)) as canary:
        answer = do(f"connect({canary.getsockname()[1]})")
        if not isolator.offline:
            pytest.skip("this system lets nobody leave the network")
        assert answer != "connected"
        canary.settimeout(0.2)
        with pytest.raises(TimeoutError):
            canary.accept()


def test_the_network_is_left_wherever_that_is_allowed(do: Do, isolator: Isolator) -> None:
    do("1")
    program = "import ctypes, sys; sys.exit(ctypes.CDLL(None).unshare(0x40000000) != 0)"
    allowed = sys.platform == "linux" and subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
    assert isolator.offline or not allowed


def test_a_server_that_somebody_ends_is_started_again(do: Do, isolator: Isolator) -> None:
    before = do("loaded")
    os.kill(int(before), signal.SIGKILL)
    assert do("loaded") != before


def test_a_server_ended_in_the_middle_of_a_file(do: Do) -> None:
    server = int(do("loaded"))
    threading.Timer(0.5, os.kill, (server, signal.SIGKILL)).start()
    assert do("time.sleep(1.5) or 'till slut'") == "till slut"


def test_stopping_from_another_thread(tmp_path: Path, isolator: Isolator) -> None:
    path = tmp_path / "paper"
    path.write_text("sleep()", encoding="utf-8")
    with Isolator(isolator.module) as other:
        threading.Timer(2, other.stop).start()
        started = time.monotonic()
        with pytest.raises(Fault):
            other.run(path)
        assert time.monotonic() - started < 10


def test_children_end_when_the_parent_is_killed(tmp_path: Path) -> None:
    (tmp_path / "lonely_work.py").write_text(
        "import os, time\nfrom pathlib import Path\n"
        "def prepare(): pass\n"
        "def work(path, name, data):\n"
        f"    Path({str(tmp_path / 'pid')!r}).write_text(str(os.getpid()))\n"
        "    time.sleep(60)\n",
        encoding="utf-8",
    )
    (tmp_path / "paper").write_text("x", encoding="utf-8")
    program = f"""
import sys
sys.path.insert(0, {str(tmp_path)!r})
from kserender.extract.readers.isolate import Isolator
Isolator("lonely_work").run({str(tmp_path / "paper")!r})
"""
    parent = subprocess.Popen([sys.executable, "-c", program])
    pid = tmp_path / "pid"
    until = time.monotonic() + 30
    while not (pid.exists() and pid.read_text(encoding="utf-8")):
        assert time.monotonic() < until
        time.sleep(0.05)
    parent.kill()
    parent.wait()
    assert _ends(int(pid.read_text(encoding="utf-8")))


def test_without_fork_each_file_has_a_server_of_its_own(isolator: Isolator, tmp_path: Path) -> None:
    path = tmp_path / "paper"
    with Isolator(isolator.module, forks=False) as other:
        path.write_text("os.getpid() == loaded", encoding="utf-8")
        assert other.run(path) == b"True"
        path.write_text("empty()", encoding="utf-8")
        with pytest.raises(EmptyFile):
            other.run(path)
        path.write_text("recognise(3)", encoding="utf-8")
        with using(Limits(ocr_pages=2)):
            assert other.run(path) == b"2"
        path.write_text("leave()", encoding="utf-8")
        with pytest.raises(BrokenFile):
            other.run(path)
        path.write_text("1 + 1", encoding="utf-8")
        assert other.run(path) == b"2"


class TestRead:
    """`read(path, isolate=True)` is `read(path)`."""

    def test_the_same_document(self, tmp_path: Path) -> None:
        path = tmp_path / "träd.md"
        path.write_text("# Fler träd\n\n- ~~Ek~~ **Lind** i Ekhamra\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", "utf-8")
        assert read(path, isolate=True) == read(path)

    def test_the_same_errors(self, tmp_path: Path) -> None:
        path = tmp_path / "bild.txt"
        path.write_bytes(b"\x89PNG\r\n\x1a\n")
        with pytest.raises(UnknownFormat) as isolated:
            read(path, isolate=True)
        with pytest.raises(UnknownFormat) as here:
            read(path)
        assert str(isolated.value) == str(here.value)

    @pytest.mark.parametrize("name", ["", "saknas.docx"])
    def test_a_missing_file_and_a_folder(self, tmp_path: Path, name: str) -> None:
        with pytest.raises(MissingFile):
            read(tmp_path / name, isolate=True)

    def test_a_named_pipe_is_read_here(self, tmp_path: Path) -> None:
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        writer = threading.Thread(target=pipe.write_bytes, args=(b"Hej fr\xc3\xa5n Ekhamra",))
        writer.start()
        assert read(pipe, isolate=True).text() == "Hej från Ekhamra"
        writer.join()


def _ends(pid: int) -> bool:
    """Whether the process ends within a second or two; one that nobody has waited for has ended too."""
    for _ in range(100):
        try:
            state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.03)
    return False
