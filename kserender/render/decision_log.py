"""The log of decisions (beslutslogg) as an Excel workbook: a row for each decision point, to follow up."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from kserender.paper import Amount, Decision, Paper
from kserender.profile import Profile, day_of
from kserender.render.lists import List, Row, workbook
from kserender.render.meeting.sitting import Sitting
from kserender.render.wording import receiver_of

# A list in one cell.
_BETWEEN = ", "


def decision_log(sittings: Iterable[Sitting], profile: Profile) -> bytes:
    """Every decision of these meetings in order; how far each has come is chosen from a list."""
    heads = profile.columns["log"]
    columns = tuple((heads[name], width) for name, (width, _value) in COLUMNS.items())
    status = list(COLUMNS).index("status")
    title = profile.for_kind("beslutslogg").document
    sheet = List(title, columns, _rows(sittings, profile), ((status, profile.statuses),))
    return workbook([sheet], title)


def _rows(sittings: Iterable[Sitting], profile: Profile) -> Iterator[Row]:
    for sitting in sittings:
        for item in sitting.items:
            for point in item.paper.decisions:
                yield [value(point, item.paper, sitting, profile) for _width, value in COLUMNS.values()]


Value = Callable[[Decision, Paper, Sitting, Profile], str | int | float]


def _date(paper: Paper, sitting: Sitting) -> str:
    return sitting.meeting.date or paper.date or ""


def _body(point: Decision, paper: Paper, sitting: Sitting, profile: Profile) -> str:
    name = point.deciding_body or paper.body or sitting.meeting.body or ""
    return profile.organs_on(day_of(_date(paper, sitting))).get(name, name)


def _amount(amounts: list[Amount]) -> str | int | float:
    """A single sum as a number, to add up; several, or a range, as they stand."""
    single = len(amounts) == 1 and amounts[0].high is None and amounts[0].currency == "SEK"
    return amounts[0].value if single else _BETWEEN.join(amount.text for amount in amounts)


def _dispatch(paper: Paper, profile: Profile) -> str:
    return _BETWEEN.join(receiver_of(one, profile)[0] for one in paper.dispatch)


# Column by its name in the profile: its width in characters, and what stands in it.
COLUMNS: Mapping[str, tuple[int, Value]] = MappingProxyType(
    {
        "paragraph": (6, lambda point, paper, sitting, profile: paper.paragraph or ""),
        "diary_number": (18, lambda point, paper, sitting, profile: paper.diary_number or ""),
        "matter": (34, lambda point, paper, sitting, profile: paper.title or ""),
        "body": (24, _body),
        "date": (13, lambda point, paper, sitting, profile: _date(paper, sitting)),
        "number": (7, lambda point, paper, sitting, profile: "" if point.number is None else point.number),
        "text": (60, lambda point, paper, sitting, profile: point.text),
        "action": (16, lambda point, paper, sitting, profile: point.action or ""),
        "recommends_to": (22, lambda point, paper, sitting, profile: point.recommends_to or ""),
        "assigned_to": (26, lambda point, paper, sitting, profile: _BETWEEN.join(point.assigned_to)),
        "deadline": (13, lambda point, paper, sitting, profile: _BETWEEN.join(point.deadlines)),
        "amount": (14, lambda point, paper, sitting, profile: _amount(point.amounts)),
        "dispatch": (30, lambda point, paper, sitting, profile: _dispatch(paper, profile)),
        "status": (13, lambda point, paper, sitting, profile: ""),
    }
)
