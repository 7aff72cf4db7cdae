"""What the files of several parties are called."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kserender.errors import UsageError
from kserender.i18n import _

if TYPE_CHECKING:
    from kserender.model import Document


def named(documents: Sequence["Document"], names: Sequence[str]) -> list[str]:
    """A name for each document, no two alike: as given, or who puts the paper forward, or the file's name."""
    if names:
        if len(names) != len(documents):
            raise UsageError(
                _("There are {files} files and {names} names.").format(files=len(documents), names=len(names)),
                _("Give --as once for each file, in the same order, or not at all."),
            )
        return _apart(names)
    return _apart(_proposers(document) or Path(document.source.path).stem for document in documents)


def _proposers(document: "Document") -> str:
    from kserender.extract import extract

    found = dict.fromkeys(party for paper in extract(document).papers for party in paper.proposers)
    return ", ".join(found)


def _apart(names: Iterable[str]) -> list[str]:
    """The names, with a number after one that has been before."""
    seen: Counter[str] = Counter()
    out = []
    for name in names:
        seen[name] += 1
        out.append(name if seen[name] == 1 else f"{name} {seen[name]}")
    return out
