"""Makes the Word templates in templates/generic: `python tools/make_template.py`.

Each is an ordinary Word file, meant to be opened and changed in Word; this script is how it came to be.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import meeting_templates
from wordfile import WordFile

FOLDER = Path(__file__).parents[1] / "templates" / "generic"

ORGAN = ("Organ", "{Organ|[Organ]}")
RECEIVER = ("Organ", "{Mottagare|[Organ som beslutar]}")
DATE = ("Uppgift", "Datum\t{Datum|[ÅÅÅÅ-MM-DD]}")
PARAGRAPH = ("Uppgift", "Paragraf\t{Paragraf|[§ nummer]}")
NUMBER = ("Uppgift", "Diarienummer\t{Diarienummer|[Diarienummer]}")
OFFICIAL = ("Uppgift", "Handläggare\t{Handlaggare|[Namn]}")
PARTY = ("Uppgift", "Parti\t{Parti|[Parti]}")
ADDRESSEE = ("Organ", "{Till|[Mottagare]}")
ADDRESS = ("Uppgift", "{TillAdress|[Mottagarens adress]}")
DECIDED = ("Uppgift", "Beslutat av\t{Organ|[Organ]}")

SUMMARY = ("Sammanfattning", "BodyText", "Sammanfattning", "Vad ärendet handlar om")
MATTER = ("Ärendet i sin helhet", "BodyText", "Arende", "Ärendet med sina underrubriker och tabeller")
PAPERS = ("Beslutsunderlag", "ListNumber", "Beslutsunderlag", "Handlingarna, daterade")
CONSULTATION = ("Samverkan", "BodyText", "Samverkan", "När och hur ärendet har samverkats")
TREATMENT = ("Ärendets behandling", "BodyText", "Behandling", "Yrkanden, propositionsordning och omröstning")
DISSENT = ("Reservation", "BodyText", "Reservation", "Reservationer")
DISPATCH = ("Beslutet expedieras till", "ListBullet", "Expediering", "Mottagarna")
SIGNATURE = ("", "Namnteckning", "Underskrift", "Namn|Roll")


@dataclass(frozen=True, slots=True)
class Layout:
    """A template: its name, the lines above the title, and the sections: heading, style, bookmark, guidance.

    One that is `attested` ends with a line for who bears witness to it; a `plan` lies down and has a table of actions.
    """

    name: str
    lines: Sequence[tuple[str, str]]
    sections: Sequence[tuple[str, str, str, str]]
    attested: bool = False
    plan: bool = False


LAYOUTS: Mapping[str, Layout] = {
    "beslut": Layout(
        "Beslut",
        [ORGAN, DATE, PARAGRAPH, NUMBER],
        [
            ("Beslut", "Beslutspunkt", "Beslut", "Beslutspunkterna"),
            SUMMARY,
            MATTER,
            TREATMENT,
            PAPERS,
            CONSULTATION,
            DISSENT,
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
    "alternativt_forslag": Layout(
        "Alternativt förslag",
        [RECEIVER, DATE, NUMBER, PARTY],
        [
            ("Beslut", "Beslutspunkt", "Beslut", "Beslutspunkterna"),
            SUMMARY,
            MATTER,
            PAPERS,
            CONSULTATION,
            DISPATCH,
            SIGNATURE,
        ],
    ),
    "reservation": Layout(
        "Reservation",
        [RECEIVER, DATE, PARAGRAPH, NUMBER, PARTY],
        [
            ("Reservation", "BodyText", "Reservation", "Vem som reserverar sig, och mot vad"),
            ("Förslag till beslut", "Beslutspunkt", "Beslut", "Beslutspunkterna"),
            ("Motivering", "BodyText", "Arende", "Varför"),
            SIGNATURE,
        ],
    ),
    "protokollsutdrag": Layout(
        "Protokollsutdrag",
        [ORGAN, DATE, PARAGRAPH, NUMBER],
        [
            ("Beslut", "Beslutspunkt", "Beslut", "Beslutspunkterna"),
            SUMMARY,
            MATTER,
            TREATMENT,
            PAPERS,
            CONSULTATION,
            DISSENT,
            DISPATCH,
            SIGNATURE,
        ],
        attested=True,
    ),
    "handlingsplan": Layout(
        "Handlingsplan",
        [RECEIVER, DATE, NUMBER],
        [("Bakgrund", "BodyText", "Arende", "Varför planen görs"), SIGNATURE],
        plan=True,
    ),
    "expediering": Layout(
        "Expediering",
        [ADDRESSEE, ADDRESS, DECIDED, DATE, PARAGRAPH, NUMBER],
        [
            ("Beslut", "Beslutspunkt", "Beslut", "Beslutspunkterna"),
            ("Handlingar som följer med", "ListNumber", "Beslutsunderlag", "Handlingarna"),
            SIGNATURE,
        ],
    ),
}

# The table of a plan: its columns with their widths in twentieths of a point, on A4 landscape.
ACTIONS = {"Nr": 600, "Förslag": 3100, "Skäl": 3300, "Aktivitet": 3300, "Ansvar": 2000, "Tidplan": 1702}
ATTESTED = (
    ("Signature", "Utdragets riktighet bestyrks"),
    ("Namnteckning", "________________________________"),
    ("Underskriftsrad", "Namn och datum"),
)


def made(kind: str) -> bytes:
    """The template for a kind of document."""
    if kind in meeting_templates.LAYOUTS:
        return meeting_templates.made(kind)
    layout = LAYOUTS[kind]
    word = WordFile(layout.name, landscape=layout.plan)
    tab = sum(ACTIONS.values()) if layout.plan else None
    word.first_header.append(word.p("Brevhuvud", f"{{Kommun|[Kommun]}}\t{layout.name}", tab=tab))
    running = f"{{Kommun2|[Kommun]}}, {layout.name.lower()}\t{{Diarienummer2|[Diarienummer]}}"
    word.header.append(word.p("Header", running, tab=tab))
    word.footer.append(word.p("Footer", "\tSida {{PAGE}} ({{NUMPAGES}})", tab=tab))
    title = ("Title", "{Titel|[Ärendets rubrik]}")
    word.add(*((title, *layout.lines) if layout.plan else (*layout.lines, title)))
    for heading, style, bookmark, guidance in layout.sections:
        if heading:
            word.add(("Heading1", heading))
        word.add(*slot(style, bookmark, guidance))
        if layout.plan and bookmark == "Arende":
            _add_plan(word)
    if layout.attested:
        word.body.extend(word.p(style, line, together=line != ATTESTED[-1][1]) for style, line in ATTESTED)
    return word.data()


def slot(style: str, bookmark: str, guidance: str) -> list[tuple[str, str]]:
    """A slot with its guidance; after a | that of a second line, which is for what stands under a name."""
    first, *rest = guidance.split("|")
    if not rest:
        return [(style, f"{{{bookmark}}}[{first}]{{{bookmark}Slut}}")]
    return [(style, f"{{{bookmark}}}[{first}]"), ("Underskriftsrad", f"[{rest[0]}]{{{bookmark}Slut}}")]


def _add_plan(word: WordFile) -> None:
    """A part's heading and a table whose only row is the pattern of all rows."""
    word.add(("Heading1", "{Atgarder}[Delens namn]"))
    word.table(list(ACTIONS.values()), [list(ACTIONS), [f"[{name}]" for name in ACTIONS]])
    word.add(("Tabellnot", "[Förkortningar]{AtgarderSlut}"))


if __name__ == "__main__":
    for kind in (*LAYOUTS, *meeting_templates.LAYOUTS):
        (FOLDER / f"{kind}.docx").write_bytes(made(kind))
