"""Where each field of a Paper came from: trace.py notes which recogniser set it, basis.py what it was derived from."""

from kserender.extract.explain.explanations import explanations
from kserender.extract.explain.trace import tracing

__all__ = ["explanations", "tracing"]
