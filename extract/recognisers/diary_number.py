"""The paper's own diary number, told apart from those it refers to."""

from kserender.extract.language.diary import as_diary_number, diary_numbers
from kserender.extract.matter import Matter
from kserender.paper import Paper


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `diary_number`: after "Dnr" in the front matter or a page head, or in the title's brackets.

    A number in running text belongs to another matter, and is a reference.
    """
    front = matter.front
    if found := as_diary_number(front.values.get("diary_number", "")):
        paper.diary_number = found
        return
    for _block, line in front.titles:
        if own := diary_numbers(line):
            paper.diary_number = own[0].id
            return
