"""Several parties' alternatives over one base, put together.

    merge(base, [(party, document), …]) → Merged: what can be made at once, and what has to be chosen

The way of the data: each alternative's edits to the base (kserender.amend.changes) → claims.py (equal edits are one,
with all their parties; those that touch the same words collide) → merged.py.
`resolved(merged, party)` and `marked(merged)` make documents of the result.
"""

from kserender.compare.merging.claims import Agreed, Choice, Option
from kserender.compare.merging.merged import Merged, marked, merge, resolved

__all__ = ["Agreed", "Choice", "Merged", "Option", "marked", "merge", "resolved"]
