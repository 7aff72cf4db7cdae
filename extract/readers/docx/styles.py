"""The styles of a file (styles.xml): what a paragraph gets from its style, and how its runs look."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from kserender.extract.readers.docx.marks import STYLE, Look, Marks, Stated, look, stated
from kserender.extract.readers.docx.names import NAME, PPR, RPR, TYPE, VAL, Element, W
from kserender.extract.readers.docx.properties import BODY_TEXT, NOTHING, Properties, properties

Kind: TypeAlias = Literal["paragraph", "character", "numbering"]

_HEADING = re.compile(r"(?:heading|rubrik) ?([1-9])")  # the name is English in Word, Swedish in some other programs
_TITLES = frozenset({"title", "rubrik", "titel"})
_DEFAULTS = f"{W}docDefaults/{W}rPrDefault/{W}rPr"


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a paragraph gets from its style; `level` is None for body text, 0 for a title."""

    name: str | None
    level: int | None
    num_id: int | None
    ilvl: int | None
    look: Look  # of its text, where that has no marks of its own


@dataclass(frozen=True, slots=True)
class _Style:
    """One style as it stands, without what it inherits."""

    identity: str
    name: str
    based_on: str | None
    properties: Properties
    marks: Stated


class Styles:
    """The styles of a file; each is worked out when it is first used."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[tuple[str | None, str | None], Element] = {}
        self._default: dict[str | None, str | None] = {}
        defaults = None
        if root is not None:
            defaults = root.find(_DEFAULTS)
            for style in root.iterchildren(W + "style"):
                kind, identity = style.get(TYPE), style.get(W + "styleId")
                self._elements.setdefault((kind, identity), style)
                if style.get(W + "default") in ("1", "true", "on"):
                    self._default[kind] = identity
        self._defaults: Marks = {} if defaults is None else dict(stated(defaults))
        self._styles: dict[tuple[Kind, str | None], _Style] = {}
        self._marks: dict[tuple[Kind, str | None], Marks] = {}
        self._paragraphs: dict[str | None, ParagraphStyle] = {}
        self._looks: dict[tuple[str | None, Stated], Look] = {}

    @property
    def language(self) -> str | None:
        """The language of text that does not say another."""
        return self.paragraph(None).look.language

    def look(self, paragraph: str | None, direct: Stated) -> Look:
        """How a run looks with this paragraph style and what the run states, its character style included."""
        key = (paragraph, direct)
        found = self._looks.get(key)
        if found is None:
            marks = dict(direct)
            character = self._inherited("character", marks.get(STYLE))
            found = look(marks, character, self._inherited("paragraph", paragraph), self._defaults)
            self._looks[key] = found
        return found

    def paragraph(self, identity: str | None) -> ParagraphStyle:
        """What a paragraph style brings; the default style when `identity` is None or unknown."""
        style = self._paragraphs.get(identity)
        if style is None:
            style = self._paragraphs[identity] = self._read_paragraph(identity)
        return style

    def list_number(self, identity: str) -> int | None:
        """The w:num that a numbering style stands for."""
        return next((style.properties.num_id for style in self._chain("numbering", identity)), None)

    def _chain(self, kind: Kind, identity: str | None) -> Iterator[_Style]:
        """The style and those it is based on, the nearest first."""
        if (kind, identity) not in self._elements:
            identity = self._default.get(kind)
        seen = set()
        while (kind, identity) in self._elements and identity not in seen:
            seen.add(identity)
            style = self._style(kind, identity)
            yield style
            identity = style.based_on

    def _style(self, kind: Kind, identity: str | None) -> _Style:
        key = (kind, identity)
        if key not in self._styles:
            self._styles[key] = _read(self._elements[key], identity)
        return self._styles[key]

    def _inherited(self, kind: Kind, identity: str | None) -> Marks:
        """The marks of a style with what it inherits: within one kind the nearest statement holds."""
        key = (kind, identity)
        if key not in self._marks:
            chain = [style.marks for style in self._chain(kind, identity)]
            self._marks[key] = {name: value for marks in reversed(chain) for name, value in marks}
        return self._marks[key]

    def _read_paragraph(self, identity: str | None) -> ParagraphStyle:
        chain = list(self._chain("paragraph", identity))
        if identity is not None and ("paragraph", identity) not in self._elements:
            chain.insert(0, _Style(identity, identity, None, NOTHING, ()))  # no such style: its id is all there is
        inherited = [style.properties for style in chain]
        return ParagraphStyle(
            chain[0].name if chain else None,
            next((level for style in chain if (level := _level(style)) is not None), None),
            next((own.num_id for own in inherited if own.num_id is not None), None),
            next((own.ilvl for own in inherited if own.ilvl is not None), None),
            self.look(identity, ()),
        )


def _read(element: Element, identity: str | None) -> _Style:
    named = {child.tag: child for child in element}
    name, based_on = ((named[tag].get(VAL) if tag in named else None) for tag in (NAME, W + "basedOn"))
    return _Style(
        identity or "",
        name or identity or "",
        based_on,
        properties(named[PPR]) if PPR in named else NOTHING,
        stated(named[RPR]) if RPR in named else (),
    )


def _level(style: _Style) -> int | None:
    """The heading level that one style states: by its outline level, its name or its id."""
    outline, names = style.properties.outline, (style.name.strip().lower(), style.identity.lower())
    if names[0] in _TITLES:
        return 0
    if outline is not None and 0 <= outline < BODY_TEXT:
        return outline + 1
    found = next((match for name in names if (match := _HEADING.fullmatch(name))), None)
    return int(found[1]) if found else None
