"""The pages as text: whole, escaped, the same every time, and readable for everybody."""

import base64
import hashlib
import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kserender import i18n
from kserender.compare import compare
from kserender.compare.versions.contract import Item, Piece, Side, Version, Versions
from kserender.compare.versions.contract import Options as VersionOptions
from kserender.model import Place
from kserender.paper import Decision, Paper
from kserender.render.page.proposals import comparison_html
from kserender.render.page.versions import versions_html

Edited = Callable[[str, str], Any]
Proposed = Callable[..., Any]

OLD = "# Bron\n\n## Skäl\n\nBron är gammal.\n\n## Kostnad\n\nDet kostar 20 kronor.\n"


def test_it_says_its_language_and_loads_nothing(edited: Edited, proposed: Proposed) -> None:
    for tree in (edited(OLD, OLD), proposed(Paper(), Paper())):
        assert tree.all("/html/@lang") == ["sv-SE"]
        assert not tree.all("//@src | //link | //style/@href | //iframe | //object | //form")
        assert all(href.startswith("#") for href in tree.all("//@href"))
        assert "@import" not in tree.text
        assert "url(" not in tree.text


def test_in_english(proposed: Proposed) -> None:
    i18n.use("en")
    assert proposed(Paper(), Paper()).all("/html/@lang") == ["en"]


def test_only_its_own_style_and_script_may_run(edited: Edited) -> None:
    tree = edited(OLD, OLD.replace("gammal", "ny"))
    policy = tree.all("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        inside = re.findall(rf"<{tag}>(.*?)</{tag}>", tree.text, re.DOTALL)
        assert len(inside) == 1
        digest = base64.b64encode(hashlib.sha256(inside[0].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert not tree.all("//@style")


def levels(tree: Any) -> list[int]:
    return [
        int(one.tag[1]) for one in tree.all("//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]")
    ]


@pytest.mark.parametrize("text", [OLD, "#### Djupt\n\nText.\n\n# Högt\n\n### Under\n\nMer.\n"])
def test_no_level_of_heading_is_skipped(edited: Edited, proposed: Proposed, text: str) -> None:
    paper = Paper(title="T", decisions=[Decision(text="Bygga bron.")])
    for tree in (edited(text, text + "\nSlut.\n"), proposed(paper, paper)):
        found = levels(tree)
        assert found.count(1) == 1
        assert found[0] == 1
        assert all(later <= earlier + 1 for earlier, later in pairwise(found))


def test_landmarks(edited: Edited) -> None:
    tree = edited(OLD, OLD.replace("gammal", "ny"))
    assert len(tree.all("//main")) == 1
    assert len(tree.all("//nav[@aria-labelledby]")) == 1
    assert tree.all("//a[@href='#text']")
    assert tree.all("//main/@id") == ["text"]


def test_struck_and_added_words_are_said_aloud(edited: Edited) -> None:
    tree = edited(OLD, OLD.replace("gammal", "ny"))
    assert tree.texts("//div[@class='w']//del") == ["[struket: gammal]"]
    assert tree.texts("//div[@class='w']//ins") == ["[tillagt: ny]"]


def test_a_row_more_is_one_change(edited: Edited) -> None:
    old = "| A | B |\n|---|---|\n| ek | 1 |\n| al | 2 |\n"
    tree = edited(old, old.replace("| al |", "| bok | 3 |\n| al |"))
    assert tree.texts("//nav//a") == ["1 + tillagt Ny rad: ”bok | 3”"]
    assert tree.texts("//tr[contains(@class, 'stop')]//ins") == ["[tillagt: bok]", "[tillagt: 3]"]


def test_a_paragraph_that_was_divided(edited: Edited) -> None:
    old = "Bron är gammal och vit. Den målas om i vår av kommunens egna målare.\n"
    tree = edited(old, old.replace("vit. Den", "vit.\n\nDen"))
    paragraph = tree.all("//div[@class='w']/p")[0]
    assert paragraph.text_content() == (
        "Bron är gammal och vit. [tillagt: ¶nytt stycke]Den målas om i vår av kommunens egna målare."
    )
    assert tree.texts("//div[@class='o']/p") == [old.strip()]
    assert len(tree.all("//div[@class='n']/p")) == 2


def test_a_note_and_its_mark_find_each_other(edited: Edited) -> None:
    old = "Ordet[^1] här.\n\n[^1]: Förklaringen.\n"
    tree = edited(old, old.replace("klaringen", "tydligandet"))
    for link in tree.all("//sup/a/@href"):
        assert tree.all(f"//*[@id='{link[1:]}']")
    assert tree.texts("//section[@aria-labelledby='notes']//ins")


def test_every_link_has_a_place_and_every_place_one_name(edited: Edited) -> None:
    moved = "Stycket om ån och alla dess bäckar står först i texten nu.\n\n"
    tree = edited(OLD.replace("## Skäl", moved + "## Skäl"), OLD + "\n" + moved)
    ids = tree.all("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in tree.all("//a/@href")} <= set(ids)
    assert tree.all("//div[contains(@class, 'to')]")


def test_unedited_stretches_are_folded_under_the_headings_that_lead_to_an_edit(edited: Edited) -> None:
    many = "\n\n".join(f"Stycke nummer {number} är som det var." for number in range(12))
    old = f"# Allt\n\n{many}\n\n## Del\n\n{many}\n\n### Mindre del\n\n{many}\n\nSist.\n"
    tree = edited(old, old.replace("Sist", "Allra sist"))
    assert len(tree.all("//details[@class='fold']")) == 3
    assert tree.texts("//div[@class='doc']/div[contains(@class, 'b')]//*[self::h3 or self::h4 or self::h5]") == [
        "Allt", "Del", "Mindre del"]  # fmt: skip
    assert len(tree.texts("//div[@class='doc']//p[starts-with(., 'Stycke nummer 5')]")) == 3


def test_equal_versions(edited: Edited) -> None:
    tree = edited(OLD, OLD)
    assert not tree.all("//div[@class='doc']//ins | //div[@class='doc']//del | //nav")
    assert i18n._("Nothing differs.") in tree.text


HOSTILE = ["<b>", "&amp;", "\"'>", "\x1b[2J", "\x07", "\u202egnp.exe", "\u2066", "]]>", "{{ 7 * 7 }}", "\ud800"]


@pytest.mark.parametrize("sign", HOSTILE)
def test_signs_are_shown_and_not_obeyed(proposed: Proposed, sign: str) -> None:
    ours = Paper.model_construct(title=f"T{sign}", decisions=[Decision.model_construct(text=f"Bygga {sign} bron")])
    theirs = Paper(decisions=[Decision(text="Bygga bron")])
    tree = proposed(ours, theirs)
    assert not tree.all("//b")
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", tree.text)
    assert "49" not in tree.text.split("<main")[1]


words = st.text(st.sampled_from("ab å<&\"'>{}%-=\n\t\u2029\u202e"), max_size=20)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(["equal", "struck", "added"]), words), max_size=6))
def test_both_texts_stand_on_the_page(pieces: list[tuple[Any, str]]) -> None:
    place = Place("f", None, 1, 0, 0)
    made = tuple(Piece(op, text.replace("\u2029", " ")) for op, text in pieces if text)
    old = Side(0, place, text="".join(piece.old for piece in made))
    new = Side(0, place, text="".join(piece.new for piece in made))
    version = Version("f", "0")
    item = Item("edited", (old,), (new,), made, id=1)
    page = versions_html(Versions(version, version, VersionOptions(), (item,)))
    from lxml import html

    root: Any = html.document_fromstring(page.encode())
    for hidden in root.xpath("//main//*[@class='vh']"):
        hidden.drop_tree()
    for name, side in (("o", old), ("n", new)):
        shown = root.xpath(f"string(//main//div[@class='{name}']/p)")
        assert shown == side.text.replace("\u202e", "\ufffd")


def test_the_same_bytes_every_time() -> None:
    paper = Paper(title="T", decisions=[Decision(text="Bygga bron.")])
    assert comparison_html(compare(paper, paper)) == comparison_html(compare(paper, paper))


def test_who_wants_what(proposed: Proposed) -> None:
    ours = Paper(decisions=[Decision(number=1, text="Bygga bron i maj."), Decision(number=2, text="Måla huset rött.")])
    theirs = Paper(kind="yrkande", proposers=["Åpartiet"], decisions=[Decision(number=1, text="Bygga bron i juni.")])
    tree = proposed(ours, theirs)
    assert tree.texts("//table[@class='matrix']//td")[0] == "● vill detta"
    assert "inte med" in tree.texts("//table[@class='matrix']//td")[-1]
    assert {"differ", "some"} == set(tree.all("//article/@data-sort"))
    assert tree.texts("//article[@id='m1']//div[@class='w']//ins") == ["[tillagt: juni]"]
