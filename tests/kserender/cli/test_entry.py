"""However it ends: one clear line, the right exit code, never a traceback."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

from kserender.cli.app import app
from kserender.errors import ExitCode, HostileFile

EXAMPLE = Path(__file__).parents[3] / "examples" / "protokollsutdrag.md"
Cli = Callable[..., Any]  # the fixture of conftest.py


WAITING = """
import sys, time
from kserender.cli import entry
entry.app.main = lambda *args, **extra: (print("ready", flush=True), time.sleep(60))
entry.main()
"""


def failing(error: BaseException) -> object:
    def main(*_args: object, **_extra: object) -> None:
        raise error

    return main


def test_help_is_swedish_and_ends_well(cli: Cli) -> None:
    ended = cli("--help")
    assert ended.code == ExitCode.OK
    assert "Användning: kserender [FLAGGOR] KOMMANDO" in ended.out
    assert not ended.err


@pytest.mark.parametrize(
    "args",
    [
        ["--help"],
        ["extract", "--help"],
        ["show", "--help"],
        ["compare", "--help"],
        ["generate", "--help"],
        ["generate", "beslut", "--help"],
        ["schema", "--help"],
        ["demo", "--help"],
    ],
)
def test_no_english_is_left_in_the_help(cli: Cli, args: list[str]) -> None:
    words = set(cli(*args).out.lower().replace(":", " ").replace("[", " ").split())
    assert not words & {"usage", "options", "commands", "show", "this", "exit", "the", "and", "default", "required"} - {
        "show"  # the name of a command
    }


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["nonsens"], "Kommandot 'nonsens' finns inte."),
        (["extrakter"], "Menade du 'extract'?"),
        (["--nonsens"], "Flaggan '--nonsens' finns inte."),
        (["extract"], "Argument saknas: 'FIL...'."),
        (["generate", "beslut"], "Flagga saknas: '--from'."),
        (["extract", "--format", "xml", "a.docx"], "är inte något av 'json', 'jsonl', 'yaml', 'md'."),
        (["schema", "comparison", "extra"], "Ett argument för mycket (extra)."),
        (["extract", "a.docx", "-o"], "Flaggan '-o' ska följas av ett värde."),
    ],
)
def test_wrong_use_is_one_swedish_line(cli: Cli, args: list[str], said: str) -> None:
    ended = cli(*args)
    assert ended.code == ExitCode.USAGE
    assert not ended.out
    assert ended.err.startswith("kserender: ")
    assert ended.err.count("\n") == 1
    assert said in ended.err
    assert "--help" in ended.err


def test_no_command_shows_the_help_and_is_wrong_use(cli: Cli) -> None:
    ended = cli()
    assert ended.code == ExitCode.USAGE
    assert "Kommandon:" in ended.err


@pytest.mark.parametrize("args", [["--lang", "en", "--help"], ["--help", "--lang", "en"]])
def test_language_holds_wherever_it_stands(cli: Cli, args: list[str]) -> None:
    out = cli(*args).out
    assert "Usage: kserender [OPTIONS] COMMAND" in out
    assert "Show this message and exit." in out


def test_language_of_one_run_does_not_stay_for_the_next(cli: Cli) -> None:
    cli("--lang", "en", "--help")
    assert "Användning" in cli("--help").out


def test_version(cli: Cli) -> None:
    ended = cli("--version")
    assert ended.out.startswith("kserender 0.")


def test_known_error_is_a_line_with_file_and_remedy(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    error = HostileFile("Filen är\nfarlig.", "Öppna den inte.")
    error.file = "bomb.docx"
    monkeypatch.setattr(app, "main", failing(error))
    ended = cli("schema")
    assert ended.code == ExitCode.HOSTILE
    assert ended.err == "kserender: bomb.docx: Filen är farlig. Öppna den inte.\n"


def test_a_file_name_cannot_speak_to_the_terminal(cli: Cli) -> None:
    assert "\x1b" not in cli("extract", "a\x1b]0;ny titel\x07\u202e.docx").err


def test_fault_of_ours_is_owned_up_to_without_traceback(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "main", failing(ZeroDivisionError("noll")))
    ended = cli("schema")
    assert ended.code == ExitCode.INTERNAL
    assert "fel i kserender självt (ZeroDivisionError: noll)" in ended.err
    assert "KSERENDER_DEBUG=1" in ended.err
    assert "Traceback" not in ended.err


def test_traceback_for_those_who_ask(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KSERENDER_DEBUG", "1")
    monkeypatch.setattr(app, "main", failing(ZeroDivisionError("noll")))
    assert "Traceback" in cli("schema").err


@pytest.mark.parametrize("error", [KeyboardInterrupt(), click.Abort()])
def test_control_c(cli: Cli, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    monkeypatch.setattr(app, "main", failing(error))
    ended = cli("schema")
    assert ended.code == ExitCode.INTERRUPTED
    assert ended.err.strip() == "kserender: Avbrutet."


def test_completion_for_an_unknown_shell_is_not_a_crash(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_KSERENDER_COMPLETE", "nushell_source")
    assert cli().code == ExitCode.USAGE


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_completion_script(cli: Cli, monkeypatch: pytest.MonkeyPatch, shell: str) -> None:
    monkeypatch.setenv("_KSERENDER_COMPLETE", f"{shell}_source")
    ended = cli()
    assert ended.code == ExitCode.OK
    assert "kserender" in ended.out


def test_completion_of_a_command(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_KSERENDER_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "kserender ext")
    monkeypatch.setenv("COMP_CWORD", "1")
    assert "extract" in cli().out


@pytest.mark.skipif(os.name == "nt", reason="a pipe closes in another way on Windows")
@pytest.mark.parametrize(
    "args",
    [["schema"], ["--help"], ["show", str(EXAMPLE)], ["compare", str(EXAMPLE), str(EXAMPLE), "--mode", "proposals"]],
)
def test_reader_that_stops_reading(args: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "kserender", *args], stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert done.returncode == ExitCode.UNREAD
    assert not done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("args", [["schema"], ["--help"], ["show", str(EXAMPLE)]])
def test_full_disk(args: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "kserender", *args], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == ExitCode.WRITE_FAILED
    said = done.stderr.decode()
    assert said.startswith("kserender: Resultatet kunde inte skrivas")
    assert said.count("\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="signals are of another kind on Windows")
@pytest.mark.parametrize(
    ("sent", "code"), [(signal.SIGINT, ExitCode.INTERRUPTED), (signal.SIGTERM, ExitCode.TERMINATED)]
)
def test_stopped_from_outside(sent: signal.Signals, code: ExitCode) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WAITING], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.send_signal(sent)
        _out, err = process.communicate(timeout=30)
    assert process.returncode == code
    assert "Traceback" not in err
