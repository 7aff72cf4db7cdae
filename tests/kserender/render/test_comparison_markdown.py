"""A comparison as Markdown: it shows every sign as it stands, and struck and added words apart."""

from markdown_it import MarkdownIt

from kserender.compare import compare
from kserender.paper import Attachment, Decision, Paper
from kserender.render.comparison_markdown import comparison_markdown

OURS = Paper(
    kind="tjansteskrivelse",
    title="Ny *bro* i Norrdal",
    decisions=[
        Decision(number=1, text="Bygga bron i mars 2026", action="bygga"),
        Decision(number=2, text="1. Sälja Eken 4\n- och 5"),
    ],
    attachments=[Attachment(title="Karta <b>")],
)
THEIRS = Paper(
    kind="alternativt_forslag",
    proposers=["Vägpartiet"],
    decisions=[Decision(number=1, text="Bygga bron i maj 2026", action="bygga")],
)


def html(ours: Paper, theirs: Paper) -> str:
    return str(MarkdownIt("commonmark").enable("strikethrough").render(comparison_markdown(compare(ours, theirs))))


def test_the_page_is_there() -> None:
    text = html(OURS, THEIRS)
    assert "<h1>Ny *bro* i Norrdal</h1>" in text
    assert "Vägpartiet – alternativt förslag" in text
    assert "Bara tjänsteskrivelsen" in text
    assert "Karta &lt;b&gt;" in text


def test_struck_and_added_words_are_told_apart() -> None:
    assert "Bygga bron i <s>mars</s><ins>maj</ins> 2026" in html(OURS, THEIRS)


def test_a_points_lines_stay_lines_and_make_no_list() -> None:
    text = html(OURS, THEIRS)
    assert "1. Sälja Eken 4\n- och 5" in text
    assert "<ol>" not in text


def test_it_ends_in_one_line_break() -> None:
    text = comparison_markdown(compare(Paper(), Paper()))
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "Ingen av handlingarna har någon beslutspunkt." in text
