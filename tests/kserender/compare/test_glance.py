"""The whole in a few lines: first what becomes of the case, then what all want, where they part, what some want."""

import pytest

from kserender.compare import Comparison, compare
from kserender.compare.glance import agreed, camps, glance, names, shortened
from kserender.paper import Decision, Paper


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KSERENDER_LANG", "en")


def party(name: str, *points: tuple[str | None, str], **fields: object) -> Paper:
    decisions = [Decision(number=n, action=action, text=text) for n, (action, text) in enumerate(points, 1)]
    return Paper.model_validate({"kind": "yrkande", "proposers": [name], "decisions": decisions, **fields})


PLAN = ("anta", "Anta cykelplanen för Norrdal")
TASK = ("uppdra", "Uppdra åt nämnden att bygga två broar")


def lines(comparison: Comparison) -> list[tuple[str, str]]:
    return [(line.lead, line.text) for line in glance(comparison)]


def test_what_all_want_where_they_part_and_what_one_wants() -> None:
    found = compare(
        party("S", ("sälja", "Sälja Eken 4"), ("uppdra", "Uppdra åt nämnden att bygga tre broar"), PLAN),
        party("M", TASK, PLAN),
    )
    assert lines(found) == [
        ("All want this", PLAN[1]),
        ("They differ", "Uppdra åt nämnden att bygga tre broar"),
        ("Only S", "Sälja Eken 4"),
    ]
    assert glance(found)[1].details == ("M has “två broar” where S has “tre broar”.",)


def test_what_becomes_of_the_motion_is_told_first_and_by_verbs() -> None:
    found = compare(
        party("S", PLAN, ("avslå", "Motionen avslås")),
        party("M", PLAN, ("bifalla", "Bifalla motionen")),
        party("L", PLAN, ("anse besvarad", "Motionen anses besvarad")),
        party("C", PLAN, ("avslå", "Avslå motionen")),
        party("V", PLAN),
    )
    first = glance(found)[0]
    assert first.lead == "Motionen"
    assert first.text == "S and C would avslå; M would bifalla; L would anse den besvarad"
    assert first.details == ("Not with: V.",)


def test_verbs_that_only_the_comparison_saw() -> None:
    found = compare(party("S", ("avslå", "Motionen avslås")), party("M", (None, "Bifall till motionen")))
    assert lines(found) == [("Motionen", "S would avslå; M would bifalla")]


def test_a_motion_that_is_granted_in_part() -> None:
    found = compare(
        party("S", ("avslå", "Motionen avslås")),
        party("M", ("bifalla", "Motionens första att-sats bifalls"), ("anse besvarad", "Att-sats 2 anses besvarad")),
    )
    assert glance(found)[0].text == "S would avslå; M would partly bifalla and partly anse den besvarad"


def test_the_same_verb_twice_tells_nothing() -> None:
    found = compare(
        party("S", ("avslå", "Motionen avslås")), party("M", ("avstyrka", "Motionen avstyrks eftersom pengar saknas"))
    )
    assert [lead for lead, _text in lines(found)] == ["They differ"]


def test_silence_of_one_that_only_adds_is_no_opinion() -> None:
    found = compare(party("S", PLAN), party("M", PLAN), party("V", TASK, title="Tilläggsyrkande om broar"))
    assert lines(found) == [("S and M want this", PLAN[1]), ("Only V", TASK[1])]


def test_who_makes_the_same_proposal() -> None:
    found = compare(party("S", PLAN), party("M", TASK), party("L", ("anta", "Cykelplanen för Norrdal antas")))
    assert camps(found) == [[0, 2], [1]]
    assert not agreed(found, found.matters[0])


def test_those_who_follow_another_are_of_its_camp() -> None:
    found = compare(party("S", PLAN, TASK), party("M", ("bifalla", "Bifalla förslaget")))
    assert camps(found) == [[0, 1]]


def test_names_that_are_lists_are_kept_apart() -> None:
    found = compare(party("S", PLAN), Paper(proposers=["M", "L"]), party("V", PLAN))
    assert names(found, [0, 2]) == "S and V"
    assert names(found, [0, 1, 2]) == "S; M och L as well as V"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anta planen.\nMed bilaga.", "Anta planen."),
        ("Anta planen för hela kommunen. Återkom i maj.", "Anta planen för hela kommunen."),
        ("Anta bl.a. Planen för cykelvägar", "Anta bl.a. Planen för cykelvägar"),
        ("ord " * 40, "ord " * 29 + "ord …"),
    ],
)
def test_a_point_is_told_by_its_beginning(text: str, expected: str) -> None:
    assert shortened(text) == expected


def test_nothing_to_tell() -> None:
    assert glance(compare(Paper(), Paper())) == []
