"""What an index of forms is given of a paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

# Where a word stands: the form of a word of that text, or of a part of a compound there.
Place: TypeAlias = Literal["title", "title_parts", "decisions", "decisions_parts", "rest", "rest_parts"]


@dataclass(frozen=True, slots=True)
class Gathered:
    """A paper's forms, each once in a place in the order of the text, and the marks of its traits."""

    paper: int
    places: Mapping[Place, tuple[str, ...]]
    marks: tuple[str, ...]
