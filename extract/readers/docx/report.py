"""What a part points to outside itself: never followed, always told."""

from collections.abc import Iterable

from kserender.extract.readers.builder import Builder
from kserender.extract.readers.docx.package import Relation
from kserender.i18n import _, mark
from kserender.model import Level

ALT_CHUNK = "docx-alt-chunk"

_ALT_CHUNK = mark("The file has another file built into its text ({target}); that text was not read.")
_EMBEDDED = mark("The file holds an embedded object ({target}); it was not opened.")
_MACROS = mark("The file holds macros; they were not run.")
_EXTERNAL = mark("The file points to {target} outside itself ({kind}); that was not fetched.")
_LINKS = mark("The file has links to addresses outside itself; none was followed.")

_TOLD: dict[str, tuple[str, Level, str]] = {
    "aFChunk": (ALT_CHUNK, "error", _ALT_CHUNK),
    "oleObject": ("docx-embedded", "warning", _EMBEDDED),
    "package": ("docx-embedded", "warning", _EMBEDDED),
    "control": ("docx-embedded", "warning", _EMBEDDED),
    "vbaProject": ("docx-macros", "warning", _MACROS),
}
_ORDINARY = "hyperlink"


def report(builder: Builder, relations: Iterable[Relation]) -> None:
    """Say what these relations lead to that is not read."""
    for relation in relations:
        if relation.external:
            told: tuple[str, Level, str] = ("docx-external", "warning", _EXTERNAL)
            if relation.kind == _ORDINARY:
                told = ("docx-links", "info", _LINKS)
        elif relation.kind in _TOLD:
            told = _TOLD[relation.kind]
        else:
            continue
        code, level, text = told
        builder.say(code, level, _(text).format(target=relation.target, kind=relation.kind))
