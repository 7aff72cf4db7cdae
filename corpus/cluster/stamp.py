"""By what a worker is seen to read as we would: its kserender, to the last rule, and its Python."""

import hashlib
import os
import sys
from functools import cache
from pathlib import Path

from kserender import errors

RULES = (".csv", ".py", ".toml")


@cache
def stamp() -> str:
    """The stamp of this installation, the same on every machine that has the same code and tables."""
    from importlib.metadata import version

    root = Path(errors.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(
        Path(folder, name)
        # Links, for where the project is worked on, the parts of the package lie beside it.
        for folder, _inner, names in os.walk(root, followlinks=True)
        for name in names
        if name.endswith(RULES)
    ):
        rules = path.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{path.relative_to(root).as_posix()}\0{len(rules)}\0".encode() + rules)
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    return f"kserender {version('kserender')} ({digest.hexdigest()[:12]}), Python {python}"
