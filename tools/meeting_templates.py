"""The Word templates of what is made of a whole meeting, for make_template.py."""

from collections.abc import Mapping, Sequence

from wordfile import WordFile

# Style and text of each paragraph; {X|…} is a bookmark.
Paragraphs = Sequence[tuple[str, str]]

_MEETING: Paragraphs = [
    ("Organ", "{Organ|[Organ]}"),
    ("Uppgift", "Datum\t{Datum|[ÅÅÅÅ-MM-DD]}"),
    ("Uppgift", "Tid\t{Tid|[Tid]}"),
    ("Uppgift", "Plats\t{Plats|[Plats]}"),
    ("Uppgift", "Ordförande\t{Ordforande|[Namn]}"),
    ("Uppgift", "Sekreterare\t{Sekreterare|[Namn]}"),
]
_PEOPLE: Paragraphs = [("Heading2", "{Deltagare}[Grupp]"), ("Uppgift", "[Namn, parti och uppdrag]{DeltagareSlut}")]

LAYOUTS: Mapping[str, tuple[str, Paragraphs]] = {
    "protokoll": (
        "Sammanträdesprotokoll",
        [
            *_MEETING,
            ("Uppgift", "Justerare\t{Justerare|[Namn]}"),
            ("Uppgift", "Tid för justering\t{Justeringstid|[Tid och plats]}"),
            ("Uppgift", "Paragrafer\t{Paragrafer|[Nummer]}"),
            ("Uppgift", "Nummer\t{Protokollsnummer|[Protokollets nummer]}"),
            ("Heading1", "Närvarande"),
            *_PEOPLE,
            ("Heading1", "{Arenden}[§ och ärendets rubrik]"),
            ("Heading2", "[Avsnitt]"),
            ("BodyText", "[Text]"),
            ("Beslutspunkt", "[Beslutspunkter]"),
            ("ListBullet", "[Handlingar och mottagare]{ArendenSlut}"),
            ("Heading1", "Justering"),
            ("BodyText", "{Justering}[Vad som justeras, när och av vem]{JusteringSlut}"),
            ("Namnteckning", "{Underskrift}[Namn]"),
            ("Underskriftsrad", "[Uppdrag]{UnderskriftSlut}"),
        ],
    ),
    "kallelse": (
        "Kallelse",
        [
            *_MEETING,
            ("Heading1", "Föredragningslista"),
            ("BodyText", "{Foredragningslista}[Ärendena i ordning]{ForedragningslistaSlut}"),
            ("Heading1", "Kallade"),
            *_PEOPLE,
        ],
    ),
}


def made(kind: str) -> bytes:
    """The template for a kind of document."""
    name, paragraphs = LAYOUTS[kind]
    word = WordFile(name)
    word.first_header.append(word.p("Brevhuvud", f"{{Kommun|[Kommun]}}\t{name}"))
    word.header.append(word.p("Header", "{Kommun2|[Kommun]}, {Organ2|[Organ]}\t{Datum2|[Datum]}"))
    word.footer.append(word.p("Footer", "\tSida {{PAGE}} ({{NUMPAGES}})"))
    word.add(("Title", "{Dokument|[Dokument]}"), *paragraphs)
    return word.data()
