"""An archive with papers of an invented municipality."""

from collections.abc import Callable, Sequence
from hashlib import sha256

import pytest

from kserender.corpus.rows import failed, rows
from kserender.corpus.store import Store
from kserender.corpus.store.writing import Absent, Batch, Present
from kserender.paper import (
    Amount,
    Decision,
    Extraction,
    Meeting,
    Paper,
    Person,
    Place,
    Reservation,
    Source,
    Vote,
    Yrkande,
)

Fill = Callable[..., None]


def extraction(name: str, papers: Sequence[Paper], meeting: Meeting | None = None) -> Extraction:
    digest = sha256(name.encode()).hexdigest()
    source = Source(path=name, sha256=digest, format="text", pages=3, reader="text")
    return Extraction(source=source, meeting=meeting, papers=list(papers))


MINUTES = extraction(
    "protokoll/å.txt",
    [
        Paper(
            kind="protokollsutdrag",
            title="Ny brygga vid Lillsjön",
            municipality="Ekhamra kommun",
            body="Kommunstyrelsen",
            diary_number="KS 2026/7",
            paragraph="4",
            decisions=[
                Decision(
                    number=1,
                    text="- Att godkänna bryggan för 1,5 mnkr.",
                    action="godkänna",
                    deciding_body="Kommunstyrelsen",
                    assigned_to=["Tekniska nämnden", "Fritidsnämnden"],
                    amounts=[Amount(text="1,5 mnkr", value=1_500_000)],
                    place=Place(file="protokoll/å.txt", page=2, paragraph=3, start=0, end=36),
                ),
                Decision(text="=SUMMA(A1) antecknas.", action="anteckna"),
            ],
            yrkanden=[Yrkande(people=[Person(name="Eva Ek", party="Moderaterna")], position="avslag", text="Avslag.")],
            votes=[Vote(question="Ja för bifall", yes=7, no=6)],
            reservations=[Reservation(parties=["M"], text="Eva Ek (M) reserverar sig.")],
        ),
        Paper(
            kind="protokollsutdrag",
            title="Avgift",
            paragraph="5",
            decisions=[Decision(text="Avgiften är 12,50 kr.", amounts=[Amount(text="12,50 kr", value=12.5)])],
        ),
    ],
    Meeting(
        body="Kommunstyrelsen", date="2026-02-03", chair="Ola Alm", paragraphs="4-5", present=[Person(name="Eva Ek")]
    ),
)
LETTER = extraction(
    "brev/b.txt", [Paper(kind="tjansteskrivelse", title="Brygga", body="Tekniska kontoret", date="2025-11-20")]
)
OLD = extraction("brev/b.txt|1", [Paper(kind="tjansteskrivelse", title="Brygga, utkast", date="2025-10-01")])
GONE = extraction("brev/borta.txt", [Paper(title="Borttagen")])
BROKEN = failed("f" * 64, size=3, outcome="trasig", reason="Filen är skadad.")


def present(path: str, of: Extraction) -> Present:
    return Present(path, of.source.sha256, 1)


def batches() -> list[Batch]:
    return [
        Batch(contents=[rows(OLD, size=10)], present=[present("brev/b.txt", OLD)]),
        Batch(contents=[rows(GONE, size=10)], present=[present("brev/borta.txt", GONE)]),
        Batch(contents=[rows(MINUTES, size=10)], present=[present("protokoll/å.txt", MINUTES)]),
        Batch(present=[present("protokoll/kopia.txt", MINUTES)]),
        Batch(contents=[rows(LETTER, size=10)], present=[present("brev/b.txt", LETTER)]),
        Batch(contents=[BROKEN], present=[Present("brev/trasig.docx", "f" * 64, 1)]),
        Batch(absent=[Absent("brev/borta.txt")]),
    ]


@pytest.fixture
def fill() -> Fill:
    """Write the papers: in order, or in another that comes to the same."""

    def write(store: Store, *, otherwise: bool = False) -> None:
        made = batches()
        for batch in [made[3 - 1], made[5], made[1], made[0], made[6], made[4], made[3]] if otherwise else made:
            store.write(batch)

    return write


@pytest.fixture
def minutes() -> Extraction:
    """What the minutes say, as they were read."""
    return MINUTES


@pytest.fixture
def filled(store: Store, fill: Fill) -> Store:
    """The archive, in each kind of database."""
    fill(store)
    return store
