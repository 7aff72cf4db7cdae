"""Stretches of text as inline Markdown that every reader takes apart into the same words (CommonMark 0.31, 6.2).

Emphasis only works where its signs touch words in the right way ("a**(b)**c" is none).  Where they would not, bold
and italic are left out; struck and added wording never is: it has tags to fall back on.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import groupby

from kserender.render.document_parts import Stretch

# Signs that mean something anywhere in a line, and those that do first in one.
_ANYWHERE = re.compile(r"[\\`*_\[\]<>|~&]")
_FIRST = re.compile(r"^([#+=:-])", re.MULTILINE)
_NUMBER = re.compile(r"^(\d+)(?=[.)](?:\s|$))", re.MULTILINE)
_EDGES = re.compile(r"[^\S\n]*\n\s*")
_TAGS = {"struck": ("<del>", "</del>"), "added": ("<ins>", "</ins>")}
_STRIKE = "~~"


def inline(stretches: Iterable[Stretch], line_break: str) -> str:
    """The stretches as Markdown; breaks within them become `line_break`."""
    groups = [(kind, [*group]) for kind, group in groupby(stretches, lambda stretch: stretch.kind)]
    last = len(groups) - 1
    inner = [
        # What stands around a group with a kind are the signs for it; all of them are punctuation.
        _emphasised(group, _STRIKE[:at] if kind is None else _STRIKE, "" if kind is None and at == last else _STRIKE)
        for at, (kind, group) in enumerate(groups)
    ]
    out = ""
    for at, (kind, _group) in enumerate(groups):
        text = inner[at]
        after = "" if at == last else inner[at + 1] if groups[at + 1][0] is None else _STRIKE
        if kind == "struck" and _may_open(out, text) and _may_close(text, after):
            out += f"{_STRIKE}{text}{_STRIKE}"
        else:
            before, behind = ("", "") if kind is None else _TAGS[kind]
            out += f"{before}{text}{behind}"
    out = _EDGES.sub("\n", out.strip())
    return _NUMBER.sub(r"\1\\", _FIRST.sub(r"\\\1", out)).replace("\n", line_break)


def escaped(text: str) -> str:
    """The text so that Markdown shows it as it stands, save for what means something first in a line."""
    return _ANYWHERE.sub(r"\\\g<0>", text)


def _emphasised(stretches: Sequence[Stretch], before: str, after: str) -> str:
    """Stretches of one kind with their emphasis, between `before` and `after`."""
    texts = [escaped(x.text) if x.note is None else f"[^{x.note}]" for x in stretches]
    out = before
    closed = -1  # the length of `out` when emphasis was closed: more of it may not follow at once
    for at, (stretch, text) in enumerate(zip(stretches, texts, strict=True)):
        core = text.strip()
        start = text.index(core)
        out += text[:start]
        rest = text[start + len(core) :]
        signs = ("**" if stretch.bold else "") + ("*" if stretch.italic else "")
        behind = rest or "".join(texts[at + 1 :]) or after
        if signs and stretch.note is None and closed != len(out) and _may_open(out, core) and _may_close(core, behind):
            out += f"{signs}{core}{signs}"
            closed = len(out)
        else:
            out += core
        out += rest
    return out[len(before) :]


def _may_open(before: str, text: str) -> bool:
    return bool(text) and (text[0].isalnum() or (not text[0].isspace() and _parts_words(before[-1:])))


def _may_close(text: str, after: str) -> bool:
    return bool(text) and (text[-1].isalnum() or (not text[-1].isspace() and _parts_words(after[:1])))


def _parts_words(sign: str) -> bool:
    """Whether a sign, or the edge of the text, is white space or punctuation to every reader."""
    return (
        not sign or sign in "\t\n" or unicodedata.category(sign)[0] in "ZP" or (sign.isascii() and not sign.isalnum())
    )
