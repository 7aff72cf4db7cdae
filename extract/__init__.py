"""From a Document to Papers: what a file says becomes what it means."""

from contextlib import nullcontext
from pathlib import Path

from kserender.model import Document
from kserender.model import Message as ModelMessage
from kserender.paper import Extraction, Message, Place, Source


def extract(source: str | Path | Document, *, explain: bool = False) -> Extraction:
    """The papers of a file or of a Document that has been read.

    A tjänsteskrivelse gives one Paper.  With `explain`, it is told of each field where it came from.  Raises a subclass
    of ReadError when a file cannot be read.
    """
    # Loaded here: the readers and the language are not needed to import the contract.
    from kserender.extract.alarms import alarms
    from kserender.extract.bundle import unfold
    from kserender.extract.explain import explanations, tracing
    from kserender.extract.gate import gate
    from kserender.extract.readers import read
    from kserender.extract.recognise import recognise

    document = unfold(source if isinstance(source, Document) else read(source))
    said = document.source
    with tracing() if explain else nullcontext() as trace:
        meeting, papers = recognise(document)
    inferred = gate(document, meeting, papers)
    return Extraction(
        source=Source(
            path=said.path,
            sha256=said.sha256,
            format=said.format,
            pages=said.pages,
            reader=said.reader,
            outcome="delvis" if any(message.level == "error" for message in document.messages) else "ok",
            messages=[*map(_message, document.messages), *inferred, *alarms(papers, document)],
        ),
        meeting=meeting,
        papers=papers,
        explanations=explanations(document, meeting, papers, trace) if trace else [],
    )


def _message(message: ModelMessage) -> Message:
    place = message.place
    where = None
    if place:
        where = Place(file=place.file, page=place.page, paragraph=place.paragraph, start=place.start, end=place.end)
    return Message(code=message.code, level=message.level, text=message.text, place=where)
