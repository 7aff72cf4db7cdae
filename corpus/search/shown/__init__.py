"""What a search found, in the forms that people and programs read."""

from kserender.corpus.search.shown.tables import as_csv, as_json, as_xlsx
from kserender.corpus.search.shown.terminal import as_text, show

__all__ = ["as_csv", "as_json", "as_text", "as_xlsx", "show"]
