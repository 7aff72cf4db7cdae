"""Sentences cut before a capital letter are whole again; lead-ins, labels and headings stay apart."""

from dataclasses import replace

import pytest

from kserender.extract.passes.cut_sentences import rejoin_cut_sentences
from kserender.extract.readers.builder import Builder
from kserender.model import Document, Run, Source

CUT = "Maja Dahl (C) yrkar bifall till det förslag som har lämnats av företrädare för"


def document(*texts: str, label: str | None = None) -> Document:
    builder = Builder(Source("prov.docx", "0" * 64))
    builder.blocks = [builder.paragraph([Run(text)]) for text in texts[:-1]]
    builder.blocks.append(builder.paragraph([Run(texts[-1])], label=label))
    return builder.build()


@pytest.mark.parametrize("between", [(), ("",)])
def test_joined(between: tuple[str, ...]) -> None:
    (block,) = rejoin_cut_sentences(document(CUT, *between, "Centerpartiet och Liberalerna.")).blocks
    assert block.text() == CUT + " Centerpartiet och Liberalerna."


@pytest.mark.parametrize(
    "texts",
    [
        ("Plats och tid för", "Kommunhuset"),
        ("Kommunstyrelsen föreslår att kommunfullmäktige fattar det beslut som framgår nedan, att", "Anta planen."),
        ("Protokollsutdrag ur den här paragrafen ska efter justeringen skickas till", "Eva Ek"),
        (CUT, "§ 5 Nästa ärende"),
        ("Maja Dahl (C) yrkar bifall till det förslag som har lämnats av företrädare för alla partier.", "Ja."),
    ],
)
def test_apart(texts: tuple[str, ...]) -> None:
    whole = document(*texts)
    assert rejoin_cut_sentences(whole) is whole


def test_a_paragraph_of_a_word_file_ends_where_its_author_ended_it() -> None:
    whole = document(CUT, "Centerpartiet och Liberalerna.")
    word = replace(whole, source=replace(whole.source, format="docx"))
    assert rejoin_cut_sentences(word) is word


def test_an_item_of_a_list_goes_on_from_nothing() -> None:
    whole = document(CUT, "Centerpartiet", label="1.")
    assert rejoin_cut_sentences(whole) is whole
