"""The generic template is an ordinary, accessible Word file with every slot in it, and is what its script makes."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from lxml import etree

from kserender.paper import Paper
from kserender.profile import load
from kserender.render.contents import values
from kserender.render.docx_beslut import ROLES
from kserender.render.docx_package import unpack

ROOT = Path(__file__).parents[2]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DATA = load("generic").templates["beslut"].read_bytes()
PARTS = unpack(DATA)
STORIES = [name for name in PARTS if name.startswith(("word/document", "word/header", "word/footer"))]


def tool(name: str) -> ModuleType:
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(ROOT / "tools"))
    return module


def found(part: str, path: str) -> list[Any]:
    out = etree.fromstring(PARTS[part]).xpath(path, namespaces={"w": W})
    assert isinstance(out, list)
    return out


def test_it_is_what_its_script_makes() -> None:
    # Part by part: how well the parts are compressed depends on the machine.
    assert unpack(tool("make_template").made()) == PARTS, "run `python tools/make_template.py`"


def test_it_is_small() -> None:
    assert len(DATA) < 10_000


def test_every_slot_is_there_once_and_every_range_has_its_end() -> None:
    names = [name for part in STORIES for name in found(part, "//w:bookmarkStart/@w:name")]
    assert len(names) == len(set(names))
    ranges = {name for name in names if f"{name}Slut" in names}
    assert ranges == set(ROLES)
    assert set(values(Paper(), load("generic"), None)) <= set(names)


def test_bookmarks_have_numbers_of_their_own() -> None:
    starts = [number for part in STORIES for number in found(part, "//w:bookmarkStart/@w:id")]
    ends = [number for part in STORIES for number in found(part, "//w:bookmarkEnd/@w:id")]
    assert len(starts) == len(set(starts))
    assert sorted(starts) == sorted(ends)


def test_headings_are_the_generic_profile_s_in_its_order() -> None:
    profile = load("generic")
    headings = found("word/document.xml", "//w:p[w:pPr/w:pStyle/@w:val='Heading1']//w:t/text()")
    assert headings == [profile.headings[role] for role in profile.order if profile.headings[role]]


def test_styles_are_word_s_own_where_word_has_one() -> None:
    names = found("word/styles.xml", "//w:style/w:name/@w:val")
    for name in ("Title", "heading 1", "heading 2", "heading 3", "Body Text", "List Number", "List Bullet", "caption"):
        assert name in names
    used = {style for part in STORIES for style in found(part, "//w:pStyle/@w:val")}
    assert used <= set(found("word/styles.xml", "//w:style/@w:styleId"))


def test_it_is_swedish_and_has_a_title() -> None:
    assert found("word/styles.xml", "//w:docDefaults//w:lang/@w:val") == ["sv-SE"]
    assert b"<dc:title>Beslut</dc:title>" in PARTS["docProps/core.xml"]


def test_no_paragraph_is_empty() -> None:
    for part in STORIES:
        assert not [p for p in found(part, "//w:p") if not "".join(p.itertext()).strip()]


def test_the_page_is_a4_with_page_numbers() -> None:
    assert found("word/document.xml", "//w:pgSz/@w:w") == ["11906"]
    assert found("word/footer1.xml", "//w:fldSimple/@w:instr") == [" PAGE ", " NUMPAGES "]


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.1."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_text_can_be_read_against_its_background() -> None:
    colours = found("word/styles.xml", "//w:style//w:rPr/w:color/@w:val")
    backgrounds = ["FFFFFF", *found("word/styles.xml", "//w:shd/@w:fill")]
    assert len(set(colours)) >= 2
    for colour in {"000000", *colours}:
        for background in backgrounds:
            assert (luminance(background) + 0.05) / (luminance(colour) + 0.05) >= 4.5


@pytest.mark.parametrize("word", [b"w:ins ", b"w:del ", b"w:comment", b"TargetMode", b"rsid", b"creator"])
def test_nothing_is_left_of_how_it_was_made(word: bytes) -> None:
    assert not [name for name, data in PARTS.items() if word in data]
