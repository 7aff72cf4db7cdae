"""Minutes come apart into §§; tables of contents and references do not."""

from pathlib import Path

import pytest

from kserender import extract
from kserender.extract.readers import read_bytes
from kserender.paper import Extraction

SHARED = Path(__file__).parents[2].parent / "shared"

MINUTES = """Ekhamra kommun          Sammanträdesprotokoll          1 (4)
Fritidsnämnden
2025-03-04
Plats och tid: Kommunhuset kl. 13.00-15.30
Beslutande: Maja Dahl (C), Per Lind (S)
Ordförande: Maja Dahl
Sekreterare: Eva Granlid
Justerare: Per Lind
Innehåll
§ 11 Dnr FN-2025-0007
Val av justerare .................... 2
§ 12 Dnr FN-2025-0008
Badplatser .......................... 3
\fEkhamra kommun          Sammanträdesprotokoll          2 (4)
Fritidsnämnden
2025-03-04
§ 11 Dnr FN-2025-0007
Val av justerare
Beslut
Per Lind (S) utses att justera protokollet.
\fEkhamra kommun          Sammanträdesprotokoll          3 (4)
Fritidsnämnden
2025-03-04
§ 12 Dnr FN-2025-0008
Badplatser
Förslag till beslut i kommunstyrelsen
Kommunstyrelsen godkänner listan över badplatser.
Paragrafen justeras omedelbart.
Sammanfattning
Nämnden behandlade listan den 4 februari, § 4, och bad då om fler
\fEkhamra kommun          Sammanträdesprotokoll          4 (4)
Fritidsnämnden
2025-03-04
uppgifter om bryggorna.
§ 13 Dnr FN-2025-0009
Information
Beslut
Nämnden noterar informationen.
"""


def extraction(text: str) -> Extraction:
    return extract(read_bytes(text.encode(), "protokoll.txt"))


def test_each_paragraph_is_a_paper() -> None:
    found = extraction(MINUTES)
    assert [(p.paragraph, p.title, p.diary_number) for p in found.papers] == [
        ("11", "Val av justerare", "FN-2025-0007"),
        ("12", "Badplatser", "FN-2025-0008"),
        ("13", "Information", "FN-2025-0009"),
    ]
    assert {paper.municipality for paper in found.papers} == {"Ekhamra kommun"}


def test_the_meeting() -> None:
    meeting = extraction(MINUTES).meeting
    assert meeting is not None
    assert (meeting.body, meeting.date, meeting.start, meeting.end) == (
        "Fritidsnämnden",
        "2025-03-04",
        "13:00",
        "15:30",
    )
    assert (meeting.chair, meeting.secretary, meeting.adjusters) == ("Maja Dahl", "Eva Granlid", ["Per Lind"])
    assert [person.name for person in meeting.present] == ["Maja Dahl", "Per Lind"]
    assert meeting.paragraphs == "11-13"


def test_the_organ_of_the_meeting_decides_and_another_is_proposed_to() -> None:
    decisions = [decision for paper in extraction(MINUTES).papers for decision in paper.decisions]
    assert [(d.action, d.deciding_body, d.recommends_to) for d in decisions] == [
        ("utse", "Fritidsnämnden", None),
        ("godkänna", "Fritidsnämnden", "Kommunstyrelsen"),
        ("justera", "Fritidsnämnden", None),
        ("notera", "Fritidsnämnden", None),
    ]


def test_a_sentence_over_the_page_break_is_whole_and_its_heads_are_furniture() -> None:
    summary = extraction(MINUTES).papers[1].summary
    assert summary is not None
    assert summary.endswith("och bad då om fler uppgifter om bryggorna.")


def test_a_table_of_contents_that_word_made_has_tabs_before_its_pages() -> None:
    contents = "Innehåll\n§ 3 Dnr FN-2025-0011\nIsbanor\t2\n"
    front = "Ordförande: Maja Dahl\nSekreterare: Eva Granlid\nProtokoll för fritidsnämnden\n" + "En rad.\n" * 12
    text = contents + front + "§ 3 Dnr FN-2025-0011\nIsbanor\nBeslut\nNämnden noterar informationen.\n"
    (paper,) = extraction(text).papers
    assert (paper.title, len(paper.decisions)) == ("Isbanor", 1)


@pytest.mark.parametrize(
    "text",
    [
        "Ny simhall\nBeslut\nEnligt § 4 och § 5 gäller planen.\n§ 4 kommunallagen gäller.",
        "§ 12\nNy simhall\nBeslut\nPlanen antas.",
        "Reglemente\n§ 1 Nämnden ansvarar för badet.\n§ 2 Nämnden ansvarar för isen.\nBakgrund",
        "Ordningsföreskrifter\n§ 1 Syfte\nHär står reglerna.\n§ 2 Plats\nTorget och hamnen.\n§ 3 Undantag\nInga.",
        "Avtal\n§ 1 Parter\nKommunen och föreningen.\n§ 2 Hyra\nHyran är 100 kr.",
        "Rapport\n1. Inledning\nKort text.\n2. Metod\nKort text.\n3. Slutsats\nKort text.",
        "Ny simhall\nÄrende 1\nKort text.\nÄrende 2\nKort text.",
    ],
)
def test_no_minutes(text: str) -> None:
    assert len(extraction(text).papers) == 1


@pytest.mark.skipif(not SHARED.exists(), reason="the shared minutes are not here")
def test_nothing_of_a_decision_is_furniture() -> None:
    for path in sorted((SHARED / "real/goteborg/protokoll").glob("ks-2024-06*.txt")):
        from kserender.extract.readers import read

        assert not [block.text() for block in read(path).furniture if "röstar" in block.text()]


def test_a_day_that_ends_a_title_is_not_that_of_the_paragraph() -> None:
    found = extraction(
        MINUTES.replace("§ 13 Dnr FN-2025-0009\nInformation", "§ 13 Dnr FN-2025-0009\nProtokoll från\n2025-01-15")
    )
    assert [paper.date for paper in found.papers] == [None, None, None]
