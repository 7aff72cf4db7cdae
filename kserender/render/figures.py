"""A report of figures as every form shows it: sections with tables, and what is to be drawn beside them."""

from dataclasses import dataclass
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]
"""The first and the last of consecutive numbers."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; figures stand to the right."""

    title: str
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption; the first cell of a row says what the row is about."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar each, with what stands at its end."""

    bars: tuple[tuple[str, float, str], ...]


@dataclass(frozen=True, slots=True)
class Panels:
    """Small pictures beside each other, all with the same columns: (title, heights)."""

    columns: tuple[str, ...]
    panels: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Strips:
    """A line of numbers each: what is there, and what lacks: (label, held, lacking)."""

    axis: str
    held: str
    lacking: str
    strips: tuple[tuple[str, tuple[Span, ...], tuple[Span, ...]], ...]


Drawing: TypeAlias = Bars | Panels | Strips


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawing, and what it shows in words; its figures are in the tables of the same section."""

    alt: str
    drawing: Drawing


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report."""

    title: str
    lead: str
    tables: tuple[Table, ...]
    plot: Plot | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """The whole report."""

    title: str
    what: str
    facts: tuple[str, ...]
    sections: tuple[Section, ...]
