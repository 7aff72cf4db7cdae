"""The table of word forms and compounds in docs/search.md says what the program does.

KSERENDER_WRITE_DOCS=1 writes it anew.
"""

import os
from collections.abc import Callable
from pathlib import Path

from kserender.corpus.search import search
from kserender.corpus.search.forms import form
from kserender.corpus.search.query import tokens
from kserender.corpus.store import Store, open_store

PAGE = Path(__file__).parents[3] / "docs" / "search.md"
BEGIN, END = "<!-- words -->\n", "<!-- /words -->"
# What is asked → the words of a paper each: those that it must find, and after | those that it must not.
ROWS = (
    ("skola", "skola skolan skolor skolornas skolväg grundskola förskolan | ska skulle"),
    ("skolornas", "skola skolan grundskola | ska"),
    ("ansvar", "ansvar ansvaret ansvarets | svar ansvarar"),
    ("nämnd", "nämnd nämnden nämnders byggnadsnämnden | nämna nämner"),
    ("barnen", "barn barnet barnens barnomsorg | bar"),
    ("avslå", "avslå avslår avslog avslagit | slå avslag"),
    ("avslaget", "avslag avslagen | slag avslår"),
    ("område", "område området områdenas bostadsområdet | råd"),
    ("bostad", "bostäder bostädernas bostadsområdet | stad"),
    ("fullmäktige", "fullmäktiges kommunfullmäktiges regionfullmäktige | mäktig"),
    ("styrelse", "styrelsen kommunstyrelsens | styr"),
    ("förskola", "förskolan förskolornas förskolenämnden | skolan"),
    ("plan", "planen planerna detaljplanens | planera plats"),
    ("väg", "väg vägarna cykelväg | väga"),
    ("remiss", "remissen återremiss | återremittera"),
    ("beslut", "beslutet besluten | beslutar"),
    ("bok", "böcker boken böckernas | böka"),
    ("gata", "gator gatorna gatubelysning | gap"),
    ("kyrka", "kyrkor kyrkan | kyss"),
    ("får", "får fåren | far"),
    ("lag", "lagen lagar kommunallagen | förslag underlag"),
    ("hälsa", "hälsan elevhälsa | hälften"),
)


def _table(store: Store) -> str:
    lines = ["| asked | finds | does not find |", "|---|---|---|"]
    for asked, words in ROWS:
        found = {hit.path for hit in search(store, asked, limit=1000).hits}
        there = [tokens(one) for one in words.split("|")]
        yes, no = ([word for word in some if word in found] for some in there)
        assert (yes, no) == (list(there[0]), []), f"{asked}: {set(there[0]) - found}, {set(no)}"
        lines.append(f"| {asked} | {', '.join(there[0])} | {', '.join(there[1])} |")
    return "\n".join(lines) + "\n"


def test_the_table_of_words_says_what_is_found(tmp_path: Path, fill: Callable[..., None]) -> None:
    assert len(ROWS) >= 20
    with open_store(str(tmp_path / "arkiv.db"), create=True) as store:
        every = {word for asked, words in ROWS for word in (*tokens(words), asked)}
        fill(store, [{"file": word, "title": word} for word in sorted(every)])
        table = _table(store)
    page = PAGE.read_text("utf-8")
    start, end = page.index(BEGIN) + len(BEGIN), page.index(END)
    if os.environ.get("KSERENDER_WRITE_DOCS"):
        PAGE.write_text(page[:start] + table + page[end:], "utf-8")
    else:
        assert page[start:end] == table
    assert form("skola") != form("ska")
