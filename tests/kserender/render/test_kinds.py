"""Every kind of document is made under every profile, says what it is, and reads back the same."""

from collections.abc import Callable
from typing import Any

import pytest

from kserender.errors import InvalidData, UsageError
from kserender.extract import extract
from kserender.extract.readers import read_bytes
from kserender.paper import Paper
from kserender.profile import load, names
from kserender.render import WRITERS, Order, make, render
from kserender.render.kinds import KINDS

FULL: dict[str, Any] = {
    "diary_number": "KS 2026-00700",
    "paragraph": "12",
    "date": "2026-03-17",
    "author": "Lovisa Almgård",
    "proposers": ["M", "Vägvalet"],
    "summary": "Lekplatserna är slitna.",
    "sections": [{"heading": "Skicket i dag", "text": "Fem av tolv är stängda."}],
    "attachments": [{"title": "Tjänsteskrivelse", "date": "2026-03-01"}, {"title": "Karta"}],
    "dispatch": [{"text": "Tekniska nämnden"}],
    "signatories": [{"name": "Eva Ek", "role": "Ledamot", "party": "M"}],
}
PLAN = {
    "title": "Politisk del",
    "rows": [
        {
            "number": 1,
            "proposal": "Bygg två lekplatser",
            "activity": "Handla upp",
            "responsible_text": "Tekniska nämnden",
            "timeframe": {"text": "1–6 månader"},
        }
    ],
}
# What a paper of the kind has and others do not.
OWN: dict[str, dict[str, Any]] = {
    "tjansteskrivelse": {"signatories": [{"name": "Lovisa Almgård", "role": "Parkchef"}], "proposers": []},
    "handlingsplan": {"action_tables": [PLAN]},
}


def full(kind: str) -> dict[str, Any]:
    """All that a paper of this kind can say."""
    return {**FULL, **OWN.get(kind, {})}


@pytest.mark.parametrize("profile", names())
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_it_is_made_in_every_house(paper: Callable[..., Paper], kind: str, profile: str) -> None:
    order = Order(kind=kind, paper=paper(**full(kind)), profile=load(profile))
    assert make(order).data == make(order).data


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_it_says_what_it_is(paper: Callable[..., Paper], written: Callable[[bytes], Any], kind: str) -> None:
    data = render(paper(**full(kind)), kind=kind)
    document = load("generic").for_kind(kind).document
    assert document in written(data).parts["word/header1.xml"].decode()
    read = extract(read_bytes(data, "a.docx")).papers[0]
    assert KINDS[kind].reads_as in (None, read.kind)
    assert read.title == paper().title


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_what_it_must_have_is_asked_for_all_at_once(paper: Callable[..., Paper], kind: str) -> None:
    with pytest.raises(InvalidData) as error:
        render(Paper(), kind=kind)
    assert len(KINDS[kind].required) - 1 <= error.value.what.count(";")
    assert render(Paper(), kind=kind, draft=True)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_no_paragraph_is_empty_and_no_guidance_is_left(
    paper: Callable[..., Paper], written: Callable[[bytes], Any], kind: str
) -> None:
    file = written(render(paper(**full(kind)), kind=kind))
    assert [block for block in file.all("./w:body/w:p") if not file.text(block)] == []
    assert not [line for line in file.lines() if "[" in line]


def test_an_official_s_memorandum_proposes(paper: Callable[..., Paper], written: Callable[[bytes], Any]) -> None:
    given = paper(
        **full("tjansteskrivelse"),
        decisions=[{"text": "Anta planen."}, {"text": "Anta taxan.", "recommends_to": "Kommunfullmäktige"}],
    )
    file = written(render(given, kind="tjansteskrivelse"))
    assert [text for _style, text in file.headings()][:2] == [
        "Förslag till kommunstyrelsens beslut",
        "Kommunstyrelsens förslag till kommunfullmäktiges beslut",
    ]
    assert "Handläggare\tLovisa Almgård" in file.lines()


def test_a_claim_gives_its_reasons_first_and_names_the_parties(
    paper: Callable[..., Paper], written: Callable[[bytes], Any]
) -> None:
    data = render(paper(**FULL), kind="yrkande")
    file = written(data)
    assert [text for _style, text in file.headings()] == [
        "Motivering",
        "Skicket i dag",
        "Förslag till kommunstyrelsens beslut",
    ]
    assert "Parti\tModeraterna, Vägvalet" in file.lines()
    read = extract(read_bytes(data, "yrkande.docx")).papers[0]
    assert [point.text for point in read.decisions] == [point.text for point in paper().decisions]


def test_what_a_kind_must_have_is_asked_for(paper: Callable[..., Paper]) -> None:
    with pytest.raises(InvalidData, match="proposers"):
        render(paper(), kind="yrkande")


def test_there_is_a_writer_for_each_kind_and_no_other(paper: Callable[..., Paper]) -> None:
    assert {kind for kind, _form in WRITERS} >= set(KINDS)
    with pytest.raises(UsageError, match=r"beslut \(docx\)"):
        render(paper(), kind="dikt")
    with pytest.raises(UsageError):
        render(paper(), form="odt")


def test_an_action_plan_has_a_row_like_the_template_s_for_each_action(
    paper: Callable[..., Paper], written: Callable[[bytes], Any]
) -> None:
    second = {**PLAN, "title": "Verkställighetsdel", "rows": [*PLAN["rows"], *PLAN["rows"]]}
    given = paper(action_tables=[PLAN, second], abbreviations={"TN": "Tekniska nämnden"})
    made = make(Order(kind="handlingsplan", paper=given, profile=load("generic")))
    file = written(made.data)
    assert [text for _style, text in file.headings()] == ["Politisk del", "Verkställighetsdel"]
    assert [len(file.all("./w:tr", table)) for table in file.all(".//w:tbl")] == [2, 3]
    assert len(file.all(".//w:trPr/w:tblHeader")) == 2
    assert file.lines()[-1] == "Förkortningar: TN = Tekniska nämnden"
    assert any("2 beslutspunkter" in note for note in made.notes)
