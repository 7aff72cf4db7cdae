"""`kserender profile show`: a profile as it holds, with all that it inherits."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from kserender.cli.console import put
from kserender.cli.settings import setting
from kserender.cli.spoken import Argument, Command
from kserender.errors import ExitCode
from kserender.i18n import _, mark

if TYPE_CHECKING:
    from kserender.profile import Organ, Profile


def show(name: str | None) -> ExitCode:
    """Print the profile, or without a name those that there are."""
    from kserender.profile import load, names

    if name is None:
        chosen = setting("profile")
        put("".join(f"{one}{' *' if one == chosen else ''}\n" for one in names()))
        return ExitCode.OK
    put("\n".join(_lines(load(name))) + "\n")
    return ExitCode.OK


def _lines(profile: "Profile") -> Iterator[str]:
    yield f"{profile.key} – {profile.full_name or _('no municipality')}"
    if profile.inherits:
        yield _("inherits from {name}").format(name=profile.inherits)
    parts: Mapping[str, Mapping[str, Any]] = {
        _("Organs"): _terms(profile.terms),
        _("Departments"): _terms(profile.department_terms),
        _("Parties"): {", ".join(party.letters): party.name for party in profile.parties},
        _("Decisions"): {
            "style": profile.decision_style,
            "numbering": profile.numbering,
            "level": profile.level,
            "recommendation": profile.recommendation,
            "collected_under": profile.collected_under,
            "diary_number": profile.diary_form,
            **{f"{verb} →": other for verb, other in profile.verbs_recommending.items()},
        },
        _("Sections"): {role: profile.headings.get(role, "") for role in profile.order},
        _("Bookmarks"): profile.bookmarks,
        _("Templates"): profile.templates,
    }
    for heading, rows in parts.items():
        yield f"\n{heading}"
        width = max(map(len, rows), default=0)
        yield from (f"  {key.ljust(width)}  {value}".rstrip() for key, value in rows.items())


def _terms(terms: "tuple[Organ, ...]") -> Mapping[str, str]:
    """Each organ under its abbreviation; the earlier ones with the days that they were so."""
    rows: dict[str, str] = {}
    for one in terms:
        times = f" ({one.since or ''}–{one.until or ''})" if one.since or one.until else ""
        before = f"{rows[one.abbreviation]}; " if one.abbreviation in rows else ""
        rows[one.abbreviation] = f"{before}{one.name}{times}"
    return rows


command = Command(
    "show",
    callback=show,
    help=mark("Show a profile as it holds, with all that it inherits; without a name, list the profiles."),
    params=[Argument(["name"], required=False, metavar=mark("NAME"))],
)
