"""The people of a meeting in words: by name, with party and office, and in the groups that minutes have."""

from collections.abc import Iterator, Sequence

from kserender.extract.language.tables import words
from kserender.paper import Person
from kserender.profile import Profile
from kserender.render.content import Line
from kserender.render.meeting.sitting import Sitting
from kserender.render.wording import named


def listed(names: Sequence[str], profile: Profile) -> str:
    """Names in a row: "Eva Ek, Per Lind och Bo Alm"."""
    *before, last = names or ("",)
    return f"{', '.join(before)} {profile.wording['and']} {last}" if before else last


def participants(sitting: Sitting, profile: Profile) -> Iterator[Line]:
    """Who took part, under a heading for each group."""
    groups: dict[str, list[Person]] = {"members": [], "serving": [], "substitutes": [], "others": []}
    for person in sitting.meeting.present:
        groups[group_of(person)].append(person)
    for group, people in groups.items():
        if people:
            heading = "attending" if group == "members" and in_doubt(sitting) else group
            yield Line(profile.headings[heading], "heading", 1)
            yield from (Line(_with_role(person, profile)) for person in people)


def in_doubt(sitting: Sitting) -> bool:
    """Whether it is not known who decided: the minutes that were read say of nobody that he or she only attended."""
    present = sitting.meeting.present
    return sitting.read and bool(present) and not any(group_of(person) == "substitutes" for person in present)


def group_of(person: Person) -> str:
    """Which group a person belongs to, by the words of the role."""
    role = (person.role or "").casefold()
    if role in words("proceedings", "roles", "substitutes"):
        return "substitutes"
    if role.startswith(words("meetings", "substitutes", "words")):
        return "serving"
    return "members" if person.party or role in words("proceedings", "roles", "members") else "others"


def _with_role(person: Person, profile: Profile) -> str:
    return ", ".join(filter(None, (named(person, profile), person.role)))
