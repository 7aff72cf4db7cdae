"""What goes into each slot of a document, made from a paper: values of a word or two, and sections."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from kserender.paper import Paper
from kserender.profile import Profile, day_of
from kserender.render.content import Contents
from kserender.render.lines import lines
from kserender.render.sections import SECTIONS, level
from kserender.render.wording import receiver_of


def contents(paper: Paper, profile: Profile, when: date | None, *, draft: bool = False) -> Contents:
    """All that a document of a prepared paper holds, in the profile as it is for its kind."""
    sections = {role: tuple(make(paper, profile)) for role, make in SECTIONS.items()}
    kept = {role: tuple(lines(text)) for role, text in profile.never_removed.items()}
    return Contents(
        values={field: value(paper, profile) for field, value in VALUES.items()}
        | ({"date": when.isoformat()} if when else {}),
        sections={role: found or kept.get(role, ()) for role, found in sections.items()},
        headings={**profile.retitled, "decision": _decision_heading(paper, profile)},
        order=profile.rearranged,
        numbering={"decision": profile.numbering},
        title=paper.title or "",
        author=paper.author,
        made=when or day_of(paper.date),
        draft=profile.draft if draft else None,
    )


def _organ(paper: Paper, profile: Profile) -> str:
    return paper.body or next((point.deciding_body for point in paper.decisions if point.deciding_body), None) or ""


def _paragraph(paper: Paper, profile: Profile) -> str:
    number = (paper.paragraph or "").removeprefix("§").strip()
    return f"§\N{NO-BREAK SPACE}{number}" if number else ""


def _proposers(paper: Paper, profile: Profile) -> str:
    names = [(found.name if (found := profile.party(name)) else name) for name in paper.proposers]
    return ", ".join(dict.fromkeys(names))


def _addressee(paper: Paper, profile: Profile) -> tuple[str, str]:
    """Name and address of the only receiver."""
    return receiver_of(paper.dispatch[0], profile) if len(paper.dispatch) == 1 else ("", "")


# The fields of a slot that are a word or two; "" where the paper does not say.
VALUES: Mapping[str, Callable[[Paper, Profile], str]] = MappingProxyType(
    {
        "municipality": lambda paper, profile: paper.municipality or profile.full_name,
        "address": lambda paper, profile: "\n".join(profile.address),
        "document": lambda paper, profile: profile.document,
        "body": _organ,
        "receiver": _organ,
        "date": lambda paper, profile: paper.date or "",
        "paragraph": _paragraph,
        "diary_number": lambda paper, profile: paper.diary_number or "",
        "title": lambda paper, profile: paper.title or "",
        "author": lambda paper, profile: paper.author or "",
        "proposers": _proposers,
        "addressee": lambda paper, profile: _addressee(paper, profile)[0],
        "addressee_address": lambda paper, profile: _addressee(paper, profile)[1],
    }
)


def _decision_heading(paper: Paper, profile: Profile) -> str:
    first = next(iter(paper.decisions), None)
    heading = level(first.deciding_body, first.recommends_to, profile) if first else profile.headings["decision"]
    return profile.collected_under or heading
