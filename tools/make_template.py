"""Makes the Word templates in templates/generic: `python tools/make_template.py`.

Each is an ordinary Word file, meant to be opened and changed in Word; this script is how it came to be.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from wordfile import WordFile

FOLDER = Path(__file__).parents[1] / "templates" / "generic"

ORGAN = ("Organ", "{Organ|[Organ]}")
RECEIVER = ("Organ", "{Mottagare|[Organ som beslutar]}")
DATE = ("Uppgift", "Datum\t{Datum|[ÅÅÅÅ-MM-DD]}")
PARAGRAPH = ("Uppgift", "Paragraf\t{Paragraf|[§ nummer]}")
NUMBER = ("Uppgift", "Diarienummer\t{Diarienummer|[Diarienummer]}")
OFFICIAL = ("Uppgift", "Handläggare\t{Handlaggare|[Namn]}")
PARTY = ("Uppgift", "Parti\t{Parti|[Parti]}")

SUMMARY = ("Sammanfattning", "BodyText", "Sammanfattning", "Vad ärendet handlar om")
MATTER = ("Ärendet i sin helhet", "BodyText", "Arende", "Ärendet med sina underrubriker och tabeller")
PAPERS = ("Beslutsunderlag", "ListNumber", "Beslutsunderlag", "Handlingarna, daterade")
CONSULTATION = ("Samverkan", "BodyText", "Samverkan", "När och hur ärendet har samverkats")
DISPATCH = ("Beslutet expedieras till", "ListBullet", "Expediering", "Mottagarna")
SIGNATURE = ("", "Signature", "Underskrift", "Namn och roll")


@dataclass(frozen=True, slots=True)
class Layout:
    """A template: its name, the lines above the title, and the sections: heading, style, bookmark, guidance."""

    name: str
    lines: Sequence[tuple[str, str]]
    sections: Sequence[tuple[str, str, str, str]]


LAYOUTS: Mapping[str, Layout] = {
    "beslut": Layout(
        "Beslut",
        [ORGAN, DATE, PARAGRAPH, NUMBER],
        [
            ("Beslut", "Beslutspunkt", "Beslut", "Beslutspunkterna"),
            SUMMARY,
            MATTER,
            PAPERS,
            CONSULTATION,
            ("Reservation", "BodyText", "Reservation", "Reservationer"),
            DISPATCH,
            SIGNATURE,
        ],
    ),
    "tjansteskrivelse": Layout(
        "Tjänsteskrivelse",
        [RECEIVER, DATE, NUMBER, OFFICIAL],
        [
            ("Förslag till beslut", "Beslutspunkt", "Beslut", "Beslutspunkterna"),
            SUMMARY,
            MATTER,
            PAPERS,
            CONSULTATION,
            DISPATCH,
            SIGNATURE,
        ],
    ),
    "yrkande": Layout(
        "Yrkande",
        [RECEIVER, DATE, NUMBER, PARTY],
        [
            ("Motivering", "BodyText", "Arende", "Varför"),
            ("Förslag till beslut", "Beslutspunkt", "Beslut", "Beslutspunkterna"),
            SIGNATURE,
        ],
    ),
}


def made(kind: str) -> bytes:
    """The template for a kind of document."""
    layout = LAYOUTS[kind]
    word = WordFile(layout.name)
    word.first_header.append(word.p("Brevhuvud", f"{{Kommun|[Kommun]}}\t{layout.name}"))
    word.header.append(
        word.p("Header", f"{{Kommun2|[Kommun]}}, {layout.name.lower()}\t{{Diarienummer2|[Diarienummer]}}")
    )
    word.footer.append(word.p("Footer", "\tSida {{PAGE}} ({{NUMPAGES}})"))
    word.add(*layout.lines, ("Title", "{Titel|[Ärendets rubrik]}"))
    for heading, style, bookmark, guidance in layout.sections:
        if heading:
            word.add(("Heading1", heading))
        word.add((style, f"{{{bookmark}}}[{guidance}]{{{bookmark}Slut}}"))
    return word.data()


if __name__ == "__main__":
    for kind in LAYOUTS:
        (FOLDER / f"{kind}.docx").write_bytes(made(kind))
