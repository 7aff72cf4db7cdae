"""What people call what is counted."""

from kserender.corpus.statistics.counts import Fate
from kserender.i18n import _, language, mark

SPACE = "\N{NO-BREAK SPACE}"

OUTCOMES = {
    "ok": mark("read"),
    "delvis": mark("read in part"),
    "tomt": mark("no text"),
    "krypterad": mark("protected by a password"),
    "okänt_format": mark("of a kind that is not read"),
    "trasig": mark("damaged"),
    "farlig": mark("built to do harm"),
    "tidsgräns": mark("took too long"),
    "krasch": mark("a fault in kserender"),
}
STATES = {
    "present": mark("there"),
    "replaced": mark("earlier versions"),
    "moved": mark("moved elsewhere"),
    "gone": mark("gone"),
}
LACKS = {
    "inside": mark("inside a meeting"),
    "between": mark("between meetings"),
    "before": mark("before the first meeting"),
}
NUMBERINGS = {"year": mark("through the year"), "meeting": mark("anew each meeting"), "one": mark("one meeting only")}
FATES: dict[Fate, str] = {"as moved": mark("as moved"), "otherwise": mark("otherwise"), "not told": mark("not told")}


def called(names: dict[str, str], word: str) -> str:
    """The word as people say it; one that is not known as it is."""
    return _(names[word]) if word in names else word


def number(value: float) -> str:
    """A whole number with spaces between thousands."""
    return f"{value:,.0f}".replace(",", SPACE)


def percent(share: float) -> str:
    """A share (0–1) as the reader writes it."""
    text = f"{100 * share:.1f}{SPACE}%"
    return text.replace(".", ",") if language() == "sv" else text
