"""Makes the Word files in examples/: `python tools/make_examples.py`.

Ekhamra kommun, its people and its matters are invented.  protokollsutdrag.md and beslut.yaml are text and are written
by hand.
"""

from collections.abc import Callable
from pathlib import Path

from wordfile import WordFile

FOLDER = Path(__file__).parents[1] / "examples"
TITLE = "Cykelplan för Ekhamra kommun 2027–2032"
FOOT = "Ekhamra kommun, 719 80 Ekhamra\tSida {{PAGE}} ({{NUMPAGES}})"
NOTE = "Resvaneundersökning för Ekhamra kommun, hösten 2025. Svarsfrekvensen var 47 procent."


def tjansteskrivelse() -> bytes:
    """The officials' proposal, with the template's slots and instructions still in it."""
    word = _paper("Tjänsteskrivelse")
    word.notes = [NOTE]
    word.add(
        ("Organ", "Samhällsbyggnadsförvaltningen"),
        ("Uppgift", "Datum\t2026-02-09"),
        ("Uppgift", "Diarienummer\tKS 2026-00412"),
        ("Uppgift", "Handläggare\tLovisa Almgård"),
        ("Title", TITLE),
        ("Heading1", "Kommunstyrelsens beslut"),
        ("Beslutspunkt", "{Beslut}Fastställa Cykelplan för Ekhamra kommun 2027–2032."),
        (
            "Beslutspunkt",
            "Uppdra åt Samhällsbyggnadsnämnden att bygga gång- och cykelvägen mellan Norrfors och Ekhamra centrum"
            " senast i oktober 2028, till en kostnad av högst 18,5 mnkr.",
        ),
        (
            "Beslutspunkt",
            "{BeslutSlut}Uppdra åt Tekniska nämnden att redovisa hur cykelvägarna sköts på vintern en gång per år."
            " [Skriv varje beslut som en egen punkt. Den som läser punkten ska förstå den utan att slå i några"
            " bilagor, och den ska kunna klistras in i protokollet som den står.]",
        ),
        ("Heading1", "Sammanfattning"),
        (
            "BodyText",
            "{Sammanfattning}Var femte resa i Ekhamra görs med cykel, och de flesta är kortare än tre kilometer.^1"
            " Planen ska ge kommunen snabba cykelvägar mellan hem, skola och arbete. Nio sträckor pekas ut."
            " De byggs i den ordning som flest får nytta av dem.",
        ),
        (
            "BodyText",
            "{SammanfattningSlut}Planen kostar 42 mnkr under sex år och ryms i investeringsramen."
            " [Berätta kort vad saken gäller och varför den tas upp nu. Rubriken ska alltid finnas kvar.]",
        ),
        ("Heading1", "Ärendet i sin helhet"),
        ("Heading2", "Bakgrund"),
        (
            "BodyText",
            "{Arende}Kommunfullmäktige antog den 12 juni 2024 ett klimatprogram (KS 2023-00871) med målet att var"
            " tredje resa ska ske med cykel år 2032. Den gamla cykelplanen gick ut 2022 och täckte bara tätorten.",
        ),
        ("Heading2", "Så har sträckorna valts"),
        ("BodyText", "Varje sträcka har fått poäng efter tre frågor:"),
        ("ListBullet", "Hur många bor inom 500 meter från den?"),
        ("ListBullet", "Leder den till en skola, en arbetsplats eller en station?"),
        ("ListBullet", "Hur många har skadats där de senaste tio åren?"),
        (
            "BodyText",
            "I första hand byggs pendlingsstråken ut, eftersom de avlastar vägarna in mot centrum på morgonen. Sträckor"
            " längs landsväg byggs tillsammans med Trafikverket.",
        ),
        ("Heading2", "Ekonomi"),
        ("BodyText", "Kostnaden fördelas så här. Statlig medfinansiering är inte inräknad."),
    )
    word.table(
        (3500, 1856, 1857, 1857),
        (
            ("Sträcka", "2027 (tkr)", "2028 (tkr)", "2029–2032 (tkr)"),
            ("Norrfors–Ekhamra centrum", "6 500", "12 000", ""),
            ("Stationen–Åbrinken", "3 200", "1 800", ""),
            ("Övriga sju sträckor", "", "", "18 500"),
        ),
    )
    word.add(
        ("Heading2", "Barnens bästa"),
        (
            "BodyText",
            "{ArendeSlut}Fyra av sträckorna leder till en skola. Elevråden i Norrforsskolan och Åbrinksskolan har ritat"
            " in var de känner sig otrygga, och deras synpunkter har flyttat två övergångar.",
        ),
        ("Heading1", "Beslutsunderlag"),
        ("ListNumber", "{Beslutsunderlag}Cykelplan för Ekhamra kommun 2027–2032, 2026-01-26"),
        ("ListNumber", "Sammanställning av remissvar, 2025-12-15"),
        (
            "ListNumber",
            "{BeslutsunderlagSlut}Barnkonsekvensanalys, 2025-11-20 [Räkna upp handlingarna i den ordning de ska läsas,"
            " och ange dag för var och en.]",
        ),
        ("Heading1", "Samverkan"),
        ("BodyText", "{Samverkan}{SamverkanSlut}Samverkan enligt MBL § 19 den 3 februari 2026."),
        ("Heading1", "Beslutet expedieras till"),
        ("ListBullet", "{Expediering}Samhällsbyggnadsnämnden"),
        ("ListBullet", "{ExpedieringSlut}Tekniska nämnden"),
        ("Signature", "{Underskrift}Per-Olof Hjertén\nSamhällsbyggnadschef"),
        ("Signature", "{UnderskriftSlut}Lovisa Almgård\nTrafikplanerare"),
    )
    return word.data()


def alternativt_forslag() -> bytes:
    """Two parties' own proposal in the same matter: what they strike is struck and what they add is bold, by hand."""
    word = _paper("Alternativt förslag")
    word.notes = [NOTE]
    word.add(
        ("Organ", "ALTERNATIVT FÖRSLAG"),
        ("Uppgift", "Datum\t2026-03-03"),
        ("Uppgift", "Diarienummer\tKS 2026-00412"),
        ("Title", TITLE),
        ("Heading1", "Kommunstyrelsens beslut"),
        ("Beslutspunkt", "{Beslut}Fastställa Cykelplan för Ekhamra kommun 2027–2032."),
        (
            "Beslutspunkt",
            "Uppdra åt Samhällsbyggnadsnämnden att bygga gång- och cykelvägen mellan Norrfors och Ekhamra centrum"
            " senast i ~~oktober 2028~~ **juni 2028**, till en kostnad av högst ~~18,5~~ **16** mnkr.",
        ),
        (
            "Beslutspunkt",
            "{BeslutSlut}**Uppdra åt Barn- och utbildningsnämnden att kartlägga skolvägarna tillsammans med eleverna"
            " senast i december 2026.** [Skriv varje beslut som en egen punkt. Den som läser punkten ska förstå den"
            " utan att slå i några bilagor, och den ska kunna klistras in i protokollet som den står.]",
        ),
        ("Heading1", "Sammanfattning"),
        (
            "BodyText",
            "{Sammanfattning}Var femte resa i Ekhamra görs med cykel, och de flesta är kortare än tre kilometer.^1"
            " Planen ska ge kommunen ~~snabba~~ trygga cykelvägar mellan hem, skola och arbete. Nio sträckor pekas ut."
            " De byggs i den ordning som ~~flest får nytta av dem~~ **barnen behöver dem**.",
        ),
        (
            "BodyText",
            "{SammanfattningSlut}Planen kostar ~~42~~ **39,5** mnkr under sex år och ryms i investeringsramen.",
        ),
        ("Heading1", "Ärendet i sin helhet"),
        ("Heading2", "Bakgrund"),
        (
            "BodyText",
            "{Arende}Kommunfullmäktige antog den 12 juni 2024 ett klimatprogram (KS 2023-00871) med målet att var"
            " tredje resa ska ske med cykel år 2032. Den gamla cykelplanen gick ut 2022 och täckte bara tätorten.",
        ),
        ("Heading2", "Så har sträckorna valts"),
        ("BodyText", "Varje sträcka har fått poäng efter ~~tre~~ **fyra** frågor:"),
        ("ListBullet", "Hur många bor inom 500 meter från den?"),
        ("ListBullet", "Leder den till en skola, en arbetsplats eller en station?"),
        ("ListBullet", "Hur många har skadats där de senaste tio åren?"),
        ("ListBullet", "**Kan ett barn cykla den ensamt?**"),
        (
            "BodyText",
            "{ArendeSlut}I första hand byggs ~~pendlingsstråken~~ **skolvägarna** ut, eftersom de avlastar vägarna"
            " in mot centrum på morgonen. ~~Sträckor längs landsväg byggs tillsammans med Trafikverket.~~",
        ),
        ("Heading1", "Beslutsunderlag"),
        ("ListNumber", "{Beslutsunderlag}Cykelplan för Ekhamra kommun 2027–2032, 2026-01-26"),
        ("ListNumber", "{BeslutsunderlagSlut}Barnkonsekvensanalys, 2025-11-20"),
        ("Heading1", "Beslutet expedieras till"),
        ("ListBullet", "{Expediering}Samhällsbyggnadsnämnden"),
        ("ListBullet", "{ExpedieringSlut}Barn- och utbildningsnämnden"),
        ("Signature", "{Underskrift}För Moderaterna\tFör Liberalerna"),
        ("Signature", "Karin Ståhlnäs\tOskar Bredvik"),
        ("Underskriftsrad", "{UnderskriftSlut}Gruppledare\tLedamot i kommunstyrelsen"),
    )
    return word.data()


def handlingsplan() -> bytes:
    """An action plan in two parts; the first is cut in two tables, whose headers are not worded alike."""
    word = WordFile("Bra mat i skola och äldreomsorg 2026–2028", landscape=True)
    word.header.append(word.p("Header", "Ekhamra kommun"))
    word.footer.append(word.p("Footer", "Ekhamra kommun, KS 2025-01190, sida {{PAGE}} ({{NUMPAGES}})"))
    widths = (600, 3300, 3500, 3300, 1900, 1400)
    word.add(("Organ", "HANDLINGSPLAN"), ("Title", word.title), ("Heading1", "Politisk del (beslut fattas i nämnd)"))
    word.table(
        widths,
        (
            (
                "Nr",
                "Förslag som kräver beslut i nämnd",
                "Skäl till förslaget",
                "Aktivitet",
                "Ansvar",
                "Tidplan (start inom)",
            ),
            (
                "1",
                "Anta gemensamma mål för måltiderna i skola och äldreomsorg",
                "I dag har varje kök sina egna mål, och ingen följer upp dem",
                "Ta fram ett måldokument med kökschefer, elever och boende",
                "KS tillsammans med BUN och VON",
                "1–6 månader",
            ),
            (
                "2",
                "Låta eleverna i årskurs 4–9 välja mellan två rätter varje dag",
                "Fler äter när de får välja, och svinnet minskar",
                "Pröva valet i Norrforsskolan och räkna portioner före och efter",
                "BUN",
                "6–12 månader",
            ),
            (
                "3",
                "Laga maten på plats i tre äldreboenden",
                "Doften av mat väcker aptiten hos den som äter för lite",
                "Utreda vad det kostar att bygga om avdelningsköken",
                "VON, tillsammans med TN",
                "6–12 månader",
            ),
        ),
    )
    word.add(("Tabellnot", "Fortsättning på den politiska delen."))
    word.table(
        widths,
        (
            ("Nr", "Förslag", "Skäl till förslaget", "Aktivitet", "Ansvar", "Tidplan (start inom)"),
            (
                "4",
                "Köpa minst hälften av råvarorna från gårdar i länet",
                "Kortare transporter och bättre beredskap om leveranserna stannar",
                "Dela upp upphandlingen så att små gårdar kan lämna anbud",
                "KS",
                "12–24 månader",
            ),
        ),
    )
    word.add(
        (
            "Tabellnot",
            "Förkortningar: KS = Kommunstyrelsen, BUN = Barn- och utbildningsnämnden, VON = Vård- och omsorgsnämnden,"
            " TN = Tekniska nämnden",
        ),
        ("Heading1", "Verkställighetsdel (genomförs utan beslut i nämnd)"),
    )
    word.table(
        widths,
        (
            ("Nr", "Förslag", "Skäl till förslaget", "Aktivitet", "Ansvar", "Tidplan (klart inom)"),
            (
                "1",
                "Väga svinnet i alla kök samma vecka varje månad",
                "Köken mäter i dag på olika sätt och kan inte jämföras",
                "Skaffa vågar och en gemensam mall",
                "TF",
                "1–3 månader",
            ),
            (
                "2",
                "Utbilda måltidspersonalen i kost för äldre",
                "Var tredje boende riskerar att bli undernärd",
                "Två halvdagar för alla, sedan en gång per år",
                "VOF tillsammans med TF",
                "6–12 månader",
            ),
            (
                "3",
                "Äta tillsammans: personal äter med elever och boende",
                "Måltiden blir lugnare när en vuxen sitter med",
                "Skriva in det i schemat vid varje enhet",
                "BUF, VOF",
                "",
            ),
        ),
    )
    word.add(
        (
            "Tabellnot",
            "Förkortningar: TF = Tekniska förvaltningen, VOF = Vård- och omsorgsförvaltningen,"
            " BUF = Barn- och utbildningsförvaltningen",
        )
    )
    return word.data()


def _paper(kind: str) -> WordFile:
    word = WordFile(TITLE)
    word.first_header.append(word.p("Brevhuvud", f"Ekhamra kommun\t{kind}"))
    word.header.append(word.p("Header", f"Ekhamra kommun, {kind.lower()}\tKS 2026-00412"))
    word.footer.append(word.p("Footer", FOOT))
    return word


MADE: dict[str, Callable[[], bytes]] = {
    "tjansteskrivelse.docx": tjansteskrivelse,
    "alternativt_forslag.docx": alternativt_forslag,
    "handlingsplan.docx": handlingsplan,
}

if __name__ == "__main__":
    for name, make in MADE.items():
        (FOLDER / name).write_bytes(make())
