"""The same parts are the same bytes, whenever and wherever they are packed."""

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from kserender.render.docx.archive import pack, unpack

NAMES = st.text("abc/", min_size=1).filter(lambda name: not name.endswith("/") and not name.startswith("/"))


@given(st.dictionaries(NAMES, st.binary()))
def test_what_is_packed_is_unpacked(parts: dict[str, bytes]) -> None:
    assert unpack(pack(parts)) == parts
    assert pack(dict(reversed(parts.items()))) == pack(parts)
    assert pack(unpack(pack(parts))) == pack(parts)


def test_no_entry_tells_when_or_on_what_system_it_was_made() -> None:
    with zipfile.ZipFile(io.BytesIO(pack({"b": b"2", "[Content_Types].xml": b"1", "a": b"3"}))) as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == ["[Content_Types].xml", "a", "b"]
    assert {(entry.date_time, entry.create_system, entry.external_attr) for entry in entries} == {
        ((1980, 1, 1, 0, 0, 0), 0, entries[0].external_attr)
    }
