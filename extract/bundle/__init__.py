"""Case files: one file with several papers comes apart into them.

`unfold` gives flattened text its lines back, cells.py says what a line of a letterhead holds, letterheads.py where
letterheads stand, parts.py at which of them a paper begins.  Where that is not certain the file stays together.
named.py finds who moved a claim that bears no name in the papers beside it.
"""

from kserender.extract.bundle.named import name_movers
from kserender.extract.bundle.parts import Part, parts
from kserender.extract.bundle.unfold import unfold

__all__ = ["Part", "name_movers", "parts", "unfold"]
