"""Letters at places become the words, lines and paragraphs that a reader sees."""

from typing import Any

from kserender.model import Heading, Paragraph

LONG = (
    "Tekniska nämnden i Ekhamra får i uppdrag att se över belysningen längs gång- och cykelvägarna, och att komma "
    "tillbaka med ett förslag till kommunstyrelsen under hösten. Kostnaden ryms inom ramen."
)
OTHER = "Biblioteket i Ekhamra håller öppet även på söndagar, och det läser högt för barn."


def test_lines_of_a_paragraph_are_one_text(paper: Any, page: Any) -> None:
    page.prose(LONG)
    assert paper.texts() == [LONG]


def test_room_between_lines_parts_paragraphs(paper: Any, page: Any) -> None:
    page.prose(LONG).skip(8).prose(LONG)
    assert paper.texts() == [LONG, LONG]


def test_a_line_ended_before_it_is_full_ends_the_paragraph(paper: Any, page: Any) -> None:
    page.prose(LONG).prose("Förslaget skickas på remiss.").prose(LONG)
    assert paper.texts() == [LONG, "Förslaget skickas på remiss.", LONG]


def test_a_first_line_set_in_begins_a_paragraph(paper: Any, page: Any) -> None:
    full = "Nämnden prövar ärendet enligt reglementet och kommunens riktlinjer för invånare"
    page.prose(LONG).write(full, 82).prose("och föreningar i hela kommunen.", y=page.y + 12)
    page.write(full, 82)
    assert len(paper.texts()) == 3


def test_points_that_begin_with_att_stay_apart(paper: Any, page: Any) -> None:
    points = [
        "att godkänna förslaget till lokalplan för åren 2025 till 2030",
        "att ge nämnden i uppdrag att följa planen",
    ]
    for point in points:
        page.write(point)
    assert paper.texts() == points


def test_a_narrow_block_has_a_margin_of_its_own(paper: Any, page: Any) -> None:
    quoted = (
        "Skolorna i Ekhamra ska ha plats för alla barn som bor i kommunen, och vägen dit ska vara trygg även när det "
        "är mörkt om morgnarna och när snön ligger kvar på gångbanorna."
    )
    page.prose(LONG).skip(8).prose(quoted, x=120, right=400).skip(8).prose(LONG)
    assert paper.texts() == [LONG, quoted, LONG]


def test_lines_farther_apart_in_one_paragraph_are_still_one(paper: Any, page: Any) -> None:
    page.prose(LONG).skip(10).prose(LONG).skip(10).prose(LONG, leading=18)
    assert paper.texts() == [LONG, LONG, LONG]


def test_words_cut_at_line_ends_are_put_together(paper: Any, page: Any) -> None:
    page.write("Ärendet bereds av samhällsbyggnadsförvaltningen, och alla berörda kommu-")
    page.write("ner får yttra sig.")
    assert paper.texts() == [
        "Ärendet bereds av samhällsbyggnadsförvaltningen, och alla berörda kommuner får yttra sig."
    ]


def test_the_hyphen_of_a_compound_stays(paper: Any, page: Any) -> None:
    page.write("Samråd har skett med föreningar, med fackliga ombud och med barn-")
    page.write("och ungdomsnämnden, och det har tagits upp i den tillfälliga IT-")
    page.write("gruppen.")
    assert paper.texts() == [
        "Samråd har skett med föreningar, med fackliga ombud och med barn- och ungdomsnämnden, "
        "och det har tagits upp i den tillfälliga IT-gruppen."
    ]


def test_wide_gaps_are_tabs(paper: Any, page: Any) -> None:
    page.columns("Ada Lind", "Bo Ek", at=(70, 300)).columns("ordförande", "sekreterare", at=(70, 300))
    assert paper.texts() == ["Ada Lind\tBo Ek", "ordförande\tsekreterare"]


def test_a_row_of_four_names_has_three_tabs(paper: Any, page: Any) -> None:
    page.columns("Ada Lind", "Bo Ek", "Cia Ros", "Dan Alm", at=(70, 180, 290, 400))
    assert paper.texts() == ["Ada Lind\tBo Ek\tCia Ros\tDan Alm"]


def test_a_heading_beside_its_text(paper: Any, page: Any) -> None:
    text = "Kommunstyrelsen beslutar att anta lokalplanen till år 2030 och att ge nämnden i uppdrag att se till den."
    page.write("Beslut", 70, 130, face="bold").prose(text, x=190, y=130)
    assert paper.texts() == [f"Beslut\t{text}"]


def test_the_dots_of_a_table_of_contents_are_a_tab(paper: Any, page: Any) -> None:
    page.write("Bakgrund ................................ 3")
    assert paper.texts() == ["Bakgrund\t3"]


def test_a_gap_inside_one_piece_of_text_is_a_tab_too(paper: Any, page: Any) -> None:
    page.write("Datum:            2025-03-01")
    assert paper.texts() == ["Datum:\t2025-03-01"]


def test_columns_are_read_one_after_the_other(paper: Any, page: Any) -> None:
    page.prose(LONG, right=285).skip(200)
    page.prose(LONG.replace("Tekniska", "Sociala"), x=310, y=72)
    first, second = paper.texts()
    assert first == LONG
    assert second.startswith("Sociala nämnden")


def test_names_in_columns_are_read_line_by_line(paper: Any, page: Any) -> None:
    for name in "Ada Lind", "Bo Ek", "Cia Ros", "Dan Alm", "Eva Hed", "Finn Ask":
        page.columns(name, f"{name} ersättare", at=(70, 300))
    assert paper.texts()[0] == "Ada Lind\tAda Lind ersättare"
    assert len(paper.texts()) == 6


def test_bold_italic_and_raised_letters_are_runs(paper: Any, page: Any) -> None:
    page.write("Ytan är ").write("högst", 118, page.y, face="bold").write("250 m", 154, page.y, face="italic")
    page.write("2", 184, page.y - 4, size=6)
    (block,) = paper.read().blocks
    assert isinstance(block, Paragraph)
    assert [(run.text, run.bold, run.italic, run.superscript) for run in block.runs] == [
        ("Ytan är ", False, False, False),
        ("högst", True, False, False),
        (" ", False, False, False),
        ("250 m", False, True, False),
        ("2", False, False, True),
    ]


def test_outlined_letters_are_bold(paper: Any, page: Any) -> None:
    page.write("Detta är viktigt för oss alla.", mode=2)
    assert all(run.bold for run in paper.read().blocks[0].runs)


def test_letters_drawn_twice_stand_once(paper: Any, page: Any) -> None:
    page.write("Kommunstyrelsen beslutar", 70, 100).write("Kommunstyrelsen beslutar", 70.3, 100)
    assert paper.texts() == ["Kommunstyrelsen beslutar"]


def test_a_page_that_is_turned_reads_as_it_is_shown(paper: Any) -> None:
    page = paper.page(turned=90)
    page.write("Detta står på en liggande sida.", 200, 300, turn=270)
    assert paper.texts() == ["Detta står på en liggande sida."]


def test_text_along_the_margin_is_furniture(paper: Any, page: Any) -> None:
    page.prose(LONG).write("Underskrift 5f3a", 30, 600, turn=270)
    document = paper.read()
    assert [block.text() for block in document.blocks] == [LONG]
    assert [block.text() for block in document.furniture] == ["Underskrift 5f3a"]


def test_text_outside_the_page_is_told_of(paper: Any, page: Any) -> None:
    page.write("Synligt på sidan.").write("Osynligt", 900, 300)
    document = paper.read()
    assert document.text() == "Synligt på sidan."
    assert [message.code for message in document.messages] == ["pdf-text-outside"]


def test_large_and_bold_lines_are_headings_by_size(paper: Any, page: Any) -> None:
    page.write("Lokalplan för Ekhamra", size=20, face="bold").skip(10)
    page.write("Bakgrund", size=14, face="bold").skip(6).prose(LONG).skip(10)
    page.write("Ekonomi", face="bold").skip(4).prose(LONG)
    headings = [(block.text(), block.level) for block in paper.read().blocks if isinstance(block, Heading)]
    assert headings == [("Lokalplan för Ekhamra", 1), ("Bakgrund", 2), ("Ekonomi", 3)]


def test_a_heading_of_two_lines_is_one(paper: Any, page: Any) -> None:
    page.write("Lokalplan för skolor och", size=20, face="bold").write("förskolor i Ekhamra", size=20, face="bold")
    page.skip(20).prose(LONG)
    assert paper.kinds()[0] == ("Heading", "Lokalplan för skolor och förskolor i Ekhamra")


def test_the_number_of_a_heading_is_its_label(paper: Any, page: Any) -> None:
    page.write("2.1 Ansvar", size=14, face="bold").skip(8).prose(LONG)
    heading = paper.read().blocks[0]
    assert isinstance(heading, Heading)
    assert (heading.label, heading.text()) == ("2.1", "Ansvar")


def test_the_number_of_a_paragraph_in_minutes_stays_in_its_heading(paper: Any, page: Any) -> None:
    page.columns("§ 12", "Ny lokalplan", at=(70, 150), face="bold").skip(8).prose(LONG)
    page.skip(8).columns("Ada Lind", "Bo Ek", at=(70, 150), face="bold")
    assert [kind for kind, _ in paper.kinds()] == ["Heading", "Paragraph", "Paragraph"]


def test_a_bold_sentence_is_no_heading(paper: Any, page: Any) -> None:
    page.prose("Nämnden vill särskilt framhålla att tiden är knapp.", face="bold").skip(8).prose(LONG)
    assert paper.kinds()[0][0] == "Paragraph"


def test_bold_items_of_a_list_are_no_headings(paper: Any, page: Any) -> None:
    page.prose(LONG).skip(8)
    for label, text in ("1.", "Bygga en ny förskola"), ("2.", "Sälja den gamla"):
        page.write(label, 70, page.y + 14, face="bold").write(text, 92, page.y, face="bold")
    assert [kind for kind, _ in paper.kinds()] == ["Paragraph"] * 3


def test_a_place_tells_page_and_paragraph(paper: Any) -> None:
    paper.page().prose(LONG)
    paper.page().prose(OTHER)
    places = [block.place for block in paper.read().blocks]
    assert [(place.file, place.page, place.paragraph, place.end) for place in places] == [
        ("prov.pdf", 1, 1, len(LONG)),
        ("prov.pdf", 2, 2, len(OTHER)),
    ]


def test_a_wide_gap_inside_one_piece_of_text(paper: Any, page: Any) -> None:
    """One operator may write both columns, with a jump between (TJ, PDF 32000-1:2008, 9.4.3)."""
    page.write("Kommunen beslutar att bygga.", 70, 100)
    page.content.append("BT /F1 10 Tf 1 0 0 1 70 700 Tm [(Ada Lind ) -9000 (ledamot i nämnden)] TJ ET")
    page.content.append("BT /F1 10 Tf 1 0 0 1 70 680 Tm [(Bo Ek ) -200 (är ersättare)] TJ ET")
    assert paper.texts()[1:] == ["Ada Lind\tledamot i nämnden", "Bo Ek är ersättare"]
