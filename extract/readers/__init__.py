"""From a file to a Document: one reader for each kind of file, chosen by what the file holds."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from kserender.errors import EmptyFile, MissingFile, UnknownFormat
from kserender.extract.passes import settle
from kserender.extract.readers.detect import detect, is_misnamed
from kserender.i18n import _, mark
from kserender.model import Document, Message, Source

MAX_BYTES = 200_000_000
KINDS = {"docx": mark("a Word document"), "pdf": mark("a PDF"), "text": mark("a text file")}


def read(path: str | Path) -> Document:
    """The Document of a file (Word, PDF, Markdown or plain text), with what all formats have in common settled.

    Raises a subclass of ReadError when the file is missing, empty, encrypted, damaged or of an unknown kind.
    """
    path = Path(path)
    try:
        if path.is_dir():
            raise MissingFile(_("This is a folder."), _("Give the files in it."))
        if path.stat().st_size > MAX_BYTES:
            raise UnknownFormat(_("The file is larger than 200 MB."), _("Divide it into smaller files."))
        data = path.read_bytes()
    except FileNotFoundError:
        raise MissingFile(_("The file does not exist."), _("Check the name and the folder.")) from None
    except OSError:
        raise MissingFile(_("The file cannot be opened."), _("Check that you may read it.")) from None
    return read_bytes(data, str(path))


def read_bytes(data: bytes, name: str) -> Document:
    """The Document of a file's content; `name` is used in places and messages."""
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
    return reader(content, replace(source, format=kind, reader=f"{kind} ({encoding})"))


_READERS: dict[str, Callable[[bytes, Source], Document]] = {
    "docx": _binary("docx"),
    "pdf": _binary("pdf"),
    "text": _text,
}
