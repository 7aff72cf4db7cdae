"""What a part points to outside itself: never followed, always told."""

from collections.abc import Iterable

from kserender.extract.readers.docx.messages import ALT_CHUNK, Messages
from kserender.extract.readers.docx.package import Relation

# Kind of a relation to a part inside the file → the message about it
_INSIDE = {
    "aFChunk": ALT_CHUNK,
    "oleObject": "docx-embedded",
    "package": "docx-embedded",
    "control": "docx-embedded",
    "vbaProject": "docx-macros",
}


def report(messages: Messages, relations: Iterable[Relation]) -> None:
    """Tell what these relations lead to that is not read."""
    for relation in relations:
        if relation.external:
            code = "docx-links" if relation.kind == "hyperlink" else "docx-external"
        elif relation.kind in _INSIDE:
            code = _INSIDE[relation.kind]
        else:
            continue
        messages.tell(code, target=relation.target, kind=relation.kind)
