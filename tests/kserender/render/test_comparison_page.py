"""The page that every form of a comparison is written from."""

from kserender.compare import compare, compare_case
from kserender.paper import Decision, Paper, Yrkande
from kserender.render.comparison_page import Page, page


def proposal(name: str, *texts: str, **fields: object) -> Paper:
    decisions = [Decision(number=number, text=text) for number, text in enumerate(texts, 1)]
    return Paper.model_validate({"kind": "yrkande", "proposers": [name], "decisions": decisions, **fields})


BOARD = Paper(
    kind="protokollsutdrag",
    title="Motion om fler bänkar i parkerna",
    decisions=[
        Decision(
            number=1,
            text="Motionen avslås",
            action="avslå",
            deciding_body="Kommunstyrelsen",
            recommends_to="Kommunfullmäktige",
        )
    ],
    yrkanden=[
        Yrkande(text="Bo Ek yrkade bifall och avslag.", position="bifall"),
        Yrkande(text="Bo Ek yrkade bifall och avslag.", position="avslag"),
    ],
)


def titles(shown: Page) -> list[str]:
    return [proposer.title for proposer in shown.proposers]


def test_who_they_are_and_what_they_bring() -> None:
    adds = proposal("Vänsterpartiet", "Köp bänkar", title="Tilläggsyrkande om motion om fler bänkar i parkerna")
    other = proposal("Moderaterna", "Sälj parken", title="Sälj parken till dem som vill ha den")
    shown = page(compare_case([BOARD, adds, other]))
    assert shown.case == "Motion om fler bänkar i parkerna"
    assert titles(shown) == [
        "Kommunstyrelsen – förslag till Kommunfullmäktige",
        "V – tilläggsyrkande",
        "M – yrkande: Sälj parken till dem som vill ha den",
    ]


def test_a_claim_at_the_meeting_is_told_once() -> None:
    assert page(compare_case([BOARD, proposal("M", "Sälj parken")])).meeting == ("Bo Ek yrkade bifall och avslag.",)


def test_of_many_papers_that_are_left_out_only_the_number_is_told() -> None:
    def left_out(count: int) -> tuple[str, ...]:
        return page(compare_case([BOARD, proposal("M", "Sälj parken"), *[Paper(kind="ovrigt")] * count])).left_out

    assert left_out(0) == ()
    assert left_out(1) == ("Utan eget förslag: förslaget (övrig handling)",)
    assert left_out(9) == ("Utan eget förslag: 9 handlingar",)


def test_texts_that_have_little_in_common_are_shown_whole() -> None:
    ours = "Bygga en bro i Norrdal med två körfält och en gångbana på var sida om dem"
    (item,) = page(compare(proposal("S", ours), proposal("M", ours.replace("två", "tre")))).items
    assert item.sides[0].words
    assert not item.sides[0].text
    (item,) = page(compare(proposal("S", ours), proposal("M", "Bro i Norrdal, gångbana, två körfält"))).items
    assert not item.sides[0].words
    assert item.sides[0].text == "Bro i Norrdal, gångbana, två körfält"


def test_who_says_the_same_and_who_nothing() -> None:
    plan, sale = "Anta planen för Norrdal", "Sälja Eken 4"
    shown = page(compare(proposal("S", plan, sale), proposal("M", plan), proposal("V", plan), Paper(proposers=["L"])))
    assert [(item.title, item.same, item.missing) for item in shown.items] == [
        ("S, punkt 1", "Lika: M och V.", "Inte med: L."),
        ("Bara S, punkt 2", "", ""),
    ]


def test_a_point_that_only_speaks_of_anothers_is_remarked() -> None:
    shown = page(compare(BOARD, proposal("M", "Bifalla kommunstyrelsens förslag")))
    assert shown.remarks == ("M: Bifalla kommunstyrelsens förslag",)
    assert shown.items[0].sides[0].sentences == ("M följer Kommunstyrelsen.",)
