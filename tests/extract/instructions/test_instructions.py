"""What instructions are made of: quotations, parts of documents, sentences, new words in paragraphs of their own."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kserender.extract.instructions import Found, Passage, Place, instructions
from kserender.extract.instructions.passages import texts
from kserender.extract.instructions.quotes import quotes


def the(*paragraphs: str) -> Found:
    (one,) = instructions(texts(paragraphs))
    return one


@pytest.mark.parametrize(
    "text",
    [
        "”bör”",
        "“bör”",
        '"bör"',
        "»bör»",
        "»bör«",
        "«bör»",
        "’bör’",
        "‘bör’",
        "„bör”",
        "'bör'",
        "”ett ’bör’ i”",
        "”a ”b” c”",
    ],
)
def test_every_kind_of_quotation_is_one(text: str) -> None:
    (quote,) = quotes(f"Ordet {text} stryks.")
    assert f"Ordet {text} stryks."[quote.start : quote.end] == text


@pytest.mark.parametrize("text", ["Bo's hus", "5' bred", 'det är 3" rör', "Ordet ”bör stryks."])
def test_a_sign_alone_quotes_nothing(text: str) -> None:
    assert not list(quotes(text))


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("3 kap. 4 § andra stycket stryks.", [("kapitel", "3"), ("paragraf", "4"), ("stycke", "2")]),
        ("Punkterna 1, 3 och 5 stryks.", [("punkt", "1,3,5")]),
        ("Punkterna 3–5 stryks.", [("punkt", "3-5")]),
        ("Näst sista meningen i stycke fyra stryks.", [("mening", "-2"), ("stycke", "4")]),
        ("Andra och tredje stycket stryks.", [("stycke", "2,3")]),
        ("Punkt 3 a stryks.", [("punkt", "3a")]),
        ("Avsnitt 4.2.1 stryks.", [("avsnitt", "4.2.1")]),
        ("Punkterna 1 till 3 stryks.", [("punkt", "1-3")]),
        ("Programmets avsnitt 3 stryks.", [("avsnitt", "3")]),
        ("På sidan 9, rad 14, stryks ordet ”fort”.", [("sida", "9"), ("rad", "14"), ("ord", None)]),
    ],
)
def test_numbers_are_given_in_figures(text: str, where: list[tuple[str, str]]) -> None:
    assert [(place.unit, place.number) for place in the(text).reading.where] == where


def test_places_say_how_they_lie() -> None:
    assert the('Efter punkt 2 under rubriken "Mål" infogas "lek".').reading.where == (
        Place("punkt", "2", None, "after"),
        Place("rubrik", None, "Mål", "under"),
    )


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Punkt 3 och bilaga 2 stryks.", [["3"], ["2"]]),
        ("Stryk punkt 3, bilaga 2 och avsnitt 5.", [["3"], ["2"], ["5"]]),
        ("Stryk punkt 3 i avsnitt 1 och punkt 5 i avsnitt 2.", [["3", "1"], ["5", "2"]]),
        ("Stryk punkt 3 och punkt 5.", [["3,5"]]),
        ("Stryk andra stycket, tredje meningen.", [["2", "3"]]),
        ("Tredje stycket nerifrån på sidan 2 stryks.", [["-3", "2"]]),
        ("5 § 2 st. 3 p. stryks.", [["5", "2", "3"]]),
    ],
)
def test_several_parts_are_told_from_parts_of_parts(text: str, where: list[list[str]]) -> None:
    found = list(instructions(texts([text])))
    assert [[place.number for place in one.reading.where] for one in found] == where


def test_one_place_may_have_several_changes() -> None:
    text = "I § 5 ersätts dels ”tio” med ”elva”, dels ”fem” med ”sex”."
    found = list(instructions(texts([text])))
    assert [(text[slice(*one.reading.old)], one.new) for one in found if one.reading.old] == [
        ("tio", "elva"),
        ("fem", "sex"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "att uppdra åt nämnden att stryka punkt 3",
        "att utreda om punkt 3 ska strykas",
        "att nämnden tar ställning till att punkt 3 stryks",
        "Nämnden får i uppdrag att ersätta bilaga 2 med en ny karta.",
        "Kommunfullmäktiges beslut den 3 mars, § 41, upphävs.",
        "Alla mål nås, utom mål 3 som utgår nästa år.",
    ],
)
def test_orders_to_others_are_none(text: str) -> None:
    assert not list(instructions(texts([text])))


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("Punkt 3 stryks och bilagan uppdateras.", "bilagan uppdateras."),
        ("Punkt 3 stryks, se ”Läget”.", "”Läget”"),
        ("I punkt 3 stryks ”tio” och infogas ”elva” sist.", "infogas ”elva” sist."),
        ("I punkt 3 stryks ”tio” och infogas ”elva”.", None),
        ("Punkt 3 stryks men punkt 4 stryks inte.", None),
        ("Punkt 3 stryks eftersom den ersätts av en ny policy.", None),
        ("Meningen som börjar med ”Nämnden ska” stryks.", None),
        ("I ”Kulturplan 2027” stryks punkt 3.", None),
        ("I motionen ”Fler träd” föreslås att punkt 3 stryks.", None),
        ("§ 4 får följande lydelse: ”Här är ’a’ och ”b” kvar.”", None),
    ],
)
def test_what_nobody_has_read_is_told(text: str, unread: str | None) -> None:
    span = the(text).reading.unread
    assert (text[slice(*span)] if span else None) == unread


def test_new_words_go_on_over_paragraphs_until_the_quotation_ends() -> None:
    found = the("§ 4 får följande lydelse:", "”Nämnden har nio ledamöter.", "De väljs av fullmäktige.”", "Bakgrund")
    assert found.new == "Nämnden har nio ledamöter.\nDe väljs av fullmäktige."


def test_a_following_instruction_is_no_new_text() -> None:
    assert [
        one.reading.action for one in instructions(texts(["Punkt 1 kompletteras med följande:", "Punkt 2 utgår."]))
    ] == [
        "insert",
        "strike",
    ]


def test_a_document_holds_to_the_end_of_its_section() -> None:
    passages = [
        Passage("Ändringar i Kulturplan 2027:"),
        Passage("Punkt 1 utgår."),
        Passage("Punkt 2 utgår.", section=1),
    ]
    assert [one.reading.document for one in instructions(passages)] == ["Kulturplan 2027", None]


@pytest.mark.parametrize("end", [" inte", " om medel saknas", " när avtalet löper ut", " ur registret"])
def test_what_takes_the_order_away(end: str) -> None:
    assert the("Punkt 3 stryks.")
    assert not list(instructions(texts([f"Punkt 3 stryks{end}."])))


VOCABULARY = """
Punkt 3 stryks ersätts med till att och rubriken § : . , ” " läggs följande stycke ska flyttas lydelse får första
programmet för blir ( - x
"""
words = st.sampled_from([*VOCABULARY.split(), "\n"])


@given(st.lists(st.lists(words, max_size=25).map(" ".join), max_size=4))
def test_everything_found_is_in_the_text(paragraphs: list[str]) -> None:
    for one in instructions(texts(paragraphs)):
        text, reading = paragraphs[one.at], one.reading
        for start, end in filter(None, (reading.span, reading.target, reading.old, reading.new)):
            assert 0 <= start <= end <= len(text)
        assert text[slice(*reading.target)].strip()
        everything = " ".join("\n".join(paragraphs).split())
        for line in (one.new or "").splitlines():
            assert " ".join(line.split()) in everything
        assert reading.document is None or reading.document in everything


@pytest.mark.parametrize(
    "unit",
    [
        "stryks ",
        '"',
        "”a ",
        "punkt 3 ",
        "1, ",
        "§ ",
        "läggs ",
        "\n",
        ". ",
        "första och ",
        "ändras: ",
        "programmet för ",
        '»"',
        "punkt 3 och ",
        "punkt 3, bilaga 2 och ",
        "”a” med ”b” och ",
        "i stället för ",
        "1 st. ",
        "”a” → ”b”, ",
        "och infogas ”b” ",
        "till förmån ",
    ],
)
def test_time_is_linear_in_what_is_read(unit: str) -> None:
    """A megabyte takes a second; the limit here is wider, for slow and busy machines."""
    text = ("Punkt 3 stryks " + unit * 1_000_000)[:1_000_000]
    start = time.process_time()
    list(instructions(texts([text])))
    assert time.process_time() - start < 3
