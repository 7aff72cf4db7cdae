"""From a file to a Document: one reader for each kind of file, chosen by what the file holds."""

import hashlib
import sys
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from kserender import limits
from kserender.errors import EmptyFile, HostileFile, MemoryLimit, MissingFile, UnknownFormat
from kserender.extract.passes import settle
from kserender.extract.readers.detect import KINDS, detect, is_misnamed
from kserender.i18n import _, plural
from kserender.limits import MB
from kserender.model import Document, Message, Source

STDIN = "-"

_PIECE = 1 << 20  # bytes read at a time


def read(path: str | Path, *, isolate: bool = False) -> Document:
    """The Document of a file (Word, OpenDocument, RTF, PDF, Markdown or plain text), with what all formats have in
    common settled; "-" is standard input.

    With `isolate` the file is read in a process of its own, where time and memory are limited.  Raises a subclass of
    ReadError when the file is missing, empty, encrypted, damaged, hostile or of an unknown kind.
    """
    if isolate:
        from kserender.extract.readers.isolate import document

        return document(path)
    return read_bytes(content(path), str(path))


def content(path: str | Path) -> bytes:
    """The bytes of a file or, for "-", of standard input, as far as the limit.

    Raises MissingFile, or HostileFile when there are more.
    """
    most = limits.current().file_mb * MB
    try:
        if str(path) == STDIN:
            data = _at_most(sys.stdin.buffer, most)
        else:
            path = Path(path)
            if path.is_dir():
                next(path.iterdir(), None)  # raises for one that may not be opened
                raise MissingFile(_("This is a folder."), _("Give the files in it."))
            with path.open("rb") as file:
                data = _at_most(file, most)
    except FileNotFoundError:
        raise MissingFile(_("The file does not exist."), _("Check the name and the folder.")) from None
    except (OSError, ValueError):  # the latter: a NUL in the name
        raise MissingFile(_("The file cannot be opened."), _("Check that you may read it.")) from None
    if len(data) > most:
        raise HostileFile(
            _("The file is larger than {size} MB.").format(size=most // MB),
            _("Divide it into parts and read them one by one, or raise the limit {limit}.").format(
                limit="KSERENDER_LIMIT_FILE_MB"
            ),
        )
    return data


def _at_most(file: BinaryIO, most: int) -> bytes:
    """What the file holds, but little more than `most` bytes of it: a device may have no end."""
    pieces: list[bytes] = []
    while most >= 0 and (piece := file.read(_PIECE)):
        pieces.append(piece)
        most -= len(piece)
    return b"".join(pieces)


def read_bytes(data: bytes, name: str) -> Document:
    """The Document of a file's content; `name` is used in places and messages."""
    # Set for the whole reading, so that readers may ask for the limits as often as they need them.
    with limits.using(limits.current()):
        try:
            return _read(data, name)
        except MemoryError:
            pass  # and what took it is let go before anything is said
    raise too_much_memory()


def too_much_memory() -> MemoryLimit:
    """The error for a file that memory does not suffice for."""
    return MemoryLimit(
        _("The file needs more memory than one file may have."),
        _("Ask the sender what it is, or raise the limit {limit}.").format(limit="KSERENDER_LIMIT_MEMORY_MB"),
    )


def _read(data: bytes, name: str) -> Document:
    if not data.strip(b" \t\r\n\f\0"):
        raise EmptyFile(_("The file is empty."), _("Check that the right file was given."))
    kind = detect(data, name)
    source = Source(path=name, sha256=hashlib.sha256(data).hexdigest(), format=kind)
    document = _READERS[kind](data, source)
    if is_misnamed(kind, name):
        text = _("The file's name does not say so, but it is {kind} and was read as one.").format(kind=_(KINDS[kind]))
        message = Message("misnamed", "warning", text)
        document = replace(document, messages=(*document.messages, message))
    return settle(document)


def _binary(module: str) -> Callable[[bytes, Source], Document]:
    # Loaded when first used: a text needs neither lxml nor pdfium.
    def reader(data: bytes, source: Source) -> Document:
        found: Document = import_module(f"kserender.extract.readers.{module}").read(data, source)
        return found

    return reader


def _text(data: bytes, source: Source) -> Document:
    from kserender.extract.readers import markdown, text
    from kserender.extract.readers.markdown.sniff import is_markdown
    from kserender.extract.readers.text.encoding import decode

    decoded = decode(data)
    if decoded is None:
        raise UnknownFormat(
            _("The file is of a kind that is not read."),
            _("Give a Word document (.docx), a PDF, or a Markdown or text file."),
        )
    content, encoding = decoded
    if not content.strip():
        raise EmptyFile(_("The file is empty."), _("Check that the right file was given."))
    is_md = source.path.lower().endswith((".md", ".markdown")) or is_markdown(content)
    reader, kind = (markdown.read, "markdown") if is_md else (text.read, "text")
    document = reader(content, replace(source, format=kind, reader=f"{kind} ({encoding})"))
    if unread := content.count("\ufffd") - data.decode("utf-8", "ignore").count("\ufffd"):
        said = plural(
            "{count} letter is damaged, and shown as �.", "{count} letters are damaged, and shown as �.", unread
        )
        said = said.format(count=unread)
        document = replace(document, messages=(*document.messages, Message("text-damaged", "warning", said)))
    return document


_READERS: dict[str, Callable[[bytes, Source], Document]] = {
    "docx": _binary("docx"),
    "pdf": _binary("pdf"),
    "text": _text,
    "doc": _binary("legacy"),
    "odt": _binary("legacy"),
    "rtf": _binary("legacy"),
}
