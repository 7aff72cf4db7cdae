"""The report: every figure in a table, in the reader's words."""

from collections.abc import Callable

from kserender import i18n
from kserender.corpus.statistics import statistics
from kserender.corpus.statistics.report import report
from kserender.corpus.store import Store
from kserender.paper import Paper
from kserender.render.figures import Figures, Strips
from kserender.render.figures_text import figures_text

Put = Callable[..., None]


def rows(figures: Figures, caption: str) -> list[tuple[str, ...]]:
    return [row for one in figures.sections for table in one.tables if table.caption == caption for row in table.rows]


def test_its_tables(filled: Store) -> None:
    found = report(statistics(filled), "arkiv.db")
    assert found.facts == ("5 filer", "5 handlingar", "5 beslutspunkter")
    assert rows(found, "Beslutspunkter per organ och år") == [("Kommunstyrelsen", "4", "1", "5", "1")]
    assert rows(found, "Luckor") == [
        ("2025 Kommunstyrelsen", "§ 2", "1", "inuti ett sammanträde"),
        ("2025 Kommunstyrelsen", "§§ 4–7", "4", "mellan sammanträden"),
    ]
    assert rows(found, "De största beloppen")[0][:4] == (
        "Kommunstyrelsen § 3",
        "2025-03-04",
        "Ärende 3",
        "5\xa0000\xa0000\xa0SEK",
    )
    assert rows(found, "I karantän") == [("skadad", "Filen är skadad.", "1", "skadad.pdf")]
    assert rows(found, "Vad som hittades")[0] == ("med rubrik", "5", "100,0\xa0%")


def test_what_is_there_is_drawn_between_the_gaps(filled: Store) -> None:
    (plot,) = [
        one.plot
        for one in report(statistics(filled), "a").sections
        if one.plot and isinstance(one.plot.drawing, Strips)
    ]
    assert isinstance(plot.drawing, Strips)
    assert plot.drawing.strips == (
        ("2025 Kommunstyrelsen", ((1, 1), (3, 3), (8, 8)), ((2, 2), (4, 7))),
        ("2026 Kommunstyrelsen", ((1, 1),), ()),
    )
    assert "5 §§ saknas, varav 1 inuti ett sammanträde" in plot.alt


def test_no_section_is_empty(store: Store, put: Put) -> None:
    assert report(statistics(store), "tomt").sections == ()
    put("brev.txt", Paper(title="Brev"))
    found = report(statistics(store), "brev")
    assert [one.title for one in found.sections] == ["Filer", "Vad som hittades"]
    assert "med rubrik" in figures_text(found)


def test_in_english(filled: Store) -> None:
    i18n.use("en")
    assert rows(report(statistics(filled), "a"), "Gaps")[0][3] == "inside a meeting"
