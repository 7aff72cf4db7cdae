"""What is done in a process of its own for each file of many: read, understood, and handed back as JSON."""

from pathlib import Path

from kserender.extract import extract
from kserender.extract.readers import content, isolate_work, read_bytes

EXAMPLES = Path(__file__).parents[1] / "examples"


def prepare() -> None:
    """Load the readers, the language and its tables: the examples need them all, and no child has to load them then."""
    isolate_work.prepare()
    for path in sorted(EXAMPLES.glob("*.docx")):
        extract(path)


def work(path: str, name: str, data: bytes | None) -> bytes:
    """The Extraction of the file at `path`, or of `data`; `name` is what places and messages call it."""
    document = read_bytes(content(path) if data is None else data, name)
    return extract(document).model_dump_json(by_alias=True).encode()
