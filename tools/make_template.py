"""Makes templates/generic/beslut.docx, the Word file that decisions are written in: `python tools/make_template.py`.

The result is an ordinary Word file, meant to be opened and changed in Word; this script is how it came to be.
"""

from pathlib import Path

from wordfile import WordFile

TARGET = Path(__file__).parents[1] / "templates" / "generic" / "beslut.docx"


def made() -> bytes:
    """The template."""
    word = WordFile("Beslut")
    word.first_header.append(word.p("Brevhuvud", "{Kommun|[Kommun]}\tBeslut"))
    word.header.append(word.p("Header", "{Kommun2|[Kommun]}, beslut\t{Diarienummer2|[Diarienummer]}"))
    word.footer.append(word.p("Footer", "\tSida {{PAGE}} ({{NUMPAGES}})"))
    word.add(
        ("Organ", "{Organ|[Organ]}"),
        ("Uppgift", "Datum\t{Datum|[ÅÅÅÅ-MM-DD]}"),
        ("Uppgift", "Paragraf\t{Paragraf|[§ nummer]}"),
        ("Uppgift", "Diarienummer\t{Diarienummer|[Diarienummer]}"),
        ("Title", "{Titel|[Ärendets rubrik]}"),
        ("Heading1", "Beslut"),
        ("Beslutspunkt", "{Beslut}[Beslutspunkterna]{BeslutSlut}"),
        ("Heading1", "Sammanfattning"),
        ("BodyText", "{Sammanfattning}[Vad ärendet handlar om]{SammanfattningSlut}"),
        ("Heading1", "Ärendet i sin helhet"),
        ("BodyText", "{Arende}[Ärendet med sina underrubriker och tabeller]{ArendeSlut}"),
        ("Heading1", "Beslutsunderlag"),
        ("ListNumber", "{Beslutsunderlag}[Handlingarna, daterade]{BeslutsunderlagSlut}"),
        ("Heading1", "Samverkan"),
        ("BodyText", "{Samverkan}[När och hur ärendet har samverkats]{SamverkanSlut}"),
        ("Heading1", "Reservation"),
        ("BodyText", "{Reservation}[Reservationer]{ReservationSlut}"),
        ("Heading1", "Beslutet expedieras till"),
        ("ListBullet", "{Expediering}[Mottagarna]{ExpedieringSlut}"),
        ("Signature", "{Underskrift}[Namn och roll]{UnderskriftSlut}"),
    )
    return word.data()


if __name__ == "__main__":
    TARGET.write_bytes(made())
