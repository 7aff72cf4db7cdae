"""What goes into a document, in words and rows: nothing here knows of papers, and nothing of Word files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph.  `level` is how far a heading stands below the slot's own; `number` is that of a list item.

    `cells` is the same in columns, by their headings, for a template that has a table in the slot.
    """

    text: str
    kind: Literal["text", "point", "bullet", "numbered", "heading", "caption"] = "text"
    level: int = 0
    number: int | None = None
    cells: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; `name` tells what it holds."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Content: TypeAlias = tuple[Line | Grid, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """All that a document holds, by the fields that a template's slots are for.

    `values` are a word or two each, "" where there is none; `sections` paragraphs and tables, empty for a section that
    is left out.  `headings` are those over the sections; one that is None is the template's own.  `order` is how the
    sections follow, empty for the template's.  `numbering` is how a section's list is numbered ("1.", "1", "-").
    `signed` names the sections that no page may begin with; `draft` is what a draft says of itself.
    """

    values: Mapping[str, str]
    sections: Mapping[str, Content]
    headings: Mapping[str, str | None]
    order: tuple[str, ...]
    numbering: Mapping[str, str]
    title: str
    author: str | None = None
    made: date | None = None
    signed: frozenset[str] = frozenset({"signature"})
    draft: str | None = None
