"""The alternatives put together: what all agree on or only one touches, and what has to be chosen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kserender.amend.apply import Marked
from kserender.amend.changes import Unsayable, changes
from kserender.amend.edits import Alternatives, Edit, Insert, Move, Path, Reword, Strike
from kserender.amend.revised import together
from kserender.amend.terrain import at
from kserender.compare.merging.claims import Agreed, Choice, Option, claims, collisions
from kserender.compare.versions import compare_versions
from kserender.model import Comment, Document, Figure, Table
from kserender.views import view


@dataclass(frozen=True, slots=True)
class Merged:
    """The base as it is without changes, the parties in their order, and every edit of each of them exactly once: in
    `consensus`, in a choice, or in `left` (by party and words) when it is none that can be put together."""

    base: Document
    parties: tuple[str, ...]
    consensus: tuple[Agreed, ...]
    choices: tuple[Choice, ...]
    left: tuple[tuple[str, str], ...] = ()


def merge(base: Document, alternatives: Sequence[tuple[str, Document]]) -> Merged:
    """Put the alternatives together; changes marked in a document count as accepted.

    Parties that want the same edit share it.  Different edits of the same words, of different parties, are a choice.
    """
    before = view(base, "revised")
    wanted: list[tuple[str, list[Edit]]] = []
    left: list[tuple[str, str]] = []
    for party, document in alternatives:
        after = view(document, "revised")
        steps = changes(compare_versions(before, after), before, after)
        wanted.append((party, [step for step in steps if not isinstance(step, Unsayable)]))
        left += [(party, step.text) for step in steps if isinstance(step, Unsayable)]
    consensus: list[Agreed] = []
    choices: list[Choice] = []
    for group in collisions(claims(wanted)):
        if len({one.parties for one in group}) == 1:
            consensus += group
        else:
            choices.append(_choice(before, group))
    parties = tuple(party for party, _document in alternatives)
    return Merged(before, parties, tuple(consensus), tuple(choices), tuple(left))


def resolved(merged: Merged, party: str, everybody: bool = True) -> Document:
    """The document with this party's side taken in every choice, and the consensus; only its own part of that when not
    `everybody`."""
    taken = [one.edit for one in merged.consensus if everybody or party in one.parties]
    taken += [edit for choice in merged.choices for option in choice.options if party in option.parties
              for edit in option.edits]  # fmt: skip
    return view(together(merged.base, [(edit, party) for edit in taken]), "revised")


def marked(merged: Merged) -> Document:
    """The base with everybody's changes marked in it as their own, and a comment at every choice.

    Where words collide, all that is wanted instead is put in beside each other; whole blocks that collide stay as they
    are in the base, unless they are only put in.
    """
    edits: list[Marked] = [(one.edit, signature(one.parties)) for one in merged.consensus]
    comments: list[Comment] = []
    for number, choice in enumerate(merged.choices, 1):
        edits += _shown(choice)
        block = at(merged.base, choice.path[:1] if choice.path[0] >= 0 and len(choice.path) == 2 else choice.path)
        place = replace(block.place, start=block.place.start + choice.start, end=block.place.start + choice.end)
        comments.append(Comment(f"choice-{number}", told(choice), about=place))
    base = replace(merged.base, comments=(*merged.base.comments, *comments))
    return together(base, edits)


def signature(parties: Sequence[str]) -> str:
    """The parties as one author."""
    return ", ".join(parties)


def told(choice: Choice) -> str:
    """The choice as lines: each party and what it wants; an empty text is a strike."""
    return "\n".join(f"{signature(option.parties)}: {option.text or '–'}" for option in choice.options)


def _shown(choice: Choice) -> Iterator[Marked]:
    """The options as tracked changes."""
    edits = [edit for option in choice.options for edit in option.edits]
    moved = [edit.path for edit in edits if isinstance(edit, Move)]
    if all(isinstance(edit, Insert | Move) for edit in edits) and len(set(moved)) == len(moved):
        yield from ((edit, signature(option.parties)) for option in choice.options for edit in option.edits)
    elif all(isinstance(edit, Reword | Strike) for edit in edits) and len(choice.path) != 2:
        wanting = tuple((signature(option.parties), option.text) for option in choice.options)
        everybody = [party for option in choice.options for party in option.parties]
        yield Alternatives(choice.path, choice.start, choice.end, wanting), signature(everybody)


def _choice(base: Document, group: Sequence[Agreed]) -> Choice:
    """The collision of a group of edits."""
    parties = list(dict.fromkeys(party for one in group for party in one.parties))
    edits = [one.edit for one in group]
    path, start, end = _hull(base, edits)
    words = _words(base, path)[start:end]
    options: dict[tuple[tuple[Edit, ...], str], list[str]] = {}
    for party in parties:
        own = tuple(one.edit for one in group if party in one.parties)
        options.setdefault((own, _text(base, path, start, end, own)), []).append(party)
    found = tuple(Option(tuple(names), own, text) for (own, text), names in options.items())
    return Choice(path, start, end, words, found)


def _hull(base: Document, edits: Sequence[Edit]) -> tuple[Path, int, int]:
    """The place that holds all of the edits: characters of a paragraph, or a block."""
    path = min((edit.path for edit in edits), key=len)
    if any(isinstance(edit, Insert) for edit in edits):
        return path, 0, 0
    rewords = [edit for edit in edits if isinstance(edit, Reword)]
    if len(rewords) == len(edits) and len({edit.path for edit in rewords}) == 1:
        return path, min(edit.start for edit in rewords), max(edit.end for edit in rewords)
    return path, 0, len(_words(base, path))


def _words(base: Document, path: Path) -> str:
    if len(path) == 2 and path[0] >= 0:
        table = at(base, path[:1])
        return "\t".join(cell.text() for cell in table.rows[path[1]].cells) if isinstance(table, Table) else ""
    block = at(base, path)
    return block.description if isinstance(block, Figure) else block.text()


def _text(base: Document, path: Path, start: int, end: int, edits: Sequence[Edit]) -> str:
    """What the words at a place become by these edits; what is put in beside it; empty when it is struck."""
    added = [edit.text for edit in edits if isinstance(edit, Insert)]
    added += [_words(base, edit.path) for edit in edits if isinstance(edit, Move)]
    if added:
        return "\n".join(added)
    if any(isinstance(edit, Strike) and edit.path == path for edit in edits):
        return ""
    text, shift = _words(base, path), 0
    for edit in sorted((edit for edit in edits if isinstance(edit, Reword) and edit.path == path), key=_start):
        text = text[: edit.start + shift] + edit.new + text[edit.end + shift :]
        shift += len(edit.new) - (edit.end - edit.start)
    return text[start : end + shift]


def _start(edit: Reword) -> tuple[int, int]:
    return edit.start, edit.end
