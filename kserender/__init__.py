"""kserender reads, compares and generates Swedish municipal decision papers.

    read(path)                 → Document: what the file says
    extract(path | document)   → Extraction: what it means, one Paper or several
    compare(paper, paper)      → Comparison: aligned decisions and sections, and what differs
    render(paper, profile=…)   → bytes: a beslut as a Word document, read back and found the same

Errors are subclasses of `kserender.errors.KserenderError`.  The functions are loaded when they are first used, so
that importing the package costs nothing.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kserender.compare import compare as compare
    from kserender.extract import extract as extract
    from kserender.extract.readers import read as read
    from kserender.render import render as render

__all__ = ["compare", "extract", "read", "render"]

_HOME = {
    "compare": "kserender.compare",
    "extract": "kserender.extract",
    "read": "kserender.extract.readers",
    "render": "kserender.render",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


class _FrontDoor(ModuleType):
    """Three functions share their names with the subpackages they come from; here the name is the function's
    (docs/decisions/0003).  `from kserender.compare import …` goes to the subpackage as always."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOME and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _FrontDoor
