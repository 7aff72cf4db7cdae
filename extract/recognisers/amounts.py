"""Sums of money."""

from kserender.extract.language.numbers import money
from kserender.extract.matter import Matter
from kserender.paper import Amount, Paper


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `amounts` from the body's text and tables, in reading order."""
    paper.amounts = [
        Amount(text=found.text, value=found.value, high=found.high, place=matter.place(block, found.start, found.end))
        for block in matter.texts
        for found in money(block.text("revised"))
    ]
