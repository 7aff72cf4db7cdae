"""Whose wording was adopted: where each sentence and decision point of an adopted text comes from.

    trace(adopted, proposals) → Trace

The way of the data: units.py (sentences of a document) → sources.py (equal ones by hash, then those that share a rare
pair of words) → traced.py (words and who has them, what was lost, shares).
"""

from kserender.compare.tracing.traced import Piece, Shares, Trace, Traced, trace
from kserender.compare.tracing.units import Unit

__all__ = ["Piece", "Shares", "Trace", "Traced", "Unit", "trace"]
