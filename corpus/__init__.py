"""Many papers at once."""

from kserender.corpus.bulk import Outcome, extract_many

__all__ = ["Outcome", "extract_many"]
