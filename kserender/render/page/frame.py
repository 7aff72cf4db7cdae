"""Fills the templates of a page: everything escaped, style and script inside, and nothing else allowed to load."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from kserender.i18n import _, language, plural
from kserender.render.screen import capital, safe
from kserender.templates import FOLDER

if TYPE_CHECKING:
    from jinja2 import Environment

REPORT = FOLDER / "report"
LANGUAGES = {"sv": "sv-SE", "en": "en"}


def filled(template: str, **data: Any) -> str:
    """The page.  The same data give the same text."""
    style, script = _read("page.css"), _read("page.js")
    # Only these very texts may run: a script that came in with a document's words would not.
    policy = (
        "default-src 'none'; base-uri 'none'; form-action 'none'; "
        f"style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    )
    frame = {"lang": LANGUAGES[language()], "policy": policy, "style": style, "script": script}
    return _environment().get_template(template).render(**frame, **data)


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    found = Environment(
        loader=FileSystemLoader(REPORT),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    found.globals.update(_=_, plural=plural)
    found.filters["capital"] = capital
    return found


def _shown(value: Any) -> Any:
    """Signs that a browser would obey, as those that turn a text around, are shown as �; markup is our own."""
    return safe(value) if type(value) is str else value


@cache
def _read(name: str) -> str:
    from markupsafe import Markup

    # The project's own files; nothing of a document is in them.
    return Markup((REPORT / name).read_text(encoding="utf-8"))  # noqa: S704


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
