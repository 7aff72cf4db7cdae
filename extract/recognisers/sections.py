"""The paper's sections with what each is for."""

from kserender.extract.matter import Matter
from kserender.paper import ListItem, Paper, Section


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `sections`: heading, role, level, text and list items; what stands before the first heading has none."""
    found = []
    for section in matter.sections:
        first = section.heading or next((b for b in matter.texts if section.blocks and b is section.blocks[0]), None)
        if section.heading is None and not section.text():
            continue
        found.append(
            Section(
                heading=section.title,
                role=section.role,
                level=max(section.level, 1),
                text=section.text(),
                items=[ListItem(line=line, label=label) for line, label in section.labels()],
                place=matter.place(first) if first else None,
            )
        )
    paper.sections = found
