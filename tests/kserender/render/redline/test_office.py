"""LibreOffice as witness: what it makes of a redline when all is accepted, and when all is rejected."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kserender.compare.versions import compare_versions
from kserender.extract.readers import read, read_bytes
from kserender.model import Table
from kserender.render.redline import redline

ROOT = Path(__file__).parents[4]
EXAMPLES = sorted((ROOT / "examples").glob("*.docx"))
REVISIONS = ROOT / "../shared/real/word-revisions"
# What LibreOffice 7.4 does not keep of the untouched file either: formulas and fields with today's date; a table cell
# that is struck or added stays there, empty.
NOT_KEPT = {"RP014-Inserted-Math-Control-Char", "RP020-Inserted-Field-Code", "RP038-Inserted-Paras-at-End"}


def texts() -> Iterator[tuple[list[str], list[str]]]:
    parts = Path(__file__).with_name("cases.txt").read_text(encoding="utf-8").split("\n.\n")
    for at in range(0, len(parts) - 2, 3):
        yield parts[at + 1].split("\n"), parts[at + 2].split("\n")


def words(lines: list[str]) -> list[str]:
    """The lines with anything in them; white space, and what LibreOffice puts into empty cells, as one space."""
    found = (" ".join(line.replace("\u200d", "").replace("|", " ").split()) for line in lines)
    return [line for line in found if line]


def test_the_cases(office: Any, word: Any, marked: Any, lines: Callable[..., list[str]]) -> None:
    body = "<w:p><w:r><w:t xml:space='preserve'>{}</w:t></w:r></w:p>"
    pairs = []
    for old, new in texts():
        had, got = (
            word("".join(body.format(line.replace("&", "&amp;").replace("<", "&lt;")) for line in text))
            for text in (old, new)
        )
        pairs += [(had, got), (got, had)]
    results = office([marked(had, got) for had, got in pairs])
    for (had, got), (accepted, rejected) in zip(pairs, results, strict=True):
        assert words(lines(accepted)) == words(lines(got))
        assert words(lines(rejected)) == words(lines(had))


BRIDGE, PATH, SIGN = "Bryggan byggs i maj.", "Stigen röjs under hela augusti.", "Skylten målas om."
NOTE = "\n\n[^1]: Enligt en enkät."
TABLE = "| År | Kostnad |\n|---|---|\n| 2027 | 800 |"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ([BRIDGE, PATH], [BRIDGE, f"{SIGN}[^1]{NOTE}", PATH]),
        ([BRIDGE, f"{SIGN}[^1]{NOTE}", PATH], [BRIDGE, "Inget alls händer.", PATH]),
        ([BRIDGE, PATH], ["Kajen rivs redan nu.", f"Planen[^1] gäller inte längre.{NOTE}", "Torget får träd."]),
        ([BRIDGE, f"{PATH}[^1] {SIGN}{NOTE}"], [BRIDGE, f"{PATH}[^1]{NOTE}", SIGN]),
        ([f"{PATH} {SIGN}", BRIDGE], [f"{PATH}[^1]{NOTE}", SIGN, BRIDGE]),
        ([BRIDGE, PATH, SIGN], [TABLE, SIGN]),
    ],
)
def test_no_end_is_forgotten(office: Any, lines: Callable[..., list[str]], old: list[str], new: list[str]) -> None:
    had, got = (read_bytes("\n\n".join(text).encode(), "prov.md") for text in (old, new))
    ((accepted, rejected),) = office([redline(b"", compare_versions(had, got))])
    for result, wanted in ((accepted, got), (rejected, had)):
        texts = [block.text() for block in wanted.blocks if not isinstance(block, Table)]
        assert [line for line in lines(result) if "|" not in line] == texts


def test_examples(office: Any, lines: Callable[..., list[str]]) -> None:
    pairs = [(old, new) for old in EXAMPLES for new in EXAMPLES]
    results = office([redline(old, compare_versions(read(old), read(new))) for old, new in pairs])
    for (old, new), (accepted, rejected) in zip(pairs, results, strict=True):
        assert words(lines(accepted)) == words(lines(new.read_bytes(), "revised"))
        assert words(lines(rejected)) == words(lines(old.read_bytes(), "revised"))


@pytest.mark.skipif(not REVISIONS.is_dir(), reason="the real files are not here")
def test_what_word_accepted_and_rejected(office: Any, lines: Callable[..., list[str]]) -> None:
    pairs = []
    for path in sorted(REVISIONS.glob("*.docx")):
        both = [path.with_stem(f"{path.stem}-{word}") for word in ("Rejected", "Accepted")]
        if path.stem not in NOT_KEPT and all(one.exists() for one in both):
            pairs += [both, both[::-1]]
    results = office([redline(old, compare_versions(read(old), read(new))) for old, new in pairs])
    for (old, new), (accepted, rejected) in zip(pairs, results, strict=True):
        assert words(lines(accepted, "revised")) == words(lines(new.read_bytes())), new.stem
        assert words(lines(rejected, "original")) == words(lines(old.read_bytes())), old.stem
