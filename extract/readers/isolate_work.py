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


_PAPER = "# Förslag till beslut\n\nKommunstyrelsen beslutar att plantera träd i Ekhamra."
_PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 43>>stream
BT /F 12 Tf 70 700 Td (Ekhamra kommun) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF
"""


def prepare() -> None:
    """Load what the readers need, some of which they load only when they read."""
    for module in _NEEDED:
        import_module(module)
    read_bytes(_PAPER.encode(), "a.md")
    read_bytes(_PDF, "a.pdf")


def work(path: str, name: str, data: bytes | None) -> bytes:
    """The Document of the file at `path`, or of `data`; `name` is what places and messages call it."""
    document = read_bytes(content(path) if data is None else data, name)
    return json.dumps(to_json(document), separators=(",", ":")).encode()
