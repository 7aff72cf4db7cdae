"""Decision points in the house's style, with the verb of their level."""

from collections.abc import Iterable, Iterator

from kserender.i18n import _, mark
from kserender.paper import Decision
from kserender.profile import Profile
from kserender.render.wording import inside
from kserender.style import Form, Style, convert, form_of, with_verb

# What a style is called where a point could not be put into it.
_NAMES = {
    "att": mark("“att fastställa …”"),
    "infinitive": mark("“Fastställa …”"),
    "passive": mark("“… fastställs”"),
    "sentence": mark("“Nämnden fastställer …”"),
    "beslutar att": mark("“Nämnden beslutar att …”"),
}
_SHOWN = 60  # characters of a point that tell which one it is


def in_house_style(points: Iterable[Decision], profile: Profile) -> tuple[list[Decision], list[str]]:
    """The points, and what could not be put into the style, in the user's language."""
    made: list[Decision] = []
    notes: list[str] = []
    for point in points:
        verbs = profile.verbs_recommending if point.recommends_to else profile.verbs_final
        text = with_verb(point.text, verbs) if verbs else point.text
        styled = _styled(text, point, profile)
        notes += _told(text, styled, profile)
        made.append(point.model_copy(update={"text": styled or text}))
    return made, notes


def _styled(text: str, point: Decision, profile: Profile) -> str | None:
    """The text in the house's style; None when that cannot be done safely."""
    style = profile.decision_style
    if style == "keep":
        return text
    own = form_of(text)
    if own is not None and own.style == style and not own.to:
        return text
    return convert(text, _form(style, point, profile))


def _form(style: Style, point: Decision, profile: Profile) -> Form:
    """The form of the level: a sentence says what the organ does in the end, “beslutar att” what this one does now."""
    body, to = point.deciding_body, point.recommends_to
    if style != "beslutar att":
        body, to = to or body, None
    return Form(
        style=style,
        body=body,
        to=inside(to, profile) if to else None,
        capital=style != "att",
        end="" if style == "att" else ".",
        capital_organs=profile.capital_organs,
    )


def _told(text: str, styled: str | None, profile: Profile) -> Iterator[str]:
    if styled is None:
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()} …"
        yield _("“{text}” stands as it is: it cannot safely be put as {style}.").format(
            text=shown, style=_(_NAMES[profile.decision_style])
        )
