"""Files that are compared: what they say, and the papers in them."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from kserender.cli.console import about, warn
from kserender.cli.papers import DATA

if TYPE_CHECKING:
    from kserender.model import Document
    from kserender.paper import Paper

View: TypeAlias = Literal["revised", "original"]


@dataclass(frozen=True)
class Source:
    """A file, read when its text is first needed and only once; `data` when it is papers already extracted."""

    path: Path
    which: View
    data: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "data", self.path.suffix.lower() in DATA)

    @cached_property
    def document(self) -> "Document":
        """What the file says; with the changes marked in it, unless they are all to be rejected."""
        from kserender.extract.readers import read
        from kserender.views import view

        with about(self.path):
            document = read(self.path)
        warn(self.path, document.messages)
        return document if self.which == "revised" else view(document, "original")

    @property
    def partly(self) -> bool:
        """Whether the file was read only in part."""
        return not self.data and any(message.level == "error" for message in self.document.messages)

    def text(self) -> str:
        """The words of the view, without marks."""
        from kserender.render.document_text import document_text
        from kserender.views import view

        return document_text(view(self.document, self.which))


def papers_of(source: Source) -> "list[Paper]":
    """The papers in the file, read from a document or taken from JSON or YAML as `extract` writes it."""
    with about(source.path):
        if source.data:
            from kserender.render.load import load_paper

            return [load_paper(source.path)]
        from kserender.extract import extract

        return extract(source.document).papers
