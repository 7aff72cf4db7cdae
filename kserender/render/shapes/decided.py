"""From a memorandum or an alternative to the § of the minutes: what was proposed to the organ, as the organ decided."""

import re
from collections.abc import Iterator
from functools import cache

from kserender.extract.language.tables import words
from kserender.i18n import _
from kserender.paper import Attachment, Decision, Paper
from kserender.profile import Profile
from kserender.render.shapes.shaped import Shaped

_NAME = r"[^.,:;\n]{3,80}?"
# Who proposes what to whom, and how it reads when that one has decided it; the first that fits holds.
_PROPOSED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?P<who>{_NAME}) föreslår att (?P<body>{_NAME}) (?P<verb>beslutar|föreslår) (?P<rest>.+)",
        rf"(?P<who>{_NAME}) föreslår (?P<body>{_NAME}) (?:att )?(?:besluta )?att (?P<rest>.+)",
        rf"(?P<body>{_NAME}) föreslås (?:att )?(?:besluta )?att (?P<rest>.+)",
    )
)
_ONWARD = re.compile(rf"föreslå[rs]? (?:att )?(?P<to>{_NAME}) (?:att )?beslutar? ", re.IGNORECASE)
# Kinds of papers that propose what an organ is to decide.
PROPOSALS = ("tjansteskrivelse", "alternativt_forslag", "yrkande")


def as_decided(paper: Paper, profile: Profile) -> Shaped:
    """The paper as it stands in the minutes; one that proposes nothing is there already.

    The proposal becomes one of the papers that the decision rests on.  Its date is not that of the meeting, and those
    who signed it do not sign the minutes.  What the organ proposes to another goes on as that.
    """
    if paper.kind not in PROPOSALS:
        return Shaped(paper)
    organ = _organ(paper)
    points = [_decided(point, organ) for point in paper.decisions]
    body = next((point.deciding_body for point in points if point.deciding_body), organ)
    changed = {
        "body": body,
        "decisions": points,
        "date": None,
        "author": None,
        "signatories": [],
        "attachments": with_itself(paper, profile),
    }
    return Shaped(paper.model_copy(update=changed), tuple(_notes(paper)))


def _organ(paper: Paper) -> str | None:
    """The organ that the proposal is put to, when it says so."""
    said = (paper.body, *(name for point in paper.decisions for name in (point.deciding_body, point.recommends_to)))
    return next((name for name in said if name and _decides(name)), None)


def _decided(point: Decision, organ: str | None) -> Decision:
    body, to = point.deciding_body, point.recommends_to
    if body and not _decides(body):
        # The officials propose; the organ that they propose it to decides, and nothing goes on.
        body, to = to or organ, None
    for pattern in _PROPOSED:
        found = pattern.fullmatch(point.text)
        if found and _decides(found["body"]) and not _decides(found.groupdict().get("who") or ""):
            body = _capital(found["body"])
            verb = found.groupdict().get("verb") or "beslutar att"
            onward = _ONWARD.match(f"{verb} {found['rest']}")
            to = _capital(onward["to"]) if onward else None
            text = f"{body} {verb} {found['rest']}"
            return point.model_copy(update={"text": text, "deciding_body": body, "recommends_to": to})
    return point.model_copy(update={"deciding_body": body or organ, "recommends_to": to})


def _capital(name: str) -> str:
    return name[0].upper() + name[1:]


def _decides(name: str) -> bool:
    """Whether an organ of elected people has this name, and no department."""
    return bool(_deciding().search(name))


@cache
def _deciding() -> re.Pattern[str]:
    ends = "|".join(words("organs", "deciding"))
    return re.compile(rf"(?:{ends})$|^nämnden\b", re.IGNORECASE)


def with_itself(paper: Paper, profile: Profile) -> list[Attachment]:
    """The papers that the decision rests on, a proposal itself among them."""
    name = profile.kinds.get(paper.kind, {}).get("document", "") if paper.kind in PROPOSALS else ""
    if not name or any(one.title.casefold().startswith(name.casefold()) for one in paper.attachments):
        return paper.attachments
    first = Attachment(title=name, date=paper.date)
    numbered = [one.model_copy(update={"number": None}) for one in paper.attachments]
    return [first, *numbered]


def _notes(paper: Paper) -> Iterator[str]:
    if paper.date:
        yield _("The date {date} is that of the proposal; that of the meeting is given with --date.").format(
            date=paper.date
        )
    if paper.signatories:
        names = ", ".join(person.name for person in paper.signatories)
        yield _("Those who signed the proposal do not sign the decision: {names}.").format(names=names)
