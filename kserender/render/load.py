"""Reads papers from a JSON or YAML file: either a paper by itself or what `extract` printed."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from kserender.errors import InvalidData, MissingFile, UnknownFormat
from kserender.i18n import _, mark
from kserender.paper import Extraction, Meeting, Paper

if TYPE_CHECKING:
    from pydantic import BaseModel

MOST_FAULTS = 5


def load_paper(path: str | Path) -> Paper:
    """The paper in a .json, .yaml or .yml file, the first of several; raises as `load_papers` does."""
    return load_papers(path)[1][0]


def load_papers(path: str | Path) -> tuple[Meeting | None, list[Paper]]:
    """The papers in a .json, .yaml or .yml file, at least one, and the meeting that they are from if that is told.

    Raises MissingFile, UnknownFormat for another kind of file, or InvalidData that names what is wrong and where.
    """
    return load_as(path, _papers)


Made = TypeVar("Made")


def load_as(path: str | Path, make: Callable[[Any], Made]) -> Made:
    """What `make` makes of the data in a .json, .yaml or .yml file; raises as `load_papers` does."""
    place = Path(path)
    parse = _PARSERS.get(place.suffix.lower())
    if parse is None:
        raise UnknownFormat(
            _("A paper is read from JSON or YAML."), _("Give a file that ends in .json, .yaml or .yml.")
        )
    try:
        text = place.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise MissingFile(_("The file does not exist."), _("Check the name and the folder.")) from None
    except OSError:
        raise MissingFile(_("The file cannot be opened."), _("Check that you may read it.")) from None
    except UnicodeDecodeError:
        raise InvalidData(_("The file is not written in UTF-8."), _("Save it again as UTF-8.")) from None
    try:
        return make(parse(text))
    except RecursionError:
        raise InvalidData(
            _("The file is nested too deeply."), _("“kserender schema” shows how a paper is written.")
        ) from None


def _papers(data: Any) -> tuple[Meeting | None, list[Paper]]:
    if isinstance(data, list):
        raise InvalidData(_("The file holds several papers."), _("Make a file for each, and choose one."))
    if not isinstance(data, dict):
        raise InvalidData(_("The file does not hold a paper."), _("“kserender schema” shows how a paper is written."))
    if "papers" not in data and "schema" not in data:
        return None, [validated(Paper, data)]
    extraction = validated(Extraction, data)
    if not extraction.papers:
        raise InvalidData(_("The file holds no paper."), _("Run extract again, on the file that holds the decision."))
    return extraction.meeting, extraction.papers


Form = TypeVar("Form", bound="BaseModel")


def validated(form: type[Form], data: Any) -> Form:
    """The data in this form.  Raises InvalidData that names what is wrong and where."""
    from pydantic import ValidationError

    try:
        return form.model_validate(data)
    except ValidationError as error:
        faults = [_fault(fault) for fault in error.errors(include_url=False, include_context=False)]
        more = [_("and {count} more").format(count=len(faults) - MOST_FAULTS)] if len(faults) > MOST_FAULTS else []
        raise InvalidData(
            _("The paper is wrong at {faults}.").format(faults="; ".join([*faults[:MOST_FAULTS], *more])),
            _("Correct it; “kserender schema” shows every field and its form."),
        ) from None


def _fault(fault: Mapping[str, Any]) -> str:
    where = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in fault["loc"]).lstrip(".")
    return f"{where}: {_(_FAULTS.get(fault['type'], _OTHER))}"


_OTHER = mark("the value does not have the right form")
# pydantic's types of fault in words.
_FAULTS: Mapping[str, str] = MappingProxyType(
    {
        "missing": mark("it is missing"),
        "extra_forbidden": mark("there is no such field"),
        "string_type": mark("it should be a text"),
        "int_type": mark("it should be a whole number"),
        "int_parsing": mark("it should be a whole number"),
        "float_type": mark("it should be a number"),
        "float_parsing": mark("it should be a number"),
        "list_type": mark("it should be a list"),
        "dict_type": mark("it should be a table of names and values"),
        "model_type": mark("it should be a table of names and values"),
        "literal_error": mark("the value is not among those that are allowed"),
    }
)


def _json(text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise _broken("JSON", error.lineno) from None


def _yaml(text: str) -> Any:
    import yaml

    from kserender.render.load_yaml import TextLoader

    try:
        return TextLoader(text).get_single_data()
    except yaml.MarkedYAMLError as error:
        # A scanner tells where the text began that has no end, a parser where it could not go on.
        scanned = error.context_mark if isinstance(error, yaml.scanner.ScannerError) else None
        place = scanned or error.problem_mark
        raise _broken("YAML", place.line + 1 if place else 1) from None
    except yaml.reader.ReaderError as error:
        raise _broken("YAML", text.count("\n", 0, error.position) + 1) from None


def _broken(kind: str, line: int) -> InvalidData:
    return InvalidData(
        _("The file is not valid {kind}: line {line}.").format(kind=kind, line=line),
        _("Look at that line and the one before it: indents, quotation marks, colons, or a name given twice."),
    )


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _value in pairs]
    for name in names:
        if names.count(name) > 1:
            raise InvalidData(_("The field {name} is given twice.").format(name=name), _("Keep one of them."))
    return dict(pairs)


_PARSERS: Mapping[str, Callable[[str], Any]] = MappingProxyType({".json": _json, ".yaml": _yaml, ".yml": _yaml})
