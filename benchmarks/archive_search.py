"""Search in an archive of 200,000 decisions, against plain FTS5 in the same file.

    python benchmarks/archive_search.py [--papers N] [--queries N] [--db FILE-or-URL]

Plain FTS5 is asked for the same raw words (all of them), the twenty best by bm25, with their titles: no word forms, no
compounds, no snippets, no counts.  The words are invented; how often they come follows Zipf's law, as in any language.
With `--db postgresql://…` the same papers are put into that (empty) database and only our own times are shown.
"""

# ruff: noqa: S311 (a benchmark draws the same words each time)
import argparse
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import accumulate
from pathlib import Path

from sqlalchemy import Connection, insert

from kserender.corpus.search import Filters, finish, search
from kserender.corpus.store import Store, open_store
from kserender.corpus.store.tables import contents, decisions, files, papers, texts

FIRST = [
    "skol",
    "bostads",
    "cykel",
    "gatu",
    "arbets",
    "miljö",
    "klimat",
    "kultur",
    "idrotts",
    "vatten",
    "avlopps",
    "energi",
    "trafik",
    "park",
    "lek",
    "torg",
    "sim",
    "is",
    "ungdoms",
    "äldre",
    "familje",
    "stads",
    "lands",
    "hamn",
    "järnvägs",
    "buss",
    "spårvägs",
    "detalj",
    "översikts",
    "budget",
    "årsredovisnings",
    "investerings",
    "hyres",
    "tomt",
    "mark",
    "skogs",
]
NOUNS = [
    "område:området:områden:områdena",
    "plan:planen:planer:planerna",
    "avgift:avgiften:avgifter:avgifterna",
    "nämnd:nämnden:nämnder:nämnderna",
    "skola:skolan:skolor:skolorna",
    "väg:vägen:vägar:vägarna",
    "hall:hallen:hallar:hallarna",
    "plats:platsen:platser:platserna",
    "stöd:stödet:stöden:stöden",
    "program:programmet:programmen:programmens",
    "tjänst:tjänsten:tjänster:tjänsterna",
    "förslag:förslaget:förslagen:förslagens",
    "uppdrag:uppdraget:uppdragen:uppdragens",
    "kostnad:kostnaden:kostnader:kostnaderna",
    "bana:banan:banor:banorna",
    "hus:huset:husen:husens",
    "bidrag:bidraget:bidragen:bidragens",
    "rapport:rapporten:rapporter:rapporterna",
    "verksamhet:verksamheten:verksamheter:verksamheterna",
    "bolag:bolaget:bolagen:bolagens",
    "yta:ytan:ytor:ytorna",
    "avtal:avtalet:avtalen:avtalens",
    "park:parken:parker:parkerna",
    "lokal:lokalen:lokaler:lokalerna",
    "utredning:utredningen:utredningar:utredningarna",
    "taxa:taxan:taxor:taxorna",
    "gräns:gränsen:gränser:gränserna",
    "fråga:frågan:frågor:frågorna",
    "grupp:gruppen:grupper:grupperna",
]
VERBS = [
    "godkänner",
    "avslår",
    "fastställer",
    "uppdrar",
    "noterar",
    "bifaller",
    "beviljar",
    "antar",
    "återremitterar",
    "redovisar",
    "genomför",
    "prövar",
]
SMALL = [
    "och",
    "att",
    "i",
    "för",
    "till",
    "av",
    "en",
    "det",
    "som",
    "på",
    "med",
    "om",
    "den",
    "ett",
    "vid",
    "från",
    "under",
    "inom",
    "efter",
    "de",
]
ORGANS = (
    "Kommunstyrelsen",
    "Kommunfullmäktige",
    "Tekniska nämnden",
    "Socialnämnden",
    "Byggnadsnämnden",
    "Kulturnämnden",
)
PORTION = 5000


def language(drawn: random.Random) -> tuple[list[str], list[float]]:
    """Words with their weights, added up: nouns in all forms, alone and in compounds, and verbs."""
    nouns = [forms.split(":") for forms in NOUNS]
    ranked = [form for forms in nouns for form in forms] + VERBS
    drawn.shuffle(ranked)
    compounds = [first + form for first in FIRST for forms in nouns for form in forms]
    names = [
        "".join(drawn.choice(("ek", "ham", "ra", "lund", "by", "vi", "ster", "torp", "å")) for _ in range(4))
        for _ in range(4000)
    ]
    rare = compounds + names
    drawn.shuffle(rare)
    every = ranked + rare
    return every, list(accumulate(1 / (rank + 20) for rank in range(len(every))))


def paper(drawn: random.Random, every: list[str], weights: list[float]) -> tuple[str, str, str]:
    """Title, decisions and body: half of the words say something."""
    told = drawn.choices(every, cum_weights=weights, k=70)
    small = drawn.choices(SMALL, k=70)
    said = [word for pair in zip(told, small, strict=True) for word in pair]
    return " ".join(said[:9]), " ".join(said[9:41]), " ".join(said[41:])


def fill(store: Store, count: int) -> None:
    """Put the papers into the archive, PORTION of them in a transaction."""
    drawn = random.Random(7)
    every, weights = language(drawn)
    for start in range(1, count + 1, PORTION):
        numbers = range(start, min(start + PORTION, count + 1))
        words = [paper(drawn, every, weights) for _number in numbers]
        store.begin(partial(_write, numbers=numbers, words=words))
    finish(store)


def _write(connection: Connection, numbers: range, words: list[tuple[str, str, str]]) -> None:
    said = dict.fromkeys(("outcome", "made_by", "messages"), "ok")
    connection.execute(
        insert(contents), [{"id": n, "sha256": f"{n:064}", "size": 1, "attempts": 1, **said} for n in numbers]
    )
    connection.execute(
        insert(files),
        [{"path": f"{n}.docx", "content_id": n, "modified": 0, "version": 1, "state": "present"} for n in numbers],
    )
    connection.execute(
        insert(papers),
        [
            {
                "id": n,
                "content_id": n,
                "ordinal": 0,
                "kind": "protokollsutdrag",
                "title": title,
                "body": ORGANS[n % len(ORGANS)],
                "diary_number": f"KS {2000 + n % 25}/{n}",
                "diary_key": f"ks {2000 + n % 25} {n}",
                "paragraph": str(n % 60 + 1),
                "date": f"{2000 + n % 25}-{n % 12 + 1:02}-{n % 28 + 1:02}",
                "year": 2000 + n % 25,
                "json": "{}",
            }
            for n, (title, _points, _body) in zip(numbers, words, strict=True)
        ],
    )
    connection.execute(
        insert(texts),
        [
            {"paper_id": n, "title": title, "decisions": points, "body": body}
            for n, (title, points, body) in zip(numbers, words, strict=True)
        ],
    )
    connection.execute(
        insert(decisions),
        [
            {
                "paper_id": n,
                "ordinal": 0,
                "text": points,
                "action": VERBS[n % len(VERBS)],
                "deciding_body": ORGANS[n % len(ORGANS)],
            }
            for n, (_title, points, _body) in zip(numbers, words, strict=True)
        ],
    )


def queries(count: int) -> Iterator[list[str]]:
    """One to four words of a paper there is, as a user remembers them: its title, or what it decided."""
    drawn = random.Random(7)
    every, weights = language(drawn)
    for number in range(count):
        title, points, _body = paper(drawn, every, weights)
        told = [word for word in (title if number % 2 else points).split() if word not in SMALL]
        yield drawn.sample(told, min(len(told), number % 4 + 1))


def timed(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """Milliseconds of CPU time (SQLite works in this process), the better of two."""
    best = float("inf")
    for _time in range(2):
        start = clock()
        work()
        best = min(best, clock() - start)
    return 1000 * best


def told(name: str, times: list[float]) -> float:
    """Print median and 95th percentile; give the latter."""
    ordered = sorted(times)
    p95 = ordered[int(0.95 * (len(ordered) - 1))]
    print(
        f"{name:<34} median {ordered[len(ordered) // 2]:7.1f} ms   p95 {p95:7.1f} ms   longest {ordered[-1]:7.1f} ms",
        flush=True,
    )
    return p95


def main() -> None:
    """Fill an archive, ask it, and print the times."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--papers", type=int, default=200_000)
    options.add_argument("--queries", type=int, default=200)
    options.add_argument("--db", help="an empty PostgreSQL database, or a file to keep")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = given.db or str(Path(folder) / "arkiv.db")
        new = "://" in url or not Path(url).exists()
        with open_store(url, create=True) as store:
            if new:
                start = time.perf_counter()
                fill(store, given.papers)
                print(f"{given.papers} papers written in {time.perf_counter() - start:.0f} s", flush=True)
            _measure(store, list(queries(given.queries)), url)


def _measure(store: Store, asked: list[list[str]], url: str) -> None:
    clock = time.process_time if store.dialect == "sqlite" else time.perf_counter  # its server is another process

    def run(name: str, work: Callable[[list[str]], object], some: list[list[str]] = asked) -> float:
        return told(name, [timed(partial(work, words), clock) for words in some])

    filters = Filters(organs=("KS",), years=(2010, 2011))
    search(store, "uppvärmning")  # what is loaded once
    ours = run("kserender", lambda words: search(store, " ".join(words)))
    if store.dialect == "sqlite":
        with sqlite3.connect(url) as connection:
            connection.execute(
                "CREATE VIRTUAL TABLE IF NOT EXISTS plain USING fts5(title, decisions, body, content='texts', "
                "content_rowid='paper_id', tokenize='unicode61 remove_diacritics 0')"
            )
            connection.execute("INSERT INTO plain(plain) VALUES ('rebuild')")
            connection.commit()
            plain = run("plain FTS5", lambda words: _plain(connection, words))
        print(f"ratio of p95: {ours / plain:.2f}")
    run("with organ and years", lambda words: search(store, " ".join(words), filters))
    run("a word as it stands, a beginning", lambda words: search(store, f'"{words[0]}" OCH {words[-1][:5]}*'))
    run("any of the words", lambda words: search(store, " ELLER ".join(words)))
    run("with facets", lambda words: search(store, " ".join(words), facets=True), asked[:40])
    run("a diary number", lambda words: search(store, f"KS {2000 + len(words[0])}/{len(words[0])}"))


def _plain(connection: sqlite3.Connection, words: list[str]) -> list[tuple[int, str]]:
    asked = " AND ".join(f'"{word}"' for word in words)
    return connection.execute(
        "SELECT rowid, title FROM plain WHERE plain MATCH ? ORDER BY bm25(plain) LIMIT 20", (asked,)
    ).fetchall()


if __name__ == "__main__":
    main()
