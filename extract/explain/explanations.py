"""For each field that is set: which recogniser set it, how it was had, and the words of the document behind it."""

from collections.abc import Iterator, Sequence
from itertools import chain

from kserender.extract.explain.basis import Basis
from kserender.extract.explain.trace import Trace
from kserender.extract.gate.gate import Wording, begins
from kserender.extract.gate.walk import Value, values
from kserender.i18n import _
from kserender.model import Document
from kserender.paper import Explanation, Inference, Meeting, Paper

# Words before and after the place in its paragraph (characters).
BEFORE, AFTER = 40, 120
# What a heading or lead-in before the text says, rather than the text.
LED_IN = ("deciding_body", "recommends_to")


def explanations(
    document: Document, meeting: Meeting | None, papers: Sequence[Paper], trace: Trace
) -> list[Explanation]:
    """The explanations of the meeting and of every paper, in the order of the contract."""
    explaining = _Explaining(Wording(document), trace)
    found = explaining.of("meeting", meeting) if meeting else ()
    return list(chain(found, *(explaining.of(f"papers[{number}]", paper) for number, paper in enumerate(papers))))


class _Explaining:
    """What is asked of the document again and again while it is explained."""

    def __init__(self, wording: Wording, trace: Trace) -> None:
        self.wording = wording
        self.trace = trace
        self.basis = Basis(wording.view("marked"))

    def of(self, name: str, model: Meeting | Paper) -> Iterator[Explanation]:
        """The explanations of the fields of a meeting or paper, which is called `name` in the extraction."""
        start = begins(self.wording, model) if isinstance(model, Paper) else 0
        inferred = {one.field: one for one in model.inferred}
        # Where the object that a field belongs to was found: beside a person's name stands the party.
        homes: dict[str, int] = {"": self.wording.view("revised").origin(start)}
        for one in values(model, derived=True):
            home, _dot, field = one.path.rpartition(".")
            at = self._origin(one, field.partition("[")[0], homes.get(home, homes[""]), start)
            if at is not None and one.view is not None and home:
                homes.setdefault(home, at)
            yield self._explanation(
                name, model, one, inferred.get(one.path) or inferred.get(one.path.rpartition("[")[0]), at
            )

    def _origin(self, one: Value, field: str, near: int, start: int) -> int | None:
        """The number of the sign in the marked document at which the words behind the value begin."""
        if one.view is not None:
            found = self.wording.find(one, start)[0]
            return None if found is None else self.wording.view(one.view).origin(found)
        wording = self.wording.view("marked")
        at = wording.at(one.place) if one.place else None
        here = near if at is None else wording.origin(at)
        size = one.place.end - one.place.start if one.place and field not in LED_IN else 0
        found = self.basis.of(field, str(one.value), here + size)
        if found is not None:
            return found
        return None if "." not in one.path else here

    def _explanation(
        self, name: str, model: Meeting | Paper, one: Value, inferred: Inference | None, at: int | None
    ) -> Explanation:
        page = paragraph = words = None
        if at is not None:
            block, number = self.wording.view("marked").block(at)
            page, paragraph = block.place.page, block.place.paragraph
            words = _around(block.text(), number)
        rule = inferred.reason if inferred else _(one.rule) if one.rule else None
        return Explanation(
            field=f"{name}.{one.path}",
            value=str(one.value),
            recogniser=self.trace.recogniser(model, one.path) if isinstance(model, Paper) else "meeting",
            how="inferred" if inferred else "derived" if one.rule else "verbatim",
            rule=rule,
            page=page,
            paragraph=paragraph,
            words=words,
        )


def _around(text: str, at: int) -> str:
    """The words of a paragraph from a little before character `at` on, cut between words."""
    first = 0 if at <= BEFORE else text.rfind(" ", 0, at - BEFORE) + 1
    last = len(text) if at + AFTER >= len(text) else text.find(" ", at + AFTER)
    last = len(text) if last < 0 else last
    shown = " ".join(text[first:last].split())
    return f"{'…' if first else ''}{shown}{'…' if last < len(text) else ''}"
