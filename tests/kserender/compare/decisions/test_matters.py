"""How the decision points of papers are put together by matter, and what is told of each.

The cases in `cases/matters.txt` have a title, two decisions in YAML, and what is expected: the relation (`apart` when
they must not be paired) and what differs, aspect by aspect.  Those in `cases/papers.txt` have several papers, each a
list of points ("verb: text"), and the matters that are expected, with the numbers of each paper's points; what a paper
wants without points of its own, and relations worth naming, stand after a comma.  Each part is ended by a line with a
full stop.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kserender.compare import Comparison, compare
from kserender.paper import Decision, Paper

CASES = Path(__file__).parent / "cases"
Case = tuple[str, dict[str, Any], Any]


def cases(name: str) -> list[Case]:
    parts = (CASES / name).read_text(encoding="utf-8").split("\n.\n")
    assert len(parts) % 3 == 1
    assert not parts[-1].strip()
    read = yaml.safe_load
    return [(parts[at].strip(), read(parts[at + 1]), read(parts[at + 2])) for at in range(0, len(parts) - 1, 3)]


def paper(*decisions: Decision | str, abbreviations: dict[str, str] | None = None, **fields: Any) -> Paper:
    points = [Decision(text=point) if isinstance(point, str) else point for point in decisions]
    return Paper(decisions=points, abbreviations=abbreviations or {}, **fields)


def told(comparison: Comparison) -> dict[str, Any]:
    """What came out of two papers with a point each, in the form of the cases."""
    if len(comparison.matters) == 2:
        return {"relation": "apart"}
    (matter,) = comparison.matters
    stance = matter.stances[1]
    return {"relation": stance.relation} | {x.aspect: [x.a, x.b] for x in stance.differences}


@pytest.mark.parametrize("case", cases("matters.txt"), ids=lambda case: case[0])
def test_two_points(case: Case) -> None:
    _title, given, expected = case
    short = given.get("abbreviations")
    a, b = (paper(Decision(**given[side]), abbreviations=short) for side in "ab")
    assert told(compare(a, b)) == expected


@pytest.mark.parametrize("case", cases("matters.txt"), ids=lambda case: case[0])
def test_two_points_the_other_way_round(case: Case) -> None:
    _title, given, expected = case
    short = given.get("abbreviations")
    a, b = (paper(Decision(**given[side]), abbreviations=short) for side in "ba")
    turned = {name: value if name == "relation" else value[::-1] for name, value in expected.items()}
    assert told(compare(a, b)) == turned


def point(text: str, number: int) -> Decision:
    """A point of the cases: "uppdra [Tekniska nämnden]: text"; the verb and who gets the task may be left out."""
    head, colon, rest = text.partition(": ")
    verb, bracket, organs = head.partition(" [")
    if not colon or len(verb.split()) > 3 or verb[:1].isupper():
        return Decision(number=number, text=text)
    assigned = organs.rstrip("]").split(", ") if bracket else []
    return Decision(number=number, text=rest, action=verb or None, assigned_to=assigned)


def papers_of(given: dict[str, Any]) -> list[Paper]:
    found = []
    for name, points in given.items():
        proposers = [] if name in {"Nämnden", "Kontoret"} else name.split(" och ")
        found.append(
            Paper(
                kind="tjansteskrivelse" if name == "Kontoret" else "yrkande" if proposers else "protokollsutdrag",
                body=name if name == "Nämnden" else None,
                proposers=proposers,
                decisions=[point(text, number) for number, text in enumerate(points or [], 1)],
            )
        )
    return found


def in_short(comparison: Comparison, names: Sequence[str]) -> list[dict[str, str]]:
    """The matters in the form of the cases: {"S": "1", "M": "2 3, changed", "SD": "adopted"}; silence is left out."""
    return [
        {
            names[stance.paper]: ", ".join(
                part
                for part in (
                    " ".join(str(point.number) for point in stance.points),
                    "" if stance.relation == "reference" else stance.relation,
                )
                if part
            )
            for stance in matter.stances
            if stance.relation != "missing"
        }
        for matter in comparison.matters
    ]


@pytest.mark.parametrize("case", cases("papers.txt"), ids=lambda case: case[0])
def test_several_papers(case: Case) -> None:
    _title, given, expected = case
    comparison = compare(*papers_of(given))
    assert in_short(comparison, list(given)) == [
        {name: str(value) for name, value in matter.items()} for matter in expected
    ]


@pytest.mark.parametrize("case", cases("papers.txt"), ids=lambda case: case[0])
def test_several_papers_have_each_point_once(case: Case) -> None:
    _title, given, _expected = case
    found = papers_of(given)
    assert each_point_once(compare(*found), found)


def each_point_once(comparison: Comparison, papers: Sequence[Paper]) -> bool:
    stood = [(s.paper, id(p)) for matter in comparison.matters for s in matter.stances for p in s.points]
    stood += [(referral.paper, id(referral.point)) for referral in comparison.referrals if not referral.new]
    return sorted(stood) == sorted((at, id(p)) for at, one in enumerate(papers) for p in one.decisions)


def test_a_stance_keeps_its_points_whole_and_its_words_rebuild_both_texts() -> None:
    a, b = Decision(number=2, text="Bygga två broar i Norrdal"), Decision(number=1, text="Bygga tre broar i Norrdal")
    (matter,) = compare(paper(a), paper(b)).matters
    ours, theirs = matter.stances
    assert (ours.points, theirs.points) == ([a], [b])
    assert "".join(words.text for words in theirs.words if words.op != "added") == a.text
    assert "".join(words.text for words in theirs.words if words.op != "struck") == b.text


def test_the_same_text_on_the_same_level_goes_before_one_on_another() -> None:
    to_council = Decision(
        number=1, text="Anta planen", deciding_body="Kommunstyrelsen", recommends_to="Kommunfullmäktige"
    )
    own = Decision(number=1, text="Anta planen", deciding_body="Kommunstyrelsen")
    matters = compare(paper(to_council, own), paper(own, to_council)).matters
    assert [matter.stances[1].relation for matter in matters] == ["same", "same"]


def test_a_number_that_two_levels_have_is_not_guessed() -> None:
    own = Decision(number=1, text="Utse Bo Ek", deciding_body="Kommunstyrelsen")
    proposed = own.model_copy(update={"text": "Anta planen", "recommends_to": "Kommunfullmäktige"})
    found = compare(paper(own, proposed), paper("Punkt 1 utgår"))
    assert not found.referrals
    assert [matter.stances[1].relation for matter in found.matters] == ["missing", "missing", "reference"]


def test_papers_without_decisions() -> None:
    assert compare(paper(), paper()).matters == []
    (matter,) = compare(paper(), paper("Anta planen")).matters
    assert [stance.relation for stance in matter.stances] == ["missing", "reference"]
    assert matter.reference == 1


WORDS = ["Anta", "uppdra", "planen", "skolan", "inte", "två", "2025", "Norrdal", "från", "till", "”x”", "nämnden", ","]
POINTS = st.lists(
    st.builds(
        Decision,
        text=st.lists(st.sampled_from(WORDS), max_size=7).map(" ".join),
        action=st.sampled_from([None, "anta", "uppdra", "avslå"]),
        deciding_body=st.sampled_from([None, "Kommunstyrelsen"]),
        assigned_to=st.sampled_from([[], ["Nämnden"]]),
    ),
    max_size=4,
    unique_by=lambda point: point.text,
)


@given(POINTS)
def test_a_paper_against_itself_is_the_same_all_through(points: list[Decision]) -> None:
    comparison = compare(paper(*points), paper(*points))
    assert len(comparison.matters) == len(points)
    assert all(matter.stances[1].relation == "same" for matter in comparison.matters)
    assert all(matter.positions == [[0, 1]] for matter in comparison.matters)


@given(st.lists(POINTS, min_size=2, max_size=4))
@settings(max_examples=60)
def test_each_point_of_each_paper_stands_once(several: list[list[Decision]]) -> None:
    papers = [paper(*points) for points in several]
    assert each_point_once(compare(*papers), papers)


@given(st.lists(POINTS, min_size=2, max_size=4), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_the_order_of_the_papers_changes_only_the_order(several: list[list[Decision]], random: Any) -> None:
    papers = [paper(*points) for points in several]
    order = list(range(len(papers)))
    random.shuffle(order)

    def who_stands_together(comparison: Comparison, numbers: Sequence[int]) -> set[Any]:
        return {
            (
                frozenset((numbers[s.paper], p.text) for s in matter.stances for p in s.points),
                frozenset(frozenset(numbers[at] for at in papers) for papers in matter.positions),
            )
            for matter in comparison.matters
        }

    there = who_stands_together(compare(*papers), range(len(papers)))
    assert there == who_stands_together(compare(*(papers[at] for at in order)), order)


@given(POINTS, POINTS)
def test_two_papers_the_other_way_round(a: list[Decision], b: list[Decision]) -> None:
    there, back = compare(paper(*a), paper(*b)), compare(paper(*b), paper(*a))
    found = [
        {
            frozenset(p.text for s in matter.stances for p in s.points): [
                (x.aspect, x.a, x.b) if straight else (x.aspect, x.b, x.a)
                for s in matter.stances
                for x in s.differences
            ]
            for matter in comparison.matters
        }
        for comparison, straight in ((there, True), (back, False))
    ]
    assert found[0] == found[1]
