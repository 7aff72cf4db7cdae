"""The generic templates are ordinary, accessible Word files, and are what their script makes."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from lxml import etree

from kserender.profile import load
from kserender.render.docx.archive import unpack
from kserender.render.docx.check import RANGES, known_fields

ROOT = Path(__file__).parents[2]
PROFILE = load("generic")
KINDS = sorted(PROFILE.templates)
PARTS = {kind: unpack(path.read_bytes()) for kind, path in PROFILE.templates.items()}
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def stories(kind: str) -> list[str]:
    return [name for name in PARTS[kind] if name.startswith(("word/document", "word/header", "word/footer"))]


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


def found(kind: str, part: str, path: str) -> list[Any]:
    out = etree.fromstring(PARTS[kind][part]).xpath(path, namespaces={"w": W})
    assert isinstance(out, list)
    return out


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_what_its_script_makes(kind: str) -> None:
    # Part by part: how well the parts are compressed depends on the machine.
    assert unpack(tool("make_template").made(kind)) == PARTS[kind], "run `python tools/make_template.py`"


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_small(kind: str) -> None:
    assert PROFILE.templates[kind].stat().st_size < 10_000


@pytest.mark.parametrize("kind", KINDS)
def test_every_slot_is_there_once_and_every_range_has_its_end(kind: str) -> None:
    names = [name for part in stories(kind) for name in found(kind, part, "//w:bookmarkStart/@w:name")]
    assert len(names) == len(set(names))
    for name in names:
        plain = name.rstrip("0123456789").removesuffix("Slut")
        assert PROFILE.bookmarks[plain] in known_fields()
        assert (f"{name}Slut" in names) == (PROFILE.bookmarks.get(name) in RANGES)


def test_the_beslut_has_a_place_for_every_section() -> None:
    names = found("beslut", "word/document.xml", "//w:bookmarkStart/@w:name")
    assert {PROFILE.bookmarks.get(name) for name in names} >= set(PROFILE.for_kind("beslut").order)


@pytest.mark.parametrize("kind", KINDS)
def test_bookmarks_have_numbers_of_their_own(kind: str) -> None:
    starts = [number for part in stories(kind) for number in found(kind, part, "//w:bookmarkStart/@w:id")]
    ends = [number for part in stories(kind) for number in found(kind, part, "//w:bookmarkEnd/@w:id")]
    assert len(starts) == len(set(starts))
    assert sorted(starts) == sorted(ends)


def test_headings_are_the_generic_profile_s_in_its_order() -> None:
    headings = found("beslut", "word/document.xml", "//w:p[w:pPr/w:pStyle/@w:val='Heading1']//w:t/text()")
    # A house may put the treatment at the meeting in its order; without that it is part of the matter.
    headings.remove(PROFILE.headings["treatment"])
    assert headings == [PROFILE.headings[role] for role in PROFILE.order if PROFILE.headings[role]]


def test_styles_are_word_s_own_where_word_has_one() -> None:
    names = found("beslut", "word/styles.xml", "//w:style/w:name/@w:val")
    for name in ("Title", "heading 1", "heading 2", "heading 3", "Body Text", "List Number", "List Bullet", "caption"):
        assert name in names
    for kind in KINDS:
        used = {style for part in stories(kind) for style in found(kind, part, "//w:pStyle/@w:val")}
        assert used <= set(found(kind, "word/styles.xml", "//w:style/@w:styleId"))


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_swedish_and_has_a_title(kind: str) -> None:
    assert found(kind, "word/styles.xml", "//w:docDefaults//w:lang/@w:val") == ["sv-SE"]
    assert f"<dc:title>{PROFILE.for_kind(kind).document}</dc:title>" in PARTS[kind]["docProps/core.xml"].decode()


@pytest.mark.parametrize("kind", KINDS)
def test_no_paragraph_is_empty(kind: str) -> None:
    for part in stories(kind):
        assert not [p for p in found(kind, part, "//w:p") if not "".join(p.itertext()).strip()]


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_is_a4_with_page_numbers(kind: str) -> None:
    sides = found(kind, "word/document.xml", "//w:pgSz/@w:w | //w:pgSz/@w:h")
    assert sorted(sides) == ["11906", "16838"]
    assert found(kind, "word/footer1.xml", "//w:fldSimple/@w:instr") == [" PAGE ", " NUMPAGES "]


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.1."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_text_can_be_read_against_its_background() -> None:
    colours = found("beslut", "word/styles.xml", "//w:style//w:rPr/w:color/@w:val")
    backgrounds = ["FFFFFF", *found("beslut", "word/styles.xml", "//w:shd/@w:fill")]
    assert len(set(colours)) >= 2
    for colour in {"000000", *colours}:
        for background in backgrounds:
            assert (luminance(background) + 0.05) / (luminance(colour) + 0.05) >= 4.5


@pytest.mark.parametrize("word", [b"w:ins ", b"w:del ", b"w:comment", b"TargetMode", b"rsid", b"creator"])
def test_nothing_is_left_of_how_it_was_made(word: bytes) -> None:
    assert not [(kind, name) for kind in KINDS for name, data in PARTS[kind].items() if word in data]
