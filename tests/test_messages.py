"""Everything that people read is there in Swedish."""

import gettext
import importlib.util
import re
import string
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog

from kserender import i18n

ROOT = Path(__file__).parents[1]
PERCENT = re.compile(r"%\(\w+\)\w")


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("messages_tool", ROOT / "tools" / "messages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


tool = _tool()


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    loaded: Catalog = tool.load()
    return loaded


def placeholders(text: str) -> set[str]:
    """{name} and %(name)s, with their conversions."""
    fields = {f"{name}!{conversion}" for _text, name, _spec, conversion in string.Formatter().parse(text) if name}
    return fields | set(PERCENT.findall(text))


def forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def pairs(catalogue: Catalog) -> list[tuple[str, str]]:
    """Each msgid with its translation, each form of those that have two."""
    found = [
        (msgid, text)
        for message in catalogue
        for msgid, text in zip(forms(message.id), forms(message.string), strict=False)
        if msgid and text
    ]
    assert len(found) > 200  # or the tests see nothing
    return found


def test_the_catalogue_has_what_the_sources_say_and_no_more(catalogue: Catalog) -> None:
    said = {forms(msgid) for msgid, _name in tool.messages()}
    assert {forms(message.id) for message in catalogue if message.id} == said, "run `make messages`"


def test_every_message_is_translated(catalogue: Catalog) -> None:
    assert not tool.missing(catalogue)
    assert not [message.id for message in catalogue if message.id and message.fuzzy]


def test_translations_have_the_same_values_in_them(catalogue: Catalog) -> None:
    for msgid, text in pairs(catalogue):
        assert placeholders(text) == placeholders(msgid), msgid


def test_translations_end_as_the_messages_do(catalogue: Catalog) -> None:
    for msgid, text in pairs(catalogue):
        assert text[-1].isspace() == msgid[-1].isspace(), msgid
        # Not so for “No.” (nr), nor where click puts a name after “Missing argument” and Swedish wants a colon first.
        if " " in msgid and not msgid.startswith("Missing "):
            assert (text[-1] in ".:") == (msgid[-1] in ".:"), msgid


def test_the_compiled_catalogue_is_current(catalogue: Catalog) -> None:
    def texts(file: BytesIO) -> dict[object, object]:
        found: dict[object, object] = vars(gettext.GNUTranslations(file))["_catalog"]
        return {msgid: text for msgid, text in found.items() if msgid}

    committed = BytesIO(tool.CATALOGUE.with_suffix(".mo").read_bytes())
    assert texts(committed) == texts(BytesIO(tool.compiled(catalogue))), "run `make messages`"


def test_swedish_is_what_is_spoken_and_english_can_be_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    assert i18n._("The file does not exist.") == "Filen finns inte."
    monkeypatch.setenv("KSERENDER_LANG", "en")
    assert i18n._("The file does not exist.") == "The file does not exist."


@pytest.mark.parametrize("msgid", ["{n} file", "100 {unit!r} of %(kind)s"])
def test_placeholders_are_seen(msgid: str) -> None:
    assert placeholders(msgid)
