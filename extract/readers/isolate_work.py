"""What is done in a process of its own: a file is read, and its Document goes back as JSON."""

import json
from importlib import import_module

from kserender.extract.readers import content, read_bytes
from kserender.model_json import to_json

# Loaded before the first file, so that no child has to.
_NEEDED = (
    "kserender.extract.readers.docx",
    "kserender.extract.readers.legacy",
    "kserender.extract.readers.markdown",
    "kserender.extract.readers.ocr",
    "kserender.extract.readers.pdf",
    "kserender.extract.readers.text",
    "markdown_it",
    "pypdfium2",
)


def prepare() -> None:
    """Load what the readers need."""
    for module in _NEEDED:
        import_module(module)
    read_bytes("Ekhamra kommun\n\n# Förslag till beslut".encode(), "a.md")


def work(path: str, name: str, data: bytes | None) -> bytes:
    """The Document of the file at `path`, or of `data`; `name` is what places and messages call it."""
    document = read_bytes(content(path) if data is None else data, name)
    return json.dumps(to_json(document), separators=(",", ":")).encode()
