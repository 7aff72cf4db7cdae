"""What the rows of an archive look like on their way from the process that reads to the one that writes."""

from typing import Any, TypeAlias, TypedDict

Value: TypeAlias = str | int | float | None
Row: TypeAlias = dict[str, Any]
"""Column → value; in a paper or meeting also the name of a table → the list of its rows that belong there."""


class ContentRows(TypedDict):
    """All rows that come of one file's contents, as JSON has them."""

    contents: Row
    meetings: list[Row]
    papers: list[Row]
