"""The official who wrote the paper."""

import re

from kserender.extract.matter import Matter
from kserender.paper import Paper


def recognise(matter: Matter, paper: Paper) -> None:
    """Fill `author` from a labelled value such as "Handläggare: Eva Ek"; telephone and title are left out."""
    value = matter.front.values.get("author", "")
    name = re.split(r"[,;(]|\s{2,}|\s\d", value, maxsplit=1)[0].strip()
    paper.author = name or None
