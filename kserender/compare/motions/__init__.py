"""Changes as sentences that can be moved at a meeting, such as "I punkt 3 ersätts ordet ”trygga” med ”säkra”.".

    motions(old, new)           → what differs between two versions of a document
    motions_of(document, edits) → the same of edits to a document

The way of the data: versions → edits (kserender.amend.changes) → say.py (sentences; what a place is called is in
kserender.amend.naming) → moved.py, which reads each sentence back with the grammar of instructions and looks it up in
the old document before it is given out.  What does not come back as the same edit is put in another way, and at last as
the whole paragraph's new wording.
"""

from kserender.compare.motions.moved import Motion, motions, motions_of

__all__ = ["Motion", "motions", "motions_of"]
