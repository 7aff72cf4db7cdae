"""Opens a Word template, and refuses one whose result could not be sent out."""

import zipfile
from functools import lru_cache
from pathlib import Path

from kserender import limits
from kserender.errors import BrokenFile, HostileFile, InvalidData, KserenderError, MissingFile, UnknownFormat
from kserender.i18n import _
from kserender.render.docx.package import Forbidden, Package
from kserender.render.docx.xml import w

_TEMPLATE, _DOCUMENT = "wordprocessingml.template.main+xml", "wordprocessingml.document.main+xml"
_TRACKED = tuple(
    map(w, ("ins", "del", "moveFrom", "moveTo", "pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "trPrChange"))
)
_COMMENTS = tuple(map(w, ("commentReference", "commentRangeStart", "commentRangeEnd")))
_ATTACHED = "attachedTemplate"


def open_template(path: Path) -> Package:
    """The template, to be changed; .dotx is read as .docx.  Raises what `kept` does."""
    return kept(path).copy()


def kept(path: Path) -> Package:
    """The template as it is kept for the next time, not to be changed.

    Raises a ReadError when it is no Word file or is built to do harm, InvalidData when it has tracked changes, comments
    or linked files.
    """
    try:
        stat = path.stat()
        return _looked_through(path, stat.st_mtime_ns, stat.st_size, limits.current())
    except FileNotFoundError:
        raise MissingFile(
            _("The template {path} does not exist.").format(path=path), _("Check the name and the folder.")
        ) from None
    except OSError:
        raise MissingFile(
            _("The template {path} cannot be opened.").format(path=path), _("Check that you may read it.")
        ) from None
    except Forbidden:
        raise _hostile(path, _("it has a document type of its own")) from None
    except (LookupError, StopIteration, ValueError, SyntaxError, RuntimeError, EOFError, *_ZIP) as error:
        # What zipfile and lxml raise; an XML error of lxml is a SyntaxError.
        raise BrokenFile(
            _("The template {path} cannot be read as a Word file.").format(path=path),
            _("Open it in Word and save it again as .docx, without a password."),
        ) from error


_ZIP = (zipfile.BadZipFile, NotImplementedError, zipfile.LargeZipFile)


@lru_cache(maxsize=8)
def _looked_through(path: Path, _changed: int, size: int, limit: limits.Limits) -> Package:
    """A template that can be used; looked through once, as the same one is often filled many times."""
    if size > limit.mb("file"):
        raise _hostile(path, _("it is larger than a document may be"))
    package = Package(_read(path, limit))
    for story in package.stories():
        package.root(story)
    _as_document(package, path)
    _refuse_leftovers(package, path)
    _refuse_links(package, path)
    return package


def _read(path: Path, limit: limits.Limits) -> dict[str, bytes]:
    """The parts, when they are no more than a document may have."""
    with zipfile.ZipFile(path) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if len(entries) > limit.entries:
            raise _hostile(path, _("it has more parts than any document needs"))
        if len({entry.filename for entry in entries}) < len(entries):
            raise _hostile(path, _("it has two parts of the same name"))
        sizes = [entry.file_size for entry in entries]
        if sum(sizes) > limit.mb("unpacked") or max(sizes, default=0) > limit.mb("part"):
            raise _hostile(path, _("it is far larger inside than outside"))
        return {entry.filename: archive.read(entry) for entry in entries}


def _hostile(path: Path, why: str) -> KserenderError:
    return HostileFile(
        _("The template {path} was not used: {why}.").format(path=path, why=why),
        _("Do not open it; ask the sender what it is."),
    )


def _as_document(package: Package, path: Path) -> None:
    kind = package.type_of(package.main)
    macros = any(name.lower().endswith("vbaproject.bin") for name in package.names())
    if macros or "macroEnabled" in kind:
        raise UnknownFormat(
            _("The template {path} has macros.").format(path=path), _("Save it in Word as .docx, without macros.")
        )
    if _TEMPLATE in kind:
        package.set_type(package.main, kind.replace(_TEMPLATE, _DOCUMENT))


def _refuse_leftovers(package: Package, path: Path) -> None:
    for story in map(package.root, package.stories()):
        if next(story.iter(*_TRACKED), None) is not None:
            raise InvalidData(
                _("The template {path} has tracked changes.").format(path=path),
                _("Accept or reject them in Word, and save it."),
            )
        if next(story.iter(*_COMMENTS), None) is not None:
            raise InvalidData(
                _("The template {path} has comments.").format(path=path), _("Remove them in Word, and save it.")
            )


def _refuse_links(package: Package, path: Path) -> None:
    """Keep only links that a reader may click; the file that the template was made from is forgotten, path and all."""
    for name in ("", *package.names()):
        for relation in list(package.relations(name)):
            if not relation.external or relation.kind == "hyperlink":
                continue
            if relation.kind != _ATTACHED:
                raise InvalidData(
                    _("The template {path} gets {target} from outside.").format(path=path, target=relation.target),
                    _("Put it into the template itself: in Word under Edit links to files."),
                )
            for attached in list(package.change(name).iter(w(_ATTACHED))):
                attached.getparent().remove(attached)
            package.drop(name, relation)
