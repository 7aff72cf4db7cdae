"""Instructions: what one paper says is to be changed in another, in two grammars.

*var* (where.py) finds the parts of a document that a sentence names, *vad* (what.py) the verbs that order, each
in its clause.  clause.py puts them together: what is changed (a part, several, or words), what the verb brings
(brought.py), whether that is enough (enough.py) and nothing takes the order away (frame.py).  together.py makes one
of clauses that are one change ("stryks … och infogas …") and says what nobody has read; more.py goes on with further
words at the same place.  The words of both grammars are language/instructions.toml.
"""

from kserender.extract.instructions.passages import Found, Passage, instructions
from kserender.extract.instructions.reading import Place, Reading

__all__ = ["Found", "Passage", "Place", "Reading", "instructions"]
