"""The same paper in two files is found, and others are not taken for it."""

import random
from collections.abc import Iterable, Mapping

from hypothesis import given
from hypothesis import strategies as st

from kserender.corpus.indexing.near import Facts, groups, likeness, places
from kserender.corpus.rows.signature import FEWEST, signature

WORDS = [f"ord{number}" for number in range(5000)]


def text(seed: int, count: int = 300) -> list[str]:
    return random.Random(seed).choices(WORDS, k=count)  # noqa: S311


def signed(words: Iterable[str]) -> bytes:
    found = signature({"title": "", "decisions": "", "body": " ".join(words)})
    assert found is not None
    return places(found)


def edited(words: list[str], seed: int, changes: int) -> list[str]:
    rng = random.Random(seed)  # noqa: S311
    found = list(words)
    for at in rng.sample(range(len(words)), changes):
        found[at] = f"ändrat{at}"
    return found


def apart(wanted: Iterable[int]) -> Mapping[int, Facts]:
    return {at: Facts("", "", "", "", at) for at in wanted}


def test_a_signature_depends_on_nothing_but_the_words() -> None:
    assert signature({"title": "Ny", "decisions": "väg till", "body": "skolan " * 40}) == signature(
        {"title": "NY VÄG", "decisions": "", "body": "till skolan\n" + "skolan, " * 39}
    )


def test_few_words_have_none() -> None:
    assert signature({"title": "", "decisions": "", "body": "ord " * (FEWEST - 1)}) is None
    assert signature({"title": "", "decisions": "", "body": "ord " * FEWEST}) is not None


@given(st.text(max_size=300))
def test_every_text_has_one_or_none(body: str) -> None:
    found = signature({"title": "", "decisions": "", "body": body})
    assert found is None or len(places(found)) == 128


def test_likeness_is_the_share_of_wording() -> None:
    words = text(1)
    assert likeness(signed(words), signed(words)) == 1
    assert likeness(signed(words), signed(text(2))) < 0.1
    assert 0.75 < likeness(signed(words), signed(edited(words, 1, 5))) < 1


def test_groups() -> None:
    first, second = text(1), text(2)
    all_of_them = [
        signed(first),
        signed(text(3)),
        signed(edited(first, 1, 3)),
        signed(second),
        signed(edited(second, 1, 3)),
    ]
    assert list(groups(all_of_them, apart)) == [[0, 2], [3, 4]]


def test_what_has_other_facts_is_another_paper() -> None:
    same = [signed(text(1))] * 4
    facts = {
        0: Facts("KS 2026/1", "§ 4", "2026-03-01", "protokollsutdrag", 0),
        1: Facts("KS 2026/1", "§ 9", "2026-04-01", "", 1),
        2: Facts("KS 2026/1", "§ 9", "", "", 2),
        3: Facts("KS 2026/1", "§ 9", "2026-04-01", "", 1),  # in the same file
    }
    assert list(groups(same, lambda wanted: facts)) == [[1, 2, 3]]
    assert list(groups(same[:2], lambda wanted: facts)) == []


def test_a_standing_item_is_not_compared_with_all_of_its_kind() -> None:
    # The same words at 400 meetings, each in two files.
    same = [signed(text(1))] * 800
    facts = {at: Facts("", "", f"{at // 2:04}", "", at) for at in range(800)}
    assert list(groups(same, lambda wanted: facts)) == [[at, at + 1] for at in range(0, 800, 2)]


@given(st.permutations(range(12)))
def test_groups_do_not_depend_on_the_order(order: list[int]) -> None:
    papers = [signed(edited(text(seed // 3), seed, 4)) for seed in range(12)]
    found = groups([papers[at] for at in order], lambda wanted: {at: Facts("", "", "", "", order[at]) for at in wanted})
    assert {frozenset(order[at] for at in group) for group in found} == {
        frozenset(range(at, at + 3)) for at in range(0, 12, 3)
    }


def test_a_partys_own_proposal_is_not_the_one_it_was_made_from() -> None:
    facts = {
        at: Facts("KS 2026/1", "", "", kind, at)
        for at, kind in enumerate(("tjansteskrivelse", "alternativt_forslag", ""))
    }
    assert list(groups([signed(text(1))] * 2, lambda wanted: facts)) == []
    assert list(groups([signed(text(1))] * 2, lambda wanted: {0: facts[2], 1: facts[1]})) == [[0, 1]]
