"""The words that an alternative replaces throughout, in all their forms, and where the old ones are left."""

from kserender.compare.lexicon import Entry, Replacement, from_revisions, from_versions, lexicon
from kserender.compare.versions import compare_versions
from kserender.extract import extract
from kserender.extract.readers import read_bytes
from kserender.model import Document
from kserender.views import view

MARKED = """\
# Skolplan

Alla ska ha ~~jämlika~~ **goda** villkor i skolan. En ~~jämlik~~ **god** skola är målet för kommunen.

De ~~jämlika~~ **goda** villkoren ska följas upp, och jämlika löner är en annan fråga för kommunen.

Varje år ~~skyndsamt~~ ska nämnden rapportera. Det ska ~~skyndsamt~~ ske i mars varje år framöver.
"""


def document(text: str) -> Document:
    return read_bytes(text.encode(), "skolplan.md")


def entry(entries: list[Entry], struck: str) -> Entry:
    return next(one for one in entries if one.struck == struck)


def marked() -> list[Entry]:
    source = document(MARKED)
    revisions = [revision for paper in extract(source).papers for revision in paper.revisions]
    return lexicon(from_revisions(revisions), [block.text() for block in view(source, "revised").blocks])


def test_inflected_forms_are_one_entry() -> None:
    found = entry(marked(), "jämlika")
    assert found.added == "goda"
    assert found.count == 3
    assert found.forms == {("jämlika", "goda"): 2, ("jämlik", "god"): 1}


def test_where_the_old_word_is_left() -> None:
    found = entry(marked(), "jämlika")
    assert found.left == 1
    assert not found.throughout


def test_a_word_that_is_struck_again_and_again_is_an_entry() -> None:
    found = entry(marked(), "skyndsamt")
    assert (found.added, found.count, found.throughout) == ("", 2, True)


def test_two_versions_give_the_same_as_marks() -> None:
    source = document(MARKED)
    old, new = view(source, "original"), view(source, "revised")
    found = lexicon(from_versions(compare_versions(old, new)), [block.text() for block in new.blocks])
    assert [(one.struck, one.added, one.count, one.left) for one in found] == [
        (one.struck, one.added, one.count, one.left) for one in marked()
    ]


def test_a_doubtful_place_has_its_reading() -> None:
    text = "# Plan\n\nAlla ska ha ~~jämlika~~ goda villkor i hela kommunen och **också** i skolan.\n"
    revisions = extract(document(text)).papers[0].revisions
    (found,) = lexicon(from_revisions(revisions), [])
    assert (found.struck, found.added) == ("jämlika", "goda")
    assert found.places[0].doubtful
    assert found.places[0].reason


def test_words_that_both_have_are_no_part_of_it() -> None:
    (found,) = lexicon([Replacement("lika villkor för alla", "goda villkor för alla")], [])
    assert (found.struck, found.added) == ("lika", "goda")


def test_new_wording_of_a_passage_is_no_entry() -> None:
    assert not lexicon([Replacement("en helt ny lång mening om parken", "något kort")], [])


def test_only_the_ending_is_a_replacement_too() -> None:
    (found,) = lexicon([Replacement("skall", "ska"), Replacement("Skall", "Ska")], [])
    assert (found.struck, found.added, found.count) == ("skall", "ska", 2)
