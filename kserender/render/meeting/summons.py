"""A summons (kallelse): where and when, and the matters in order with who presents them and their papers."""

from collections.abc import Iterator

from kserender.profile import Profile
from kserender.render.content import Contents, Grid
from kserender.render.meeting.front import front
from kserender.render.meeting.sitting import Item, Sitting
from kserender.render.sections import SECTIONS


def contents(sitting: Sitting, profile: Profile, *, draft: bool) -> Contents:
    """All that the summons holds, by the slots of the template."""
    return front(sitting, profile, {"agenda": (_agenda(sitting, profile),)} if sitting.items else {}, draft=draft)


def _agenda(sitting: Sitting, profile: Profile) -> Grid:
    """The list of matters; a column that nothing is known for is left out."""
    heads = profile.columns["agenda"]
    columns = {
        "number": [str(number) for number, _item in enumerate(sitting.items, 1)],
        "matter": ["\n".join(_matter(item, profile)) for item in sitting.items],
        "presenter": [item.presenter or "" for item in sitting.items],
        "time": [item.time or "" for item in sitting.items],
    }
    used = [name for name, cells in columns.items() if any(cells)]
    rows = tuple(zip(*(columns[name] for name in used), strict=True))
    return Grid(profile.headings["agenda"], tuple(heads[name] for name in used), rows)


def _matter(item: Item, profile: Profile) -> Iterator[str]:
    paper, wordings = item.paper, profile.meetings
    yield paper.title or ""
    if paper.diary_number:
        yield wordings["diary_number"].format(number=paper.diary_number)
    papers = [line.text for line in SECTIONS["attachments"](paper, profile) if not isinstance(line, Grid)]
    if papers:
        yield wordings["papers"]
        yield from (f"– {text}" for text in papers)
