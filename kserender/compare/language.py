"""Swedish that the comparison of decisions needs, as tables.  Words stand in small letters."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _sequence(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _groups(text: str) -> dict[str, str]:
    """Each phrase of a line, phrases separated by commas, and the line's first, which stands for it."""
    lines = [line.strip().split(", ") for line in text.strip().splitlines()]
    return {phrase: line[0] for line in lines for phrase in line}


def _table(text: str) -> dict[str, frozenset[str]]:
    """What stands before the colon of a line, and the words after it."""
    lines = [line.split(":") for line in text.strip().splitlines()]
    return {name.strip(): _words(words) for name, words in lines}


# Words that can come and go without changing what is decided.  Not here, since they do change it: bör, kan, får, måste,
# mot, utan, minst, högst, inte.
FUNCTION_WORDS = _words(
    """
    och samt att som den det de dem denna detta dessa en ett i på för till av med om vid från inom under över före
    efter enligt genom mellan hos åt kring utifrån avseende gällande angående rörande beträffande vad vilken vilket
    vilka är var varit vara blir bli blev har hade ha ska skall skulle så sin sitt sina dess deras där då här sig
    även också ta tar tas tagit härmed nedan ovan bifogad bifogat bifogade föreliggande upprättad upprättat upprättade
    """
)

# Words that turn round what comes after them.
NEGATIONS = _words("inte ej icke aldrig ingen inget inga varken")

# Words that say which way: what follows them may not change places.
DIRECTIONS = _words("från till före efter innan mot utan över under")

# Not en and ett, which are articles.
NUMBER_WORDS = {
    "två": "2",
    "tre": "3",
    "fyra": "4",
    "fem": "5",
    "sex": "6",
    "sju": "7",
    "åtta": "8",
    "nio": "9",
    "tio": "10",
    "elva": "11",
    "tolv": "12",
}

# One line for what means the same in a decision.  By stem, so that one form of a word is enough; not "rapportera",
# whose stem is the noun's.
SYNONYMS = _groups(
    """
    redovisa, återredovisa, återrapportera, avrapportera, återkoppla
    snarast, skyndsamt, omgående, omedelbart, genast
    alla, samtliga
    varje, per
    utarbeta, upprätta, fram, framtagande
    utreda, undersöka
    börja, påbörja, inleda, starta
    sluta, avsluta, upphöra
    höja, höjs, öka
    sänka, minska
    procent, %
    """
)

# What belongs to saying that something is decided, whatever the decision; by stem.
DECISION_FORMULA = _words("besluta föreslå")

# What belongs to saying it with one verb: "uppdra åt X att", "X får i uppdrag att", "ge X i uppdrag att"; by stem.
ACTION_FORMULA = _table(
    """
    uppdra: uppdrag uppdraga få får ge ges ger låta låter lämna
    anse besvarad: förklara
    fastställa: fastslå
    godkänna: godta
    anta: antaga
    avslå: avvisa avslag
    bifalla: bifall
    delegera: överlåta
    avsätta: anslå anvisa
    revidera: ändra
    entlediga: befria
    avge: avlämna
    översända: skicka sända
    avsluta: avskriva
    begära: hemställa
    teckna: ingå
    """
)

# Verbs that decide the same.
SAME_ACTION = _groups("notera, anteckna")

# Verbs that two points about one matter can have when they want different things; one line a kind.
KINDS_OF_ACTION = _groups(
    """
    bifalla, tillstyrka, godkänna, anta, fastställa, ställa sig bakom, avslå, avstyrka, återremittera, anse besvarad
    notera, anteckna, ta del av, lägga till handlingarna
    bordlägga, avsluta, upphäva
    uppdra, begära, utreda
    bevilja, avsätta, finansiera, omfördela
    utse, välja, entlediga
    överlämna, översända, remittera, delegera, bemyndiga
    inrätta, införa, tillsätta
    """
)

# Words that most points have in common and that say little of which matter it is; by stem.
GENERAL_WORDS = _words(
    """
    utreda redovisa utarbeta återkomma förutsättning möjlighet förslag plan planen arbete uppföljning följa upp kommun
    kommunen nämnd styrelse förvaltning ansvara ansvar genomföra förslaget ärende ärendet handlingsplan rapport
    """
)

# Endings of Swedish inflection, and of nouns made from verbs, longest first.  Taken off again and again, so that
# skolorna, skolan and skola meet, and utredningen, utredning and utreda do.
SUFFIXES = _sequence(
    """
    ningarna ingarna ningar ningen ingar ingen endet andet ning arna erna orna ande ende
    ing ade ats ar er or en et an as at ad de te t n a e r s
    """
)
