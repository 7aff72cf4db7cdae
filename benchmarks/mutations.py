"""What becomes of papers with random damage: bits turned, pieces cut out, numbers blown up, parts of a package removed.

    python benchmarks/mutations.py [--count 2000] [--seed 1] [--keep FOLDER] [FORMAT …]

The papers are those of examples/, for PDF and the older formats as LibreOffice saves them.  Each is read and understood
in a process of its own.  Prints how many ended in which outcome, and how long the slowest took.  Ends with 3 when one
was worse than `trasig`, or was a fault of ours; with --keep those are saved.
"""

import argparse
import io
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from kserender.corpus.bulk import WORK
from kserender.errors import Fault, ReadError
from kserender.extract.readers.isolate import Isolator
from kserender.limits import Limits, using
from kserender.paper import Extraction

EXAMPLES = Path(__file__).parents[1] / "examples"
OWN = {"docx": (".docx",), "text": (".yaml",), "markdown": (".md",)}
BY_LIBREOFFICE = ("pdf", "doc", "odt", "rtf")
FORMATS = (*OWN, *BY_LIBREOFFICE)
NO_WORSE = frozenset({"ok", "delvis", "tomt", "krypterad", "okänt_format", "trasig"})
EXTREMES = (b"0", b"-1", b"1", b"65536", b"2147483648", b"99999999999999999999", b"1e308", b"")

Mutation = Callable[[bytes, random.Random], bytes]


def turn_bits(data: bytes, rng: random.Random) -> bytes:
    """One bit in some bytes."""
    out = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 5, 20, 100))):
        out[rng.randrange(len(out))] ^= 1 << rng.randrange(8)
    return bytes(out)


def replace_bytes(data: bytes, rng: random.Random) -> bytes:
    """Some bytes with any others."""
    out = bytearray(data)
    for _ in range(rng.choice((1, 2, 5, 20, 100))):
        out[rng.randrange(len(out))] = rng.randrange(256)
    return bytes(out)


def truncate(data: bytes, rng: random.Random) -> bytes:
    """Nothing after some point."""
    return data[: rng.randrange(len(data))]


def behead(data: bytes, rng: random.Random) -> bytes:
    """Nothing before some point near the beginning."""
    return data[rng.randrange(min(len(data), 2_000)) :]


def cut_out(data: bytes, rng: random.Random) -> bytes:
    """A piece is missing."""
    start, size = _piece(data, rng)
    return data[:start] + data[start + size :]


def repeat(data: bytes, rng: random.Random) -> bytes:
    """A piece comes again."""
    start, size = _piece(data, rng)
    return data[: start + size] + data[start : start + size] * rng.choice((1, 1, 3, 30)) + data[start + size :]


def blank(data: bytes, rng: random.Random) -> bytes:
    """A piece is nothing but zeros, as from a bad sector."""
    start, size = _piece(data, rng)
    return data[:start] + bytes(size) + data[start + size :]


def move(data: bytes, rng: random.Random) -> bytes:
    """A piece stands somewhere else."""
    start, size = _piece(data, rng)
    rest = data[:start] + data[start + size :]
    at = rng.randrange(len(rest) + 1)
    return rest[:at] + data[start : start + size] + rest[at:]


def blow_up(data: bytes, rng: random.Random) -> bytes:
    """A number in the file is another one."""
    numbers = list(re.finditer(rb"\d+", data))
    if not numbers:
        return turn_bits(data, rng)
    out = data
    for number in sorted(rng.sample(numbers, min(len(numbers), rng.choice((1, 3)))), key=lambda m: -m.start()):
        out = out[: number.start()] + rng.choice(EXTREMES) + out[number.end() :]
    return out


ANY: tuple[Mutation, ...] = (turn_bits, replace_bytes, truncate, behead, cut_out, repeat, blank, move, blow_up)


def spoil_part(data: bytes, rng: random.Random) -> bytes:
    """A part of a package removed, emptied or damaged, in a package that is whole."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = rng.choice(sorted(parts))
    how = rng.randrange(8)
    if how == 0:
        del parts[name]
    elif how == 1:
        parts[name] = b""
    elif how == 2:
        parts[name] = parts[rng.choice(sorted(parts))]
    elif parts[name]:
        parts[name] = rng.choice(ANY)(parts[name], rng)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for part, content in parts.items():
            package.writestr(part, content)
    return out.getvalue()


def _piece(data: bytes, rng: random.Random) -> tuple[int, int]:
    start = rng.randrange(len(data))
    return start, rng.randint(1, rng.choice((8, 100, 2_000)))


def mutations(kind: str, data: bytes) -> tuple[Mutation, ...]:
    """Those that make sense for a file: in a package half of them go inside it."""
    return (*ANY, *[spoil_part] * len(ANY)) if data.startswith(b"PK") else ANY


def papers(kind: str, folder: Path) -> Iterator[tuple[str, bytes]]:
    """The examples in this format; none when LibreOffice is needed and missing."""
    for suffix in OWN.get(kind, ()):
        yield from ((path.name, path.read_bytes()) for path in sorted(EXAMPLES.glob(f"*{suffix}")))
    office = shutil.which("soffice")
    if kind in BY_LIBREOFFICE and office:
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [office, "--headless", "--norestore", profile, "--convert-to", kind, "--outdir", str(folder)]
        sources = sorted(map(str, EXAMPLES.glob("*.docx")))
        subprocess.run([*command, *sources], check=True, capture_output=True, timeout=300)
        yield from ((path.name, path.read_bytes()) for path in sorted(folder.glob(f"*.{kind}")))


def became(isolator: Isolator, path: Path) -> str:
    """The outcome of a file; what is a fault of ours is called so."""
    try:
        return Extraction.model_validate_json(isolator.run(path)).source.outcome
    except ReadError as error:
        return error.outcome or "saknas"
    except Fault as error:
        return f"fault: {error.what}"


def run(
    kind: str, count: int, seed: int, isolator: Isolator, keep: Path | None = None
) -> tuple[Counter[str], Mapping[str, str], float]:
    """How many of `count` damaged papers ended how; what was worse than `trasig`, by what was done to which file; and
    the slowest in seconds."""
    rng = random.Random(f"{kind} {seed}")  # noqa: S311 - chance, and no secret
    outcomes: Counter[str] = Counter()
    worse: dict[str, str] = {}
    slowest = 0.0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sources = list(papers(kind, folder))
        for number in range(count if sources else 0):
            source, data = rng.choice(sources)
            mutation = rng.choice(mutations(kind, data))
            path = folder / f"{number}-{source}"
            path.write_bytes(mutation(data, rng))
            started = time.monotonic()
            outcome = became(isolator, path)
            slowest = max(slowest, time.monotonic() - started)
            outcomes[outcome.partition(":")[0]] += 1
            if outcome not in NO_WORSE:
                worse[f"{mutation.__name__} {path.name}"] = outcome
                if keep is not None:
                    shutil.copy(path, keep)
            path.unlink()
    return outcomes, worse, slowest


def main() -> int:
    """Damage, read, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("formats", nargs="*", metavar="FORMAT", choices=[[], *FORMATS], default=[])
    given = parser.parse_args()
    if given.keep:
        given.keep.mkdir(parents=True, exist_ok=True)
    failed = False
    with using(Limits(seconds=30)), Isolator(WORK) as isolator:
        for kind in given.formats or FORMATS:
            outcomes, worse, slowest = run(kind, given.count, given.seed, isolator, given.keep)
            told = ", ".join(f"{outcome} {count}" for outcome, count in outcomes.most_common())
            print(f"{kind}: {told or 'LibreOffice is not installed'}; slowest {slowest:.1f} s", flush=True)
            for what, outcome in worse.items():
                failed = True
                print(f"    {what}: {outcome}")
    return 3 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
