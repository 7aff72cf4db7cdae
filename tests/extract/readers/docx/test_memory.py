"""A file's XML goes with its reader: nothing holds it in a circle, which would have to be looked for first."""

import gc
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from tests.extract.readers.docx.conftest import Word


def test_nothing_of_the_xml_is_left(word: "Word") -> None:
    inner = word.table(word.row("i", "rutan"))
    control = word.control(word.row("i", "fältet"))
    gc.collect()
    gc.disable()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        word.read(word.table(word.row("Nr", word.cell(inner)), control))
        gc.collect()
        assert not [found for found in gc.garbage if isinstance(found, etree._Element)]
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()
