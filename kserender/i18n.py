"""What people read, in their language: English msgids, Swedish by default (`--lang en` or KSERENDER_LANG=en)."""

import gettext
import os

DOMAIN = "kserender"
# Not pathlib, which would be a tenth of the time that `kserender --help` takes.
FOLDER = os.path.join(os.path.dirname(__file__), "locale")
LANGUAGES = ("sv", "en")
DEFAULT = "sv"

_catalogues: dict[str, gettext.NullTranslations] = {}
_language: str | None = None


def use(language: str | None) -> None:
    """Speak this language from now on; None goes back to KSERENDER_LANG, or else Swedish."""
    global _language
    _language = language


def language() -> str:
    """The language in use: "sv" or "en"."""
    chosen = _language or os.environ.get("KSERENDER_LANG") or DEFAULT
    return chosen if chosen in LANGUAGES else DEFAULT


def _(message: str) -> str:
    """The message in the language in use; texts with values in them use str.format on the result."""
    return _catalogue().gettext(message)


def plural(one: str, many: str, count: int) -> str:
    """The message for this count."""
    return _catalogue().ngettext(one, many, count)


def mark(message: str) -> str:
    """The message itself, marked for the catalogue: for tables that are translated when they are shown."""
    return message


def _catalogue() -> gettext.NullTranslations:
    spoken = language()
    if spoken not in _catalogues:
        _catalogues[spoken] = gettext.translation(DOMAIN, FOLDER, [spoken], fallback=spoken == "en")
    return _catalogues[spoken]
