"""An archive as files for other programs.

    store ─┬ whole: whole papers, each an extraction of its own ────────── as_jsonl
           └ rows: the rows of a table, with the columns of listings ───── as_jsonl · as_csv · as_xlsx · as_parquet

All of it streams: memory does not grow with the archive.  The same papers give the same bytes, in whatever order, at
how many attempts and into which database they were indexed: there are no ids, no times of indexing, and an order of its
own (by path, then as in the document).
"""

from kserender.corpus.export.listings import LISTINGS
from kserender.corpus.export.writing import FORMS, export

__all__ = ["FORMS", "LISTINGS", "export"]
