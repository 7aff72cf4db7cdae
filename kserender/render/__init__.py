"""Writers: one module each, in one read-only table."""

from collections.abc import Mapping
from datetime import date
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from kserender.errors import UsageError
from kserender.i18n import _

if TYPE_CHECKING:
    from kserender.paper import Paper
    from kserender.profile import Profile

# (kind of document, format) → the module whose `write` makes it; loaded when it is used.
WRITERS: Mapping[tuple[str, str], str] = MappingProxyType({("beslut", "docx"): "kserender.render.docx_beslut"})


class Writer(Protocol):
    """What makes a document of a paper."""

    def __call__(self, paper: "Paper", profile: "Profile", template: Path | None, when: date | None) -> bytes:
        """Make the document."""


def render(
    paper: "Paper",
    *,
    profile: "Profile | None" = None,
    template: Path | None = None,
    when: date | None = None,
    kind: str = "beslut",
    form: str = "docx",
) -> bytes:
    """A document of this kind in this format, made from the paper and read back.

    Without a profile the municipality's own is used, or the generic one; `template` takes the place of the profile's;
    `when` is the date of the decision, else the paper's own.  The same call gives the same bytes.  Raises UsageError
    for a kind or format there is no writer for, InvalidData when the paper or the template is not fit, ReadError when
    the template cannot be read, NotAsWritten when the result reads back differently.
    """
    from kserender.profile import for_municipality

    if (kind, form) not in WRITERS:
        raise UsageError(
            _("There is no writer for {kind} as {form}.").format(kind=kind, form=form),
            _("Choose one of {names}.").format(names=", ".join(sorted(f"{k} ({f})" for k, f in WRITERS))),
        )
    write: Writer = import_module(WRITERS[kind, form]).write
    return write(paper, profile or for_municipality(paper.municipality), template, when)
