"""The whole comparison of two papers, and its contract."""

import json

import jsonschema
import pytest
from pydantic import ValidationError

from kserender.compare import Comparison, compare
from kserender.compare.comparison import Listed
from kserender.paper import Attachment, Decision, Dispatch, Paper, Person, Section

OURS = Paper(
    kind="tjansteskrivelse",
    title="Cykelplan för Ekhamra",
    municipality="Ekhamra kommun",
    body="Kommunstyrelsen",
    decisions=[Decision(number=1, text="Anta cykelplanen", action="anta")],
    sections=[Section(heading="Sammanfattning", role="summary", text="Planen gäller hela kommunen.")],
    attachments=[Attachment(title="Cykelplan", date="2025-01-10"), Attachment(title="Karta")],
    dispatch=[Dispatch(text="SBN", body="Samhällsbyggnadsnämnden"), Dispatch(text="Tekniska nämnden")],
    signatories=[Person(name="Anna Berg", role="Kommundirektör")],
)
THEIRS = Paper(
    kind="alternativt_forslag",
    title="Trygga vägar",
    proposers=["Vägpartiet"],
    decisions=[Decision(number=1, text="Avslå cykelplanen", action="avslå")],
    sections=[Section(heading="Sammanfattning", role="summary", text="Planen gäller inte hela kommunen.")],
    attachments=[Attachment(title="Cykelplan", date="2025-03-02"), Attachment(title="karta")],
    dispatch=[Dispatch(text="Samhällsbyggnadsnämnden"), Dispatch(text="Polisen")],
    signatories=[Person(name="Anna Berg", party="Vägpartiet")],
)


def who(listed: list[Listed]) -> dict[str, list[int]]:
    return {item.text: item.papers for item in listed}


def test_which_papers_they_are() -> None:
    found = compare(OURS, THEIRS, paths=("ours.docx", None)).papers
    assert [(head.letter, head.name, head.role) for head in found] == [
        ("A", "tjänsteskrivelsen", "base"),
        ("B", "Vägpartiet", "alternative"),
    ]
    assert (found[0].title, found[0].kind, found[0].path) == ("Cykelplan för Ekhamra", "tjansteskrivelse", "ours.docx")
    assert (found[1].proposers, found[1].path) == (["Vägpartiet"], None)


def test_all_parts_are_compared() -> None:
    found = compare(OURS, THEIRS)
    assert [matter.stances[1].relation for matter in found.matters] == ["changed"]
    assert [section.relation for section in found.texts[0].sections] == ["changed"]


def test_three_papers_are_each_compared_with_the_first() -> None:
    found = compare(OURS, THEIRS, OURS)
    assert [(pair.a, pair.b) for pair in found.texts] == [(0, 1), (0, 2)]
    assert [[stance.relation for stance in matter.stances] for matter in found.matters] == [
        ["reference", "changed", "same"]
    ]
    assert found.matters[0].positions == [[0, 2], [1]]


def test_the_same_attachment_of_another_date_is_another_paper() -> None:
    assert who(compare(OURS, THEIRS).attachments) == {
        "Cykelplan, 2025-01-10": [0],
        "Karta": [0, 1],
        "Cykelplan, 2025-03-02": [1],
    }


def test_a_date_that_the_title_has_is_not_said_twice() -> None:
    paper = Paper(attachments=[Attachment(title="Cykelplan, 2025-01-10", date="2025-01-10")])
    assert who(compare(paper, Paper()).attachments) == {"Cykelplan, 2025-01-10": [0]}


def test_those_who_get_the_decision_are_known_by_their_organ() -> None:
    assert who(compare(OURS, THEIRS).dispatch) == {"SBN": [0, 1], "Tekniska nämnden": [0], "Polisen": [1]}


def test_a_namesake_of_another_party_is_somebody_else() -> None:
    assert who(compare(OURS, THEIRS).signatories) == {"Anna Berg": [0], "Anna Berg, Vägpartiet": [1]}


def test_a_paper_against_itself() -> None:
    found = compare(OURS, OURS)
    assert {stance.relation for matter in found.matters for stance in matter.stances[1:]} == {"same"}
    assert {section.relation for section in found.texts[0].sections} == {"same"}
    assert all(item.papers == [0, 1] for item in [*found.attachments, *found.dispatch, *found.signatories])


def test_empty_papers() -> None:
    found = compare(Paper(), Paper())
    assert (found.matters, found.texts[0].sections, found.papers[0].kind) == ([], [], "ovrigt")


def test_json_and_back() -> None:
    found = compare(OURS, THEIRS, paths=("a.md", "b.md"))
    text = found.model_dump_json(by_alias=True)
    assert json.loads(text)["schema"] == "kserender/comparison/1"
    assert Comparison.model_validate_json(text) == found


def test_json_keeps_to_its_schema() -> None:
    found = compare(OURS, THEIRS).model_dump(by_alias=True, mode="json")
    schema = Comparison.model_json_schema(by_alias=True)
    jsonschema.validate(found, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(found | {"matters": [{"kind": "alike"}]}, schema)


def test_an_unknown_field_is_an_error() -> None:
    with pytest.raises(ValidationError):
        Comparison.model_validate({"papers": [], "winner": "a"})


def test_the_same_comparison_gives_the_same_bytes() -> None:
    assert compare(OURS, THEIRS).model_dump_json() == compare(OURS, THEIRS).model_dump_json()


def test_the_papers_are_left_as_they_were() -> None:
    before = OURS.model_dump_json()
    compare(OURS, THEIRS)
    assert OURS.model_dump_json() == before


def test_a_file_name_that_is_no_text_can_be_written_as_json() -> None:
    assert "fil" in compare(Paper(), Paper(), paths=("fil\udce5.txt", None)).model_dump_json()
