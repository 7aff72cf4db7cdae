"""Markdown of a paper: readable, and showing every sign as it stands."""

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kserender.paper import (
    ActionRow,
    ActionTable,
    Amount,
    Decision,
    Dispatch,
    Footnote,
    Guidance,
    Inferred,
    Paper,
    PaperTable,
    Person,
    Revision,
    Section,
    Timeframe,
)
from kserender.render.markdown import escape, markdown

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def shown(text: str) -> str:
    """The text of the paragraphs, as a reader of Markdown sees it."""
    lines = []
    for token in READER.parse(text):
        if token.type == "inline":
            lines.append(
                "".join(child.content or "\n" * child.type.endswith("break") for child in token.children or [])
            )
        else:
            assert token.type in ("paragraph_open", "paragraph_close"), token.type
    return "\n".join(lines)


@given(st.text(st.sampled_from(" \n\tab1.)#-+*_`~<>[]()|\\&!=;:/åg"), min_size=1, max_size=30))
@example("1. Det här är ingen lista")
@example("- inte heller det här")
@example("    ingen kod")
@example("&amp; är inte &")
@example("===")
@example("a | b")
@example("![bild](x)")
@example("<https://exempel.se>")
def test_text_is_shown_as_it_stands(text: str) -> None:
    assert shown(escape(text)).split() == text.split()


def test_plain_text_is_left_alone() -> None:
    text = "Kommunstyrelsen beslutar 2026-03-01 att anslå 1,5 mnkr (5 %) till § 12."
    assert escape(text) == text


def test_decisions_stand_under_the_organ_that_takes_them() -> None:
    paper = Paper(
        title="Cykelbanor",
        decisions=[
            Decision(number=1, text="Planen antas.", deciding_body="Kommunfullmäktige"),
            Decision(
                number=1,
                text="Nämnden får 2 mnkr.",
                deciding_body="Kommunstyrelsen",
                recommends_to="Kommunfullmäktige",
                deadlines=["2027-03"],
                assigned_to=["Tekniska nämnden"],
                amounts=[Amount(text="2 mnkr", value=2_000_000)],
            ),
        ],
    )
    text = markdown(paper)
    assert "**Kommunfullmäktige** beslutar:\n\n1. Planen antas.\n" in text
    assert "**Kommunstyrelsen** föreslår att **Kommunfullmäktige** beslutar:\n\n1. Nämnden får 2 mnkr.\n" in text
    assert "   - Uppdrag till: Tekniska nämnden\n   - Tid: 2027-03\n   - Belopp: 2 mnkr" in text


def test_every_part_is_there() -> None:
    paper = Paper(
        title="Titel",
        kind="handlingsplan",
        proposers=["Partiet för cykel"],
        summary="Kort sagt.",
        sections=[Section(heading="Bakgrund", text="Första stycket.\nAndra stycket.", level=2)],
        action_tables=[
            ActionTable(
                part="Del 1",
                rows=[ActionRow(number=3, activity="Måla", responsible=["TN"], timeframe=Timeframe(text="0–6 mån"))],
            )
        ],
        tables=[PaperTable(header=["År"], rows=[["2026", "a|b"]])],
        revisions=[
            Revision(
                kind="struck",
                struck="två",
                marking="manual",
                section="Bakgrund",
                inferred=Inferred(struck="två", added="tre", reason="Nytt ord omärkt.", confidence=0.6),
            )
        ],
        dispatch=[Dispatch(text="TN", body="Tekniska nämnden")],
        signatories=[Person(name="Ada Ek", party="Partiet för cykel", role="Ordförande")],
        footnotes=[Footnote(number="1", text="Se bilagan.")],
        guidance=[Guidance(text="Skriv kort.")],
    )
    text = markdown(paper)
    for line in [
        "# Titel",
        "- **Slag:** Handlingsplan",
        "- **Förslagsställare:** Partiet för cykel",
        "Kort sagt.",
        "### Bakgrund",
        "Första stycket.",
        "Andra stycket.",
        "## Del 1",
        "| 3 |  |  | Måla | TN | 0–6 mån |",
        "| År |  |",
        "| 2026 | a\\|b |",
        "- ~~två~~ (under ”Bakgrund”)",
        "  *Ska bekräftas av en människa:* två → tre. Nytt ord omärkt.",
        "- Tekniska nämnden",
        "- Ada Ek, Ordförande, Partiet för cykel",
        "- 1: Se bilagan.",
        "- Skriv kort.",
    ]:
        assert line in text.splitlines(), line


def test_empty_paper_is_named_by_its_kind() -> None:
    assert markdown(Paper()) == "# Övrig handling\n\n- **Slag:** Övrig handling\n"


def test_summary_is_not_said_twice() -> None:
    paper = Paper(title="T", summary="Kort sagt.", sections=[Section(heading="Sammanfattning", text="Kort sagt.")])
    assert markdown(paper).count("Kort sagt.") == 1
