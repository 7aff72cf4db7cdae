"""Reads a meeting from YAML or JSON: the meeting, and its matters as data or as files with data put over them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from kserender.errors import InvalidData
from kserender.i18n import _
from kserender.paper import Contract, Extraction, Meeting, Paper
from kserender.render.load import load_as, validated
from kserender.render.meeting.sitting import Item, Sitting, numbered, sitting_of

# What a matter of a meeting has beside the fields of a paper.
_OWN = ("file", "presenter", "time")


class MeetingFile(Contract):
    """A meeting as people write it; `first_paragraph` is the number of its first §."""

    municipality: str | None = None
    meeting: Meeting
    first_paragraph: int | None = None
    papers: list[dict[str, Any]] = []


class _Matter(Contract):
    file: str | None = None
    presenter: str | None = None
    time: str | None = None


def load_sitting(path: Path, paper_of: Callable[[Path], Paper]) -> Sitting:
    """The meeting in a .yaml, .yml or .json file, or the paper in it; `paper_of` reads a paper that it names.

    Raises as `render.load.load_paper` does, and what `paper_of` raises.
    """
    return load_as(path, lambda data: _sitting(data, path.parent, paper_of))


def _sitting(data: Any, folder: Path, paper_of: Callable[[Path], Paper]) -> Sitting:
    if not isinstance(data, dict):
        raise InvalidData(
            _("The file holds no meeting."), _("examples/sammantrade.yaml shows how a meeting is written.")
        )
    if "schema" in data:
        return sitting_of(validated(Extraction, data))
    if "meeting" not in data and "papers" not in data:
        return Sitting(meeting=Meeting(), items=(Item(validated(Paper, data)),))
    file = validated(MeetingFile, {"meeting": {}, **data})
    items = tuple(_item(one, at, file.municipality, folder, paper_of) for at, one in enumerate(file.papers))
    made = Sitting(meeting=file.meeting, items=items, municipality=file.municipality)
    return numbered(made, file.first_paragraph)


def _item(
    data: dict[str, Any], at: int, municipality: str | None, folder: Path, paper_of: Callable[[Path], Paper]
) -> Item:
    """A matter; what is written here takes the place of what its file says, field by field."""
    own = validated(_Matter, {name: data[name] for name in _OWN if name in data})
    fields = {name: value for name, value in data.items() if name not in _OWN}
    paper: dict[str, Any] = {"municipality": municipality}
    if own.file:
        # Its own number of a § is that of another meeting.
        paper |= paper_of(folder / own.file).model_dump(exclude={"paragraph"}, exclude_defaults=True)
    try:
        return Item(validated(Paper, {**paper, **fields}), own.presenter, own.time)
    except InvalidData as error:
        raise InvalidData(f"papers[{at}]: {error.what}", error.remedy) from None
