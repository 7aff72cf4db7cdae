"""An archive of an invented municipality with what is counted in it."""

from collections.abc import Callable
from hashlib import sha256

import pytest

from kserender.corpus.rows import failed, rows
from kserender.corpus.store import Store
from kserender.corpus.store.writing import Absent, Batch, Present
from kserender.paper import (
    Amount,
    Attachment,
    Decision,
    Extraction,
    Meeting,
    Paper,
    Person,
    Reservation,
    Source,
    Vote,
    Yrkande,
)

Put = Callable[..., None]


def paragraph(number: int, *decisions: Decision, title: str = "", **fields: object) -> Paper:
    found: dict[str, object] = {
        "kind": "protokollsutdrag",
        "title": title or f"Ärende {number}",
        "paragraph": str(number),
    }
    return Paper.model_validate({**found, "decisions": list(decisions), **fields})


def decided(action: str, amount: int | None = None, to: str | None = None) -> Decision:
    amounts = [Amount(text=f"{amount} kr", value=amount)] if amount else []
    return Decision(text=f"Att {action} förslaget.", action=action, recommends_to=to, amounts=amounts)


def yrkande(party: str, position: str, to: str | None = None) -> Yrkande:
    person = Person(name=f"Namn {party}", party=party)
    return Yrkande.model_validate({"people": [person], "position": position, "to": to, "text": f"{position}."})


@pytest.fixture
def put(store: Store) -> Put:
    """Write minutes of a day, or papers without a meeting, into the archive."""

    def write(path: str, *papers: Paper, date: str | None = None, body: str = "Kommunstyrelsen") -> None:
        meeting = Meeting(body=body, date=date) if date else None
        source = Source(path=path, sha256=sha256(path.encode()).hexdigest(), format="text", reader="text")
        made = rows(Extraction(source=source, meeting=meeting, papers=list(papers)), size=1)
        store.write(Batch(contents=[made], present=[Present(path, source.sha256, 1)]))

    return write


@pytest.fixture
def filled(store: Store, put: Put) -> Store:
    """Three meetings in two years, a proposal, a file that cannot be read and one that is gone."""
    put(
        "2025/a.txt",
        paragraph(
            1,
            decided("avslå", 900),
            yrkanden=[yrkande("Moderaterna", "bifall", "motionen"), yrkande("S", "avslag", "motionen")],
            reservations=[Reservation(parties=["M"], text="M reserverar sig.")],
            votes=[Vote(question="Ja för avslag", yes=7, no=6)],
            attachments=[Attachment(title="Motion")],
        ),
        paragraph(3, decided("anta", 5_000_000, to="Kommunfullmäktige"), decided("uppdra", 70)),
        date="2025-03-04",
    )
    put("2025/b.txt", paragraph(8, decided("avslå")), date="2025-05-06")
    put("2026/c.txt", paragraph(1, decided("uppdra"), date="2024-01-01"), date="2026-01-13")
    put(
        "brev.txt",
        Paper(kind="tjansteskrivelse", title="Brev", date="2026-01-02", decisions=[decided("anta", 9_000_000)]),
    )
    put("borta.txt", Paper(title="Borta"))
    store.write(
        Batch(
            contents=[failed("f" * 64, size=3, outcome="trasig", reason="Filen är skadad.")],
            present=[Present("skadad.pdf", "f" * 64, 1)],
            absent=[Absent("borta.txt")],
        )
    )
    return store
