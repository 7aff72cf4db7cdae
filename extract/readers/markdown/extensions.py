"""Markdown beyond CommonMark that many writers know, and ours writes: footnotes, and <ins>, <del> and <br>."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_ID = r"\[\^(?P<id>[^\]\s\\]+)\]"
_MARK = re.compile(_ID)
_NOTE = re.compile(rf" {{0,3}}{_ID}:[ \t]*")
_INDENT = re.compile(r"(?: {4}|\t)")
_TAG = re.compile(r"</?(?P<name>ins|del)>|<br[ \t]?/?>")


def extend(parser: "MarkdownIt", notes: dict[str, str]) -> None:
    """Teach a parser the marks of these notes and the tags: tokens note_mark, tag (<ins>, </ins>, …) and hardbreak."""

    def note_mark(state: "StateInline", silent: bool) -> bool:
        match = _MARK.match(state.src, state.pos)
        if match is None or match["id"] not in notes:
            return False
        if not silent:
            state.push("note_mark", "", 0).content = match["id"]
        state.pos = match.end()
        return True

    parser.inline.ruler.before("link", "note_mark", note_mark)
    parser.inline.ruler.before("autolink", "tag", _tag)


def _tag(state: "StateInline", silent: bool) -> bool:
    match = _TAG.match(state.src, state.pos)
    if match is None:
        return False
    if not silent and match["name"]:
        state.push("tag", "", 0).content = match[0]
    elif not silent:
        state.push("hardbreak", "br", 0)
    state.pos = match.end()
    return True


def tags(tokens: Iterable["Token"]) -> dict[int, tuple[str, int]]:
    """The tags that have both ends, by the number of the token: the name, and 1 or -1; others are only text."""
    found: dict[int, tuple[str, int]] = {}
    begun: dict[str, list[int]] = {"ins": [], "del": []}
    for at, token in enumerate(tokens):
        if token.type != "tag":
            continue
        name = token.content.strip("</>")
        if token.content[1] != "/":
            begun[name].append(at)
        elif begun[name]:
            found[begun[name].pop()] = (name, 1)
            found[at] = (name, -1)
    return found


def cut_notes(text: str) -> tuple[str, dict[str, str]]:
    """The text without its notes, and they by their id: Markdown of their own.

    A note goes on to the next empty line, and after that as long as lines are indented.
    """
    if "[^" not in text:
        return text, {}
    notes: dict[str, list[str]] = {}
    body: list[str] = []
    into = body
    after_empty = False
    for line in text.split("\n"):
        start = _NOTE.match(line)
        if start:
            into = notes.setdefault(start["id"], [])
            line = line[start.end() :]
        elif into is not body and line.strip() and after_empty and not _INDENT.match(line):
            into = body
        after_empty = not line.strip() and not start
        into.append(line if into is body else _INDENT.sub("", line, count=1))
    return "\n".join(body), {name: "\n".join(lines).strip() for name, lines in notes.items()}
