"""What an indexing has done, told while it goes on and at its end."""

from collections import Counter
from dataclasses import dataclass, field

SHOWN = 20  # of a kind that are kept to be shown; all of them are in the archive


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A file that could not be read, how that ended, and what the user was told."""

    path: str
    outcome: str
    reason: str


@dataclass(slots=True)
class Report:
    """Counts of files, if nothing else is said."""

    total: int | None = None  # files under the roots, when they have been counted
    done: int = 0
    unchanged: int = 0
    new: int = 0
    changed: int = 0
    moved: int = 0
    gone: int = 0
    waiting: int = 0  # that are still growing
    read: int = 0  # contents that were read, well or not
    partly: int = 0  # contents of which a part could not be read
    papers: int = 0  # papers read, in minutes §§
    near: int = 0  # papers of the whole archive that say nearly the same as another
    groups: int = 0  # groups of such papers
    others: int = 0  # files of kinds that are not read
    outcomes: Counter[str] = field(default_factory=Counter)  # contents put in quarantine, by outcome
    quarantined: list[Quarantined] = field(default_factory=list)  # the first of them
    unopened: dict[str, str] = field(default_factory=dict)  # the first files and folders that could not be opened → why
    shut: int = 0  # files and folders that could not be opened

    @property
    def whole(self) -> bool:
        """Whether everything was read, and read in full."""
        return not (self.outcomes or self.partly or self.shut)

    @property
    def news(self) -> bool:
        """Whether the archive is another than before."""
        return bool(self.read or self.new or self.changed or self.moved or self.gone)

    def quarantine(self, path: str, outcome: str, reason: str) -> None:
        """Count contents that could not be read."""
        self.outcomes[outcome] += 1
        if len(self.quarantined) < SHOWN:
            self.quarantined.append(Quarantined(path, outcome, reason))

    def unopen(self, path: str, reason: str) -> None:
        """Count a file or folder that could not be opened."""
        self.shut += 1
        if len(self.unopened) < SHOWN:
            self.unopened[path] = reason
