"""Whatever stands in a template, it is refused with a reason or filled: nothing lost, every bookmark whole."""

from collections.abc import Callable
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from kserender.errors import InvalidData
from kserender.paper import Paper
from kserender.render.docx.archive import unpack

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = ("Beslut", "BeslutSlut", "Sammanfattning", "SammanfattningSlut", "Titel", "Titel2", "Beslutsunderlag", "Eget")
WORDS = ("x", "[ange text", "här]", "Namn: ", "[abc]")
LOOKS = ("", '<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="ListNumber"/>')


class Made:
    """A body made up at random: paragraphs, tables, controls and bookmarks, in any order and anywhere."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.count = 0
        self.opened: list[int] = []
        self.body = "".join(random.choice((self.p, self.p, self.mark, self.table, self.control))() for _ in range(8))
        self.body += "".join(map(self.end, self.opened))
        if 'w:name="Beslut"' not in self.body:
            self.body += f'<w:p><w:bookmarkStart w:id="99" w:name="Beslut"/>{self.run()}{self.end(99)}</w:p>'

    def mark(self) -> str:
        """A bookmark that is a point, or its beginning, or the end of one that has begun."""
        if self.opened and self.random.random() < 0.5:
            return self.end(self.opened.pop())
        self.count += 1
        start = f'<w:bookmarkStart w:id="{self.count}" w:name="{self.random.choice(NAMES)}"/>'
        if self.random.random() < 0.5:
            return start + self.end(self.count)
        self.opened.append(self.count)
        return start

    def end(self, number: int) -> str:
        return f'<w:bookmarkEnd w:id="{number}"/>'

    def run(self) -> str:
        look = self.random.choice(("", "<w:vanish/>"))
        return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{self.random.choice(WORDS)}</w:t></w:r>'

    def inside(self) -> str:
        return "".join(self.random.choice((self.run, self.run, self.run, self.mark))() for _ in range(2))

    def p(self) -> str:
        control = self.control_of(self.inside()) if self.random.random() < 0.2 else ""
        return f"<w:p><w:pPr>{self.random.choice(LOOKS)}</w:pPr>{self.inside()}{control}</w:p>"

    def table(self) -> str:
        rows = "".join(f"<w:tr><w:tc>{self.p()}</w:tc><w:tc>{self.p()}{self.p()}</w:tc></w:tr>" for _ in range(2))
        return f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>"

    def control(self) -> str:
        return self.control_of(self.p())

    def control_of(self, inner: str) -> str:
        return f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10**9))
def test_nothing_is_lost_and_every_bookmark_is_whole(
    template: Callable[..., Path], paper: Callable[..., Paper], beslut: Callable[..., bytes], seed: int
) -> None:
    place = template(Made(Random(seed)).body, name=f"{seed}.docx")  # noqa: S311
    full = paper(summary="En text.", attachments=[{"title": "Karta", "date": "2026-02-02"}])
    try:
        data = beslut(full, place)
    except InvalidData:
        return  # what is wrong with it has been told
    finally:
        place.unlink()
    root = etree.fromstring(unpack(data)["word/document.xml"])
    text = "".join(map(str, root.itertext()))
    assert all(point.text in text for point in full.decisions)
    starts = [str(node.get(f"{W}id")) for node in root.iter(f"{W}bookmarkStart")]
    assert len(starts) == len(set(starts))
    assert sorted(starts) == sorted(str(node.get(f"{W}id")) for node in root.iter(f"{W}bookmarkEnd"))
    for cell in root.iter(f"{W}tc"):
        blocks = [node for node in cell if node.tag in (f"{W}p", f"{W}tbl", f"{W}sdt")]
        assert blocks
        assert blocks[-1].tag != f"{W}tbl"
