"""The grammar of *vad*: the verbs of a sentence that order something, each in the clause it rules."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kserender.extract.instructions.tokens import Token
from kserender.extract.instructions.vocabulary import Form, Verb, vocabulary


@dataclass(frozen=True, slots=True)
class Order:
    """A verb at tokens `at:end` of the clause `start:stop`; `kind` is its form, `again` a second one like it.

    `lost` is another verb in the clause that nobody can make out.
    """

    verb: Verb
    kind: str
    at: int
    end: int
    start: int = 0
    stop: int = 0
    again: int | None = None
    particle: int | None = None
    lost: int | None = None


def verbs_at(tokens: Sequence[Token]) -> frozenset[int]:
    """The tokens that may be verbs of the table, in whatever sense."""
    known = vocabulary().verbs
    return frozenset(
        at for at, token in enumerate(tokens) if not token.quote and token.low in known and not homograph(token)
    )


def homograph(token: Token) -> bool:
    """Whether the verb is far oftener another word, as "för"."""
    return token.low in vocabulary().frame["homographs"]


def orders(tokens: Sequence[Token], first: int) -> list[Order]:
    """The orders from token `first` on, each with its clause."""
    noun = _noun(tokens, first, (first,))
    if noun is not None:
        return [noun]
    found: list[Order] = []
    start = first
    helped = False
    governed = False
    for at in range(first, len(tokens)):
        token = tokens[at]
        if token.quote:
            continue
        if token.low in vocabulary().frame["ordering"]:
            helped = True
        elif token.low == "att" or _wished(tokens, at):
            governed = True
        elif token.low in vocabulary().verbs:
            order = _order(tokens, at, start, helped, governed)
            if order is not None:
                if found and _within(tokens, found[-1], at):
                    continue
                if found and _becomes(tokens, found[-1], order):
                    found[-1] = replace(found[-1], again=order.at)
                    continue
                if found and _instead(tokens, found[-1], order):
                    found[-1] = replace(found[-1], verb=order.verb, again=order.at)
                    continue
                if found:
                    # "ändras till att lyda"
                    if order.kind == "passive" and tokens[at - 1].low == "att" and not helped:
                        continue
                    cut = _cut(tokens, found[-1], order)
                    if cut is None:
                        if found[-1].kind == order.kind == "sign":
                            continue
                        if found[-1].verb.action != order.verb.action:
                            found[-1] = replace(found[-1], lost=at)
                        if found[-1].verb.action == order.verb.action and found[-1].again is None:
                            found[-1] = replace(found[-1], again=order.at)
                        continue
                    found[-1] = replace(found[-1], stop=cut)
                    order = replace(order, start=cut)
                found.append(order)
                helped = False
        if token.low in ("och", "samt", ",", ":", ";", "–"):
            start = at + 1
    if found:
        found[-1] = replace(found[-1], stop=len(tokens))
        found[0] = replace(found[0], start=_turned(tokens, first, found[0].at))
        return found
    noun = _noun(tokens, first, range(first + 1, len(tokens)))
    return [noun] if noun else []


def _wished(tokens: Sequence[Token], at: int) -> bool:
    """Whether those who write say what they want: "vi vill stryka punkt 3"."""
    frame = vocabulary().frame
    return tokens[at].low in frame["wishes"] and at > 0 and tokens[at - 1].low in frame["writers"]


def _instead(tokens: Sequence[Token], one: Order, other: Order) -> bool:
    """Whether the second verb goes on from the first: "stryks och ersätts med ”…”", "flyttas och placeras efter …"."""
    before = other.at - 1
    while before > one.at and tokens[before].low in vocabulary().frame["instead"]:
        before -= 1
    if tokens[before].low not in vocabulary().frame["joining"]:
        return False
    after = past(tokens, other.end)
    after += tokens[after : after + 1] != [] and tokens[after].low in vocabulary().frame["pronouns"]
    brought = bool(brings(tokens, after, other.verb))
    if (one.verb.action, other.verb.action) == ("replace", "replace"):
        return brought and before == one.end  # "ändras och får lydelsen"
    return (one.verb.action, other.verb.action) == ("move", "move") or (
        brought and (one.verb.action, other.verb.action) == ("strike", "replace")
    )


def _becomes(tokens: Sequence[Token], one: Order, other: Order) -> bool:
    """Whether the second verb says where to: "flyttas så att den blir punkt 1", "flyttas upp och blir punkt 2"."""
    before = tokens[other.at - 1].low
    joined = before in vocabulary().frame["joining"] or before in ("den", "det", "de", "dessa")
    return joined and one.verb.action == "move" and ("blir",) in other.verb.brings


def _turned(tokens: Sequence[Token], first: int, at: int) -> int:
    """Where the clause of the first verb begins: after "utan" and "men", which turn from what was said."""
    for here in range(at - 1, first, -1):
        if tokens[here].low in ("men", "utan", ";") and _begins(tokens, here + 1):
            return here + 1
        if tokens[here].low in vocabulary().frame["excepting"]:
            return here + (2 if tokens[here + 1].low in ("för", "av") else 1)
    return first


def _noun(tokens: Sequence[Token], first: int, places: Iterable[int]) -> Order | None:
    """Such as "strykning av …" at one of the places; past the first it needs a word there that leads to it."""
    leading = vocabulary().frame["leading"]
    for at in places:
        if at > first and tokens[at - 1].low not in leading:
            continue
        for words, verb in vocabulary().nouns:
            if tuple(token.low for token in tokens[at : at + len(words)]) == words:
                return Order(verb, "noun", at, at + len(words), first, len(tokens))
    return None


def _order(tokens: Sequence[Token], at: int, start: int, helped: bool, governed: bool) -> Order | None:
    for form in vocabulary().verbs[tokens[at].low]:
        if not _allowed(form, tokens, at, start, helped, governed):
            continue
        end, particle = at + 1, None
        if form.verb.particle:
            particle = _particle(tokens, at, form.verb)
            if particle is None:
                continue
            end = particle + 1 if particle == at + 1 else end
            if particle == at + 1 and end < len(tokens) and tokens[end].low in form.verb.optional:
                end += 1
        elif end < len(tokens) and tokens[end].low in form.verb.optional:
            end += 1
        if (
            form.verb.brings
            and tokens[at].low in ("får", "ges", "erhåller", "få", "ha")
            and not brings(tokens, past(tokens, end), form.verb)
        ):
            continue
        if form.verb.bound and not _bound(tokens, end, form.verb):
            continue
        return Order(form.verb, form.kind, at, end, particle=particle)
    return None


def _bound(tokens: Sequence[Token], at: int, verb: Verb) -> bool:
    """Whether what brings in the new comes before the next verb: "ge punkt 4 *följande lydelse*"."""
    for here in range(at, len(tokens)):
        if brings(tokens, here, verb):
            return True
        if not tokens[here].quote and tokens[here].low in vocabulary().verbs and not homograph(tokens[here]):
            return False
    return False


def _within(tokens: Sequence[Token], one: Order, at: int) -> bool:
    """Whether the verb is one of the words that bring in what is new: "så att den *får* följande lydelse"."""
    return any(here + len(brings(tokens, here, one.verb)) > at for here in range(max(one.end, at - 5), at))


def past(tokens: Sequence[Token], at: int) -> int:
    """The token after words that pass: "får i stället följande lydelse"."""
    while at < len(tokens) and tokens[at].low in vocabulary().frame["instead"]:
        at += 1
    return at


def _allowed(form: Form, tokens: Sequence[Token], at: int, start: int, helped: bool, governed: bool) -> bool:
    before = tokens[at - 1].low if at else ""
    if form.kind == "imperative":
        return at == start
    if form.kind == "active":
        return governed or at == start
    if form.kind == "present":
        return governed
    if form.kind == "sign":
        return at + 1 < len(tokens) and tokens[at + 1].quote
    if form.kind == "passive":
        return helped or before == "att"
    return not helped or tokens[at].low not in ("får", "ges")


def _particle(tokens: Sequence[Token], at: int, verb: Verb) -> int | None:
    """The token of the verb's particle; "till" away from its verb has no words of its own after it."""
    known = vocabulary().verbs
    for here in range(at + 1, len(tokens)):
        token = tokens[here]
        if token.quote or token.low not in verb.particle:
            if not token.quote and token.low in known and here > at + 1 and not homograph(token):
                return None
            continue
        if here == at + 1 or token.low != "till":
            return here
        following = tokens[here + 1] if here + 1 < len(tokens) else None
        if following is None or following.text in ".:;,!" or following.low in vocabulary().relations:
            return here
    if "till" in verb.particle and any(token.low == "till" for token in tokens[max(0, at - 8) : at]):
        return at
    return None


def brings(tokens: Sequence[Token], at: int, verb: Verb) -> tuple[str, ...]:
    """The words at `at` that bring in what is new; empty when there are none."""
    for words in verb.brings:
        if tuple(token.low for token in tokens[at : at + len(words)]) == words:
            return words
    return ()


def _cut(tokens: Sequence[Token], one: Order, other: Order) -> int | None:
    """Where the clause of the second verb begins; None when nothing parts the two."""
    joining = vocabulary().frame["joining"]
    places = range(one.end, other.at)
    if other.kind in ("imperative", "active"):
        for at in reversed(places):
            if tokens[at].low in joining or tokens[at].text in ",;.":
                return at + 1
        return None
    for at in places:
        if tokens[at].text == ";" or (
            (tokens[at].low in joining or tokens[at].text == ",")
            and (_begins(tokens, at + 1) or (other.kind != "sign" and _ruled(tokens, at + 1, other.at)))
        ):
            return at + 1
    for at in places:
        if tokens[at].low == "att":
            return at
    return None


def _ruled(tokens: Sequence[Token], at: int, verb: int) -> bool:
    """Whether quoted words stand directly before their verb: "och *”goda”* ska infogas"."""
    return tokens[at].quote and all(token.low in vocabulary().frame["ordering"] for token in tokens[at + 1 : verb])


def _begins(tokens: Sequence[Token], at: int) -> bool:
    """Whether a new clause may begin: with a part of a document, "att" or another joining word, not a bare number."""
    words = vocabulary()
    if at >= len(tokens):
        return False
    token = tokens[at]
    return (
        token.low in words.units
        or token.low in words.ordinals
        or token.low in words.last
        or token.low in words.frame["joining"]
        or token.low in words.relations
        or token.low in words.verbs
        or token.low in words.before["new"]
        or token.low in words.before["all"]
        or token.low in words.before["pointing"]
        or token.low in ("att", "§")
        or (token.number and at + 1 < len(tokens) and tokens[at + 1].text[0] == "§")
    )
