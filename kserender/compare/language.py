"""Swedish that the comparison of decisions needs, as tables.  Words stand in small letters."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _sequence(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _groups(text: str) -> dict[str, str]:
    """Each word of a line, and the line's first word, which stands for it."""
    return {word: line.split()[0] for line in text.strip().splitlines() for word in line.split()}


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

# One line for what means the same in a decision.  By stem, so that one form of a word is
# enough; not "rapportera", whose stem is the noun's.
SYNONYMS = _groups(
    """
    redovisa återredovisa återrapportera avrapportera återkoppla
    snarast skyndsamt omgående omedelbart genast
    alla samtliga
    varje per
    utarbeta upprätta fram framtagande
    utreda undersöka
    börja påbörja inleda starta
    sluta avsluta upphöra
    höja öka
    sänka minska
    gemensam tillsammans
    årlig årligen
    procent %
    """
)

# What belongs to saying that something is decided, whatever the decision; by stem.
DECISION_FORMULA = _words("besluta beslut föreslå föreslår förslås")
# What belongs to saying it with one verb: "uppdra åt X att", "X får i uppdrag att", "ge X i uppdrag att".
ACTION_FORMULA = {
    "uppdra": _words("uppdra uppdras uppdrar uppdrag få får ge ges ger lämna lämnas"),
    "lägga till handlingarna": _words("lägga läggs lägger handlingarna"),
    "bifalla": _words("bifall"),
    "avslå": _words("avslag"),
}
# Verbs that decide the same.
SAME_ACTION = _groups("notera anteckna")

# Verbs that two points about one matter can have when they want different things; one line a kind.
KINDS_OF_ACTION = _groups(
    """
    bifalla tillstyrka godkänna anta fastställa avslå avstyrka återremittera bordlägga upphäva avskriva notera anteckna
    uppdra uppmana begära anmoda
    bevilja anslå anvisa avsätta tilldela finansiera omfördela
    utse välja entlediga nominera
    överlämna översända remittera delegera
    inrätta bilda starta införa tillsätta
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
    ningarna ningar ningen endet andet ning arna erna orna ande ende
    ade ats ar er or en et an as es at ad de te t n a e r s
    """
)
SHORTEST_STEM = 3
