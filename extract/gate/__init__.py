"""The verbatim gate: no text of a Paper leaves as the document's own that does not stand in the document.

fields.py says which fields are texts of the document, walk.py finds them in a paper, squeezed.py where they stand.
"""

from kserender.extract.gate.gate import gate

__all__ = ["gate"]
