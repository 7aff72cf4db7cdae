"""What a politician sees of a comparison, and a secretary of a paper, in a terminal."""

from io import StringIO

import pytest
from rich.console import Console

from kserender.compare import Comparison, compare
from kserender.paper import (
    ActionRow,
    ActionTable,
    Amount,
    Attachment,
    Deadline,
    Decision,
    Dispatch,
    Extraction,
    Footnote,
    Guidance,
    Inferred,
    Instruction,
    Message,
    Paper,
    Person,
    Place,
    Revision,
    Section,
    Source,
    Timeframe,
)
from kserender.render.screen import safe
from kserender.render.terminal import comparison_text, extraction_text, show_comparison, show_extraction

LONG = "Kommunen har sedan länge en plan för gång och cykel, och den har följts upp vart fjärde år. " * 5
OURS = Paper(
    kind="tjansteskrivelse",
    title="Cykelplan för Ekhamra",
    municipality="Ekhamra kommun",
    body="Kommunstyrelsen",
    decisions=[
        Decision(number=1, text="Anta cykelplanen", action="anta", deciding_body="Kommunstyrelsen"),
        Decision(
            number=2,
            text="Uppdra åt kommundirektören att räkna om kostnaden för bron i Norrdal",
            action="uppdra",
            deciding_body="Kommunstyrelsen",
            assigned_to=["Kommundirektören"],
        ),
        Decision(number=3, text="Paragrafen justeras omedelbart", action="justera", deciding_body="Kommunstyrelsen"),
    ],
    sections=[
        Section(heading="Kommunstyrelsens beslut", role="decision", text="Anta cykelplanen"),
        Section(heading="Sammanfattning", role="summary", text=LONG + "Bron kostar mycket.\nStycke som är lika."),
        Section(heading="Samverkan", role="consultation", text="Ingen samverkan."),
    ],
    attachments=[Attachment(number=1, title="Cykelplan", date="2025-01-10")],
    dispatch=[Dispatch(text="SBN", body="Samhällsbyggnadsnämnden")],
    signatories=[Person(name="Anna Berg", role="Kommundirektör")],
)
THEIRS = Paper(
    kind="alternativt_forslag",
    title="Trygga vägar",
    proposers=["Vägpartiet"],
    decisions=[
        Decision(number=1, text="Anta cykelplanen", action="anta", deciding_body="Kommunstyrelsen"),
        Decision(
            number=2,
            text="Uppdra åt tekniska nämnden att räkna om kostnaden för bron i Norrdal",
            action="uppdra",
            deciding_body="Kommunstyrelsen",
            assigned_to=["Tekniska nämnden"],
        ),
    ],
    sections=[
        Section(heading="Kommunstyrelsens beslut", role="decision", text="Anta cykelplanen"),
        Section(heading="Sammanfattning", role="summary", text=LONG + "Bron kostar lite.\nStycke som är lika."),
    ],
    attachments=[Attachment(number=1, title="Cykelplan", date="2025-01-10"), Attachment(title="Karta")],
)


@pytest.fixture
def comparison() -> Comparison:
    return compare(OURS, THEIRS, paths=("plan.docx", "alternativ.docx"))


def one_line(text: str) -> str:
    return " ".join(text.split())


def in_colour(comparison: Comparison, **settings: bool) -> str:
    console = Console(file=StringIO(), width=100, force_terminal=True, color_system="truecolor", **settings)  # type: ignore[arg-type]
    with console.capture() as captured:
        show_comparison(comparison, console)
    return captured.get()


def test_what_differs_is_said_in_plain_swedish(comparison: Comparison) -> None:
    text = one_line(comparison_text(comparison))
    assert "2. Tjänsteskrivelsen, punkt 2" in text
    assert "Vägpartiet, punkt 2 – ändrat i sak" in text
    assert "Vägpartiet ger uppdraget till Tekniska nämnden, tjänsteskrivelsen till Kommundirektören." in text
    assert "3. Bara tjänsteskrivelsen, punkt 3" in text


def test_at_a_glance(comparison: Comparison) -> None:
    text = one_line(comparison_text(comparison))
    assert "I korthet Alla vill: • Anta cykelplanen Skiljer sig: • Uppdra åt kommundirektören att räkna om" in text
    assert "– Vägpartiet ger uppdraget till Tekniska nämnden" in text
    assert "Bara tjänsteskrivelsen: • Paragrafen justeras omedelbart" in text


def test_which_papers_they_are(comparison: Comparison) -> None:
    text = comparison_text(comparison)
    assert "Ärendet: Cykelplan för Ekhamra" in text
    assert "A  Tjänsteskrivelsen\n" in text
    assert "B  Vägpartiet – alternativt förslag" in text
    assert "alternativ.docx" in text


def test_without_colour_marks_tell_struck_and_added(comparison: Comparison) -> None:
    text = one_line(comparison_text(comparison))
    assert "Uppdra åt [-kommundirektören-]{+tekniska nämnden+} att räkna om kostnaden" in text
    assert "\x1b" not in text


def test_no_color_is_respected_on_a_terminal(comparison: Comparison, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    text = in_colour(comparison)
    assert "[-kommundirektören-]{+tekniska nämnden+}" in text


def test_with_colour_nothing_is_told_by_colour_alone(comparison: Comparison, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    text = in_colour(comparison)
    assert "\x1b[9;31mkommundirektören\x1b[0m" in text  # 9 is crossed out, 31 red
    assert "\x1b[4;32mtekniska nämnden\x1b[0m" in text  # 4 is underlined, 32 green
    assert "[-" not in text


def test_sections_are_summed_up_and_only_changed_paragraphs_shown(comparison: Comparison) -> None:
    text = one_line(comparison_text(comparison))
    assert "Sammanfattning (stycken – lika: 1, ändrade: 1)" in text
    assert "Bron kostar [-mycket-]{+lite+}." in text
    assert "bara i tjänsteskrivelsen: Samverkan" in text
    assert "Stycke som är lika" not in text


def test_a_long_stretch_that_both_have_is_cut(comparison: Comparison) -> None:
    text = one_line(comparison_text(comparison))
    assert "[…] gång och cykel, och den har följts upp vart fjärde år. Bron kostar [-mycket-]" in text
    assert one_line(LONG) not in text


def test_what_differs_is_never_cut() -> None:
    start = "Bron är gammal och har länge varit i behov av både rostskydd och målning. " * 8
    a = Paper(sections=[Section(heading="Skäl", text=start)])
    b = Paper(sections=[Section(heading="Skäl", text=start + LONG)])
    assert one_line(f"{{+{LONG}".strip()) in one_line(comparison_text(compare(a, b)))


def test_the_decisions_are_not_shown_a_second_time_as_a_section(comparison: Comparison) -> None:
    assert "Kommunstyrelsens beslut" not in comparison_text(comparison)


def test_lists_say_what_both_have_and_what_only_one(comparison: Comparison) -> None:
    text = one_line(comparison_text(comparison))
    assert "Beslutsunderlag Alla: Cykelplan, 2025-01-10 Vägpartiet: Karta" in text
    assert "Undertecknat av Tjänsteskrivelsen: Anna Berg" in text


def test_two_points_of_one_matter_in_quite_other_words_stand_one_under_the_other() -> None:
    a = Paper(decisions=[Decision(text="Avslå motionen om bron", action="avslå")])
    b = Paper(
        decisions=[
            Decision(text="Att bifalla motionen om bron på det sätt som nämnden har föreslagit", action="bifalla")
        ]
    )
    text = comparison_text(compare(a, b))
    assert "     Avslå motionen om bron\n" in text
    assert "       Att bifalla motionen om bron" in text
    assert "[-Avslå" not in text


def test_two_quite_different_texts_are_not_painted() -> None:
    a = Paper(sections=[Section(heading="Skäl", text="Bron är gammal och rostig.")])
    b = Paper(sections=[Section(heading="Skäl", text="Skolan behöver fler lärare nu.")])
    text = comparison_text(compare(a, b))
    assert "Två olika texter; 0 % står lika i båda." in text
    assert "rostig" not in text


def test_a_moved_paragraph_is_said_to_have_moved_and_not_painted() -> None:
    first, second = "Bron är gammal och rostig.", "Skolan behöver fler lärare nu."
    a, b = (
        Paper(sections=[Section(heading="Skäl", text=text)]) for text in (f"{first}\n{second}", f"{second}\n{first}")
    )
    text = one_line(comparison_text(compare(a, b)))
    assert "flyttade: 1" in text
    assert f"flyttat: {first}" in text
    assert "{+Bron" not in text


def test_letterhead_and_signatures_are_not_told_where_there_are_headings() -> None:
    def text(*sections: Section) -> str:
        return comparison_text(compare(Paper(sections=list(sections)), Paper()))

    letterhead = Section(heading=None, text="Handläggare Bo Ek")
    assert "Text utan rubrik" not in text(letterhead, Section(heading="Skäl", text="Bron är gammal."))
    assert "Text utan rubrik" in text(letterhead)


def test_the_other_heading_of_a_section_is_told() -> None:
    a = Paper(sections=[Section(heading="Skäl", role="background", text="Bron är gammal och rostig.")])
    b = Paper(sections=[Section(heading="Motiv", role="background", text="Bron är ny och rostig.")], proposers=["M"])
    assert "Skäl (i M: Motiv) (stycken – ändrade: 1)" in comparison_text(compare(a, b))


def test_for_whom_a_point_is_is_told_when_they_differ() -> None:
    point = Decision(number=1, text="Anta planen", deciding_body="Kommunstyrelsen", recommends_to="Kommunfullmäktige")
    own = Decision(number=2, text="Sälja Eken 4", deciding_body="Kommunstyrelsen")
    text = comparison_text(compare(Paper(decisions=[point, own]), Paper(decisions=[point])))
    assert "punkt 1, beslut i Kommunfullmäktige" in text
    assert "punkt 2, beslut i Kommunstyrelsen" in text
    assert "beslut i" not in comparison_text(compare(Paper(decisions=[point]), Paper(decisions=[point])))


def test_equal_papers() -> None:
    text = comparison_text(compare(OURS, OURS))
    assert "[-" not in text
    assert "Samma förslag: Tjänsteskrivelsen (A) och tjänsteskrivelsen (B)" in text
    assert "ändrat" not in text


def test_tables_are_told_row_by_row() -> None:
    a, b = (
        Paper(action_tables=[ActionTable(title="Vägar", rows=[ActionRow(proposal="Laga bron", responsible_text=who)])])
        for who in ("Tekniska nämnden", "Kulturnämnden")
    )
    text = one_line(comparison_text(compare(a, b.model_copy(update={"proposers": ["M"]}))))
    assert "Åtgärdstabell: Vägar (rader – ändrade: 1)" in text
    assert "Ansvarig: Kulturnämnden enligt M, Tekniska nämnden enligt förslaget." in text


def test_points_that_speak_of_another_papers_points_are_shown() -> None:
    alternative = Paper(proposers=["Vägpartiet"], decisions=[Decision(text="Bifalla förslaget utom punkt 3")])
    text = one_line(comparison_text(compare(OURS, alternative)))
    assert "Vägpartiet – övertaget • Vägpartiet följer tjänsteskrivelsen." in text
    assert text.count("Inte med: Vägpartiet.") == 0  # it says so in one point, of what only the other has
    assert "Vägpartiet: Bifalla förslaget utom punkt 3" in text


def test_papers_without_anything() -> None:
    assert "Ingen av handlingarna har någon beslutspunkt." in comparison_text(compare(Paper(), Paper()))


@pytest.mark.parametrize("width", [30, 60, 100])
def test_no_line_is_wider_than_the_terminal(comparison: Comparison, width: int) -> None:
    lines = comparison_text(comparison, width).splitlines()
    assert max(map(len, lines)) <= width
    assert not [line for line in lines if line != line.rstrip()]


def test_the_papers_words_are_never_taken_as_mark_up_or_orders_to_the_terminal() -> None:
    hostile = Paper(
        title="[bold]Plan[/bold] [/] \x1b]0;pwned\x07 \u202eabc", decisions=[Decision(text="[red]Anta\x1b[2J")]
    )
    text = comparison_text(compare(hostile, hostile))
    assert "[bold]Plan[/bold] [/]" in text
    assert "[red]Anta" in text
    assert not {"\x1b", "\x07", "\u202e"} & set(text)


@pytest.mark.parametrize("text", ["å ä ö – ”§ 5”\n\tnästa", "C\u0327a", "עברית"])
def test_ordinary_text_is_left_as_it_is(text: str) -> None:
    assert safe(text) == text


def place(page: int | None = 2) -> Place:
    return Place(file="plan.docx", page=page, paragraph=7, start=0, end=4)


def extraction(*papers: Paper, messages: list[Message] | None = None) -> Extraction:
    source = Source(path="plan.docx", sha256="0" * 64, format="docx", reader="docx", messages=messages or [])
    return Extraction(source=source, papers=list(papers))


FULL = Paper(
    kind="protokollsutdrag",
    title="Bron i Norrdal",
    municipality="Ekhamra kommun",
    body="Kommunstyrelsen",
    diary_number="KS 2025-00012",
    paragraph="14",
    proposers=["Vägpartiet", "Åpartiet"],
    decisions=[
        Decision(
            number=1,
            text="Uppdra åt tekniska nämnden att laga bron för 2 mnkr till mars 2026",
            action="uppdra",
            deciding_body="Kommunstyrelsen",
            assigned_to=["Tekniska nämnden"],
            deadlines=["2026-03"],
            deadline_texts=[Deadline(text="mars 2026", value="2026-03", kind="date")],
            amounts=[Amount(text="2 mnkr", value=2_000_000)],
        ),
        Decision(number=1, text="Planen antas", deciding_body="Kommunstyrelsen", recommends_to="Kommunfullmäktige"),
    ],
    attachments=[Attachment(title="Besiktning av bron", date="2025-02-03")],
    consultation="Facken har hörts.",
    dispatch=[Dispatch(text="TN", body="Tekniska nämnden")],
    signatories=[Person(name="Anna Berg", role="Ordförande", party="Vägpartiet")],
    revisions=[
        Revision(kind="replaced", struck="gamla", added="nya", marking="tracked", author="AB", section="Skäl"),
        Revision(
            kind="struck",
            struck="säkra",
            marking="manual",
            inferred=Inferred(struck="säkra", added="trygga", reason="Nästa ord är inte markerat.", confidence=0.85),
        ),
        Revision(kind="struck", struck="rostiga", marking="drawn", confidence=0.7),
    ],
    instructions=[Instruction(action="strike", target="Stycke två", document="Vägplanen", text="Stycke två stryks.")],
    action_tables=[
        ActionTable(
            title="Vägar",
            rows=[
                ActionRow(
                    number=1,
                    proposal="Laga bron",
                    activity="Upphandling",
                    responsible=["Tekniska nämnden"],
                    timeframe=Timeframe(text="1–6 månader", from_months=1, to_months=6),
                ),
                ActionRow(number=2, proposal="Måla bron", responsible_text="någon annan"),
            ],
        )
    ],
    speakers=[Person(name="Bo Ek", party="Åpartiet")],
    sections=[Section(heading="Skäl", text="Bron är gammal.")],
)


def test_show_has_all_that_was_read() -> None:
    text = one_line(extraction_text(extraction(FULL), width=120))
    for part in (
        "Protokollsutdrag · Ekhamra kommun · Kommunstyrelsen · Dnr KS 2025-00012 · § 14",
        "förslag av Vägpartiet, Åpartiet",
        "Kommunstyrelsen beslutar 1. Uppdra åt tekniska nämnden",
        "uppdra; uppdrag till Tekniska nämnden; tid: mars 2026 (2026-03); belopp: 2 mnkr",
        "Kommunstyrelsen föreslår Kommunfullmäktige 1. Planen antas",
        "Besiktning av bron, 2025-02-03",
        "Facken har hörts.",
        "TN (Tekniska nämnden)",
        "Anna Berg, Ordförande, Vägpartiet",
        "Bo Ek, Åpartiet",
        "Stycke två stryks (Vägplanen)",
        "[-gamla-] {+nya+} (ersatt, AB, Skäl)",
    ):
        assert part in text


def test_doubtful_readings_ask_for_a_person() -> None:
    text = one_line(extraction_text(extraction(FULL)))
    assert "Markerade ändringar: 3, varav osäkra: 2" in text
    assert text.count("Behöver granskas av en människa.") == 2
    assert "Läses som: [-säkra-] {+trygga+} Nästa ord är inte markerat. Säkerhet 85 %." in text
    assert "Markeringen är säker till 70 %." in text


def test_a_certain_marking_asks_for_nobody() -> None:
    paper = Paper(revisions=[Revision(kind="added", added="nya", marking="tracked")])
    text = extraction_text(extraction(paper))
    assert "{+nya+} (tillagt)" in text
    assert "människa" not in text


@pytest.mark.parametrize("width", [60, 120])
def test_action_tables_are_tables(width: int) -> None:
    text = extraction_text(extraction(FULL), width)
    row = next(line for line in text.splitlines() if "Upphandling" in line)
    assert row.split()[:3] == ["1", "Laga", "bron"]
    assert "någon annan" in one_line(text)
    assert max(map(len, text.splitlines())) <= width


def test_parts_that_a_paper_lacks_are_left_out() -> None:
    text = extraction_text(extraction(Paper(kind="motion", title="Fler träd")))
    assert text.split("\n")[:2] == ["Fler träd", "Motion"]
    assert len(text.strip().splitlines()) == 2


def test_what_is_not_shown_is_counted() -> None:
    paper = Paper(footnotes=[Footnote(number="1", text="Se bilagan.")], guidance=[Guidance(text="Skriv här.")] * 2)
    assert "fotnoter: 1, kvarlämnade anvisningar ur mallen: 2" in extraction_text(extraction(paper))


def test_several_papers_are_divided() -> None:
    text = extraction_text(extraction(Paper(title="Ett"), Paper(title="Två")))
    assert text.index("Ett") < text.index("──") < text.index("Två")


def test_what_the_reader_met_is_said_with_its_place() -> None:
    messages = [
        Message(code="x", level="warning", text="En bild har ingen text.", place=place()),
        Message(code="y", level="error", text="En tabell är trasig.", place=place(None)),
    ]
    text = extraction_text(extraction(messages=messages))
    assert "Varning: En bild har ingen text. (sida 2, stycke 7)" in text
    assert "Fel: En tabell är trasig. (stycke 7)" in text
    assert "plan.docx: ingen handling hittades." in text


def test_show_uses_the_consoles_own_width_and_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    console = Console(file=StringIO(), width=50, force_terminal=True, color_system="truecolor")
    with console.capture() as captured:
        show_extraction(extraction(FULL), console)
    assert "\x1b[9;31mgamla\x1b[0m" in captured.get()


def test_english(monkeypatch: pytest.MonkeyPatch, comparison: Comparison) -> None:
    monkeypatch.setenv("KSERENDER_LANG", "en")
    text = one_line(comparison_text(comparison))
    assert "Vägpartiet gives the task to Tekniska nämnden, tjänsteskrivelsen to Kommundirektören." in text
    assert "alternative proposal" in text
