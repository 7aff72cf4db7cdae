"""How decision points are paired, and what is told of each pair.

The cases in `cases/decisions.txt` have a title, two decisions in YAML, and what is expected: the relation (`apart` when
they must not be paired) and what differs, aspect by aspect; each part is ended by a line with a full stop.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kserender.compare.comparison import DecisionPair
from kserender.compare.decisions import compare_decisions
from kserender.paper import Decision, Paper

CASES = Path(__file__).parent / "cases" / "decisions.txt"
Case = tuple[str, dict[str, Any], dict[str, Any]]


def cases() -> list[Case]:
    parts = CASES.read_text(encoding="utf-8").split("\n.\n")
    assert len(parts) % 3 == 1
    assert not parts[-1].strip()
    read = yaml.safe_load
    return [(parts[at].strip(), read(parts[at + 1]), read(parts[at + 2])) for at in range(0, len(parts) - 1, 3)]


def paper(*decisions: Decision | str, abbreviations: dict[str, str] | None = None) -> Paper:
    points = [Decision(text=point) if isinstance(point, str) else point for point in decisions]
    return Paper(decisions=points, abbreviations=abbreviations or {})


def told(pairs: list[DecisionPair]) -> dict[str, Any]:
    """What came out, in the form of the cases."""
    if len(pairs) == 2:
        assert {pair.relation for pair in pairs} == {"only_a", "only_b"}
        return {"relation": "apart"}
    return {"relation": pairs[0].relation} | {x.aspect: [x.a, x.b] for x in pairs[0].differences}


@pytest.mark.parametrize("case", cases(), ids=lambda case: case[0])
def test_case(case: Case) -> None:
    _title, given, expected = case
    short = given.get("abbreviations")
    a, b = (paper(Decision(**given[side]), abbreviations=short) for side in "ab")
    assert told(compare_decisions(a, b)) == expected


@pytest.mark.parametrize("case", cases(), ids=lambda case: case[0])
def test_case_the_other_way_round(case: Case) -> None:
    _title, given, expected = case
    short = given.get("abbreviations")
    a, b = (paper(Decision(**given[side]), abbreviations=short) for side in "ba")
    turned = {name: value if name == "relation" else value[::-1] for name, value in expected.items()}
    assert told(compare_decisions(a, b)) == turned


def relations(pairs: list[DecisionPair]) -> list[tuple[str, int | None, int | None]]:
    return [(pair.relation, pair.a.number if pair.a else None, pair.b.number if pair.b else None) for pair in pairs]


def test_points_are_paired_by_matter_and_not_by_place() -> None:
    a = paper(
        Decision(number=1, text="Anta cykelplanen", action="anta"),
        Decision(number=2, text="Uppdra åt nämnden att bygga simhallen i Norrdal", action="uppdra"),
        Decision(number=3, text="Avslå motionen om gatlampor", action="avslå"),
    )
    b = paper(
        Decision(number=1, text="Bifalla motionen om gatlampor", action="bifalla"),
        Decision(number=2, text="Anta cykelplanen", action="anta"),
        Decision(number=3, text="Sälja fastigheten Eken 4"),
    )
    assert relations(compare_decisions(a, b)) == [
        ("same", 1, 2),
        ("only_a", 2, None),
        ("only_b", None, 3),
        ("changed", 3, 1),
    ]


def test_the_same_text_on_the_same_level_goes_before_one_on_another() -> None:
    to_council = Decision(
        number=1, text="Anta planen", deciding_body="Kommunstyrelsen", recommends_to="Kommunfullmäktige"
    )
    own = Decision(number=1, text="Anta planen", deciding_body="Kommunstyrelsen")
    pairs = compare_decisions(paper(to_council, own), paper(own, to_council))
    assert [pair.relation for pair in pairs] == ["same", "same"]


def test_one_point_answers_to_one_only() -> None:
    pairs = compare_decisions(paper("Anta planen för byn"), paper("Anta planen för byn", "Anta planen för byn"))
    assert [pair.relation for pair in pairs] == ["same", "only_b"]


def test_a_pair_keeps_both_points_whole_and_its_words_rebuild_them() -> None:
    a, b = Decision(number=2, text="Bygga två broar i Norrdal"), Decision(number=1, text="Bygga tre broar i Norrdal")
    (pair,) = compare_decisions(paper(a), paper(b))
    assert (pair.a, pair.b) == (a, b)
    assert "".join(words.text for words in pair.words if words.op != "added") == a.text
    assert "".join(words.text for words in pair.words if words.op != "struck") == b.text


def test_papers_without_decisions() -> None:
    assert compare_decisions(paper(), paper()) == []
    assert [pair.relation for pair in compare_decisions(paper(), paper("Anta planen"))] == ["only_b"]


WORDS = ["Anta", "uppdra", "planen", "skolan", "inte", "två", "2025", "Norrdal", "från", "till", "”x”", "nämnden", ","]
POINTS = st.lists(
    st.builds(
        Decision,
        text=st.lists(
            st.sampled_from(WORDS),
            max_size=7,
        ).map(" ".join),
        action=st.sampled_from([None, "anta", "uppdra", "avslå"]),
        deciding_body=st.sampled_from([None, "Kommunstyrelsen"]),
        assigned_to=st.sampled_from([[], ["Nämnden"]]),
    ),
    max_size=5,
)


@given(POINTS)
def test_a_paper_against_itself_is_the_same_all_through(points: list[Decision]) -> None:
    pairs = compare_decisions(paper(*points), paper(*points))
    assert all(pair.relation == "same" and not pair.differences for pair in pairs)
    assert all(words.op == "equal" for pair in pairs for words in pair.words)


@given(POINTS, POINTS)
def test_every_point_comes_out_once(a: list[Decision], b: list[Decision]) -> None:
    pairs = compare_decisions(paper(*a), paper(*b))
    assert [pair.a for pair in pairs if pair.a] == a
    assert sorted(pair.b.text for pair in pairs if pair.b) == sorted(point.text for point in b)


@given(POINTS, POINTS)
def test_the_other_way_round_it_says_the_same(a: list[Decision], b: list[Decision]) -> None:
    turned = {"only_a": "only_b", "only_b": "only_a"}
    there = [
        (
            pair.relation,
            pair.a and pair.a.text,
            pair.b and pair.b.text,
            [(d.aspect, d.a, d.b) for d in pair.differences],
        )
        for pair in compare_decisions(paper(*a), paper(*b))
    ]
    back = [
        (
            turned.get(pair.relation, pair.relation),
            pair.b and pair.b.text,
            pair.a and pair.a.text,
            [(d.aspect, d.b, d.a) for d in pair.differences],
        )
        for pair in compare_decisions(paper(*b), paper(*a))
    ]
    assert sorted(map(repr, there)) == sorted(map(repr, back))
