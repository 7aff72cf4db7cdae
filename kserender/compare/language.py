"""Swedish that the comparison of decisions needs, as tables.  Words stand in small letters."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _sequence(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _phrases(text: str) -> tuple[str, ...]:
    """Each line is a phrase."""
    return tuple(line.strip() for line in text.strip().splitlines())


def _groups(text: str) -> dict[str, str]:
    """Each phrase of a line, phrases separated by commas, and the line's first, which stands for it."""
    lines = [line.split(", ") for line in _phrases(text)]
    return {phrase: line[0] for line in lines for phrase in line}


def _table(text: str) -> dict[str, frozenset[str]]:
    """What stands before the colon of a line, and the words after it."""
    lines = [line.split(":") for line in _phrases(text)]
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

# What opens a condition, which goes on to the end of its sentence or the next comma before a main clause.
CONDITIONS = _phrases(
    """
    under förutsättning att
    under förutsättning av
    under villkor att
    på villkor att
    med villkoret att
    med förbehåll för
    med förbehåll om
    med förbehållet att
    förutsatt att
    villkorat av
    villkorat att
    i det fall
    i den mån
    såvida
    såvitt
    inom befintlig budgetram
    inom befintlig ram
    inom befintliga ramar
    inom befintlig budget
    inom beslutad budget
    inom beslutad budgetram
    inom nämndens ram
    inom ram
    """
)

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
    stället, istället
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

# Verbs that decide the same.  An organ that only prepares the case says tillstyrka and avstyrka.
SAME_ACTION = _groups(
    """
    notera, anteckna
    bifalla, tillstyrka
    avslå, avstyrka
    """
)

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

# --- The case as a whole -----------------------------------------------------------------------------------------

# What a case can be, when it is granted, rejected or sent back as a whole; each line one thing and its forms.
WHOLE_CASES = _groups(
    """
    motionen, motion, motionerna, motioner
    medborgarförslaget, medborgarförslag, e-förslaget, invånarförslaget, medborgarinitiativet
    ärendet, ärende, ärendena, ärenden
    ansökan, ansökningen
    framställan, framställningen, hemställan
    interpellationen, interpellation
    skrivelsen
    """
)

# Verbs that settle such a case, and those that put it off: against the latter any settling is an alternative.
SETTLES = _words("bifalla tillstyrka avslå avstyrka") | {"anse besvarad"}
PUTS_OFF = _words("återremittera bordlägga remittera")
# How a claim says it that has no verb, or one without a subject.
CLAIMED = {
    "bifall": "bifalla",
    "bifaller": "bifalla",
    "tillstyrker": "tillstyrka",
    "avslag": "avslå",
    "avslår": "avslå",
    "avstyrker": "avstyrka",
    "återremiss": "återremittera",
    "återremitterar": "återremittera",
    "bordläggning": "bordlägga",
    "bordlägger": "bordlägga",
}
# What a motion asks for, point by point: with a number, and no paper named, it is the motion's.
ASKED_FOR = ("beslutssats", "att-sats", "attsats", "yrkandepunkt")

# How a verb stands after "vill", where its lemma alone does not.
VERB_PHRASES = {
    "anse besvarad": "anse den besvarad",
    "ställa sig bakom": "ställa sig bakom den",
    "lägga till handlingarna": "lägga det till handlingarna",
}

# --- What a point says of another paper's points ---------------------------------------------------------------

# Verbs that adopt a proposal or reject it: before it ("bifalla", "bifall till") and after it ("bifalls").
ADOPTS_BEFORE = _phrases(
    """
    bifalla
    bifaller
    bifall till
    yrka bifall till
    tillstyrka
    tillstyrker
    godkänna
    godkänner
    anta
    antar
    ställa sig bakom
    ställer sig bakom
    besluta enligt
    beslutar enligt
    besluta i enlighet med
    beslutar i enlighet med
    enligt
    i enlighet med
    """
)
REJECTS_BEFORE = _phrases(
    """
    avslå
    avslår
    avslag på
    yrka avslag på
    avstyrka
    avstyrker
    """
)
ADOPTS_AFTER = _phrases(
    """
    bifalls
    bifalles
    tillstyrks
    godkänns
    antas
    """
)
REJECTS_AFTER = _phrases(
    """
    avslås
    avstyrks
    utgår
    stryks
    tas bort
    """
)
# Those of them that strike a point; an att-sats that is rejected is a motion's.
STRIKES_AFTER = _phrases(
    """
    utgår
    stryks
    tas bort
    """
)
# What puts new words in the place of a point that is named before it.
AMENDS_AFTER = _phrases(
    """
    får följande lydelse
    får lydelsen
    ges följande lydelse
    ges lydelsen
    ska ha följande lydelse
    ska lyda
    ändras till
    ändras så att
    ersätts med
    ersätts av
    byts ut mot
    kompletteras med
    """
)
# What a proposal is called when it is known which is meant ("förslaget"), and when somebody's name stands before it.
THE_PROPOSAL = _phrases(
    """
    förslaget
    beslutsförslaget
    tjänsteutlåtandet
    tjänsteskrivelsen
    """
)
A_PROPOSAL = _phrases(
    """
    förslag
    förslaget
    beslutsförslag
    beslutsförslaget
    yrkande
    yrkandet
    yrkanden
    yrkandena
    """
)
# Ends of the names of offices, whose proposal is not an elected organ's.
OFFICES = _sequence("kontoret förvaltningen kansliet tjänsteutlåtandet tjänsteskrivelsen direktören chefen")

# What a claim is called that only adds to a proposal.
ADDS = "tilläggsyrkande"

# --- What a paper is called in a sentence, when nobody in particular proposes it ---------------------------------

KIND_NAMES = {
    "tjansteskrivelse": "tjänsteskrivelsen",
    "alternativt_forslag": "det alternativa förslaget",
    "protokollsutdrag": "protokollet",
    "handlingsplan": "handlingsplanen",
    "reservation": "reservationen",
    "yrkande": "yrkandet",
    "motion": "motionen",
    "interpellation": "interpellationen",
    "delegationsbeslut": "delegationsbeslutet",
    "ovrigt": "förslaget",
}
