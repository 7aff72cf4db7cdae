"""Every word of a paragraph is read once, and nothing that Word does not show."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

if TYPE_CHECKING:
    from tests.extract.readers.docx.conftest import Word


def field(*inside: str) -> str:
    """A complex field: what stands between begin and end, "|" for the mark between code and result."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    return mark("begin") + "".join(mark("separate") if part == "|" else part for part in inside) + mark("end")


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<w:t>a</w:t><w:tab/><w:t>b</w:t>", "a\tb"),
        ("<w:t>a</w:t><w:ptab/><w:t>b</w:t>", "a\tb"),
        ("<w:t>a</w:t><w:br/><w:t>b</w:t>", "a\nb"),
        ("<w:t>a</w:t><w:cr/><w:t>b</w:t>", "a\nb"),
        ("<w:t>Nord</w:t><w:noBreakHyphen/><w:t>Ekhamra</w:t>", "Nord-Ekhamra"),
        ("<w:t>kommun</w:t><w:softHyphen/><w:t>hus</w:t>", "kommunhus"),
        ('<w:sym w:font="Wingdings" w:char="F0FE"/><w:t> ja</w:t>', "☑ja"),
        ('<w:sym w:font="Symbol" w:char="F0B3"/><w:t>5</w:t>', "≥5"),
        ('<w:sym w:font="Arial" w:char="20AC"/>', "€"),
        ("<w:t>a</w:t><w:lastRenderedPageBreak/><w:t>b</w:t>", "ab"),
        ('<w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t>', "a\nb"),
        ('<w:br w:type="page"/><w:t>b</w:t>', "b"),
        ('<w:t>a</w:t><w:br w:type="page"/>', "a"),
        ("<w:ruby><w:rubyPr/><w:rt><w:r><w:t>läs</w:t></w:r></w:rt>"
         "<w:rubyBase><w:r><w:t>ord</w:t></w:r></w:rubyBase></w:ruby>", "ord"),
    ],
)  # fmt: skip
def test_what_a_run_holds(word: "Word", content: str, text: str) -> None:
    assert word.lines(word.read(word.p(f"<w:r>{content}</w:r>"))) == [text]


def test_white_space_counts_only_where_the_file_says_so(word: "Word") -> None:
    inner = '<w:t> a </w:t><w:t xml:space="preserve"> b\n c </w:t>'
    assert word.lines(word.read(word.p(f"<w:r>{inner}</w:r>"))) == ["a b  c "]


def test_a_hard_space_is_never_taken_away(word: "Word") -> None:
    assert word.lines(word.read(word.p("<w:r><w:t>\u00a0x</w:t></w:r>"))) == ["\u00a0x"]


def test_neighbours_that_look_alike_are_one_run(word: "Word") -> None:
    document = word.read(word.p("Ek", "<w:proofErr w:type='spellStart'/>", "ham", word.r("ra", "<w:b/>"), "by"))
    assert word.runs(document) == [("Ekham", ""), ("ra", "b"), ("by", "")]


@pytest.mark.parametrize(
    "around",
    [
        '<w:hyperlink r:id="x">{}</w:hyperlink>',
        "<w:smartTag w:element='a'><w:smartTagPr/>{}</w:smartTag>",
        "<w:customXml w:element='a'><w:customXmlPr/>{}</w:customXml>",
        "<w:fldSimple w:instr=' DATE '>{}</w:fldSimple>",
        "<w:dir w:val='ltr'>{}</w:dir>",
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<mc:AlternateContent><mc:Choice Requires='wps'>{}</mc:Choice>"
        "<mc:Fallback><w:r><w:t>annat</w:t></w:r></mc:Fallback></mc:AlternateContent>",
        "<mc:AlternateContent><mc:Choice Requires='wps'/><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
    ],
)
def test_what_stands_around_runs_is_looked_through(word: "Word", around: str) -> None:
    document = word.read(word.p("före ", around.format(word.r("inuti")), " efter"))
    assert word.lines(document) == ["före inuti efter"]
    assert not document.messages


def test_an_unknown_element_is_told_of_and_its_text_kept(word: "Word") -> None:
    document = word.read(word.p("a ", *(f"<w:nytt>{word.r('b')}</w:nytt>" for _time in range(30))))
    assert word.lines(document) == ["a " + "b" * 30]
    assert [message.code for message in document.messages] == ["docx-unknown-element"]


def test_of_a_field_only_the_result_is_text(word: "Word") -> None:
    document = word.read(word.p("Sida ", field(code(" PAGE "), "|", word.r("3")), " av nio"))
    assert word.lines(document) == ["Sida 3 av nio"]


def test_a_field_inside_the_code_of_another_is_not_text(word: "Word") -> None:
    inner = field(code(" NAMN "), "|", word.r("Ekhamra"))
    document = word.read(word.p(field(code(" IF "), inner, code(' = "" '), "|", word.r("kommunen"))))
    assert word.lines(document) == ["kommunen"]


def test_a_field_inside_the_result_of_another_is_text(word: "Word") -> None:
    document = word.read(word.p(field(code(" REF "), "|", word.r("se "), field(code(" PAGE "), "|", word.r("4")))))
    assert word.lines(document) == ["se 4"]


def test_the_result_of_a_field_may_go_on_for_paragraphs(word: "Word") -> None:
    start, end = field(code(" TOC "), "|", word.r("Bakgrund")).rsplit("<w:r><w:fldChar", 1)
    assert word.lines(word.read(word.p(start), word.p(f"<w:r><w:fldChar{end}", "Beslut"))) == ["Bakgrund", "Beslut"]


def test_a_field_that_never_ends_takes_no_text_with_it(word: "Word") -> None:
    broken = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + code(" DATE ")
    whole = word.p("b ", field(code(" PAGE "), "|", word.r("3")), " c")
    assert word.lines(word.read(word.p("a", broken), word.p("b"), whole)) == ["a", "b", "b 3 c"]


def test_an_end_without_a_begin_does_nothing(word: "Word") -> None:
    assert word.lines(word.read(word.p("a", '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "b"))) == ["ab"]


def test_a_formula_is_read_as_text(word: "Word") -> None:
    fraction = "<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>3</m:t></m:r></m:den></m:f>"
    document = word.read(word.p("Andel: ", f"<m:oMath><m:r><m:t>x=</m:t></m:r>{fraction}</m:oMath>"))
    assert word.lines(document) == ["Andel: x=1/3"]
    assert not document.messages


def test_a_formula_between_paragraphs_is_a_paragraph(word: "Word") -> None:
    document = word.read(word.p("a"), "<m:oMathPara><m:oMath><m:r><m:t>y=2</m:t></m:r></m:oMath></m:oMathPara>")
    assert word.lines(document) == ["a", "y=2"]


def test_an_unknown_sign_of_a_symbol_font_is_kept_and_told_of(word: "Word") -> None:
    document = word.read(word.p('<w:r><w:sym w:font="Wingdings" w:char="F021"/></w:r>'))
    assert word.lines(document) == ["\uf021"]
    assert [message.code for message in document.messages] == ["docx-unknown-sign"]


def test_blocks_are_counted_and_placed(word: "Word") -> None:
    document = word.read(word.p("ett"), word.p(), word.table(word.row("två")), word.p("tre!"))
    last = document.blocks[-1]
    assert (last.place.file, last.place.page, last.place.paragraph) == ("prov.docx", None, 4)
    assert (last.place.start, last.place.end) == (0, 4)


LETTERS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=20)


@given(st.lists(LETTERS, min_size=1, max_size=8).filter(lambda texts: bool("".join(texts).strip())))
def test_no_character_is_lost_or_made_up(word: "Word", texts: list[str]) -> None:
    bold = [word.r(word.t(text), "<w:b/>" if number % 2 else "") for number, text in enumerate(texts)]
    assert word.lines(word.read(word.p(*bold))) == ["".join(texts)]
