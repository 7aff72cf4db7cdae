"""Files that are made to do harm end in an outcome, within the limits and without a network."""

import json
import shutil
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from kserender.corpus import extract_many
from kserender.errors import ExitCode, Outcome
from kserender.limits import Limits, using

HOSTILE = Path(__file__).parents[2] / "../shared/real/hostile"

# Of the files kept aside to try this with; what a better reader might still get out of them is no fault.
EXPECTED: dict[str, set[Outcome]] = {
    "ExternalEntityInText.docx": {"farlig"},
    "Pages-tree-refs.pdf": {"delvis", "trasig"},
    "PasswordProtected.doc": {"krypterad"},
    "REDHAT-1531897-0.pdf": {"trasig"},
    "bug53475-password-is-pass.docx": {"krypterad"},
    "operator_list_cycle.pdf": {"tomt", "trasig", "farlig"},
    "quine.gz": {"okänt_format"},
    "truncated62886.docx": {"trasig", "delvis"},
}


def pdf(*objects: bytes) -> bytes:
    out = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return out + end % (size, table, size, len(out))


def stream(data: bytes, stated: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (stated, len(data), data)


CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
    b"/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>"
)
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def twice_packed() -> bytes:
    """A few kilobytes that become 400 MB of blanks."""
    packer = zlib.compressobj(1)
    packed = packer.compress(b"BT /F 12 Tf (a) Tj ET\n")
    packed += b"".join(packer.compress(b" " * (1 << 20)) for _ in range(400)) + packer.flush()
    return pdf(CATALOG, PAGES, PAGE, stream(zlib.compress(packed, 9), b"/Filter[/FlateDecode/FlateDecode]"), FONT)


def forms_of_forms() -> bytes:
    """A form that shows a form ten times, which shows a form ten times, eight levels down."""
    forms = [
        stream(
            b"/X Do " * 10,
            b"/Type/XObject/Subtype/Form/BBox[0 0 99 99]/Resources<</XObject<</X %d 0 R>>>>" % (number + 1),
        )
        for number in range(6, 14)
    ]
    last = stream(
        b"BT /F 12 Tf (a) Tj ET", b"/Type/XObject/Subtype/Form/BBox[0 0 99 99]/Resources<</Font<</F 5 0 R>>>>"
    )
    return pdf(CATALOG, PAGES, PAGE, stream(b"/X Do"), FONT, *forms, last)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not limit memory so")
@pytest.mark.parametrize("bomb", [twice_packed, forms_of_forms], ids=lambda bomb: bomb.__name__)
def test_bombs_are_held_by_the_process(bomb: Callable[[], bytes], tmp_path: Path) -> None:
    path = tmp_path / "bomb.pdf"
    path.write_bytes(bomb())
    (tmp_path / "god.md").write_text("# Fler träd i Ekhamra\n", encoding="utf-8")
    started = time.monotonic()
    with using(Limits(seconds=20, memory_mb=300)):
        first, second = extract_many([path, tmp_path / "god.md"], isolate=True, jobs=1)
    assert first.code in (ExitCode.HOSTILE, ExitCode.TIME_LIMIT)
    assert second.code == ExitCode.OK
    assert time.monotonic() - started < 40


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the shared material is not here")
class TestSharedFiles:
    def test_every_file_ends_in_an_outcome_in_time(self) -> None:
        paths = sorted(HOSTILE.iterdir())
        assert len(paths) > 15
        started = time.monotonic()
        outcomes = {one.path.name: one.told() for one in extract_many(paths, isolate=True)}
        assert time.monotonic() - started < 60
        became = {name: told.source.outcome for name, told in outcomes.items() if told}
        assert became.keys() == {path.name for path in paths}
        assert {name: outcome for name, outcome in became.items() if outcome not in EXPECTED.get(name, {outcome})} == {}

    def test_the_same_with_the_network_cut_off(self) -> None:
        cut_off = [shutil.which("unshare") or "unshare", "-rn"]
        if shutil.which("unshare") is None or subprocess.run([*cut_off, "true"], check=False).returncode:
            pytest.skip("this system lets nobody leave the network")
        command = [sys.executable, "-m", "kserender", "extract", "--format", "jsonl", str(HOSTILE)]
        here, offline = (
            subprocess.run([*before, *command], capture_output=True, check=False, timeout=180)
            for before in ([], cut_off)
        )
        assert here.returncode == offline.returncode == ExitCode.PARTIAL
        assert [json.loads(line) for line in here.stdout.splitlines()] == [
            json.loads(line) for line in offline.stdout.splitlines()
        ]
