"""Opens a Word template, and refuses one whose result could not be sent out."""

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.parts.story import StoryPart

from kserender.errors import BrokenFile, InvalidData, MissingFile, UnknownFormat
from kserender.i18n import _
from kserender.render.docx_package import pack, unpack
from kserender.render.docx_text import Element

if TYPE_CHECKING:
    from docx.document import Document

_TYPES = "[Content_Types].xml"
_TEMPLATE, _DOCUMENT = b"wordprocessingml.template.main+xml", b"wordprocessingml.document.main+xml"
_TRACKED = (
    "ins",
    "del",
    "moveFrom",
    "moveTo",
    "pPrChange",
    "rPrChange",
    "sectPrChange",
    "tblPrChange",
)
_COMMENTS = ("commentReference", "commentRangeStart", "commentRangeEnd")
_ATTACHED = "/attachedTemplate"


def open_template(path: Path) -> "Document":
    """The template as a python-docx document; .dotx is read as .docx.

    Raises a ReadError when it is no Word file, InvalidData when it has tracked changes, comments or linked files.
    """
    try:
        document = docx.Document(io.BytesIO(_as_document(path.read_bytes(), path)))
        # python-docx would put English ones in their place.
        document.part.part_related_by(RELATIONSHIP_TYPE.STYLES)
    except FileNotFoundError:
        raise MissingFile(
            _("The template {path} does not exist.").format(path=path), _("Check the name and the folder.")
        ) from None
    except OSError:
        raise MissingFile(
            _("The template {path} cannot be opened.").format(path=path), _("Check that you may read it.")
        ) from None
    except (KeyError, ValueError, SyntaxError, zipfile.BadZipFile, NotImplementedError) as error:
        # python-docx lets through what zipfile and lxml raise; an XML error of lxml is a SyntaxError.
        raise BrokenFile(
            _("The template {path} cannot be read as a Word file.").format(path=path),
            _("Open it in Word and save it again as .docx, without a password."),
        ) from error
    _refuse_leftovers(document, path)
    _refuse_links(document, path)
    return document


def stories(document: "Document") -> list[Element]:
    """The root elements of the body, headers and footers."""
    parts = document.part.package.iter_parts()
    return [part.element for part in parts if isinstance(part, StoryPart)]


def _as_document(data: bytes, path: Path) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        types = archive.read(_TYPES)
    if b"macroEnabled" in types:
        raise UnknownFormat(
            _("The template {path} has macros.").format(path=path), _("Save it in Word as .docx, without macros.")
        )
    if _TEMPLATE not in types:
        return data
    return pack({**unpack(data), _TYPES: types.replace(_TEMPLATE, _DOCUMENT)})


def _refuse_leftovers(document: "Document", path: Path) -> None:
    for story in stories(document):
        if next(story.iter(*(qn(f"w:{tag}") for tag in _TRACKED)), None) is not None:
            raise InvalidData(
                _("The template {path} has tracked changes.").format(path=path),
                _("Accept or reject them in Word, and save it."),
            )
        if next(story.iter(*(qn(f"w:{tag}") for tag in _COMMENTS)), None) is not None:
            raise InvalidData(
                _("The template {path} has comments.").format(path=path), _("Remove them in Word, and save it.")
            )


def _refuse_links(document: "Document", path: Path) -> None:
    """Keep only links that a reader may click; the file that the template was made from is forgotten, path and all."""
    for part in document.part.package.iter_parts():
        for name, relation in list(part.rels.items()):
            if not relation.is_external or relation.reltype == RELATIONSHIP_TYPE.HYPERLINK:
                continue
            if not relation.reltype.endswith(_ATTACHED):
                raise InvalidData(
                    _("The template {path} gets {target} from outside.").format(path=path, target=relation.target_ref),
                    _("Put it into the template itself: in Word under Edit links to files."),
                )
            for attached in list(document.settings.element.iter(qn("w:attachedTemplate"))):
                attached.getparent().remove(attached)
            del part.rels[name]
