"""Recorded votes: totals.py reads figures, ballots.py names in a sentence, tables.py lists and tables of names,
question.py what the meeting was asked."""

from kserender.extract.voting.ballots import ballots
from kserender.extract.voting.question import asked
from kserender.extract.voting.tables import heads_list, tabled
from kserender.extract.voting.totals import bare_totals, totals

__all__ = ["asked", "ballots", "bare_totals", "heads_list", "tabled", "totals"]
