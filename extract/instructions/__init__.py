"""Instructions: what one paper says is to be changed in another, in two grammars.

*var* (where.py) finds the parts of a document that a sentence names, *vad* (what.py) the verbs that order something;
clause.py puts them together or finds that nobody is instructed.  The words of both are language/instructions.toml.
"""

from kserender.extract.instructions.passages import Found, Passage, instructions
from kserender.extract.instructions.reading import Place, Reading

__all__ = ["Found", "Passage", "Place", "Reading", "instructions"]
