"""Which Word template a document is written into, and what the house's style asks for there."""

from pathlib import Path

from kserender.errors import InvalidData
from kserender.i18n import _
from kserender.profile import Profile


def template_for(kind: str, house: Profile, other: Path | None) -> tuple[Path, Profile]:
    """The template, `other` before the house's own, and its profile for the kind; raises InvalidData without one."""
    profile = house.for_kind(kind)
    if other is not None:
        return other, profile.with_foreign_template()
    if template := profile.templates.get(kind):
        return template, profile
    raise InvalidData(
        _("The profile {name} has no template for {kind}.").format(name=profile.key, kind=kind),
        _("Name one under [templates] in its profile.toml."),
    )
