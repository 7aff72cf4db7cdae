"""What is done in a process of its own for each file of many: read, understood, and handed back as JSON."""

from kserender.extract import extract
from kserender.extract.readers import content, isolate_work, read_bytes

_SMALL_PAPER = (
    "# Fler träd i Ekhamra\n\nKommunstyrelsen beslutar:\n\n1. Tekniska nämnden får i uppdrag att plantera träd."
)


def prepare() -> None:
    """Load the readers and the language, which takes far longer than a paper does."""
    isolate_work.prepare()
    extract(read_bytes(_SMALL_PAPER.encode(), "a.md"))


def work(path: str, name: str, data: bytes | None) -> bytes:
    """The Extraction of the file at `path`, or of `data`; `name` is what places and messages call it."""
    document = read_bytes(content(path) if data is None else data, name)
    return extract(document).model_dump_json(by_alias=True).encode()
