"""What is made of a whole meeting: minutes (protokoll) before, and a summons (kallelse) after the same pattern.

file → `load` → Sitting → `prepare` (whole, clean, the organ's own) → `minutes` or `summons` (what each slot holds) →
`render.docx` → `verify` (read back).  The log of decisions is `render.decision_log`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from kserender.errors import UsageError
from kserender.i18n import _
from kserender.render import Made

if TYPE_CHECKING:
    from kserender.profile import Profile
    from kserender.render.meeting.sitting import Sitting

FORMS: Mapping[str, str] = MappingProxyType(
    {"docx": "kserender.render.meeting.as_docx", "pdf": "kserender.render.meeting.as_pdf"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingOrder:
    """What is to be made of which meeting; the profile is that of the house, not yet that for the kind."""

    kind: str
    sitting: "Sitting"
    profile: "Profile"
    template: Path | None = None
    draft: bool = False


def make(order: MeetingOrder, form: str = "docx") -> Made:
    """The document in this format, made and read back; the same order gives the same bytes in Word.

    Raises UsageError for another format, InvalidData when something must be there and is not, NotAsWritten when the
    result reads back differently.
    """
    if form not in FORMS:
        raise UsageError(
            _("There is no writer for {kind} as {form}.").format(kind=order.kind, form=form),
            _("Choose one of {names}.").format(names=", ".join(FORMS)),
        )
    made: Made = import_module(FORMS[form]).write(order)
    return made
