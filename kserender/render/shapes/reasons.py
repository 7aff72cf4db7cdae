"""Why something is proposed: the matter of a paper under one heading of its own."""

from kserender.paper import Paper, Section


def reasons(paper: Paper) -> list[Section]:
    """The sections with the summary first, as text of its own; a heading alone over all of the matter gives way."""
    read = [one for one in paper.sections if one.role == "summary"]
    first = [one.model_copy(update={"heading": None, "role": None, "place": None}) for one in read]
    if paper.summary and paper.summary != "\n".join(one.text for one in read):
        first = [Section(heading=None, text=paper.summary)]
    matter = [one for one in paper.sections if one.role != "summary"]
    return [*first, *(one for one in matter if one.role != "background" or one.text or not first)]
