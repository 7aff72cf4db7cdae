"""The values of a profile."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

DecisionStyle = Literal["keep", "att", "infinitive", "passive", "sentence", "beslutar att"]
Numbering = Literal["1.", "1", "1)", "-"]


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ or department with its abbreviation, and the days between which it has both, those included."""

    abbreviation: str
    name: str
    since: date | None = None
    until: date | None = None

    def holds(self, day: date | None) -> bool:
        """Whether it was so on a day; on no day in particular, whether it is so still."""
        if day is None:
            return self.until is None
        return (self.since or date.min) <= day <= (self.until or date.max)


@dataclass(frozen=True, slots=True)
class Party:
    """A party with the letters after a person's name, and its other names."""

    letters: tuple[str, ...]
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A house style.  Sections go by their role (decision, summary, background, …); `order` is how they follow.

    `level`, `recommendation` and `proposal` are headings with {body} and {to} where the organs go, in the genitive;
    `never_removed` holds what stands under a heading that is kept without content; `draft` is what a draft says first
    of all.  `meetings` holds the wordings of minutes and summonses, `statuses` those that a decision in the log can
    have.  `verbs_recommending` and `verbs_final` map a decision's verb to the one used where the matter goes on, and
    where it ends.  `wording` is what is written beside the paper's own words, by what it is for; `addresses` those of
    receivers, by name or abbreviation.  `templates` is the Word file for each kind of document, `bookmarks` what those
    in it are for.

    `kinds` holds what differs for a kind of document; `for_kind` gives the profile as it holds for that.  Then
    `retitled` and `rearranged` are the headings and the order that the template does not have itself.
    """

    key: str
    inherits: str | None
    municipality: str
    full_name: str
    aliases: tuple[str, ...]
    address: tuple[str, ...]
    terms: tuple[Organ, ...]
    department_terms: tuple[Organ, ...]
    parties: tuple[Party, ...]
    capital_organs: bool
    draft: str
    diary_form: str
    decision_style: DecisionStyle
    numbering: Numbering
    level: str
    recommendation: str
    proposal: str
    collected_under: str
    verbs_recommending: Mapping[str, str]
    verbs_final: Mapping[str, str]
    document: str
    required: tuple[str, ...]
    order: tuple[str, ...]
    headings: Mapping[str, str]
    never_removed: Mapping[str, str]
    table_caption: str
    meetings: Mapping[str, str]
    statuses: tuple[str, ...]
    columns: Mapping[str, Mapping[str, str]]
    wording: Mapping[str, str]
    addresses: Mapping[str, str]
    bookmarks: Mapping[str, str]
    templates: Mapping[str, Path]
    kinds: Mapping[str, Mapping[str, Any]]
    retitled: Mapping[str, str]
    rearranged: tuple[str, ...]

    @property
    def organs(self) -> Mapping[str, str]:
        """The organs there are now, by abbreviation."""
        return self.organs_on(None)

    @property
    def departments(self) -> Mapping[str, str]:
        """The departments there are now, by abbreviation."""
        return _by_abbreviation(self.department_terms, None)

    @property
    def abbreviations(self) -> Mapping[str, str]:
        """Organs and departments by abbreviation."""
        return self.abbreviations_on(None)

    @property
    def action_columns(self) -> Mapping[str, str]:
        """The headings of an action table's columns, by field."""
        return self.columns["action"]

    def organs_on(self, day: date | None) -> Mapping[str, str]:
        """The organs that there were on a day, by abbreviation."""
        return _by_abbreviation(self.terms, day)

    def abbreviations_on(self, day: date | None) -> Mapping[str, str]:
        """What each abbreviation stood for on a day."""
        return MappingProxyType({**_by_abbreviation(self.department_terms, day), **self.organs_on(day)})

    def address_of(self, *names: str) -> str:
        """The address of a receiver by any of these names, in lines; "" where the profile has none."""
        wanted = {name.casefold() for name in names}
        return next((text for name, text in self.addresses.items() if name.casefold() in wanted), "")

    def party(self, name: str) -> Party | None:
        """A party by its letters, its name or another of its names."""
        wanted = name.casefold()
        return next(
            (one for one in self.parties if wanted in map(str.casefold, (one.name, *one.letters, *one.aliases))), None
        )

    def for_kind(self, kind: str) -> "Profile":
        """The profile as it holds for a kind of document.

        Where all levels have one heading over them, a kind with a heading of its own for the decisions has that one.
        """
        own = self.kinds.get(kind, {})
        collected = own.get("headings", {}).get("decision", self.collected_under) if self.collected_under else ""
        return replace(
            self,
            **{
                "collected_under": collected,
                **own,
                "headings": MappingProxyType({**self.headings, **own.get("headings", {})}),
                "never_removed": MappingProxyType({**self.never_removed, **own.get("never_removed", {})}),
            },
        )

    def with_foreign_template(self) -> "Profile":
        """The profile for a template that is not its own, whose headings and order stay as they are."""
        return replace(self, retitled=MappingProxyType({}), rearranged=())


def day_of(text: str | None) -> date | None:
    """A day; None for a month or a year, which are dates but no days."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _by_abbreviation(terms: Iterable[Organ], day: date | None) -> Mapping[str, str]:
    """The names on a day; on no day in particular, the last one that an abbreviation stood for."""
    terms = list(terms)
    if day is not None:
        return MappingProxyType({one.abbreviation: one.name for one in terms if one.holds(day)})
    return MappingProxyType(
        {one.abbreviation: one.name for one in sorted(terms, key=lambda one: one.until or date.max)}
    )
