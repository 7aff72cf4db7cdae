"""What an archive holds, to be compared with what another holds."""

import io
from pathlib import Path
from typing import Any

from sqlalchemy import select

from kserender.corpus.export import export
from kserender.corpus.store import Store
from kserender.corpus.store.tables import contents, files, papers


def paper(number: int, words: int = 60) -> str:
    """A memorandum of an invented municipality that is unlike the one of another number."""
    text = " ".join(f"ord{number}nr{at}" for at in range(words))
    return (
        f"Ekhamra kommun\n\n# Lekplats nummer {number}\n\nDnr KS 2026/{number}\n\n## Förslag till beslut\n\n"
        f"Kommunstyrelsen beslutar att anlägga lekplats {number}.\n\n## Sammanfattning\n\n{text}\n"
    )


def write(path: Path, number: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(paper(number), encoding="utf-8")
    return path


def exported(store: Store) -> bytes:
    """All present papers, whole."""
    stream = io.BytesIO()
    export(store, "jsonl", stream)
    return stream.getvalue()


def lying(store: Store) -> dict[str, tuple[str, str]]:
    """Path → SHA-256 and outcome of every file that is present."""
    asked = select(files.c.path, contents.c.sha256, contents.c.outcome).join_from(files, contents)
    with store.connect() as connection:
        rows = connection.execute(asked.where(files.c.state == "present")).all()
    return {path: (sha256, outcome) for path, sha256, outcome in rows}


def states(store: Store) -> dict[str, list[tuple[int, str, str | None]]]:
    """File name → version, state and where it has moved to, of all its versions."""
    asked = select(files.c.path, files.c.version, files.c.state, files.c.moved_to).order_by(
        files.c.path, files.c.version
    )
    found: dict[str, list[tuple[int, str, str | None]]] = {}
    with store.connect() as connection:
        for path, version, state, moved_to in connection.execute(asked):
            found.setdefault(Path(path).name, []).append((version, state, moved_to and Path(moved_to).name))
    return found


def near(store: Store) -> set[frozenset[str]]:
    """The groups of papers that say nearly the same, by the names of all files that they lie in."""
    asked = select(papers.c.near, files.c.path).join_from(papers, files, papers.c.content_id == files.c.content_id)
    found: dict[int, set[str]] = {}
    with store.connect() as connection:
        for number, path in connection.execute(asked.where(papers.c.near.is_not(None), files.c.state == "present")):
            found.setdefault(number, set()).add(path)
    return {frozenset(paths) for paths in found.values()}


def everything(store: Store) -> Any:
    return lying(store), near(store), exported(store)
