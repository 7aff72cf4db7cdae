"""The words between the slots: genitives, and the heading of each deciding level."""

from kserender.profile import Profile

# Ends of the definite names of organs: a name with one of them is a common noun, written small inside a sentence
# ("kommunfullmäktiges beslut"); others are proper names ("Ekhamra Energi AB:s").
_COMMON = (
    "nämnden",
    "styrelsen",
    "fullmäktige",
    "utskottet",
    "beredningen",
    "delegationen",
    "kommittén",
    "rådet",
    "revisionen",
    "förvaltningen",
    "kansliet",
    "kontoret",
    "direktionen",
)


def genitive(name: str) -> str:
    """The name in the genitive: names that end in s, x or z take no s (Svenska skrivregler), abbreviations :s."""
    if name[-1:].casefold() in {"s", "x", "z"}:
        return name
    last = name.split()[-1] if name.split() else ""
    return f"{name}:s" if len(last) > 1 and last.isupper() else f"{name}s"


def inside(name: str, profile: Profile) -> str:
    """The name of an organ as it stands inside a sentence, with or without its capital as the house has it."""
    words = name.split()
    common = words and any(word.removesuffix("s").endswith(_COMMON) for word in (words[0], words[-1]))
    return name[0].lower() + name[1:] if common and not profile.capital_organs else name


def level_heading(deciding: str | None, receiving: str | None, profile: Profile) -> str:
    """The heading over the decisions of one level: who decides, and to whom it is proposed."""
    body = genitive(deciding) if deciding else ""
    if not receiving:
        return profile.level.format(body=body, to="") if body else profile.headings["decision"]
    wording = profile.recommendation if body else profile.proposal
    return wording.format(body=body, to=genitive(inside(receiving, profile)))
