"""What is done in a process of its own for files that are indexed: some are read, and handed back as rows.

What is handed over is one string of bytes: `packed` and `unpacked`.  A file is called "-", for the archive keeps what
contents say once, wherever they lie.
"""

import json
from collections.abc import Iterator, Sequence

from kserender.corpus import isolated
from kserender.corpus.rows import ContentRows, failed, rows
from kserender.errors import Fault, MemoryLimit, ReadError
from kserender.extract import extract
from kserender.extract.readers import STDIN, read_bytes

CRASHED = "krasch"
"""The outcome of contents that a fault of ours was met in."""


def prepare() -> None:
    """Load everything that a file needs."""
    isolated.prepare()
    work("", "", packed([path.read_bytes() for path in sorted(isolated.EXAMPLES.glob("*.docx"))]))


def work(path: str, name: str, data: bytes | None) -> bytes:
    """The rows of each of the packed contents in `data`, as a line of JSON."""
    contents = list(unpacked(data or b"[]\n"))
    answers = (_rows(content, alone=len(contents) == 1) for content in contents)
    return b"\n".join(json.dumps(answer, ensure_ascii=False).encode("utf-8", "surrogatepass") for answer in answers)


def packed(contents: Sequence[bytes]) -> bytes:
    """Several contents as one: their sizes as a line of JSON, and the bytes."""
    return json.dumps([len(content) for content in contents]).encode() + b"\n" + b"".join(contents)


def unpacked(data: bytes) -> Iterator[bytes]:
    """The contents that were packed."""
    head, _, rest = data.partition(b"\n")
    at = 0
    for size in json.loads(head):
        yield rest[at : at + size]
        at += size


def answered(data: bytes) -> list[ContentRows]:
    """What `work` gave; raises ValueError when it is anything else."""
    found = [json.loads(line.decode("utf-8", "surrogatepass")) for line in data.split(b"\n")]
    if not all(map(_is_rows, found)):
        raise ValueError
    return found


def unread(content: bytes, outcome: str, error: ReadError | Fault) -> ContentRows:
    """The rows of contents that could not be read."""
    import hashlib

    sha256 = hashlib.sha256(content).hexdigest()
    return failed(sha256, size=len(content), outcome=outcome, reason=f"{error.what} {error.remedy}")


def _rows(content: bytes, *, alone: bool) -> ContentRows:
    try:
        return rows(extract(read_bytes(content, STDIN)), size=len(content))
    except MemoryLimit as error:
        if not alone:  # those before it have taken their part: it is tried again without them
            raise MemoryError from None
        return unread(content, error.outcome, error)
    except ReadError as error:
        return unread(content, error.outcome or CRASHED, error)
    except MemoryError:
        raise
    except Exception as error:  # a fault of ours in one file
        return unread(content, CRASHED, Fault(error))


def _is_rows(found: object) -> bool:
    """Whether it has the form of rows; the values are the database's affair, which takes nothing but values."""
    return (
        isinstance(found, dict)
        and found.keys() == {"contents", "meetings", "papers"}
        and isinstance(found["contents"], dict)
        and all(isinstance(found[name], list) for name in ("meetings", "papers"))
    )
