"""From an Extraction to the rows of an archive's tables, made where the file is read: the writer only writes."""

from kserender.corpus.rows.contents import failed, rows
from kserender.corpus.rows.row import ContentRows, Row
from kserender.corpus.rows.storable import as_text

__all__ = ["ContentRows", "Row", "as_text", "failed", "rows"]
