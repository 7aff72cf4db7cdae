"""What a query asks for, as a tree; every string is a query.

    skolor i Ekhamra         all of the words, in any form, or as parts of longer words
    "fri lek" "skolan"       exactly these words, one after the other
    bygg*                    words that begin so
    AND OR NOT, OCH ELLER INTE, -ord, ( )    in capitals; NOT binds strongest, then AND, which may be left out

Signs that do not fit are passed over, and operators that join nothing are words.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias

MOST_WORDS = 32  # terms and operators of a query; what comes after them is passed over
LONGEST_WORD = 255  # letters; PostgreSQL refuses words of some thousands
DEEPEST = 16  # parentheses in each other; those further in are passed over


@dataclass(frozen=True, slots=True)
class Word:
    """A word in any form, also as part of a compound; of several parts (e-tjänst) the last one has forms."""

    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exact:
    """These words one after the other, as they are; with `begins`, the last is the beginning of a word."""

    tokens: tuple[str, ...]
    begins: bool = False


@dataclass(frozen=True, slots=True)
class And:
    """All of the parts."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of the parts."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """What the part is not in."""

    part: "Node"


Node: TypeAlias = Word | Exact | And | Or | Not

_TOKEN = re.compile(r"[^\W_]+")
_PIECE = re.compile(r'"(?P<quoted>[^"]*)"|(?P<sign>[()])|(?P<plain>[^\s()"]+)')
_ALONE = re.compile(r"\(([^\s()]+)\)")  # one word, as a party's letter after a name: it groups nothing
_QUOTES = str.maketrans(dict.fromkeys("“”„«»‟", '"'))


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text as the index has them: letters and figures, in lower case."""
    return tuple(word[:LONGEST_WORD] for word in _TOKEN.findall(clean(text).lower()))


def clean(text: str) -> str:
    """The text in NFC, where å is one sign, and without what is no text."""
    return unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode())


def parse(text: str) -> Node | None:
    """The tree of a query; None when it has no words."""
    tree = _Parser(list(_pieces(clean(text).translate(_QUOTES)))).all()
    return None if tree is None else _telling(tree)


def said(node: Node) -> str:
    """The tree as a query that is read as the same tree."""
    match node:
        case Word():
            return "-".join(node.tokens)
        case Exact():
            text = " ".join(node.tokens)
            return f"{text}*" if node.begins else f'"{text}"'
        case Not():
            return f"INTE {_grouped(node.part)}"
        case And():
            return " OCH ".join(map(_grouped, node.parts))
        case Or():
            return " ELLER ".join(map(_grouped, node.parts))


def terms(node: Node | None) -> Iterator[Word | Exact]:
    """The words and phrases that are looked for, not those that are ruled out."""
    match node:
        case Word() | Exact():
            yield node
        case And() | Or():
            for part in node.parts:
                yield from terms(part)


def leaves(node: Node) -> Iterator[Word | Exact]:
    """All words and phrases of a tree."""
    match node:
        case Word() | Exact():
            yield node
        case Not(part):
            yield from leaves(part)
        case And(parts) | Or(parts):
            for part in parts:
                yield from leaves(part)


def rules_out(node: Node) -> bool:
    """Whether there is anything that a paper must not have."""
    match node:
        case Not():
            return True
        case And(parts) | Or(parts):
            return any(map(rules_out, parts))
        case _:
            return False


def loosened(text: str) -> Node | None:
    """Any of the words, where a query is nothing but words; None for one that says how they belong together."""
    bare = _ALONE.sub(r" \1 ", clean(text).translate(_QUOTES))
    tree = parse(bare)
    plain = isinstance(tree, And) and all(isinstance(part, Word) for part in tree.parts)
    if not plain or any(isinstance(piece, str) for piece in _pieces(bare)):
        return None
    return Or(tree.parts) if isinstance(tree, And) else None


def _grouped(node: Node) -> str:
    return f"({said(node)})" if isinstance(node, And | Or) else said(node)


def _pieces(text: str) -> Iterator[Node | str]:
    """Terms, and the names of signs and operators: ( ) and or not."""
    count = 0
    for piece in _PIECE.finditer(text):
        if piece["sign"]:
            yield piece["sign"]
            continue
        plain = piece["plain"] or ""
        operator = plain in _operators()
        term = None if operator else _term(plain, tokens(piece["quoted"] or plain), quoted=piece["plain"] is None)
        if operator or term is not None:
            count += 1
            if count > MOST_WORDS:
                return
        if operator:
            yield plain
        elif term is not None:
            if plain.startswith(("-", "\u2212")):
                yield "-"
            yield term


def _term(plain: str, found: tuple[str, ...], *, quoted: bool) -> Node | None:
    if not found:
        return None
    if quoted:
        return Exact(found)
    return Exact(found, begins=True) if plain.endswith("*") else Word(found)


class _Parser:
    """Reads pieces by recursive descent; never fails."""

    def __init__(self, pieces: list[Node | str]) -> None:
        self.pieces = pieces
        self.at = 0
        self.depth = 0

    def all(self) -> Node | None:
        parts = []
        while self.at < len(self.pieces):
            if (part := self.any()) is not None:
                parts.append(part)
            if self.peek() == ")":  # one that closes nothing
                self.at += 1
        return _joined(And, parts)

    def any(self) -> Node | None:
        parts = [self.both()]
        while self.kind() == "or" and parts[-1] is not None:
            self.at += 1
            operator, part = self.pieces[self.at - 1], self.both()
            if part is None:  # joins nothing: a word
                parts[-1] = _joined(And, [parts[-1], _word(operator)])
            parts.append(part)
        return _joined(Or, parts)

    def both(self) -> Node | None:
        parts: list[Node | None] = []
        while (kind := self.kind()) not in {None, ")"}:
            if kind == "or" and parts:
                break
            if kind in {"and", "or"}:  # "and" between terms says nothing; without both of them it is a word
                operator = self.pieces[self.at]
                self.at += 1
                if not (kind == "and" and parts and self.kind() not in {None, ")", "and", "or"}):
                    parts.append(_word(operator))
                continue
            parts.append(self.one())
        return _joined(And, parts)

    def one(self) -> Node | None:
        piece, kind = self.pieces[self.at], self.kind()
        self.at += 1
        if kind in {"not", "-"}:
            if self.kind() in {None, ")", "and", "or", "not", "-"}:
                return _word(piece) if kind == "not" else None
            part = self.one()
            return None if part is None else part.part if isinstance(part, Not) else Not(part)
        if kind != "(":
            return None if isinstance(piece, str) else piece
        if self.depth >= DEEPEST:
            return None
        self.depth += 1
        part = self.any()
        self.depth -= 1
        if self.peek() == ")":
            self.at += 1
        return part

    def peek(self) -> Node | str | None:
        return self.pieces[self.at] if self.at < len(self.pieces) else None

    def kind(self) -> str | None:
        """What comes next: and, or, not, -, (, ), term; None at the end."""
        piece = self.peek()
        if isinstance(piece, str):
            return _operators().get(piece, piece)
        return None if piece is None else "term"


def _word(operator: Node | str) -> Node | None:
    return Word(tokens(operator)) if isinstance(operator, str) and tokens(operator) else None


def _joined(kind: type[And | Or], parts: Sequence[Node | None]) -> Node | None:
    """The parts as one node, without those that are none, and without nodes of the same kind inside."""
    flat: list[Node] = []
    for part in parts:
        if part is not None:
            flat += part.parts if isinstance(part, And | Or) and type(part) is kind else [part]
    if len(flat) < 2:
        return flat[0] if flat else None
    return kind(tuple(flat))


def _telling(node: Node) -> Node:
    """The tree without the words that tell nothing, where others stand beside them."""
    if isinstance(node, And):
        left = [_telling(part) for part in node.parts if not (isinstance(part, Word) and part.tokens[0] in _function())]
        if any(not isinstance(part, Not) for part in left):
            return _joined(And, list(left)) or node
    return node


@cache
def _function() -> frozenset[str]:
    return frozenset(_table()["function"]["words"])


@cache
def _operators() -> dict[str, str]:
    return {word: kind for kind, words in _table()["operators"].items() for word in words}


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    with (Path(__file__).parent / "query.toml").open("rb") as file:
        return tomllib.load(file)
