"""The whole comparison of two papers, and its contract."""

import json

import jsonschema
import pytest
from pydantic import ValidationError

from kserender.compare import Comparison, compare
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


def test_which_papers_they_are() -> None:
    found = compare(OURS, THEIRS, path_a="ours.docx")
    assert (found.a.title, found.a.kind, found.a.path) == ("Cykelplan för Ekhamra", "tjansteskrivelse", "ours.docx")
    assert (found.b.proposers, found.b.path) == (["Vägpartiet"], None)


def test_all_parts_are_compared() -> None:
    found = compare(OURS, THEIRS)
    assert [pair.relation for pair in found.decisions] == ["changed"]
    assert [pair.relation for pair in found.sections] == ["changed"]


def test_the_same_attachment_of_another_date_is_another_paper() -> None:
    listed = compare(OURS, THEIRS).attachments
    assert (listed.both, listed.only_a, listed.only_b) == (
        ["Karta"],
        ["Cykelplan, 2025-01-10"],
        ["Cykelplan, 2025-03-02"],
    )


def test_a_date_that_the_title_has_is_not_said_twice() -> None:
    paper = Paper(attachments=[Attachment(title="Cykelplan, 2025-01-10", date="2025-01-10")])
    assert compare(paper, Paper()).attachments.only_a == ["Cykelplan, 2025-01-10"]


def test_those_who_get_the_decision_are_known_by_their_organ() -> None:
    listed = compare(OURS, THEIRS).dispatch
    assert (listed.both, listed.only_a, listed.only_b) == (["SBN"], ["Tekniska nämnden"], ["Polisen"])


def test_a_namesake_of_another_party_is_somebody_else() -> None:
    listed = compare(OURS, THEIRS).signatories
    assert (listed.both, listed.only_a, listed.only_b) == ([], ["Anna Berg"], ["Anna Berg, Vägpartiet"])


def test_a_paper_against_itself() -> None:
    found = compare(OURS, OURS)
    assert {pair.relation for pair in found.decisions} == {pair.relation for pair in found.sections} == {"same"}
    assert not found.attachments.only_a + found.dispatch.only_a + found.signatories.only_b


def test_empty_papers() -> None:
    found = compare(Paper(), Paper())
    assert (found.decisions, found.sections, found.a.kind) == ([], [], "ovrigt")


def test_json_and_back() -> None:
    found = compare(OURS, THEIRS, path_a="a.md")
    text = found.model_dump_json(by_alias=True)
    assert json.loads(text)["schema"] == "kserender/comparison/1"
    assert Comparison.model_validate_json(text) == found


def test_json_keeps_to_its_schema() -> None:
    found = compare(OURS, THEIRS).model_dump(by_alias=True, mode="json")
    schema = Comparison.model_json_schema(by_alias=True)
    jsonschema.validate(found, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(found | {"decisions": [{"relation": "alike", "similarity": 1}]}, schema)


def test_an_unknown_field_is_an_error() -> None:
    with pytest.raises(ValidationError):
        Comparison.model_validate({"a": {}, "b": {}, "winner": "a"})


def test_the_same_comparison_gives_the_same_bytes() -> None:
    assert compare(OURS, THEIRS).model_dump_json() == compare(OURS, THEIRS).model_dump_json()


def test_the_papers_are_left_as_they_were() -> None:
    before = OURS.model_dump_json()
    compare(OURS, THEIRS)
    assert OURS.model_dump_json() == before


def test_a_file_name_that_is_no_text_can_be_written_as_json() -> None:
    assert "fil" in compare(Paper(), Paper(), path_a="fil\udce5.txt").model_dump_json()
