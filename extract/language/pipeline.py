"""The spaCy pipeline: blank Swedish for tokens and sentences, and an EntityRuler made from the data tables.

Other code asks `mentions` and `sentences` here and nothing else of spaCy, so that a trained model can take its place:
KSERENDER_SPACY_MODEL names one that is installed; the ruler then stands before its own recogniser.
"""

import os
import sys
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kserender.extract.language.patterns import patterns, telling
from kserender.extract.language.tables import has_any, words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Mention:
    """Something the ruler knows, at characters `start:end`.  `label` is ORGAN, AUTHORITY, PARTY, GROUP or the type
    of a reference; `name` its normal form (an organ without genitive -s and with a capital)."""

    label: str
    start: int
    end: int
    text: str
    name: str

    @property
    def genitive(self) -> bool:
        """Whether an organ stands in the genitive ("kommunstyrelsens")."""
        return self.label == "ORGAN" and len(self.text) == len(self.name) + 1


@cache
def pipeline() -> "Language":
    """The pipeline, made once; half a second the first time."""
    # spaCy takes half a second to import: only extraction needs it.
    import spacy

    model = os.environ.get("KSERENDER_SPACY_MODEL")
    nlp = spacy.load(model) if model else spacy.blank("sv")
    if not model:
        # The limit is for the memory of trained models; ours has none, and a paragraph may be longer.
        nlp.max_length = sys.maxsize
    for word in words("abbreviations", "words"):
        nlp.tokenizer.add_special_case(word, [{"ORTH": word}])  # type: ignore[union-attr]
    if "parser" not in nlp.pipe_names and "senter" not in nlp.pipe_names:
        nlp.add_pipe("sentencizer")
    ruler = nlp.add_pipe("entity_ruler", before="ner" if "ner" in nlp.pipe_names else None)
    ruler.add_patterns(patterns())  # type: ignore[attr-defined]
    return nlp


# A paper's paragraphs are asked about by several recognisers, one after another.  Whoever asks for sentences needs no
# ruler, and the other way round; `without` is the component that is left out.
@lru_cache(maxsize=512)
def _doc(text: str, without: str) -> "Doc":
    return pipeline()(text, disable=[without] if _is_ruled() else [])


@cache
def _is_ruled() -> bool:
    """Whether nothing but the ruler finds mentions, so that its tell-tale words are all there is."""
    return not os.environ.get("KSERENDER_SPACY_MODEL")


@lru_cache(maxsize=8192)
def mentions(text: str, *labels: str) -> tuple[Mention, ...]:
    """What the text mentions with one of these labels, in order; with none given, everything."""
    if _is_ruled() and not has_any(text.lower(), telling(*labels)):
        return ()
    found = []
    for entity in _doc(text, "sentencizer").ents:
        if not labels or entity.label_ in labels:
            name = normal(entity.text) if entity.label_ == "ORGAN" else entity.ent_id_ or entity.text
            found.append(Mention(entity.label_, entity.start_char, entity.end_char, entity.text, name))
    return tuple(found)


@lru_cache(maxsize=8192)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence, white space around it left out."""
    spans: list[tuple[int, int]] = []
    for sentence in _doc(text, "entity_ruler").sents:
        part = text[sentence.start_char : sentence.end_char]
        start = sentence.start_char + len(part) - len(part.lstrip())
        end = sentence.start_char + len(part.rstrip())
        if start >= end:
            continue
        # A sentence never begins with a small letter: that full stop belonged to an abbreviation.
        if spans and text[start].islower():
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return tuple(spans)


def normal(organ: str) -> str:
    """An organ's name: no genitive -s, a capital first and no more of them than that, white space folded."""
    name = " ".join(organ.split())
    if name.isupper():
        name = name.lower()
    if name.endswith("s"):
        name = name[:-1]
    return name[0].upper() + name[1:]


def organs(text: str) -> tuple[Mention, ...]:
    """The organs that the text mentions."""
    return mentions(text, "ORGAN")
