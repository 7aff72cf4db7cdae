"""Builds a Profile of the files that it comes from: the nearest file that says something has the word."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kserender.profile.model import Organ, Party, Profile
from kserender.profile.places import FILE
from kserender.profile.source import line_of

# What is not merged key by key, but replaced as a whole.
_WHOLE = ("organs", "departments", "parties")
# Key of a kind of document → field of the Profile.
_OF_KIND = {
    "document": "document",
    "style": "decision_style",
    "numbering": "numbering",
    "level": "level",
    "recommendation": "recommendation",
    "proposal": "proposal",
    "collected_under": "collected_under",
}


def built(place: Path) -> Profile:
    """The profile in a file.  Raises MissingFile, UsageError or InvalidData."""
    line = line_of(place)
    data: Mapping[str, Any] = {}
    for path, level in line:
        data = _merged(data, {**level, "templates": _paths(level, path)})
    house, decisions, sections, tables = data["municipality"], data["decisions"], data["sections"], data["tables"]
    return Profile(
        key=place.parent.name if place.name == FILE else place.stem,
        inherits=line[-2][0].parent.name if len(line) > 1 else None,
        municipality=house["name"],
        full_name=house["full_name"],
        aliases=tuple(house["aliases"]),
        address=tuple(house["address"]),
        terms=tuple(_organs(data["organs"])),
        department_terms=tuple(_organs(data["departments"])),
        parties=(*_local_parties(data["parties"]), *_national_parties()),
        capital_organs=data["style"]["capital_organs"],
        draft=data["style"]["draft"],
        diary_form=data["diary_number"]["form"],
        decision_style=decisions["style"],
        numbering=decisions["numbering"],
        level=decisions["level"],
        recommendation=decisions["recommendation"],
        proposal=decisions["proposal"],
        collected_under=decisions["collected_under"],
        verbs_recommending=MappingProxyType(decisions["verbs"]["recommending"]),
        verbs_final=MappingProxyType(decisions["verbs"]["final"]),
        document="",
        required=(),
        order=tuple(sections["order"]),
        headings=MappingProxyType(sections["headings"]),
        never_removed=MappingProxyType(sections["never_removed"]),
        table_caption=tables["caption"],
        meetings=MappingProxyType({name: text for name, text in data["meetings"].items() if name != "statuses"}),
        statuses=tuple(data["meetings"]["statuses"]),
        columns=MappingProxyType({name: found for name, found in tables.items() if isinstance(found, dict)}),
        wording=MappingProxyType(data["wording"]),
        addresses=MappingProxyType({name: _in_lines(address) for name, address in data["addresses"].items()}),
        bookmarks=MappingProxyType(data["bookmarks"]),
        templates=MappingProxyType(data["templates"]),
        kinds=MappingProxyType({kind: _kind(kind, data, line) for kind in (*data["kinds"], *data["templates"])}),
        retitled=MappingProxyType({}),
        rearranged=(),
    )


def _kind(kind: str, data: Mapping[str, Any], line: Sequence[tuple[Path, Mapping[str, Any]]]) -> Mapping[str, Any]:
    """What differs for a kind of document, by the fields of the Profile.

    A file that names a template speaks for it: headings and order from further down are not put over the template's.
    """
    own = data["kinds"].get(kind, {})
    common: dict[str, str] = {}
    special: dict[str, str] = {}
    order: Sequence[str] = ()
    for _path, level in line:
        if kind in level.get("templates", {}):
            common, special, order = {}, {}, ()
        here = level.get("kinds", {}).get(kind, {})
        common |= level.get("sections", {}).get("headings", {})
        special |= here.get("headings", {})
        order = here.get("order") or level.get("sections", {}).get("order") or order
    return MappingProxyType(
        {
            **{field: own[key] for key, field in _OF_KIND.items() if key in own},
            **({"order": tuple(own["order"])} if "order" in own else {}),
            "required": tuple(own.get("required", ())),
            "headings": own.get("headings", {}),
            "never_removed": own.get("never_removed", {}),
            "retitled": MappingProxyType(common | special),
            "rearranged": tuple(own.get("order", order) if order else ()),
        }
    )


def _paths(level: Mapping[str, Any], path: Path) -> dict[str, Path]:
    return {kind: path.parent / name for kind, name in level.get("templates", {}).items()}


def _merged(below: Mapping[str, Any], above: Mapping[str, Any], *, whole: bool = False) -> dict[str, Any]:
    out = dict(below)
    for key, value in above.items():
        merge = isinstance(value, dict) and not whole
        out[key] = _merged(out.get(key, {}), value, whole=key in _WHOLE) if merge else value
    return out


def _organs(table: Mapping[str, Any]) -> Iterator[Organ]:
    """An abbreviation stands for a name, or for one after the other: `[{ name = "…", to = 2022-12-31 }, …]`."""
    for abbreviation, value in table.items():
        for one in value if isinstance(value, list) else [value]:
            term: Mapping[str, Any] = {"name": one} if isinstance(one, str) else one
            yield Organ(abbreviation, term["name"], term.get("from"), term.get("to"))


def _in_lines(address: str | Sequence[str]) -> str:
    return address if isinstance(address, str) else "\n".join(address)


def _local_parties(table: Mapping[str, Any]) -> Iterator[Party]:
    for letters, value in table.items():
        one = {"name": value} if isinstance(value, str) else value
        yield Party((letters,), one["name"], tuple(one.get("aliases", ())))


def _national_parties() -> Iterator[Party]:
    from kserender.extract.language.tables import table

    for row in table("parties")["party"]:
        yield Party(tuple(row["letters"]), row["name"], tuple(row.get("aliases", ())))
