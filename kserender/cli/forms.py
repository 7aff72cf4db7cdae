"""The forms that `kserender extract` writes."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kserender.paper import Extraction

Pieces = Iterator[str]


def as_json(texts: Iterable[str], several: bool) -> Pieces:
    """JSON texts as they are for one file, as a list when several were given."""
    if not several:
        yield from (f"{text}\n" for text in texts)
        return
    between = "[\n"
    for text in texts:
        yield between + text
        between = ",\n"
    yield "[]\n" if between == "[\n" else "\n]\n"


def _data(extraction: "Extraction") -> dict[str, Any]:
    return extraction.model_dump(mode="json", by_alias=True)


def _json(extractions: Iterable["Extraction"], several: bool) -> Pieces:
    """One object, or a list when several files were given."""
    yield from as_json((json.dumps(_data(e), ensure_ascii=False, indent=2) for e in extractions), several)


def _jsonl(extractions: Iterable["Extraction"], several: bool) -> Pieces:
    """One object a line."""
    for extraction in extractions:
        yield json.dumps(_data(extraction), ensure_ascii=False, separators=(",", ":")) + "\n"


def _yaml(extractions: Iterable["Extraction"], several: bool) -> Pieces:
    """One document for each file."""
    import yaml

    for extraction in extractions:
        data = _data(extraction)
        yield yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=110, explicit_start=several)


def _markdown(extractions: Iterable["Extraction"], several: bool) -> Pieces:
    """Papers one after the other."""
    from kserender.render.markdown import markdown

    between = ""
    for extraction in extractions:
        for paper in extraction.papers:
            yield between + markdown(paper)
            between = "\n---\n\n"


Form = Callable[[Iterable["Extraction"], bool], Pieces]

FORMS: dict[str, Form] = {
    "json": _json,
    "jsonl": _jsonl,
    "yaml": _yaml,
    "md": _markdown,
}
